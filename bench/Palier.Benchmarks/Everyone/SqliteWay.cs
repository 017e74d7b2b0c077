using Microsoft.Data.Sqlite;

namespace Palier.Benchmarks.Everyone;

/// <summary>SQLite in memory, sorted by partner: not measured, but it agrees or not.</summary>
internal sealed class SqliteWay : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly string _query;

    public SqliteWay(Workload workload, Sales sales)
    {
        _query = PeerSql.Of(workload, new Dialect("integer", "min", "max", (a, b) => $"{a} / {b}"));
        _connection.Open();
        Execute("create table sales (partner integer, day integer, family integer, kind integer, country integer, customer integer, deal integer, cents integer)");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "insert into sales values ($0, $1, $2, $3, $4, $5, $6, $7)";
        var values = Enumerable.Range(0, 8).Select(i => insert.Parameters.Add($"${i}", SqliteType.Integer)).ToArray();
        foreach (var line in sales.All())
        {
            long[] row = [line.Partner, line.Day, line.Family, line.Kind, line.Country, line.Customer, line.Deal, line.Cents];
            for (var i = 0; i < row.Length; i++)
            {
                values[i].Value = row[i];
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public string Version => _connection.ServerVersion;

    public Result Run()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _query;
        using var reader = command.ExecuteReader();
        return PeerSql.Read(reader);
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
