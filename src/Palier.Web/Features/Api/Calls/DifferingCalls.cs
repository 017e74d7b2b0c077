using Palier.App.Banking;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A booking that differs from its payment, in the file that told of it first.</summary>
internal sealed record DifferingBooking(int File, BookingOfFile Booking);

/// <summary>What somebody found who looked at a booking that differs.</summary>
internal sealed record LookGiven(string Reason);

/// <summary>Bookings that differ from their payments: each waits until somebody says that it was looked at.</summary>
internal static class DifferingCalls
{
    private const string Part = "bank";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/differing-bookings", "listDifferingBookings", Part, typeof(DifferingBooking), List, Fits.State("waiting", "looked-at")) with { ShowsMoreTo = true },
        Call.Do("/bank-files/{number}/bookings/{line}/look", "lookAtBooking", Part, Act.LookAtBooking, typeof(LookGiven), [typeof(LookOutcome.LookedAt), typeof(LookOutcome.LookedAtBefore)],
            Look, "reason_missing", "no_booking", "booking_agrees", "concerns_them"),
    ];

    private static Answer List(Asked asked) => asked.Page(ListDiffering.All(asked.Database).Where(b => asked.Fit("state", b.Looked is null ? "waiting" : "looked-at")), b => Listing.Down(b.File) + Listing.Up(b.Booking.Line),
        b => new DifferingBooking(b.File, BankFileCalls.Shown(asked.Here.Numbers.Of(b), asked)));

    private static Answer Look(Asked asked)
    {
        var (body, doer) = (asked.Body<LookGiven>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => LookAtBooking.Run(asked.Database, asked.Number(), asked.Number("line"), body.Reason, doer.Name, doer.On, doer.Now));
    }
}
