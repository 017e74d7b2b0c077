using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Palier.Web.Tests.Databases;

public sealed class DatabaseTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void An_empty_database_answers(Engine engine)
    {
        using var database = TestDatabase.Empty(engine);

        Scalar(database, "SELECT 1 + 1").ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Copies_of_a_template_hold_its_rows_and_do_not_see_each_other(Engine engine)
    {
        using var one = TestDatabase.CopyOf("three rows", engine, c => ThreeRows(engine, c));
        using var other = TestDatabase.CopyOf("three rows", engine, c => ThreeRows(engine, c));

        Execute(one.Engine, one.ConnectionString, "DELETE FROM t");

        Scalar(one, "SELECT count(*) FROM t").ShouldBe(0);
        Scalar(other, "SELECT count(*) FROM t").ShouldBe(3);
    }

    private static void ThreeRows(Engine engine, string connection)
    {
        if (engine == Engine.Sqlite)
        {
            Execute(engine, connection, "PRAGMA journal_mode = wal");
        }

        Execute(engine, connection, "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (2), (3)");
    }

    private static void Execute(Engine engine, string connectionString, string sql)
    {
        using var connection = Connection(engine, connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Scalar(TestDatabase database, string sql)
    {
        using var connection = Connection(database.Engine, database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar());
    }

    private static DbConnection Connection(Engine engine, string connectionString) =>
        engine == Engine.Sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
}
