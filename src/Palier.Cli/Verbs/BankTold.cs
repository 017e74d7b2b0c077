using System.Collections.Immutable;
using System.Globalization;
using Palier.App.Banking;
using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>Files of the bank and payments, as lines or for programs.</summary>
internal static class BankTold
{
    public static int Files(ImmutableArray<BankFileListed> files, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.SayJson(new { files = files.Select(f => new { f.Number, f.Message, f.MessageId, f.FileName, f.Hash, f.By, f.Day, bookings = f.Counts }) });
            return Ending.Done;
        }

        foreach (var file in files)
        {
            terminal.Say(Line(file, terminal));
        }

        return files.IsEmpty ? Said(terminal, terminal.Words.Say("bank.no_files")) : Ending.Done;
    }

    public static int File(BankFileShown shown, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.SayJson(new
            {
                shown.Listed.Number, shown.Listed.Message, shown.Listed.MessageId, shown.Listed.FileName, shown.Listed.Hash,
                bookings = shown.Bookings.Select(Json),
            });
            return Ending.Done;
        }

        var telling = terminal.Money();
        terminal.Say(Line(shown.Listed, terminal));
        foreach (var one in shown.Bookings)
        {
            terminal.Say(terminal.Words.Say(
                "bank.entry", ("line", MoneyTelling.Plain(one.Booking.Line)), ("account", one.Booking.Account), ("day", one.Booking.BookedOn is { } day ? Iso(day) : terminal.Words.Say("bank.no_day")),
                ("amount", terminal.Words.Language.Money(one.Booking.Credit ? one.Booking.Amount : -one.Booking.Amount)), ("outcome", terminal.Words.Say($"bank.outcome.{one.Outcome}")),
                ("payment", one.Payment is { } payment ? terminal.Words.Say("bank.entry_payment", ("number", MoneyTelling.Plain(payment))) : ""),
                ("why", telling.Why(one) is { } why ? terminal.Words.Say("bank.entry_why", ("why", why)) : "")));
            SayLooked(one, terminal);
        }

        return Ending.Done;
    }

    public static int Differing(ImmutableArray<BookingShown> bookings, bool looked, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.SayJson(new { bookings = bookings.Select(b => new { b.File, booking = Json(b) }) });
            return Ending.Done;
        }

        var words = terminal.Words;
        foreach (var one in bookings)
        {
            terminal.Say(words.Say(
                "bank.differing", ("file", MoneyTelling.Plain(one.File)), ("line", MoneyTelling.Plain(one.Booking.Line)), ("account", one.Booking.Account),
                ("day", one.Booking.BookedOn is { } day ? Iso(day) : words.Say("bank.no_day")), ("amount", words.Language.Money(one.Booking.Credit ? one.Booking.Amount : -one.Booking.Amount)),
                ("payment", MoneyTelling.Plain(one.Payment ?? 0)), ("why", terminal.Money().Why(one) ?? "")));
            SayLooked(one, terminal);
        }

        return bookings.IsEmpty ? Said(terminal, words.Say(looked ? "bank.none_looked" : "bank.no_differing")) : Ending.Done;
    }

    public static int Payments(ImmutableArray<PaymentListed> payments, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.SayJson(new { payments = payments.Select(Json) });
            return Ending.Done;
        }

        foreach (var one in payments)
        {
            terminal.Say(Line(one, terminal));
        }

        return payments.IsEmpty ? Said(terminal, terminal.Words.Say("bank.no_payments")) : Ending.Done;
    }

    public static int Payment(PaymentShown shown, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.SayJson(new
            {
                payment = Json(shown.Listed), shown.Said, bookings = shown.Bookings.Select(b => new { b.File, b.Line, b.Credit, amount = b.Amount.ToString(), b.BookedOn, b.Outcome, b.Note, b.Looked }), shown.Resolutions,
                movements = shown.Movements.Select(m => new
                {
                    number = m.Sequence, m.Programme, m.Partner, day = m.Movement.On, from = m.Movement.From.ToString(), to = m.Movement.To.ToString(), amount = m.Movement.Amount.ToString(), m.Negates,
                }),
            });
            return Ending.Done;
        }

        var (words, telling) = (terminal.Words, terminal.Money());
        terminal.Say(words.Say("bank.payment_of", ("number", MoneyTelling.Plain(shown.Listed.Number)), ("batch", MoneyTelling.Plain(shown.Listed.Batch)), ("amount", words.Language.Money(shown.Listed.Amount)),
            ("payee", shown.Listed.Payee), ("state", telling.State(shown.Listed.State))));
        terminal.Say($"  {words.Say("bank.payment_ids", ("id", shown.Listed.EndToEndId), ("uetr", shown.Listed.Uetr))}");
        if (shown.Account is { } account)
        {
            terminal.Say($"  {words.Say("bank.payment_account", ("account", account), ("holder", shown.Holder ?? ""))}");
        }

        foreach (var said in shown.Said)
        {
            var reason = said.Reason is { } why ? words.Say("bank.said_reason", ("reason", why)) : "";
            terminal.Say("  " + (said.File is { } file
                ? words.Say("bank.said_file", ("day", Iso(said.Day)), ("end", telling.End(said.End)), ("file", MoneyTelling.Plain(file)), ("reason", reason))
                : words.Say("bank.said_persons", ("day", Iso(said.Day)), ("end", telling.End(said.End)), ("resolution", MoneyTelling.Plain(said.Resolution ?? 0)), ("reason", reason))));
        }

        foreach (var one in shown.Resolutions)
        {
            terminal.Say("  " + words.Say("bank.resolution", ("number", MoneyTelling.Plain(one.Number)), ("end", telling.End(one.End)), ("by", one.By), ("day", words.Language.Day(one.Day)), ("reason", one.Reason),
                ("decided", words.Say(one.Approved is not { } approved ? "bank.resolution_waits" : approved ? "bank.resolution_approved" : "bank.resolution_rejected", ("by", one.DecidedBy ?? "")))));
        }

        foreach (var line in MovementText.Lines(shown.Movements.Select(m => m.Movement), dated: true))
        {
            terminal.Say($"  {line}");
        }

        return Ending.Done;
    }

    private static string Line(BankFileListed file, Terminal terminal) => terminal.Words.Say(
        "bank.file", ("number", MoneyTelling.Plain(file.Number)), ("file", file.FileName), ("message", file.Message), ("day", terminal.Words.Language.Day(file.Day)), ("by", file.By),
        ("counts", file.Counts.All == 0 ? "-" : terminal.Money().Counts(file.Counts)));

    private static string Line(PaymentListed one, Terminal terminal)
    {
        var words = terminal.Words;
        var state = one.State == PaymentState.Sent ? $"{terminal.Money().State(one.State)}, {words.Say("bank.payment_by", ("day", Iso(one.TellsBy)))}" : terminal.Money().State(one.State);
        var line = words.Say("bank.payment", ("number", MoneyTelling.Plain(one.Number)), ("payee", one.Payee), ("amount", words.Language.Money(one.Amount)), ("day", Iso(one.ExecuteOn)), ("state", state));
        return one.Waits is { } waits ? $"{line}, {words.Say("bank.payment_waits", ("number", MoneyTelling.Plain(waits)))}" : line;
    }

    private static void SayLooked(BookingShown one, Terminal terminal)
    {
        if (one.Looked is { } looked)
        {
            terminal.Say($"  {terminal.Words.Say("bank.looked", ("by", looked.By), ("day", terminal.Words.Language.Day(looked.Day)), ("reason", looked.Reason))}");
        }
    }

    private static object Json(BookingShown b) => new
    {
        b.Booking.Line, b.Booking.Account, b.Booking.BookedOn, amount = b.Booking.Amount.ToString(), b.Booking.Credit, b.Booking.EndToEndId, b.Booking.Uetr, b.Booking.Reference,
        b.Outcome, b.Payment, b.Why, b.Booking.Note, b.Looked,
    };

    private static object Json(PaymentListed p) => new
    {
        p.Number, p.Batch, p.Payee, p.Partner, amount = p.Amount.ToString(), p.ExecuteOn, p.TellsBy, p.State, p.EndedOn, p.EndToEndId, p.Uetr, resolution = p.Waits,
    };

    private static int Said(Terminal terminal, string sentence)
    {
        terminal.Say(sentence);
        return Ending.Done;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
