using System.CommandLine;
using Palier.App.Ledger;
using Palier.Core.Definition;
using Palier.Data;
using Use = Palier.App.Ledger.Adjust;

namespace Palier.Cli.Verbs;

/// <summary>Moves money by hand: one person proposes, a second one approves or rejects.</summary>
internal static class Adjust
{
    private sealed record Options(
        Argument<string?> Programme, Option<string?> Partner, Option<decimal?> Amount, Option<string> Wallet, Option<long?> Reverse, Option<int?> Approve, Option<int?> Reject,
        Option<string?> Reason, Option<string> As);

    public static Command Verb(Terminal terminal)
    {
        var options = new Options(
            new("PROGRAMME") { Description = "The name of a published programme.", Arity = ArgumentArity.ZeroOrOne },
            new("--partner") { Description = "The partner.", HelpName = "ID" },
            new("--amount") { Description = "What the partner is given; below zero it is taken back.", HelpName = "AMOUNT" },
            new("--wallet") { Description = "The wallet; cash when left out.", HelpName = "NAME", DefaultValueFactory = _ => Wallet.Cash },
            new("--reverse") { Description = "Take back a whole movement, by its number in palier ledger.", HelpName = "NUMBER" },
            new("--approve") { Description = "Approve and post, as the second person, the adjustment of this number.", HelpName = "NUMBER" },
            new("--reject") { Description = "Reject, as the second person, the adjustment of this number.", HelpName = "NUMBER" },
            MoneyOptions.Reason(),
            MoneyOptions.As());
        var on = MoneyOptions.On();
        var verb = new Command("adjust", "Move money by hand; it takes a reason and two persons.")
        {
            options.Programme, options.Partner, options.Amount, options.Wallet, options.Reverse, options.Approve, options.Reject, options.Reason, options.As, on,
        };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : Asked(parsed, options) is not { } use
                ? terminal.Complain(Ending.UsedWrongly, "Propose with PROGRAMME, --partner, --amount and --reason, or with --reverse NUMBER and --reason; decide with --approve or --reject NUMBER.")
                : DatabaseChoice.With(parsed, terminal, database => terminal.Money().Of(use(database, day)).Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Func<Database, DateOnly, AdjustOutcome>? Asked(ParseResult parsed, Options o)
    {
        var (by, reason) = (parsed.GetRequiredValue(o.As), parsed.GetValue(o.Reason) ?? "");
        var (programme, partner, amount) = (parsed.GetValue(o.Programme), parsed.GetValue(o.Partner), parsed.GetValue(o.Amount));
        var (reverse, approve, reject) = (parsed.GetValue(o.Reverse), parsed.GetValue(o.Approve), parsed.GetValue(o.Reject));
        var proposes = programme is not null && partner is not null && amount is not null;
        if (new[] { proposes, reverse is not null, approve is not null, reject is not null }.Count(a => a) != 1)
        {
            return null;
        }

        return proposes ? (database, day) => Use.Run(database, new AdjustmentAsked(programme!, partner!, parsed.GetRequiredValue(o.Wallet), amount!.Value, reason), by, day, DateTime.UtcNow)
            : reverse is { } movement ? (database, day) => Use.Reverse(database, movement, reason, by, day, DateTime.UtcNow)
            : (database, day) => DecideAdjustment.Run(database, (approve ?? reject)!.Value, approve is not null, by, day, DateTime.UtcNow);
    }
}
