using System.Collections.Immutable;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Core.Tests.Payments;

/// <summary>Which payment a booking speaks of, and what follows from it, whatever order the files come in.</summary>
public sealed class MatchingTests
{
    private static readonly DateOnly day = new(2025, 2, 10);

    [Fact]
    public void However_bookings_are_cut_into_files_and_told_again_each_payment_ends_as_its_bookings_say()
    {
        for (var seed = 0; seed < Counts.Of(500, 20_000); seed++)
        {
            var chance = new Random(seed);
            var payments = Enumerable.Range(1, chance.Next(1, 8)).Select(n => Payment(n)).ToList();
            var ends = payments.ToDictionary(p => p.Number, _ => chance.Next(3));
            var bookings = payments.SelectMany(p => Enumerable.Range(0, ends[p.Number]).Select(i => Booking(p, credit: i == 1, day.AddDays((2 * i) + chance.Next(2))))).ToList();
            var (told, known, done) = (payments.ToDictionary(p => p.Number, _ => new List<PaymentEnd>()), new List<KnownBooking>(), 0);
            var files = bookings.Concat(bookings).OrderBy(_ => chance.Next()).Chunk(chance.Next(1, 5)).ToList();
            foreach (var file in files)
            {
                var now = payments.Select(p => p with { Told = [.. told[p.Number].Select(e => new PaymentTold(e, false))] });
                // A file may hold one booking twice in this test, once in each of two statements.
                foreach (var matched in Matching.Match([.. file.Select((b, i) => b with { Line = i + 1, Statement = i + 1 })], now, known).OrderBy(m => m.Booking.BookedOn).ThenBy(m => m.Booking.Credit).ThenBy(m => m.Booking.Line))
                {
                    matched.Outcome.ShouldBeOneOf(EntryOutcome.Settled, EntryOutcome.Returned, EntryOutcome.KnownBefore);
                    told[matched.Payment!.Number].AddRange(matched.Ends);
                    done += matched.Outcome == EntryOutcome.KnownBefore ? 0 : 1;
                    known.Add(new KnownBooking(matched.Booking.Account, matched.Booking.Credit, matched.Booking.Amount, matched.Booking.BookedOn, matched.Booking.EndToEndId, matched.Booking.Reference, matched.Outcome, matched.Payment.Number));
                }
            }

            foreach (var payment in payments)
            {
                told[payment.Number].ShouldBe(ends[payment.Number] switch { 0 => [], 1 => [PaymentEnd.Booked], _ => [PaymentEnd.Booked, PaymentEnd.Returned] }, $"seed {seed}, payment {payment.Number}");
            }

            done.ShouldBeLessThanOrEqualTo(bookings.Count);
        }
    }

    [Fact]
    public void What_is_not_ours_is_told_once_and_a_difference_every_time()
    {
        var (payment, other) = (Payment(1), Booking(Payment(9), credit: false, day));
        var differs = Booking(payment, credit: false, day) with { Amount = new Money(1, Currency.Eur) };
        var first = Matching.Match([other, differs with { Line = 2 }], [payment], []);
        first.Select(m => m.Outcome).ShouldBe([EntryOutcome.NotOurs, EntryOutcome.Differs]);
        var known = first.Select(m => new KnownBooking(m.Booking.Account, m.Booking.Credit, m.Booking.Amount, m.Booking.BookedOn, m.Booking.EndToEndId, m.Booking.Reference, m.Outcome, m.Payment?.Number)).ToList();
        Matching.Match([other, differs with { Line = 2 }, Booking(payment, credit: false, day) with { Line = 3, Reference = "another" }], [payment], known).Select(m => m.Outcome)
            .ShouldBe([EntryOutcome.KnownBefore, EntryOutcome.Differs, EntryOutcome.Settled], "a booking that settled nothing is in nobody's way");
    }

    [Theory]
    [InlineData("2025-02-10", "2025-02-13")]
    [InlineData("2025-02-13", "2025-02-18")]
    [InlineData("2025-02-14", "2025-02-19")]
    public void A_bank_has_three_working_days_to_tell(string executeOn, string by)
    {
        var (on, last) = (DateOnly.Parse(executeOn, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(by, System.Globalization.CultureInfo.InvariantCulture));
        PaymentStanding.TellsBy(on, WorkingDays.WeekendsOnly).ShouldBe(last);
        PaymentStanding.Of(on, WorkingDays.WeekendsOnly, [], last).ShouldBe(PaymentState.Sent);
        PaymentStanding.Of(on, WorkingDays.WeekendsOnly, [], last.AddDays(1)).ShouldBe(PaymentState.Unknown);
        PaymentStanding.Of(on, WorkingDays.WeekendsOnly, [PaymentEnd.Booked, PaymentEnd.Returned], last.AddDays(1)).ShouldBe(PaymentState.Returned);
    }

    private static OurPayment Payment(int number) => new(number, $"E{number}", $"u{number}", new Money(100 * number, Currency.Eur), "A", $"to {number}", []);

    private static BankBooking Booking(OurPayment payment, bool credit, DateOnly on) => new()
    {
        Line = 1, At = 1, Statement = 1, Account = "A", Amount = payment.Amount, Credit = credit, IsBooked = true, BookedOn = on, EndToEndId = payment.EndToEndId, Reference = $"R{payment.Number}{credit}",
    };
}
