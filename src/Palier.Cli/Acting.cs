using System.CommandLine;
using System.CommandLine.Parsing;
using Palier.App.BankAccounts;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Data;

namespace Palier.Cli;

/// <summary>Who uses the command line, and whether they may.</summary>
internal static class Acting
{
    private static readonly Dictionary<string, Act> acts = new(StringComparer.Ordinal)
    {
        ["enrol"] = Act.Enrol, ["import sales"] = Act.ImportFacts, ["import partners"] = Act.ImportFacts, ["import people"] = Act.ImportFacts,
        ["import invoices"] = Act.ImportFacts, ["import facts"] = Act.ImportFacts, ["import rates"] = Act.ImportRates, ["post"] = Act.Post,
        ["close"] = Act.Close, ["hold"] = Act.Hold, ["release"] = Act.Release, ["statement issue"] = Act.IssueStatements,
        ["staff add"] = Act.NameStaff, ["staff role"] = Act.NameStaff, ["payout propose"] = Act.ProposePayout, ["payout withdraw"] = Act.ProposePayout,
        ["payout approve"] = Act.DecidePayout, ["payout reject"] = Act.DecidePayout, ["import holidays"] = Act.ImportFacts, ["statement confirm"] = Act.Dispute,
        ["dispute raise"] = Act.Dispute, ["dispute answer"] = Act.AnswerDispute, ["override propose"] = Act.ProposeOverride, ["override approve"] = Act.DecideOverride,
        ["override reject"] = Act.DecideOverride, ["limit propose"] = Act.ProposeLimit, ["limit approve"] = Act.DecideLimit, ["limit reject"] = Act.DecideLimit,
        ["account propose"] = Act.ProposeBankAccount, ["account approve"] = Act.DecideBankAccount, ["account reject"] = Act.DecideBankAccount, ["account stop"] = Act.StopBankAccount,
        ["messages send"] = Act.SendMessages, ["bank read"] = Act.ReadBankFile, ["bank look"] = Act.LookAtBooking,
    };

    /// <summary>The name it is recorded under: the one given, else the account of the operating system.</summary>
    public static string Name(ParseResult parsed) => Given(parsed) ?? Environment.UserName;

    /// <summary>How the verb ends because this person may not use it, said; null where they may, or where it changes nothing.</summary>
    public static int? Refusal(ParseResult parsed, Terminal terminal, Database database)
    {
        if (ActOf(parsed) is not { } act)
        {
            return null;
        }

        return Refused(WhoActs.Of(database, Given(parsed), act, Today, Environment.UserName), terminal);
    }

    /// <summary>How the person who was given sees account numbers; where none was given, the account of the operating system stands for nobody.</summary>
    public static NumbersSeen Numbers(ParseResult parsed, Database database) => NumbersSeen.By(database, Given(parsed), Today);

    /// <summary>How a verb ends for somebody, said; null where they may.</summary>
    public static int? Refused(WhoActsOutcome outcome, Terminal terminal)
    {
        var words = terminal.Words;
        return outcome switch
        {
            WhoActsOutcome.May => null,
            WhoActsOutcome.NobodyNamed => terminal.Complain(Ending.UsedWrongly, words.Say("acting.nobody_named")),
            WhoActsOutcome.Unknown no => terminal.Complain(Ending.FoundWrong, words.Say("acting.unknown", ("name", no.Name))),
            WhoActsOutcome.MayNot no => terminal.Complain(Ending.FoundWrong, words.Say(
                "acting.may_not", ("name", no.Name), ("act", words.Say($"act.{no.Act}")), ("roles", string.Join(", ", no.Would.Select(r => words.Say($"role.{r}")))))),
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
    }

    /// <summary>What a verb changes; null where it changes nothing.</summary>
    public static Act? ActOf(ParseResult parsed) => Verb(parsed.CommandResult) switch
    {
        "settle" => Given(parsed) is null ? null : Act.Settle,
        "publish" => Has(parsed, "--approve") || Has(parsed, "--reject") ? Act.DecidePublication : Has(parsed, "--list") || Has(parsed, "--show") ? null : Act.Publish,
        "reopen" => Has(parsed, "--confirm") ? Act.ConfirmReopening : Act.AskToReopen,
        "adjust" => Has(parsed, "--approve") || Has(parsed, "--reject") ? Act.DecideAdjustment : Act.ProposeAdjustment,
        "bank resolve" => Has(parsed, "--approve") || Has(parsed, "--reject") ? Act.DecideResolution : Act.ResolvePayment,
        "verify" => Has(parsed, "--rebuild") ? Act.Rebuild : null,
        var verb => acts.TryGetValue(verb, out var act) ? act : null,
    };

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    private static bool Has(ParseResult parsed, string option) => parsed.CommandResult.Children.OfType<OptionResult>().Any(o => o.Option.Name == option && !o.Implicit);

    /// <summary>The name that was given, with the verb or before it; null where none was.</summary>
    public static string? Given(ParseResult parsed)
    {
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = command.Parent)
        {
            if (command.Children.OfType<OptionResult>().FirstOrDefault(o => o.Option.Name == "--as" && !o.Implicit) is { } found)
            {
                return found.GetValueOrDefault<string?>()?.Trim();
            }
        }

        return null;
    }

    private static string Verb(CommandResult command) =>
        command.Parent is CommandResult { Parent: not null } above ? $"{Verb(above)} {command.Command.Name}" : command.Command.Name;
}
