using Palier.App.Imports;

namespace Palier.Cli.Verbs;

/// <summary>What came of an import, told.</summary>
internal static class ImportTold
{
    private const int Listed = 20;

    public static int Tell(ImportOutcome outcome, bool json, Terminal terminal)
    {
        if (outcome is ImportOutcome.FileRefused refused)
        {
            return terminal.Complain(Ending.FoundWrong, refused.Reason);
        }

        var report = outcome is ImportOutcome.Done done ? done.Report : ((ImportOutcome.NothingTaken)outcome).Report;
        var taken = outcome is ImportOutcome.Done;
        if (json)
        {
            terminal.SayJson(Row(report, taken));
        }
        else
        {
            Print(report, taken, terminal);
        }

        return report.Rejected.IsEmpty ? Ending.Done : Ending.FoundWrong;
    }

    private static object Row(ImportReport report, bool taken) => new
    {
        takenIn = taken,
        report.Lines,
        report.Taken,
        report.Skipped,
        report.Changed,
        report.PartnersCreated,
        rejected = report.Rejected.Select(r => new { r.Line, r.Column, r.Value, reason = r.Why, message = r.Sentence }),
        report.RejectedFile,
        rounded = report.Rounded.Length,
        net = report.Net.ToDictionary(n => n.Key, n => n.Value.ToString()),
        movedByRounding = report.MovedByRounding.ToDictionary(n => n.Key, n => n.Value.ToString()),
    };

    private static void Print(ImportReport report, bool taken, Terminal terminal)
    {
        foreach (var line in report.Rejected.Take(Listed))
        {
            terminal.Say($"line {line.Line}, {line.Column}: {line.Sentence}");
        }

        if (report.Rejected.Length > Listed)
        {
            terminal.Say($"and {report.Rejected.Length - Listed} more");
        }

        if (report.RejectedFile is { } file)
        {
            terminal.Say($"The rejected lines with their reasons are in {file}.");
        }

        if (!taken)
        {
            terminal.Say("Nothing was taken in. Correct the lines, or take in the others with --accept-good.");
            return;
        }

        terminal.Say($"{report.Lines} lines read, {report.Taken} taken in, {report.Skipped} known already, {report.Rejected.Length} rejected, {report.PartnersCreated} partners created");
        foreach (var (currency, net) in report.Net.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            var moved = report.MovedByRounding.TryGetValue(currency, out var by) ? $"; rounding each line would move it by {by}" : "";
            terminal.Say($"  {net}{moved}");
        }

        if (!report.Rounded.IsEmpty)
        {
            terminal.Say($"{report.Rounded.Length} amounts had more than four decimals and were rounded as the mapping says.");
        }
    }
}
