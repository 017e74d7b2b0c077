using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Palier.Web.Tests.Databases;

/// <summary>A database of one test or one test class: reached by its connection string, gone when disposed.</summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly ConcurrentDictionary<(Engine, string), Lazy<TestDatabase>> templates = new();
    private static int made;
    private readonly string name;

    private TestDatabase(Engine engine, string name)
    {
        Engine = engine;
        this.name = name;
        ConnectionString = engine == Engine.Sqlite
            ? $"Data Source={SqliteFolder.PathOf(name)}"
            : PostgresServer.Running.ConnectionString(name);
    }

    public Engine Engine { get; }

    /// <summary>What <c>--db</c> takes: a SQLite or a PostgreSQL connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>A database without a single table.</summary>
    public static TestDatabase Empty(Engine engine)
    {
        var database = new TestDatabase(engine, FreshName());
        if (engine == Engine.Postgres)
        {
            PostgresServer.Running.Run($"CREATE DATABASE {database.name}");
        }

        return database;
    }

    /// <summary>
    /// A copy of the template of that name. The first asker prepares the template (migrates it, loads it) from its
    /// connection string and leaves no connection open; everyone else waits for that and copies.
    /// </summary>
    public static TestDatabase CopyOf(string template, Engine engine, Action<string> prepare)
    {
        var source = templates.GetOrAdd((engine, template), _ => new(() => Prepared(engine, prepare))).Value;
        var copy = new TestDatabase(engine, FreshName());
        if (engine == Engine.Postgres)
        {
            PostgresServer.Running.Run($"CREATE DATABASE {copy.name} TEMPLATE {source.name}");
        }
        else
        {
            File.Copy(SqliteFolder.PathOf(source.name), SqliteFolder.PathOf(copy.name));
        }

        return copy;
    }

    public void Dispose()
    {
        LetGo();
        if (Engine == Engine.Postgres)
        {
            PostgresServer.Running.Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        else
        {
            SqliteFolder.Delete(name);
        }
    }

    private static TestDatabase Prepared(Engine engine, Action<string> prepare)
    {
        var template = Empty(engine);
        prepare(template.ConnectionString);
        template.LetGo();
        return template;
    }

    /// <summary>
    /// Pooled connections would keep a template in use. The last one to a SQLite file also writes its log into the
    /// file, without which a copy of the file would miss the latest rows.
    /// </summary>
    private void LetGo()
    {
        if (Engine == Engine.Postgres)
        {
            using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
            return;
        }

        SqliteConnection.ClearAllPools();
        using var last = new SqliteConnection(ConnectionString + ";Pooling=False");
        last.Open();
        using var checkpoint = last.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
    }

    private static string FreshName() => $"test_{Interlocked.Increment(ref made)}";
}
