using System.CommandLine;
using Palier.App.Payouts;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.Cli.Verbs;

/// <summary>Pays partners: what is due, batches of payments, and their files for the bank.</summary>
internal static class Payout
{
    public static Command Verb(Terminal terminal) => new("payout", "Pay partners: what is due, batches that two persons agree on, and their files for the bank.")
    {
        Due(terminal), Propose(terminal), Decide("approve", true, terminal), Decide("reject", false, terminal), Withdraw(terminal), List(terminal), Show(terminal), FileOf(terminal), Check(terminal),
    };

    private static Command Due(Terminal terminal)
    {
        var on = MoneyOptions.On();
        var verb = new Command("due", "What is payable to whom, what is not and why, and what is still in wallets. Account numbers are whole for finance and compliance: --as.") { on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => PayoutShown.Due(ListDue.Run(database, day), ListInWallets.Run(database, day), Acting.Numbers(parsed, database), terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command Propose(Terminal terminal)
    {
        var currency = new Option<string>("--currency") { Description = "The currency to pay in, like EUR: everyone whose bank account has it.", HelpName = "CODE", Required = true };
        var execute = new Option<string>("--execute-on") { Description = "The day on which the bank is to execute it, like 2026-01-31.", HelpName = "DAY", Required = true };
        var payees = new Option<string[]>("--payee") { Description = "Whom to pay; may be given several times. Everyone who can be paid when left out.", HelpName = "ID" };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("propose", "Propose a batch: one payment for each payee. It holds what it would pay, and waits for a second person.") { currency, execute, payees, person, on };
        verb.SetAction(parsed =>
        {
            if (Currency.Find(parsed.GetRequiredValue(currency).ToUpperInvariant()) is not { } pays)
            {
                return terminal.Complain(Ending.UsedWrongly, terminal.Words.Say("payout.not_a_currency", ("currency", parsed.GetRequiredValue(currency))));
            }

            return MoneyOptions.DayOf(parsed.GetRequiredValue(execute), terminal) is not { } executeOn || MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
                : DatabaseChoice.With(parsed, terminal, database => terminal.Money()
                    .Of(ProposeBatch.Run(database, new BatchAsked(pays, executeOn, [.. parsed.GetValue(payees) ?? []]), parsed.GetRequiredValue(person), day, DateTime.UtcNow), Acting.Numbers(parsed, database))
                    .Tell(terminal, parsed.GetValue(CommonOptions.Json)));
        });
        return verb;
    }

    private static Command Decide(string name, bool approve, Terminal terminal)
    {
        var (number, person, on) = (Number(), MoneyOptions.As(), MoneyOptions.On());
        var shown = new Option<string?>("--shown") { Description = "The SHA-256 that palier payout show printed: what has another one is refused.", HelpName = "HASH" };
        var verb = new Command(name, approve ? "Approve a batch as the second person: what it carries is sent, and its file may go to the bank." : "Reject a batch as the second person: what it held is free again.") { number, shown, person, on };
        return Decides(verb, on, terminal, (parsed, database, day) =>
            DecideBatch.Run(database, parsed.GetRequiredValue(number), approve, parsed.GetRequiredValue(person), day, DateTime.UtcNow, parsed.GetValue(shown)));
    }

    private static Command Withdraw(Terminal terminal)
    {
        var (number, person, on) = (Number(), MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("withdraw", "Take back a batch that you proposed and that nobody has decided yet.") { number, person, on };
        return Decides(verb, on, terminal, (parsed, database, day) => DecideBatch.Withdraw(database, parsed.GetRequiredValue(number), parsed.GetRequiredValue(person), day, DateTime.UtcNow));
    }

    private static Command Decides(Command verb, Option<string?> on, Terminal terminal, Func<ParseResult, Database, DateOnly, DecideBatchOutcome> use)
    {
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money().Of(use(parsed, database, day)).Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command List(Terminal terminal)
    {
        var verb = new Command("list", "List the batches, the latest first.");
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database => PayoutShown.Batches(ListBatches.All(database), terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command Show(Terminal terminal)
    {
        var (number, on) = (Number(), MoneyOptions.On());
        var verb = new Command("show", "Show a batch: its payments, what each is made of, at which rates, and its SHA-256. Account numbers are whole for finance and compliance: --as.") { number, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => ListBatches.Find(database, parsed.GetRequiredValue(number), day) is { } shown
                ? PayoutShown.Batch(shown, Acting.Numbers(parsed, database), terminal, parsed.GetValue(CommonOptions.Json))
                : terminal.Money().Of(new DecideBatchOutcome.NoSuchBatch(parsed.GetRequiredValue(number))).Tell(terminal, json: false)));
        return verb;
    }

    private static Command FileOf(Terminal terminal)
    {
        var (number, to) = (Number(), new Option<string?>("--out") { Description = "The file to write; left out, it goes to standard output.", HelpName = "FILE" });
        var verb = new Command("file", "Write the file of an approved batch for the bank, in ISO 20022 (pain.001.001.09). The same batch gives the same bytes. It has account numbers whole, so it is given to finance and compliance: --as.") { number, to };
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database => Acting.Refused(Acting.Numbers(parsed, database).Reader, terminal) ?? BatchFile.Run(database, parsed.GetRequiredValue(number)) switch
        {
            BatchFileOutcome.Written written => Formats.Write([.. written.Bytes], parsed.GetValue(to), "xml", $"{written.Name}, SHA-256 {written.Hash}", terminal),
            var other => terminal.Money().Of(other).Tell(terminal, json: false),
        }));
        return verb;
    }

    private static Command Check(Terminal terminal)
    {
        var (path, on) = (new Argument<string>("FILE") { Description = "A file of payments, as somebody is about to hand it to the bank." }, MoneyOptions.On());
        var verb = new Command("check", "Compare a file with that of the batch it claims to be: what was changed on the way is named, and noted.") { path, on };
        verb.SetAction(parsed =>
        {
            if (MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day)
            {
                return Ending.UsedWrongly;
            }

            var bytes = File.ReadAllBytes(parsed.GetRequiredValue(path));
            return DatabaseChoice.With(parsed, terminal, database =>
                terminal.Money().Of(Acting.Numbers(parsed, database).Of(CheckFile.Run(database, bytes, Acting.Name(parsed), day, DateTime.UtcNow))).Tell(terminal, parsed.GetValue(CommonOptions.Json)));
        });
        return verb;
    }

    private static Argument<int> Number() => new("NUMBER") { Description = "The number of the batch." };
}
