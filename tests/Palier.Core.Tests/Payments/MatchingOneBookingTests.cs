using System.Collections.Immutable;
using Palier.Core.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Core.Tests.Payments;

/// <summary>What comes of one booking after others, rule by rule, and what follows from it in the books.</summary>
public sealed class MatchingOneBookingTests
{
    private static readonly DateOnly day = new(2025, 2, 10);
    private static readonly OurPayment ours = new(1, "E1", "u1", new Money(100_00, Currency.Eur), "A", "B", []);

    [Fact]
    public void Each_thing_that_must_agree_and_does_not_is_named_the_worst_first()
    {
        Of(Out).Outcome.ShouldBe(EntryOutcome.Settled);
        Of(Out with { Amount = new Money(100_01, Currency.Eur) }).Why.ShouldBe(Difference.Amount);
        Of(Out with { Amount = new Money(100_01, Currency.Of("USD")) }).Why.ShouldBe(Difference.Currency);
        Of(Out with { Account = "C" }).Why.ShouldBe(Difference.Account);
        Of(Out with { Uetr = "u2" }).Why.ShouldBe(Difference.Uetr);
        Of(Out with { PaidTo = "C" }).Why.ShouldBe(Difference.Payee);
        Of(Out with { AddsUp = false }).Why.ShouldBe(Difference.Sum);
        Of(Out with { Uetr = "u1", PaidTo = "B" }).Outcome.ShouldBe(EntryOutcome.Settled);
        Of(Out, ours with { PaidFrom = null }).Why.ShouldBe(Difference.Account, "where it is not known from where it is paid, nobody guesses");
        Of(Out with { PaidTo = "C" }, ours with { PaidTo = null }).Outcome.ShouldBe(EntryOutcome.Settled);
        Of(Back with { PaidTo = "C" }).Outcome.ShouldBe(EntryOutcome.Returned, "a return names our own account there");
        Of(Back with { Amount = new Money(99_00, Currency.Eur) }).Why.ShouldBe(Difference.Amount, "less than all of it came back");
    }

    [Fact]
    public void A_payment_is_found_by_its_end_to_end_id_and_else_by_its_uetr()
    {
        var other = ours with { Number = 2, EndToEndId = "E2", Uetr = "u2" };
        Of(Out with { EndToEndId = null, Uetr = "u1" }, ours, other).Payment!.Number.ShouldBe(1);
        Of(Out with { EndToEndId = "E9", Uetr = "u2" }, ours, other).Payment!.Number.ShouldBe(2);
        Of(Out with { Uetr = "u2" }, ours, other).ShouldSatisfyAllConditions(m => m.Payment!.Number.ShouldBe(1), m => m.Why.ShouldBe(Difference.Uetr));
        Of(Out with { EndToEndId = null }, ours, other).Outcome.ShouldBe(EntryOutcome.NotOurs);
        Of(Out with { IsBooked = false, Amount = new Money(1, Currency.Eur) }).ShouldSatisfyAllConditions(m => m.Outcome.ShouldBe(EntryOutcome.Pending), m => m.Payment!.Number.ShouldBe(1), m => m.Ends.ShouldBeEmpty());
    }

    [Fact]
    public void A_second_booking_is_the_same_by_its_reference_or_else_its_day_and_never_in_one_statement()
    {
        After(Known(Out), Out).Outcome.ShouldBe(EntryOutcome.KnownBefore);
        After(Known(Out), Out with { BookedOn = day.AddDays(1) }).Outcome.ShouldBe(EntryOutcome.KnownBefore, "the bank calls it the same");
        After(Known(Out), Out with { Reference = "R2" }).Why.ShouldBe(Difference.BookedTwice);
        After(Known(Out), Out with { Reference = null }).Outcome.ShouldBe(EntryOutcome.KnownBefore);
        After(Known(Out), Out with { Reference = null, BookedOn = day.AddDays(1) }).Why.ShouldBe(Difference.BookedTwice);
        After(Known(Back), Back with { Reference = "R2" }).Why.ShouldBe(Difference.ReturnedTwice);
        After(Known(Out) with { Outcome = EntryOutcome.Differs }, Out with { Reference = "R2" }).Outcome.ShouldBe(EntryOutcome.Settled, "what settled nothing is in nobody's way");
        All(Out, Out with { Line = 2 }).Select(m => m.Why).ShouldBe([null, Difference.BookedTwice]);
        All(Out, Out with { Line = 2, Statement = 2 }).Select(m => m.Outcome).ShouldBe([EntryOutcome.Settled, EntryOutcome.KnownBefore]);
    }

    [Fact]
    public void Bookings_are_looked_at_by_their_days_and_money_that_goes_out_first()
    {
        All(Back, Out with { Line = 2 }).Select(m => string.Join(' ', m.Ends)).ShouldBe(["Returned", "Booked"]);
        All(Back with { BookedOn = day.AddDays(-1) }, Out with { Line = 2 }).Select(m => m.Outcome).ShouldBe([EntryOutcome.Returned, EntryOutcome.KnownBefore], "it came back before anybody told that it was booked");
        All(Back)[0].Ends.ShouldBe([PaymentEnd.Booked, PaymentEnd.Returned]);
    }

    [Fact]
    public void What_persons_said_is_known_and_what_they_said_never_happened_differs()
    {
        Of(Out, ours with { Told = [new(PaymentEnd.Booked, true)] }).ShouldSatisfyAllConditions(m => m.Outcome.ShouldBe(EntryOutcome.KnownBefore), m => m.Ends.ShouldBeEmpty());
        Of(Back, ours with { Told = [new(PaymentEnd.Booked, true)] }).Ends.ShouldBe([PaymentEnd.Returned]);
        Of(Out, ours with { Told = [new(PaymentEnd.NotExecuted, true)] }).Why.ShouldBe(Difference.PersonsSayOtherwise);
        Of(Back, ours with { Told = [new(PaymentEnd.NotExecuted, true)] }).Why.ShouldBe(Difference.PersonsSayOtherwise);
    }

    [Fact]
    public void Only_what_is_not_ours_and_was_told_in_every_detail_is_known_before()
    {
        var fee = Out with { EndToEndId = null };
        After(Known(fee) with { Payment = null, Outcome = EntryOutcome.NotOurs }, fee).Outcome.ShouldBe(EntryOutcome.KnownBefore);
        foreach (var other in new[] { fee with { Account = "C" }, fee with { Credit = true }, fee with { Amount = new Money(1, Currency.Eur) }, fee with { BookedOn = day.AddDays(1) }, fee with { EndToEndId = "E9" }, fee with { Reference = "R2" } })
        {
            After(Known(fee) with { Payment = null, Outcome = EntryOutcome.NotOurs }, other).Outcome.ShouldBe(EntryOutcome.NotOurs, $"{other}");
        }
    }

    [Fact]
    public void What_was_sent_is_paid_and_what_comes_back_is_taken_back_as_it_was_posted_the_last_first()
    {
        var (payable, exchange, sent) = (new Account("P1", "payable"), new Account("vendor", "exchange_eur"), Account.Sent("P1", Currency.Of("USD")));
        MovementOfPayment[] there =
        [
            Sent(1, payable, exchange, new Money(200_00, Currency.Eur)), Sent(2, new Account("vendor", "exchange_usd"), sent, new Money(220_00, Currency.Of("USD"))),
        ];

        var paid = PaymentEnding.Booked(there, day).ShouldHaveSingleItem().Movement;
        (paid.From, paid.To, paid.Amount, paid.On, paid.Of.Purpose).ShouldBe((sent, Account.Paid("P1", Currency.Of("USD")), new Money(220_00, Currency.Of("USD")), day, Purpose.Booked));
        var back = PaymentEnding.Returned([.. there, new MovementOfPayment("p", "P1", 3, paid)], day.AddDays(1));
        back.Select(m => (m.Negates, m.Sequence)).ShouldBe([(3L, null), (2L, null), (1L, null)]);
        back.Select(m => $"{m.Movement.From} {m.Movement.To} {m.Movement.Amount}").ShouldBe([$"{paid.To} {sent} 220.00 USD", $"{sent} vendor:exchange_usd 220.00 USD", $"{exchange} {payable} 200.00 EUR"]);
        back.ShouldAllBe(m => m.Movement.Of.Purpose == Purpose.Returned && m.Movement.On == day.AddDays(1));
    }

    private static BankBooking Out => new()
    {
        Line = 1, At = 1, Statement = 1, Account = "A", Amount = ours.Amount, Credit = false, IsBooked = true, BookedOn = day, EndToEndId = "E1", Reference = "R1",
    };

    private static BankBooking Back => Out with { Credit = true };

    private static Matched Of(BankBooking booking, params OurPayment[] payments) => Matching.Match([booking], payments.Length == 0 ? [ours] : payments, [])[0];

    private static ImmutableArray<Matched> All(params BankBooking[] bookings) => Matching.Match([.. bookings], [ours], []);

    private static Matched After(KnownBooking known, BankBooking booking) =>
        Matching.Match([booking], [ours with { Told = known is { Payment: not null, Outcome: not EntryOutcome.Differs } ? [new(PaymentEnd.Booked, false)] : [] }], [known])[0];

    private static KnownBooking Known(BankBooking b) => new(b.Account, b.Credit, b.Amount, b.BookedOn, b.EndToEndId, b.Reference, b.Credit ? EntryOutcome.Returned : EntryOutcome.Settled, 1);

    private static MovementOfPayment Sent(long sequence, Account from, Account to, Money amount) =>
        new("p", "P1", sequence, new Movement(from, to, amount, day, new Matter(Purpose.Sent, "payable", new Period(day, day.AddMonths(1)), to, 1), 1));
}
