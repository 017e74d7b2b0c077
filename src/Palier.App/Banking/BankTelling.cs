using System.Collections.Immutable;
using Palier.App.Banking;
using Palier.Core.Payments;

namespace Palier.App.Ledger;

/// <summary>What came of files of the bank, and of what persons say of payments.</summary>
public sealed partial class MoneyTelling
{
    public MoneyTold Of(BankFileOutcome outcome) => outcome switch
    {
        BankFileOutcome.Read o => Done("bank_read", BankJson(o.Number, true, o.Counts), ("number", Plain(o.Number)), ("file", o.FileName), ("bookings", Plain(o.Counts.All)), ("counts", Counted(o.Counts))),
        BankFileOutcome.ReadBefore o => Done("bank_read_before", BankJson(o.Number, false, o.Counts), ("number", Plain(o.Number)), ("file", o.FileName), ("by", o.By), ("day", Day(o.Day)),
            ("bookings", Plain(o.Counts.All)), ("counts", Counted(o.Counts))),
        BankFileOutcome.Wrong o => Wrong(o),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(ResolveOutcome outcome) => outcome switch
    {
        ResolveOutcome.Proposed o => Done("resolve_proposed", new { resolution = o.Number, o.Payment, end = o.End, posted = false }, ("number", Plain(o.Number)), ("payment", Plain(o.Payment)), ("ended", Ended(o.End))),
        ResolveOutcome.Resolved o => Done("resolved", new { resolution = o.Number, o.Payment, end = o.End, posted = true }, ("number", Plain(o.Number)), ("payment", Plain(o.Payment)), ("ended", Ended(o.End))),
        ResolveOutcome.Rejected o => Done("resolve_rejected", new { resolution = o.Number, o.Payment, posted = false }, ("number", Plain(o.Number)), ("payment", Plain(o.Payment))),
        ResolveOutcome.ReasonMissing => Refused("reason_missing"),
        ResolveOutcome.NoSuchPayment o => Refused("no_payment", ("number", Plain(o.Number))),
        ResolveOutcome.ToldAlready o => Refused("told_already", ("payment", Plain(o.Payment)), ("state", State(o.State))),
        ResolveOutcome.WaitsAlready o => Refused("resolve_waits", ("payment", Plain(o.Payment)), ("resolution", Plain(o.Resolution))),
        ResolveOutcome.NoSuchResolution o => Refused("no_resolution", ("number", Plain(o.Number))),
        ResolveOutcome.DecidedBefore o => Refused(o.Approved ? "resolution_approved_before" : "resolution_rejected_before", ("number", Plain(o.Number)), ("by", o.By)),
        ResolveOutcome.NotApproved o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(LookOutcome outcome) => outcome switch
    {
        LookOutcome.LookedAt o => Done("looked_at", new { file = o.File, booking = o.Line, o.Payment, changed = true }, ("file", Plain(o.File)), ("line", Plain(o.Line)), ("payment", Plain(o.Payment))),
        LookOutcome.LookedAtBefore o => Done("looked_at_before", new { file = o.File, booking = o.Line, o.By, o.Day, changed = false }, ("file", Plain(o.File)), ("line", Plain(o.Line)), ("by", o.By), ("day", Day(o.Day))),
        LookOutcome.ReasonMissing => Refused("reason_missing"),
        LookOutcome.NoSuchBooking o => Refused("no_booking", ("file", Plain(o.File)), ("line", Plain(o.Line))),
        LookOutcome.NothingDiffers o => Refused("booking_agrees", ("file", Plain(o.File)), ("line", Plain(o.Line)), ("outcome", words.Say($"bank.outcome.{o.Outcome}"))),
        LookOutcome.ConcernsThem o => Refused("concerns_them", ("person", o.Name)),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    /// <summary>Why a booking settles nothing, as the end of a sentence; null where nothing differs.</summary>
    public string? Why(BookingShown booking) => booking.Why is { } why
        ? words.Say($"bank.why.{why}", ("payment", Plain(booking.Payment ?? 0)), ("account", booking.Booking.Account), ("payee", booking.Booking.PaidTo ?? "")) : null;

    /// <summary>What a file came to, as a list in one line; only what there is.</summary>
    public string Counts(BookingCounts counts)
    {
        var parts = new[]
            {
                (EntryOutcome.Settled, counts.Settled), (EntryOutcome.Returned, counts.Returned), (EntryOutcome.Differs, counts.Differs), (EntryOutcome.KnownBefore, counts.KnownBefore),
                (EntryOutcome.NotOurs, counts.NotOurs), (EntryOutcome.Pending, counts.Pending),
            }
            .Where(c => c.Item2 > 0).Select(c => words.Say($"bank.count.{c.Item1}", ("n", Plain(c.Item2)))).ToImmutableArray();
        return string.Join(", ", parts);
    }

    public string State(PaymentState state) => words.Say($"bank.state.{state}");

    public string End(PaymentEnd end) => words.Say($"bank.end.{end}");

    public string Ended(PaymentEnd end) => words.Say($"bank.ended.{end}");

    private string Counted(BookingCounts counts) => counts.All == 0 ? "" : words.Say("bank.counts", ("counts", Counts(counts)));

    private static object BankJson(int number, bool read, BookingCounts counts) => new
    {
        file = number, read, bookings = counts.All, counts.Settled, counts.Returned, counts.KnownBefore, counts.Differs, counts.NotOurs, counts.Pending,
    };

    // Every mistake on a line of its own.
    private MoneyTold Wrong(BankFileOutcome.Wrong outcome)
    {
        var told = Refused("bank_wrong", ("file", outcome.FileName));
        return told with { Sentence = string.Join(Environment.NewLine, outcome.Mistakes.Select(Mistake).Prepend(told.Sentence)) };
    }

    private string Mistake(CamtMistake mistake)
    {
        var sentence = words.Say($"camt.{mistake.Key}", ("element", mistake.Element), ("value", mistake.Value), ("beside", mistake.Beside));
        return mistake.Line == 0 ? sentence : words.Say("camt.at", ("line", Plain(mistake.Line)), ("sentence", sentence));
    }
}
