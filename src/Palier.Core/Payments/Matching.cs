using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>Why a booking that names a payment of ours settles nothing, and somebody must look.</summary>
public enum Difference
{
    Amount = 0,
    Currency = 1,

    /// <summary>It is booked on another account than the one that its batch is paid from.</summary>
    Account = 2,

    /// <summary>It went to another account than the one we named.</summary>
    Payee = 3,

    /// <summary>The end-to-end id is ours and the UETR is another.</summary>
    Uetr = 4,

    /// <summary>The transactions of the entry do not come to its amount.</summary>
    Sum = 5,

    /// <summary>The same payment is booked out a second time.</summary>
    BookedTwice = 6,

    /// <summary>The same payment comes back a second time.</summary>
    ReturnedTwice = 7,

    /// <summary>Two persons agreed that it was never executed.</summary>
    PersonsSayOtherwise = 8,
}

/// <summary>What became of a payment so far, and whether persons said so or a file.</summary>
public sealed record PaymentTold(PaymentEnd End, bool ByPersons);

/// <summary>A payment as bookings are compared with it.</summary>
/// <param name="PaidFrom">The account that its batch is paid from, where it must be booked; null where that is not known.</param>
/// <param name="PaidTo">The account it goes to; null where that is not known.</param>
public sealed record OurPayment(int Number, string EndToEndId, string Uetr, Money Amount, string? PaidFrom, string? PaidTo, ImmutableArray<PaymentTold> Told);

/// <summary>A booking that an earlier file told of.</summary>
public sealed record KnownBooking(string Account, bool Credit, Money Amount, DateOnly? BookedOn, string? EndToEndId, string? Reference, EntryOutcome Outcome, int? Payment);

/// <summary>What comes of a booking.</summary>
/// <param name="Payment">The payment it speaks of; null where it names none of ours.</param>
/// <param name="Ends">What it newly tells of that payment, in order.</param>
/// <param name="Why">Why it settles nothing; null where nothing differs.</param>
public sealed record Matched(BankBooking Booking, EntryOutcome Outcome, OurPayment? Payment, ImmutableArray<PaymentEnd> Ends, Difference? Why = null);

/// <summary>Finds the payment that each booking of a file speaks of, by its end-to-end id and then by its UETR, and decides what comes of it.</summary>
public static class Matching
{
    /// <summary>What comes of each booking, in the order of the file. They are looked at by their days, money that goes out before money that comes in.</summary>
    /// <param name="bookings">The bookings of one file.</param>
    /// <param name="payments">The payments of ours that they may speak of.</param>
    /// <param name="known">What earlier files told.</param>
    public static ImmutableArray<Matched> Match(ImmutableArray<BankBooking> bookings, IEnumerable<OurPayment> payments, IEnumerable<KnownBooking> known)
    {
        var matching = new FileMatching(payments, known);
        return [.. bookings.OrderBy(b => b.BookedOn ?? DateOnly.MaxValue).ThenBy(b => b.Credit).ThenBy(b => b.Line).Select(matching.Next).OrderBy(m => m.Booking.Line)];
    }

    /// <summary>What of the booking itself is not as the payment is; null where all of it agrees. A return is only asked for its account and amount.</summary>
    internal static Difference? Between(BankBooking booking, OurPayment payment) =>
        booking.Amount.Currency != payment.Amount.Currency ? Difference.Currency
        : booking.Amount != payment.Amount ? Difference.Amount
        : payment.PaidFrom != booking.Account ? Difference.Account
        : booking.Uetr is { } uetr && uetr != payment.Uetr ? Difference.Uetr
        : !booking.Credit && booking.PaidTo is { } to && payment.PaidTo is { } ours && to != ours ? Difference.Payee
        : booking.AddsUp ? null : Difference.Sum;
}

/// <summary>The state of matching while the bookings of a file are looked at one after the other.</summary>
internal sealed class FileMatching
{
    private readonly Dictionary<string, OurPayment> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OurPayment> _byUetr = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<PaymentEnd>> _told = [];
    private readonly Dictionary<(int Payment, bool Credit), List<(string? Reference, DateOnly? BookedOn, int Statement)>> _settling = [];
    private readonly HashSet<(string, bool, Money, DateOnly?, string?, string?)> _others = [];

    public FileMatching(IEnumerable<OurPayment> payments, IEnumerable<KnownBooking> known)
    {
        foreach (var payment in payments)
        {
            (_byId[payment.EndToEndId], _byUetr[payment.Uetr]) = (payment, payment);
            _told[payment.Number] = [.. payment.Told.Select(t => t.End)];
        }

        foreach (var booking in known)
        {
            if (booking.Payment is { } payment && booking.Outcome is EntryOutcome.Settled or EntryOutcome.Returned or EntryOutcome.KnownBefore)
            {
                Settling(payment, booking.Credit).Add((booking.Reference, booking.BookedOn, 0));
            }
            else if (booking.Outcome is EntryOutcome.NotOurs or EntryOutcome.KnownBefore)
            {
                _others.Add((booking.Account, booking.Credit, booking.Amount, booking.BookedOn, booking.EndToEndId, booking.Reference));
            }
        }
    }

    public Matched Next(BankBooking booking)
    {
        var payment = booking.EndToEndId is { } id && _byId.TryGetValue(id, out var byId) ? byId
            : booking.Uetr is { } uetr && _byUetr.TryGetValue(uetr, out var byUetr) ? byUetr : null;
        if (!booking.IsBooked)
        {
            return new Matched(booking, EntryOutcome.Pending, payment, []);
        }

        if (payment is null)
        {
            var isKnown = _others.Contains((booking.Account, booking.Credit, booking.Amount, booking.BookedOn, booking.EndToEndId, booking.Reference));
            return new Matched(booking, isKnown ? EntryOutcome.KnownBefore : EntryOutcome.NotOurs, null, []);
        }

        if (Matching.Between(booking, payment) is { } differs)
        {
            return new Matched(booking, EntryOutcome.Differs, payment, [], differs);
        }

        var settling = Settling(payment.Number, booking.Credit);
        if (settling.Count > 0 && !settling.Exists(s => IsSame(s, booking)))
        {
            return new Matched(booking, EntryOutcome.Differs, payment, [], booking.Credit ? Difference.ReturnedTwice : Difference.BookedTwice);
        }

        var told = _told[payment.Number];
        if (told.Contains(PaymentEnd.NotExecuted))
        {
            return new Matched(booking, EntryOutcome.Differs, payment, [], Difference.PersonsSayOtherwise);
        }

        var isNew = settling.Count == 0;
        settling.Add((booking.Reference, booking.BookedOn, booking.Statement));
        var end = booking.Credit ? PaymentEnd.Returned : PaymentEnd.Booked;
        if (!isNew || told.Contains(end))
        {
            return new Matched(booking, EntryOutcome.KnownBefore, payment, []);
        }

        ImmutableArray<PaymentEnd> ends = [.. PaymentStanding.Newly(end, told)];
        told.AddRange(ends);
        return new Matched(booking, booking.Credit ? EntryOutcome.Returned : EntryOutcome.Settled, payment, ends);
    }

    // A statement never names one booking twice. Of two files the bank's reference says whether they name the same, or the day where one of them has none.
    private static bool IsSame((string? Reference, DateOnly? BookedOn, int Statement) before, BankBooking booking) =>
        before.Statement != booking.Statement && (before.Reference is { } one && booking.Reference is { } other ? one == other : before.BookedOn == booking.BookedOn);

    private List<(string? Reference, DateOnly? BookedOn, int Statement)> Settling(int payment, bool credit)
    {
        if (!_settling.TryGetValue((payment, credit), out var list))
        {
            _settling[(payment, credit)] = list = [];
        }

        return list;
    }
}
