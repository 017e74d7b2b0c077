using System.Diagnostics;
using System.Globalization;
using Palier.Web.Tests.Databases;

namespace Palier.Benchmarks.Everyone;

/// <summary>
/// Measures the whole population by the engine, a kernel written by hand, DuckDB and PostgreSQL, one after the other and over again in one
/// run, after all of them have given the same levels and the same money to the cent.
/// </summary>
internal static class EveryoneBench
{
    private const int Wanted = 10_000_000;

    /// <param name="args">
    /// How many lines; <c>--check</c> to compare only; <c>--postgres</c> with a connection, or without one for a server of this run alone.
    /// </param>
    public static int Run(string[] args)
    {
        var server = Array.IndexOf(args, "--postgres") switch
        {
            < 0 => null,
            var at when at + 1 < args.Length => args[at + 1],
            _ => Own(),
        };
        List<int> counts = [.. args.TakeWhile(a => a != "--postgres").Where(a => a != "--check").Select(a => int.Parse(a.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))];
        counts = counts.Count == 0 ? [1_000_000, Wanted] : counts;
        if (args.Contains("--check"))
        {
            return counts.Max(lines => Identity.Check(lines, server));
        }

        var (table, versions, ofLine) = (new Table(), new SortedSet<string>(StringComparer.Ordinal), new List<(int Lines, double Seconds)>());
        foreach (var lines in counts)
        {
            ofLine.Add((lines, One(lines, server, table, versions)));
        }

        table.Head("Growth", "The time of a line is not to grow with their number.", "lines", "the engine, for a line");
        ofLine.ForEach(l => table.Row(l.Lines.ToString("#,##0", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{l.Seconds / l.Lines * 1e9:0.0} ns")));
        table.Publish(
            "everyone", "Everyone at once",
            "Written by `dotnet run build.cs bench`. All ways gave the same levels and the same money to the cent before anything was measured. "
            + "Medians; the ways took turns in one run. A ratio says how many times as long as the engine a way took.",
            versions);
        return 0;
    }

    private static string Own()
    {
        PostgresServer.SharedBuffers = "2GB";
        return PostgresServer.Running.ConnectionString("postgres");
    }

    private static double One(int lines, string? server, Table table, SortedSet<string> versions)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines:#,##0} lines: making them and filling the databases"));
        var (workload, sales) = (new Workload(), new Sales(lines, 7));
        var (engine, hand) = (new EngineWay(workload, sales), new HandWay(workload, sales));
        using var duck = new DuckDbWay(workload, sales);
        using var postgres = server is null ? null : new PostgresWay(server, workload, sales);
        long read = 0;
        var ways = new List<Way>
        {
            new("the engine, run by the programme's text", () => engine.Run(), () => engine.Of(engine.Run()), 7),
            new("a kernel written by hand for this programme", () => hand.Run(), hand.Run, 7),
            new($"DuckDB {duck.Version}, sorted by partner, converted", () => duck.Run(), duck.Run, 7),
        };
        versions.Add($"DuckDB {duck.Version}");
        if (postgres is not null)
        {
            ways.Add(new($"PostgreSQL {postgres.Version}, clustered, converted, parallel", () => postgres.Run(), postgres.Run, 3));
            versions.Add($"PostgreSQL {postgres.Version}");
        }

        var expected = ways[0].Result();
        ways.ForEach(w => Same(expected, w.Name, w.Result()));
        ways.Add(new("reading the same bytes once", () => read += Reading.Once(sales), null, 7));
        Measure(ways);
        var took = Write(lines, expected, ways, table, sales);
        new WhatIfs(workload, engine, sales, duck, table).Run(lines == Wanted);
        Console.Error.WriteLine($"read {read}");
        return took;
    }

    // Our own are run until the compiler has done with them; then seven rounds of all, three of the slowest.
    private static void Measure(List<Way> ways)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 3;)
        {
            ways[0].Do();
            ways[1].Do();
        }

        for (var round = 0; round < ways.Max(w => w.Rounds); round++)
        {
            foreach (var way in ways.Where(w => round < w.Rounds))
            {
                var clock = Stopwatch.StartNew();
                way.Do();
                way.Took.Add(clock.Elapsed.TotalSeconds);
            }
        }
    }

    private static void Same(Result expected, string who, Result found)
    {
        if (expected.Difference(found) is { } difference)
        {
            throw new InvalidOperationException($"the engine and {who} do not agree: {difference}");
        }
    }

    private static double Write(int lines, Result result, List<Way> ways, Table table, Sales sales)
    {
        var engine = Table.Median(ways[0].Took);
        table.Head(
            string.Create(CultureInfo.InvariantCulture, $"{lines:#,##0} lines"),
            string.Create(CultureInfo.InvariantCulture, $"{Sales.Partners:#,##0} partners, 31 metrics, 4 levels, 6 bonuses; {result.Cents.Count(c => c != 0):#,##0} amounts, {result.Cents.Sum() / 100:#,##0} EUR, hash {result.Hash()[..16]}."),
            "way", "median", "ratio", "wanted", "never beyond", "");
        foreach (var way in ways)
        {
            var took = Table.Median(way.Took);
            var (wanted, never, found) = way.Name[0] switch
            {
                'D' => (20.0, 10.0, took / engine),
                'P' => (120.0, 50.0, took / engine),
                'r' => (10.0, 15.0, engine / took),
                'a' => (1.3, 2.0, engine / took),
                _ => (0, 0, 1),
            };
            var what = way.Name[0] is 'D' or 'P' ? "{0} times the engine" : "the engine within {0} times";
            table.Row(way.Name, Table.Ms(took), string.Create(CultureInfo.InvariantCulture, $"{took / engine:0.00}"), wanted == 0 ? "" : string.Format(CultureInfo.InvariantCulture, what, wanted),
                wanted == 0 ? "" : never.ToString(CultureInfo.InvariantCulture), wanted == 0 || lines != Wanted ? "" : Table.Verdict(found, wanted, never));
        }

        table.Row("bytes of a line in columns", string.Create(CultureInfo.InvariantCulture, $"{(double)sales.Bytes / lines:0.0}"), "", "24", "40", Table.Verdict((double)sales.Bytes / lines, 24, 40));
        table.End();
        return engine;
    }
}

/// <summary>A way to compute everyone.</summary>
internal sealed class Way(string name, Action run, Func<Result>? result, int rounds)
{
    public string Name => name;

    public int Rounds => rounds;

    public List<double> Took { get; } = [];

    public void Do() => run();

    public Result Result() => result!();
}
