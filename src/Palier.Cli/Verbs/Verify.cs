using System.CommandLine;
using Palier.App.Verification;
using Palier.Core.Wording;
using Palier.Data;
using Use = Palier.App.Verification.Verify;

namespace Palier.Cli.Verbs;

/// <summary>Checks that everything is as it was recorded.</summary>
internal static class Verify
{
    private const int Listed = 20;

    public static Command Verb(Terminal terminal)
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "First throw the balances away and add them up anew from the movements; differences are counted." };
        var verb = new Command("verify", "Check the audit trail, its anchor, and that everything derived follows from what was recorded.") { rebuild };
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database => Run(database, parsed, parsed.GetValue(rebuild), terminal)));
        return verb;
    }

    private static int Run(Database database, ParseResult parsed, bool rebuild, Terminal terminal)
    {
        var verified = Use.Run(database, table => terminal.Error.WriteLine(terminal.Words.Say("verify.reading", ("what", table))));
        // What is wrong is looked at before anything is made anew, so that the traces are not lost.
        var rebuilt = rebuild && RebuildBalances.LosesNothing(verified) ? RebuildBalances.Run(database, Acting.Name(parsed), DateTime.UtcNow) : null;
        if (parsed.GetValue(CommonOptions.Json))
        {
            terminal.SayJson(new
            {
                clean = verified.IsClean, rows = verified.Rows, verified.Head, rebuilt = rebuilt is { } r ? new { r.Accounts, r.Differences } : null,
                findings = verified.Findings.Select(f => new { f.Kind, f.Row, f.Table, f.Detail, remark = f.IsRemark, message = Sentence(f, terminal.Words) }),
            });
        }
        else
        {
            Print(verified, rebuilt, terminal);
        }

        return verified.IsClean && rebuilt is not { Differences: > 0 } ? Ending.Done : Ending.FoundWrong;
    }

    private static void Print(Verified verified, BalancesRebuilt? rebuilt, Terminal terminal)
    {
        foreach (var finding in verified.Findings.Take(Listed))
        {
            terminal.Say(Sentence(finding, terminal.Words));
        }

        if (rebuilt is { } r)
        {
            terminal.Say(terminal.Words.Say("verify.rebuilt", ("accounts", $"{r.Accounts}"), ("differences", $"{r.Differences}")));
        }

        terminal.Say(terminal.Words.Say(verified.IsClean ? "verify.clean" : "verify.wrong", ("rows", $"{verified.Rows}"), ("head", verified.Head), ("findings", $"{verified.Findings.Count(f => !f.IsRemark)}")));
    }

    private static string Sentence(Finding finding, Words words) =>
        words.Say($"verify.{finding.Kind}", ("row", $"{finding.Row}"), ("table", finding.Table), ("detail", finding.Detail));
}
