using System.CommandLine;
using Palier.App.BankAccounts;
using Palier.Core.Payments;

namespace Palier.Cli.Verbs;

/// <summary>Bank accounts: one person proposes, a second one approves or rejects, and a change can be stopped while it waits.</summary>
internal static class Account
{
    private sealed record Typed(
        Option<string?> Holder, Option<string?> Street, Option<string?> Town, Option<string?> Country, Option<string?> Currency, Option<string?> Iban, Option<string?> Number,
        Option<string?> System, Option<string?> Member, Option<string?> Bic, Option<string?> Contact, Option<string?> Reason);

    public static Command Verb(Terminal terminal) => new("account", "Name the bank accounts that payments go to and come from; it takes two persons, and a change waits five days.")
    {
        Propose(terminal), Decide(terminal, approve: true), Decide(terminal, approve: false), Stop(terminal), AccountTold.List(terminal), AccountTold.Show(terminal),
    };

    private static Command Propose(Terminal terminal)
    {
        var (owner, options, by, on) = (Owner(), Options(), MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("propose", "Propose the account of a partner, of a person who is paid, or of the vendor. A second person approves it.")
        {
            owner, options.Holder, options.Iban, options.Country, options.Number, options.System, options.Member, options.Bic, options.Currency, options.Contact, options.Street, options.Town,
            options.Reason, by, on,
        };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money().Of(
                ProposeBankAccount.Run(database, parsed.GetRequiredValue(owner), Of(parsed, options), parsed.GetRequiredValue(by), day, DateTime.UtcNow)).Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command Decide(Terminal terminal, bool approve)
    {
        var (number, by, on) = (new Argument<int>("NUMBER") { Description = "The number of the account in palier account list." }, MoneyOptions.As(), MoneyOptions.On());
        var hash = new Option<string?>("--hash") { Description = "The hash that palier account show prints: what is decided is what was shown. Left out, what was proposed.", HelpName = "HASH" };
        var verb = approve
            ? new Command("approve", "Approve an account as the second person.") { number, hash, by, on }
            : new Command("reject", "Reject an account as the second person.") { number, by, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money().Of(DecideBankAccount.Run(
                database, parsed.GetRequiredValue(number), approve, parsed.GetRequiredValue(by), day, DateTime.UtcNow, approve ? parsed.GetValue(hash) : null)).Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command Stop(Terminal terminal)
    {
        var (owner, by, on) = (Owner(), MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("stop", "Stop a change of an owner's account that is approved and does not count yet. Payments go on to the account in force.") { owner, by, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money().Of(
                ProposeBankAccount.Stop(database, parsed.GetRequiredValue(owner), parsed.GetRequiredValue(by), day, DateTime.UtcNow)).Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Argument<string> Owner() => new("OWNER") { Description = "A partner, a person who is paid, or vendor." };

    private static Typed Options() => new(
        Text("--holder", "The name that the bank has for the holder.", "NAME"),
        Text("--street", "The holder's street, where the bank asks for it.", "TEXT"),
        Text("--town", "The holder's town, where the bank asks for it.", "TEXT"),
        Text("--country", "The country of an account that has no IBAN.", "CC"),
        Text("--currency", "What is paid to it; of the vendor's, what is paid from it.", "CUR"),
        Text("--iban", "The IBAN.", "IBAN"),
        Text("--number", "The number of an account in a country without IBANs.", "NUMBER"),
        Text("--clearing", "The clearing system of that country, like USABA; its own when left out.", "CODE"),
        Text("--member", "The bank's number in the clearing system.", "NUMBER"),
        Text("--bic", "The BIC of the bank.", "BIC"),
        Text("--contact", "The mail address of who is told when the account changes.", "ADDRESS"),
        Text("--reason", "Why the account is in another country than its owner, or can be tried again after a payment came back.", "TEXT"));

    private static Option<string?> Text(string name, string what, string value) => new(name) { Description = what, HelpName = value };

    private static AccountTyped Of(ParseResult parsed, Typed o)
    {
        string Said(Option<string?> option) => parsed.GetValue(option) ?? "";
        return new AccountTyped
        {
            Holder = Said(o.Holder), Street = Said(o.Street), Town = Said(o.Town), Country = Said(o.Country), Currency = Said(o.Currency), Iban = Said(o.Iban), Number = Said(o.Number),
            ClearingSystem = Said(o.System), Member = Said(o.Member), Bic = Said(o.Bic), Contact = Said(o.Contact), Reason = Said(o.Reason),
        };
    }
}
