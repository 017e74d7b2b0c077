using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Trying;
using Palier.Core.Values;
using Palier.Data.Snapshots;

namespace Palier.Benchmarks.Everyone;

/// <summary>What a person does who edits a draft: another threshold, another predicate, twelve quarters with a report; and taking up a snapshot.</summary>
internal sealed class WhatIfs(Workload workload, EngineWay engine, StringBuilder table)
{
    private const int Rounds = 7;

    public void Run(int lines, long bytes)
    {
        table.AppendLine("| with the same data | median |").AppendLine("|---|---|");
        var kept = new CountsKept();
        engine.Run(workload.Questions, engine.Columns, kept);
        Row("another threshold, figures kept", Texts(i => workload.Text.Replace("l_year: 40000", Plain($"l_year: {40_100 + (100 * i)}"), StringComparison.Ordinal)), t => engine.Run(Workload.For(t), engine.Columns, kept));
        Row("another predicate, one figure counted again", Texts(i => workload.Text.Replace("family-00, family-01, family-02, family-03, family-04], kind: [new, upsell, usage]", Plain($"family-00, family-{5 + i:00}], kind: [new, upsell]"), StringComparison.Ordinal)), t => engine.Run(Workload.For(t), engine.Columns, kept));
        if (lines <= 10_000_000)
        {
            Quarters();
        }

        Cold();
        table.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{(double)bytes / lines:0.0} bytes a line in columns.").AppendLine();
    }

    // Each time another text, so that nothing but what a person would have kept is found again.
    private void Row(string name, List<Programme> texts, Action<Programme> run)
    {
        var took = new List<double>();
        foreach (var text in texts)
        {
            var clock = Stopwatch.StartNew();
            run(text);
            took.Add(clock.Elapsed.TotalSeconds);
        }

        Add(name, took.Skip(texts.Count - Rounds));
    }

    private void Quarters()
    {
        Programme Read(string text) => Workload.Read(text.Replace("from:      2026-07-01", "from:      2023-10-01", StringComparison.Ordinal).Replace("published: 2026-05-01", "published: 2023-09-01", StringComparison.Ordinal));
        var published = Read(workload.Text);
        var span = new Period(new DateOnly(2023, 10, 1), new DateOnly(2026, 10, 1));
        Row("a draft against twelve quarters, before and after, with the report", [.. Texts(i => workload.Text.Replace("l_year: 40000", Plain($"l_year: {40_100 + (100 * i)}"), StringComparison.Ordinal), 3 + Rounds, Read)],
            draft => TrialRun.Of(new Trial([published], draft, span), engine, _ => _ => engine.Columns));
    }

    private void Cold()
    {
        var (path, of) = (Path.Combine(Path.GetTempPath(), Plain($"palier-bench-{Environment.ProcessId}.columns")), new SnapshotOf(engine.Columns.Reading.ToString(), "bench"));
        var clock = Stopwatch.StartNew();
        Snapshot.Write(path, of, engine.Columns.Image());
        Add("writing the snapshot", [clock.Elapsed.TotalSeconds]);
        var took = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            clock.Restart();
            using var taken = ((SnapshotOutcome.Taken)Snapshot.Open(path, of)).Snapshot;
            engine.Run(workload.Questions, SalesColumns.Of(engine.Columns.Reading, taken.Image, () => throw new InvalidOperationException("everything was kept")), null);
            took.Add(clock.Elapsed.TotalSeconds);
        }

        File.Delete(path);
        Add("from the snapshot to the result, checked (file in the system's cache)", took);
    }

    private List<Programme> Texts(Func<int, string> text, int count = 3 + Rounds, Func<string, Programme>? read = null) =>
        [.. Enumerable.Range(0, count).Select(i => text(i) is var changed && changed != workload.Text ? (read ?? Workload.Read)(changed) : throw new InvalidOperationException("nothing was changed"))];

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Add(string name, IEnumerable<double> took) =>
        table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {took.Order().ElementAt(took.Count() / 2) * 1000:#,##0.0} ms |");
}
