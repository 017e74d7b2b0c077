using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Palier.App.Imports;
using Palier.Benchmarks.Everyone;
using Palier.Data;

namespace Palier.Benchmarks.Importing;

/// <summary>
/// Measures taking in a file of sales, one way after the other and over again in one run: into PostgreSQL beside a bare COPY of the same
/// lines, into SQLite, and DuckDB reading the same file.
/// </summary>
internal static class ImportBench
{
    private const int Rounds = 3;

    /// <param name="args">How many lines, and <c>--postgres</c> with a connection.</param>
    public static int Run(string[] args)
    {
        var server = Array.IndexOf(args, "--postgres") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        var counts = args.TakeWhile(a => a != "--postgres").Select(a => int.Parse(a.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).DefaultIfEmpty(1_000_000).ToList();
        var report = new ImportFigures();
        foreach (var lines in counts)
        {
            One(lines, server, report);
            report.Save();
        }

        return 0;
    }

    private static void One(int lines, string? server, ImportFigures report)
    {
        var workload = new Workload();
        using var file = new SalesFile(new Sales(lines, 7));
        var duck = new DuckDbRead(file, workload);
        var ways = new List<(string Name, Func<double> Do, List<double> Took)>();
        if (server is not null)
        {
            var bare = new BareCopy(file);
            ways.Add((ImportFigures.Bare, () => InPostgres(server, connection => Timed(() => bare.Run(connection))), []));
            ways.Add((ImportFigures.Ours, () => InPostgres(server, connection => Import(connection, file)), []));
        }

        ways.Add((ImportFigures.Sqlite, () => InSqlite(file), []));
        ways.Add((ImportFigures.DuckTable, () => Timed(() => Expect(lines, duck.Table())), []));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, run, took) in ways)
            {
                GC.Collect();
                var before = Environment.CpuUsage.TotalTime;
                took.Add(run());
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines:#,##0} lines, {name}: {took[^1]:0.00} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.00} s of this process"));
            }
        }

        report.Add(lines, file.Megabytes, [.. ways.Select(w => (w.Name, w.Took.Order().ElementAt(Rounds / 2)))], $"DuckDB {duck.Version}");
    }

    private static double Import(string connection, SalesFile file)
    {
        var database = Database.Open(connection);
        SalesFile.AddPartners(database);
        return Timed(() => Expect(file.Sales.Lines, ((ImportOutcome.Done)ImportSales.Run(database, file.Request)).Report.Taken));
    }

    private static double InSqlite(SalesFile file)
    {
        var took = Import(file.Sqlite, file);
        SqliteConnection.ClearAllPools();
        foreach (var made in Directory.GetFiles(Path.GetDirectoryName(file.Sqlite)!, "palier.db*"))
        {
            File.Delete(made);
        }

        return took;
    }

    // Each round has a database of its own, made and dropped outside of what is measured.
    private static double InPostgres(string server, Func<string, double> run)
    {
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = "palier_bench_import", Pooling = false }.ConnectionString;
        Administer(server, "DROP DATABASE IF EXISTS palier_bench_import WITH (FORCE)");
        Administer(server, "CREATE DATABASE palier_bench_import");
        try
        {
            Database.Open(connection);
            return run(connection);
        }
        finally
        {
            Administer(server, "DROP DATABASE palier_bench_import WITH (FORCE)");
            Administer(server, "CHECKPOINT");
        }
    }

    private static void Administer(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    private static double Timed(Action run)
    {
        var clock = Stopwatch.StartNew();
        run();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Expect(long lines, long there)
    {
        if (lines != there)
        {
            throw new InvalidOperationException($"{there} of {lines} lines are there");
        }
    }
}
