using Palier.App.Imports;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>What came of an import, told.</summary>
internal static class ImportTold
{
    private const int Listed = 20;

    public static int Tell(ImportOutcome outcome, bool json, Terminal terminal, bool ofFacts = true)
    {
        if (outcome is ImportOutcome.FileRefused refused)
        {
            return terminal.Complain(Ending.FoundWrong, refused.Sentence(terminal.Words));
        }

        var report = outcome is ImportOutcome.Done done ? done.Report : ((ImportOutcome.NothingTaken)outcome).Report;
        var taken = outcome is ImportOutcome.Done;
        if (json)
        {
            terminal.SayJson(Row(report, taken, terminal.Words));
        }
        else
        {
            Print(report, taken, ofFacts, terminal);
        }

        return report.Rejected.IsEmpty ? Ending.Done : Ending.FoundWrong;
    }

    /// <summary>A file that was to be tried on, and cannot be.</summary>
    public static int Refused(ImportOutcome outcome, bool json, Terminal terminal)
    {
        if (outcome is not ImportOutcome.NothingTaken { Report: var report } || json)
        {
            return Tell(outcome, json, terminal);
        }

        PrintRejected(report, terminal);
        return terminal.Complain(Ending.FoundWrong, terminal.Words.Say("import.nothing_tried", ("count", $"{report.Rejected.Select(r => r.Line).Distinct().Count()}")));
    }

    private static object Row(ImportReport report, bool taken, Words words) => new
    {
        takenIn = taken,
        report.Lines,
        report.Taken,
        report.Skipped,
        report.Changed,
        report.PartnersCreated,
        rejected = report.Rejected.Select(r => new { r.Line, r.Column, r.In?.Sheet, r.In?.Letters, r.Value, reason = r.Why, message = r.Sentence(words) }),
        report.RejectedFile,
        rounded = report.Rounded.Length,
        net = report.Net.ToDictionary(n => n.Key, n => n.Value.ToString()),
        movedByRounding = report.MovedByRounding.ToDictionary(n => n.Key, n => n.Value.ToString()),
    };

    private static void PrintRejected(ImportReport report, Terminal terminal)
    {
        foreach (var line in report.Rejected.Take(Listed))
        {
            terminal.Say(line.Told(terminal.Words));
        }

        if (report.Rejected.Length > Listed)
        {
            terminal.Say(terminal.Words.Say("import.more", ("count", $"{report.Rejected.Length - Listed}")));
        }
    }

    private static void Print(ImportReport report, bool taken, bool ofFacts, Terminal terminal)
    {
        PrintRejected(report, terminal);
        if (report.RejectedFile is { } file)
        {
            Say("rejected_file", ("file", file));
        }

        if (!taken)
        {
            Say(ofFacts ? "nothing" : "no_rates");
            return;
        }

        Say(ofFacts ? "done" : "rates_done", ("changed", $"{report.Changed}"), ("lines", $"{report.Lines}"), ("taken", $"{report.Taken}"), ("skipped", $"{report.Skipped}"), ("rejected", $"{report.Rejected.Length}"), ("partners", $"{report.PartnersCreated}"));
        foreach (var (currency, net) in report.Net.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            terminal.Say("  " + (report.MovedByRounding.TryGetValue(currency, out var by) ? terminal.Words.Say("import.moved", ("net", $"{net}"), ("by", $"{by}")) : $"{net}"));
        }

        if (!report.Rounded.IsEmpty)
        {
            Say("rounded", ("count", $"{report.Rounded.Length}"));
        }

        void Say(string key, params ReadOnlySpan<(string, string)> figures) => terminal.Say(terminal.Words.Say($"import.{key}", figures));
    }
}
