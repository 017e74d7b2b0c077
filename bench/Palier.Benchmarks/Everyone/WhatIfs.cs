using System.Diagnostics;
using System.Globalization;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Trying;
using Palier.Core.Values;
using Palier.Data.Snapshots;

namespace Palier.Benchmarks.Everyone;

/// <summary>
/// What a person does who edits a draft: another threshold, another predicate, twelve quarters with a report; and late lines, and taking up
/// a snapshot beside DuckDB taking up its file.
/// </summary>
internal sealed class WhatIfs(Workload workload, EngineWay engine, Sales sales, DuckDbWay duck, Table table)
{
    private const int Rounds = 7;

    // Runs that are not counted, until the compiler has done with what is run.
    private const int Warm = 20;
    private const int Families = 15;
    private const string Silver = "l_year: 40000";
    private const string Cloud = "family-00, family-01, family-02, family-03, family-04], kind: [new, upsell, usage]";
    private const int MostLinesOfQuarters = 10_000_000;
    private const int MostLinesOfFile = 10_000_000;

    /// <param name="judged">Whether what comes out is compared with what we want.</param>
    public void Run(bool judged)
    {
        table.Columns("with the same data", "median", "wanted", "never beyond", "");
        var kept = new CountsKept();
        engine.Run(workload.Questions, engine.Columns, kept);
        var threshold = Took(Texts(i => workload.Text.Replace(Silver, Plain($"l_year: {40_100 + (100 * i)}"), StringComparison.Ordinal)), t => engine.Run(Workload.For(t), engine.Columns, kept));
        Row("another threshold, figures kept", threshold, 2, 20, judged);
        var predicate = Took(Texts(i => WithFirst(Cloud, Plain($"family-00, family-{5 + (i % Families):00}], kind: [new, {(i < Families ? "upsell" : "renewal")}]"))), t => engine.Run(Workload.For(t), engine.Columns, kept));
        Row("another predicate, one figure counted again", predicate, 10, 60, judged);
        if (sales.Lines <= MostLinesOfQuarters)
        {
            Quarters(judged);
        }

        Late(judged);
        Cold(judged);
        if (sales.Lines <= MostLinesOfFile)
        {
            new FromFile(workload, engine, sales, table).Run(judged);
        }

        table.End();
    }

    // Other figures with the same predicate keep theirs.
    private string WithFirst(string words, string others) =>
        workload.Text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? workload.Text[..at] + others + workload.Text[(at + words.Length)..] : throw new InvalidOperationException($"the text has no {words}");

    // Each time another text, so that nothing but what a person would have kept is found again.
    private static List<double> Took(List<Programme> texts, Action<Programme> run)
    {
        var took = new List<double>();
        foreach (var text in texts)
        {
            var clock = Stopwatch.StartNew();
            run(text);
            took.Add(clock.Elapsed.TotalSeconds);
        }

        return took[^Rounds..];
    }

    private void Quarters(bool judged)
    {
        Programme Read(string text) => Workload.Read(text.Replace("from:      2026-07-01", "from:      2023-10-01", StringComparison.Ordinal).Replace("published: 2026-05-01", "published: 2023-09-01", StringComparison.Ordinal));
        var published = Read(workload.Text);
        var span = new Period(new DateOnly(2023, 10, 1), new DateOnly(2026, 10, 1));
        var texts = Texts(i => workload.Text.Replace(Silver, Plain($"l_year: {40_100 + (100 * i)}"), StringComparison.Ordinal), Read);
        Row("a draft against twelve quarters, before and after, with the report", Took(texts, draft => TrialRun.Of(new Trial([published], draft, span), engine, _ => _ => engine.Columns)), 500, 1_500, judged);
    }

    private void Late(bool judged)
    {
        var late = new LateLines(sales, 1_000);
        var (touched, before, took) = (engine.Take(late.Facts()), engine.Run(), new List<double>());
        var again = before;
        for (var i = 0; i < Warm + Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            var columns = engine.Columns.With(touched, workload.Programme);
            again = PopulationRun.Again(before, engine, late.Touched, _ => columns);
            took.Add(clock.Elapsed.TotalSeconds);
        }

        duck.Add(late.Lines);
        if (engine.Of(again).Difference(duck.Run()) is { } difference)
        {
            throw new InvalidOperationException($"after late lines the engine and DuckDB do not agree: {difference}");
        }

        Row(Plain($"1,000 late lines, which touch {late.Touched.Length:#,##0} partners with {late.LinesOfTouched:#,##0} lines, the same as a full run of DuckDB"), took[^Rounds..], 5, 50, judged);
    }

    private void Cold(bool judged)
    {
        var (path, of) = (Path.Combine(Path.GetTempPath(), Plain($"palier-bench-{Environment.ProcessId}.columns")), new SnapshotOf(engine.Columns.Reading.ToString(), "bench"));
        Snapshot.Write(path, of, engine.Columns.Image());
        duck.Write(path + ".duckdb");
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            using (var taken = ((SnapshotOutcome.Taken)Snapshot.Open(path, of)).Snapshot)
            {
                engine.Run(workload.Questions, SalesColumns.Of(engine.Columns.Reading, taken.Image, () => throw new InvalidOperationException("everything was kept")), null);
            }

            ours.Add(clock.Elapsed.TotalSeconds);
            clock.Restart();
            duck.RunCold(path + ".duckdb");
            theirs.Add(clock.Elapsed.TotalSeconds);
        }

        File.Delete(path);
        File.Delete(path + ".duckdb");
        Row("from the snapshot to the result, every checksum compared (in the system's cache)", ours, 1_000, 1_000, judged);
        var ratio = Table.Median(theirs) / Table.Median(ours);
        table.Row("DuckDB from its file to the result (in the system's cache)", Plain($"{Table.Ms(Table.Median(theirs))}, {ratio:0.0} times"), "4 times", "2 times", judged ? Table.Verdict(ratio, 4, 2) : "");
    }

    private static List<Programme> Texts(Func<int, string> text) => Texts(text, Workload.Read);

    private static List<Programme> Texts(Func<int, string> text, Func<string, Programme> read)
    {
        List<string> texts = [.. Enumerable.Range(0, Warm + Rounds).Select(text)];
        return texts.Distinct(StringComparer.Ordinal).Count() == texts.Count ? texts.ConvertAll(t => read(t)) : throw new InvalidOperationException("nothing was changed");
    }

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Row(string name, List<double> took, double wanted, double never, bool judged) =>
        table.Row(name, Table.Ms(Table.Median(took)), Plain($"{wanted:#,##0} ms"), Plain($"{never:#,##0} ms"), judged ? Table.Verdict(Table.Median(took) * 1000, wanted, never) : "");
}
