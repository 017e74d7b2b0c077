using System.Collections.Immutable;
using System.Diagnostics;
using Palier.App.Imports;
using Palier.Benchmarks.Importing;
using Palier.Core.Columns;

namespace Palier.Benchmarks.Everyone;

/// <summary>From a CSV file to the levels and the money of everyone: every line read, checked and counted, beside DuckDB reading the same file.</summary>
internal sealed class FromFile(Workload workload, EngineWay engine, Sales sales, Table table)
{
    private const int Rounds = 3;

    public void Run(bool judged)
    {
        using var file = new SalesFile(sales);
        var (duck, ours, theirs) = (new DuckDbRead(file, workload), new List<double>(), new List<double>());
        var expected = engine.Of(engine.Run());
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var clock = Stopwatch.StartNew();
            var found = engine.Of(Read(file));
            ours.Add(clock.Elapsed.TotalSeconds);
            GC.Collect();
            clock.Restart();
            var peer = duck.Result();
            theirs.Add(clock.Elapsed.TotalSeconds);
            if ((expected.Difference(found) ?? expected.Difference(peer)) is { } difference)
            {
                throw new InvalidOperationException($"from the file it is not the same: {difference}");
            }
        }

        var ratio = Table.Median(theirs) / Table.Median(ours);
        table.Row(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"from a CSV file of {file.Megabytes:#,##0} MB to the result, every line checked"), Table.Ms(Table.Median(ours)), "", "", "");
        table.Row("DuckDB from the same file to the result", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Table.Ms(Table.Median(theirs))}, {ratio:0.0} times"), "2.5 times", "1.5 times", judged ? Table.Verdict(ratio, 2.5, 1.5) : "");
    }

    private PopulationAnswers Read(SalesFile file)
    {
        var read = PlainSales.Read(file.Csv, file.Request.Mapping, Ids) ?? throw new InvalidOperationException("a line of the file is not plain");
        return engine.Run(workload.Questions, read.Columns(workload.Programme, engine.Columns.Reading, engine.Members, () => throw new InvalidOperationException("something was asked that numbers do not have")), null);
    }

    private static ImmutableArray<string> Ids { get; } = [.. Enumerable.Range(0, Sales.Partners).Select(SalesFile.Name)];
}
