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
    private const int MostLinesOfSlow = 1_000_000;

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
        var ways = new List<Way>();
        if (server is not null)
        {
            var bare = new BareCopy(file);
            ways.Add(new Way(ImportFigures.Bare, () => InPostgres(server, connection => Timed(() => bare.Run(connection)))));
            ways.Add(new Way(ImportFigures.Ours, () => InPostgres(server, connection => Import(connection, file))));
        }

        if (lines <= MostLinesOfSlow)
        {
            ways.Add(new Way(ImportFigures.Sqlite, () => InSqlite(file)) { IsSlow = true });
        }

        ways.Add(new Way(ImportFigures.DuckTable, () => Timed(() => Expect(lines, duck.Table()))));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var way in ways.Where(w => round == 0 || !w.IsSlow))
            {
                GC.Collect();
                way.Took.Add(way.Run());
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines:#,##0} lines, {way.Name}: {way.Took[^1].Clock:0.00} s, of the processor {way.Took[^1].Cpu:0.00} s"));
            }
        }

        report.Add(lines, file.Megabytes, ways, $"DuckDB {duck.Version}{(server is null ? "" : $", PostgreSQL {Version(server)}")}");
    }

    private static Took Import(string connection, SalesFile file)
    {
        var database = Database.Open(connection);
        SalesFile.AddPartners(database);
        return Timed(() => Expect(file.Sales.Lines, ((ImportOutcome.Done)ImportSales.Run(database, file.Request)).Report.Taken));
    }

    private static Took InSqlite(SalesFile file)
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
    private static Took InPostgres(string server, Func<string, Took> run)
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

    private static string Version(string server)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        return connection.PostgreSqlVersion.ToString();
    }

    private static Took Timed(Action run)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        run();
        return new Took(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static void Expect(long lines, long there)
    {
        if (lines != there)
        {
            throw new InvalidOperationException($"{there} of {lines} lines are there");
        }
    }
}

/// <summary>Seconds on the clock, and those that this process had a processor for.</summary>
internal readonly record struct Took(double Clock, double Cpu);

/// <summary>Something that is measured.</summary>
internal sealed record Way(string Name, Func<Took> Run)
{
    /// <summary>Run once instead of in every round.</summary>
    public bool IsSlow { get; init; }

    public List<Took> Took { get; } = [];

    public Took Median => Took.OrderBy(t => t.Clock).ElementAt(Took.Count / 2);
}
