using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Palier.App.Banking;
using Palier.Core.Payments;
using Palier.Data;

namespace Palier.Cli.Verbs;

/// <summary>What the bank says of payments: reads its files, shows what came of them, and lets two persons say what the bank does not.</summary>
internal static class Bank
{
    private sealed record Resolving(
        Argument<int?> Payment, Option<bool> Paid, Option<bool> Returned, Option<bool> NotExecuted, Option<int?> Approve, Option<int?> Reject, Option<string?> Reason, Option<string> As);

    public static Command Verb(Terminal terminal) => new("bank", "What the bank says of payments.")
    {
        Read(terminal), Files(terminal), Show(terminal), Differing(terminal), Look(terminal), Payments(terminal), Payment(terminal), Resolve(terminal),
    };

    private static Command Read(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "An account statement (camt.053.001.08) or a notice of bookings (camt.054.001.08) of the bank." };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("read", "Read a file of the bank: payments in it are paid or come back.") { file, person, on };
        verb.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                return terminal.Complain(Ending.FoundWrong, terminal.Words.Say("import.no_file", ("file", path)));
            }

            return MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly : DatabaseChoice.With(parsed, terminal, database =>
            {
                using var stream = File.OpenRead(path);
                return terminal.Money().Of(ReadBankFile.Run(database, ReadBankFile.Bytes(stream), Path.GetFileName(path), parsed.GetRequiredValue(person), day, DateTime.UtcNow))
                    .Tell(terminal, parsed.GetValue(CommonOptions.Json));
            });
        });
        return verb;
    }

    private static Command Files(Terminal terminal)
    {
        var verb = new Command("files", "List the files of the bank that were read.");
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database => BankTold.Files(ListBankFiles.Run(database), terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command Show(Terminal terminal)
    {
        var number = new Argument<int>("NUMBER") { Description = "The number of the file." };
        var verb = new Command("show", "Show every booking of a file, and what came of it. Account numbers are whole for finance and compliance: --as.") { number };
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database => ShowBankFile.Run(database, parsed.GetRequiredValue(number)) is { } shown
            ? BankTold.File(shown with { Bookings = [.. shown.Bookings.Select(Acting.Numbers(parsed, database).Of)] }, terminal, parsed.GetValue(CommonOptions.Json))
            : terminal.Complain(Ending.FoundWrong, terminal.Words.Say("bank.no_file", ("number", $"{parsed.GetRequiredValue(number)}")))));
        return verb;
    }

    private static Command Differing(Terminal terminal)
    {
        var looked = new Option<bool>("--looked-at") { Description = "Those that somebody looked at; without it, those that wait for somebody." };
        var verb = new Command("differing", "List bookings that name a payment of ours and differ from it. Account numbers are whole for finance and compliance: --as.") { looked };
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database => BankTold.Differing(
            [.. (parsed.GetValue(looked) ? ListDiffering.LookedAt(database) : ListDiffering.Open(database)).Select(Acting.Numbers(parsed, database).Of)], parsed.GetValue(looked), terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command Look(Terminal terminal)
    {
        var (file, line) = (new Argument<int>("FILE") { Description = "The number of the file." }, new Argument<int>("BOOKING") { Description = "The number of the booking in it." });
        var (reason, person, on) = (MoneyOptions.Reason(), MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("look", "Say that a booking which differs was looked at; it takes a reason.") { file, line, reason, person, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money().Of(LookAtBooking.Run(
                database, parsed.GetRequiredValue(file), parsed.GetRequiredValue(line), parsed.GetValue(reason) ?? "", parsed.GetRequiredValue(person), day, DateTime.UtcNow))
                .Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command Payments(Terminal terminal)
    {
        var states = Enum.GetValues<PaymentState>().ToDictionary(s => JsonNamingPolicy.KebabCaseLower.ConvertName($"{s}"), StringComparer.Ordinal);
        var state = new Option<string?>("--state") { Description = "Only those that stand so.", HelpName = "STATE" };
        state.AcceptOnlyFromAmong([.. states.Keys]);
        var on = MoneyOptions.On();
        var verb = new Command("payments", "List payments to the bank, and how each stands.") { state, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => BankTold.Payments(
                ListPayments.Run(database, day, parsed.GetValue(state) is { } word ? states[word] : null), terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command Payment(Terminal terminal)
    {
        var number = new Argument<int>("NUMBER") { Description = "The number of the payment." };
        var on = MoneyOptions.On();
        var verb = new Command("payment", "Show a payment with everything that happened to it. The account number is whole for finance and compliance: --as.") { number, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => ShowPayment.Run(database, parsed.GetRequiredValue(number), day) is { } shown
                ? BankTold.Payment(shown with { Account = Acting.Numbers(parsed, database).Of(shown.Account) }, terminal, parsed.GetValue(CommonOptions.Json))
                : terminal.Complain(Ending.FoundWrong, terminal.Words.Say("money.no_payment", ("number", parsed.GetRequiredValue(number).ToString(CultureInfo.InvariantCulture))))));
        return verb;
    }

    private static Command Resolve(Terminal terminal)
    {
        var options = new Resolving(
            new("PAYMENT") { Description = "The number of a payment.", Arity = ArgumentArity.ZeroOrOne },
            new("--paid") { Description = "Say that the bank has paid it." },
            new("--returned") { Description = "Say that it came back." },
            new("--not-executed") { Description = "Say that the bank never executed it." },
            new("--approve") { Description = "Approve, as the second person, the resolution of this number.", HelpName = "NUMBER" },
            new("--reject") { Description = "Reject, as the second person, the resolution of this number.", HelpName = "NUMBER" },
            MoneyOptions.Reason(),
            MoneyOptions.As());
        var on = MoneyOptions.On();
        var verb = new Command("resolve", "Say what became of a payment where the bank does not; it takes a reason and two persons.")
        {
            options.Payment, options.Paid, options.Returned, options.NotExecuted, options.Approve, options.Reject, options.Reason, options.As, on,
        };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : Asked(parsed, options) is not { } use
                ? terminal.Complain(Ending.UsedWrongly, "Propose with PAYMENT, one of --paid, --returned and --not-executed, and --reason; decide with --approve or --reject NUMBER.")
                : DatabaseChoice.With(parsed, terminal, database => terminal.Money().Of(use(database, day)).Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Func<Database, DateOnly, ResolveOutcome>? Asked(ParseResult parsed, Resolving o)
    {
        var (by, payment, approve, reject) = (parsed.GetRequiredValue(o.As), parsed.GetValue(o.Payment), parsed.GetValue(o.Approve), parsed.GetValue(o.Reject));
        PaymentEnd[] ends = [.. new[] { (o.Paid, PaymentEnd.Booked), (o.Returned, PaymentEnd.Returned), (o.NotExecuted, PaymentEnd.NotExecuted) }.Where(e => parsed.GetValue(e.Item1)).Select(e => e.Item2)];
        return (payment, ends, approve, reject) switch
        {
            ({ } number, [var end], null, null) => (database, day) => ResolvePayment.Run(database, number, end, parsed.GetValue(o.Reason) ?? "", by, day, DateTime.UtcNow),
            (null, [], { } number, null) => (database, day) => DecideResolution.Run(database, number, true, by, day, DateTime.UtcNow),
            (null, [], null, { } number) => (database, day) => DecideResolution.Run(database, number, false, by, day, DateTime.UtcNow),
            _ => null,
        };
    }
}
