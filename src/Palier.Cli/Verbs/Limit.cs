using System.CommandLine;
using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>Says from which amount on a third person must approve: one person proposes, another one approves or rejects.</summary>
internal static class Limit
{
    public static Command Verb(Terminal terminal) => new("limit", "Say above which amount a third person must approve; it takes two persons.")
    {
        Propose(terminal), Decide("approve", "Approve a limit as the second person; it holds from then on.", true, terminal), Decide("reject", "Reject a limit as the second person.", false, terminal), List(terminal),
    };

    private static Command Propose(Terminal terminal)
    {
        var of = new Option<string>("--of") { Description = "What the limit is for.", HelpName = "adjustment|payout-batch", Required = true };
        of.AcceptOnlyFromAmong("adjustment", "payout-batch");
        var currency = new Option<string>("--currency") { Description = "The currency, like EUR.", HelpName = "CODE", Required = true };
        var amount = new Option<decimal?>("--amount") { Description = "The amount above which a third person must approve; left out, the limit is taken away.", HelpName = "AMOUNT" };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("propose", "Propose a limit, or to take one away.") { of, currency, amount, person, on };
        verb.SetAction(parsed =>
        {
            if (Currency.Find(parsed.GetRequiredValue(currency)) is not { } found)
            {
                return terminal.Complain(Ending.UsedWrongly, terminal.Words.Say("limit.no_currency", ("code", parsed.GetRequiredValue(currency))));
            }

            var subject = parsed.GetRequiredValue(of) == "adjustment" ? Subject.Adjustment : Subject.PayoutBatch;
            return MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
                : DatabaseChoice.With(parsed, terminal, database => terminal.Money()
                    .Of(Limits.Propose(database, subject, found, parsed.GetValue(amount), parsed.GetRequiredValue(person), day, DateTime.UtcNow)).Tell(terminal, parsed.GetValue(CommonOptions.Json)));
        });
        return verb;
    }

    private static Command Decide(string name, string description, bool approve, Terminal terminal)
    {
        var number = new Argument<int>("NUMBER") { Description = "The number of the limit." };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command(name, description) { number, person, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money()
                .Of(Limits.Decide(database, parsed.GetRequiredValue(number), approve, parsed.GetRequiredValue(person), day, DateTime.UtcNow)).Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command List(Terminal terminal)
    {
        var verb = new Command("list", "List every limit that was proposed, the latest first.");
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database =>
        {
            var all = Limits.List(database);
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(new { limits = all.Select(l => new { l.Number, subject = l.Subject.ToString(), currency = l.Currency.Code, amount = l.Limit?.ToString(), l.By, l.Day, l.Approved, l.DecidedBy }) });
                return Ending.Done;
            }

            foreach (var one in all)
            {
                terminal.Say($"{MoneyTelling.Plain(one.Number)}  {terminal.Words.Say($"subjects.{one.Subject}")}  {one.Limit?.ToString() ?? $"- {one.Currency.Code}"}  {terminal.Words.Said(one.Approved, one.DecidedBy)}");
            }

            return Ending.Done;
        }));
        return verb;
    }
}
