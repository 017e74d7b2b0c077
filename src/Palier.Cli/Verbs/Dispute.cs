using System.CommandLine;
using Palier.App.Disputes;
using Palier.App.Ledger;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;

namespace Palier.Cli.Verbs;

/// <summary>Disputes a line of a statement, answers, lists and shows.</summary>
internal static class Dispute
{
    public static Command Verb(Terminal terminal) => new("dispute", "Dispute a line of a statement, answer, list, or show one.") { Raise(terminal), Answer(terminal), List(terminal), Show(terminal) };

    private static Command Raise(Terminal terminal)
    {
        var statement = new Option<string>("--statement") { Description = "The number of the statement, like S-2026-000017.", HelpName = "NUMBER", Required = true };
        var line = new Option<string>("--line") { Description = "What is wrong: the name of a bonus, or the key of a movement as palier ledger shows it.", HelpName = "LINE", Required = true };
        var amount = new Option<decimal?>("--amount") { Description = "What the line should come to, if you can say it.", HelpName = "AMOUNT" };
        var (person, on, reason) = (MoneyOptions.As(), MoneyOptions.On(), MoneyOptions.Reason());
        var verb = new Command("raise", "Say that a line is wrong, as the partner or on its behalf. What it pays waits until that is answered.") { statement, line, amount, reason, person, on };
        verb.SetAction(parsed => With(parsed, on, terminal, (database, day) => terminal.Money().Of(RaiseDispute.Run(
            database, new DisputeAsked(parsed.GetRequiredValue(statement), parsed.GetRequiredValue(line), parsed.GetValue(reason) ?? "", parsed.GetValue(amount)), parsed.GetRequiredValue(person), day, DateTime.UtcNow))));
        return verb;
    }

    private static Command Answer(Terminal terminal)
    {
        var number = Number();
        var refuse = new Option<bool>("--refuse") { Description = "The line is right; that ends the dispute." };
        var uphold = new Option<decimal?>("--uphold") { Description = "The partner is right: propose to give it this amount beside what it has, below zero to take it back.", HelpName = "AMOUNT" };
        var (person, on, reason) = (MoneyOptions.As(), MoneyOptions.On(), MoneyOptions.Reason());
        var verb = new Command("answer", "Answer a dispute for the vendor, with a reason.") { number, refuse, uphold, reason, person, on };
        verb.SetAction(parsed => parsed.GetValue(refuse) == parsed.GetValue(uphold) is not null
            ? terminal.Complain(Ending.UsedWrongly, "Answer with --refuse, or with --uphold and an amount.")
            : With(parsed, on, terminal, (database, day) => terminal.Money().Of(
                AnswerDispute.Run(database, parsed.GetRequiredValue(number), parsed.GetValue(uphold), parsed.GetValue(reason) ?? "", parsed.GetRequiredValue(person), day, DateTime.UtcNow))));
        return verb;
    }

    private static Command List(Terminal terminal)
    {
        var partner = new Option<string?>("--partner") { Description = "One partner; all when left out.", HelpName = "ID" };
        var verb = new Command("list", "List disputes, the latest first, and how each stands.") { partner };
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database =>
        {
            var all = ListDisputes.Run(database, parsed.GetValue(CommonOptions.As)).Where(d => parsed.GetValue(partner) is not { } one || d.Partner == one).ToList();
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(new { disputes = all.Select(Json) });
                return Ending.Done;
            }

            foreach (var one in all)
            {
                terminal.Say($"{one.Number}  {one.Statement}  {one.Partner}  {one.Line}  {Amount(one.Amount, terminal)}  {terminal.Words.Said(one.State)}");
            }

            return Ending.Done;
        }));
        return verb;
    }

    private static Command Show(Terminal terminal)
    {
        var number = Number();
        var verb = new Command("show", "Show a dispute with everything that was said.") { number };
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database =>
        {
            if (ListDisputes.Show(database, parsed.GetRequiredValue(number), parsed.GetValue(CommonOptions.As)) is not { } shown)
            {
                return terminal.Complain(Ending.FoundWrong, terminal.Words.Say("money.no_dispute", ("number", MoneyTelling.Plain(parsed.GetRequiredValue(number)))));
            }

            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(new { dispute = Json(shown.Listed), said = shown.Said });
                return Ending.Done;
            }

            Tell(shown, terminal);
            return Ending.Done;
        }));
        return verb;
    }

    private static void Tell(DisputeShown shown, Terminal terminal)
    {
        var (one, words) = (shown.Listed, terminal.Words);
        terminal.Say(words.Say("dispute.comes_to", ("line", one.Line), ("statement", one.Statement), ("amount", Amount(one.Amount, terminal))));
        if (one.Claimed is { } claimed)
        {
            terminal.Say(words.Say("dispute.should", ("amount", Amount(claimed, terminal))));
        }

        foreach (var said in shown.Said)
        {
            terminal.Say(words.Say($"dispute.said.{said.Kind}", ("day", $"{said.On:yyyy-MM-dd}"), ("by", said.By), ("reason", said.Reason ?? ""), ("adjustment", MoneyTelling.Plain(said.Adjustment ?? 0))));
        }

        terminal.Say(words.Said(one.State));
        if (!one.State.IsOver && one.Cleared is { } cleared)
        {
            terminal.Say(words.Say("dispute.cleared", ("day", words.Language.Day(cleared))));
        }
    }

    private static object Json(DisputeListed d) => new
    {
        d.Number, d.Statement, d.Partner, d.Programme, d.Line, d.Wallet, period = d.Period.ToString(), amount = d.Amount.ToString(), claimed = d.Claimed?.ToString(), d.Reason, d.Until, d.By, d.Day, d.Cleared,
        state = d.State.GetType().Name, over = d.State.IsOver,
    };

    private static string Amount(Money amount, Terminal terminal) => terminal.Words.Text(new Arg.Amount(amount), null);

    private static Argument<int> Number() => new("NUMBER") { Description = "The number of the dispute." };

    private static int With(ParseResult parsed, Option<string?> on, Terminal terminal, Func<Database, DateOnly, MoneyTold> use) =>
        MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => use(database, day).Tell(terminal, parsed.GetValue(CommonOptions.Json)));
}
