using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Palier.Benchmarks.Everyone;

/// <summary>
/// Measures the whole population by the engine, a kernel written by hand, DuckDB and PostgreSQL, one after the other and over again in one
/// run, after all of them have given the same levels and the same money to the cent.
/// </summary>
internal static class EveryoneBench
{
    /// <param name="args">How many lines, and <c>--postgres</c> with a connection.</param>
    public static int Run(string[] args)
    {
        var server = Array.IndexOf(args, "--postgres") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        var counts = args.TakeWhile(a => a != "--postgres").Select(a => int.Parse(a.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).DefaultIfEmpty(1_000_000).ToList();
        var table = new StringBuilder();
        foreach (var lines in counts)
        {
            One(lines, server, table);
        }

        Console.Write(table);
        return 0;
    }

    private static void One(int lines, string? server, StringBuilder table)
    {
        var (workload, sales) = (new Workload(), new Sales(lines, 7));
        var (engine, hand) = (new EngineWay(workload, sales), new HandWay(workload, sales));
        using var duck = new DuckDbWay(workload, sales);
        using var postgres = server is null ? null : new PostgresWay(server, workload, sales);
        var expected = engine.Of(engine.Run());
        Same(expected, "the kernel", hand.Run());
        Same(expected, "DuckDB", duck.Run());
        if (postgres is not null)
        {
            Same(expected, "PostgreSQL", postgres.Run());
        }

        long read = 0;
        var ways = new List<(string Name, Action Do, List<double> Took)>
        {
            ("engine, run by the text", () => engine.Run(), []),
            ("kernel written by hand", () => hand.Run(), []),
            ($"DuckDB {duck.Version}, sorted, converted", () => duck.Run(), []),
            ("reading the same bytes once", () => read += Read(sales), []),
        };
        if (postgres is not null)
        {
            ways.Add(($"PostgreSQL {postgres.Version}, sorted, converted", () => postgres.Run(), []));
        }

        // Our own are run until the compiler has done with them; then seven rounds of all, three of the slowest.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 3;)
        {
            ways[0].Do();
            ways[1].Do();
        }

        for (var round = 0; round < 7; round++)
        {
            foreach (var (name, run, took) in ways)
            {
                if (name.StartsWith('P') && round > 2)
                {
                    continue;
                }

                var clock = Stopwatch.StartNew();
                run();
                took.Add(clock.Elapsed.TotalSeconds);
            }
        }

        Write(lines, expected, ways, table);
        new WhatIfs(workload, engine, table).Run(lines, sales.Bytes);
        Console.Error.WriteLine($"read {read}");
    }

    private static void Same(Result expected, string who, Result found)
    {
        if (expected.Difference(found) is { } difference)
        {
            throw new InvalidOperationException($"the engine and {who} do not agree: {difference}");
        }
    }

    // The floor: every byte that is looked at, touched once on as many threads.
    private static long Read(Sales sales)
    {
        long sum = 0;
        var threads = Environment.ProcessorCount;
        Parallel.For(0, threads, part =>
        {
            var (from, until) = ((int)((long)sales.Lines * part / threads), (int)((long)sales.Lines * (part + 1) / threads));
            var (cents, rest) = (Sum(MemoryMarshal.Cast<long, ulong>(sales.Cents.AsSpan(from, until - from))), 0UL);
            rest += Sum(MemoryMarshal.Cast<ushort, ulong>(sales.Day.AsSpan(from, until - from))) + Sum(MemoryMarshal.Cast<ushort, ulong>(sales.Words.AsSpan(from, until - from)));
            rest += Sum(MemoryMarshal.Cast<int, ulong>(sales.Customer.AsSpan(from, until - from))) + Sum(MemoryMarshal.Cast<int, ulong>(sales.Deal.AsSpan(from, until - from)));
            Interlocked.Add(ref sum, (long)(cents + rest));
        });
        return sum;
    }

    private static ulong Sum(ReadOnlySpan<ulong> of)
    {
        var sum = System.Numerics.Vector<ulong>.Zero;
        foreach (var vector in MemoryMarshal.Cast<ulong, System.Numerics.Vector<ulong>>(of))
        {
            sum += vector;
        }

        return System.Numerics.Vector.Sum(sum);
    }

    private static void Write(int lines, Result result, List<(string Name, Action Do, List<double> Took)> ways, StringBuilder table)
    {
        var engine = Median(ways[0].Took);
        table.AppendLine(CultureInfo.InvariantCulture, $"## {lines:#,##0} lines").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{Sales.Partners:#,##0} partners, 31 metrics, 4 levels, 6 bonuses; {result.Cents.Count(c => c != 0):#,##0} amounts, {result.Cents.Sum() / 100:#,##0} EUR; same to the cent.").AppendLine()
            .AppendLine("| way | median | ratio to the engine |").AppendLine("|---|---|---|");
        foreach (var (name, _, took) in ways)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Median(took) * 1000:#,##0.0} ms | {Median(took) / engine:0.00} |");
        }

        table.AppendLine();
    }

    private static double Median(List<double> took) => took.Order().ElementAt(took.Count / 2);
}
