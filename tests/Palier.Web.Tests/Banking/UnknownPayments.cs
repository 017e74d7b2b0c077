using Palier.App.Banking;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Banking.BankPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Banking;

/// <summary>Payments of which the bank says nothing: they stay unknown until a file or two persons say what became of them.</summary>
public sealed class UnknownPayments
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_22_unknown_stays_unknown_and_reserved_until_a_file_tells(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Of("P1", "2025-02-13").State.ShouldBe(PaymentState.Sent, "three working days after Monday");
        place.Of("P1", "2025-02-14").State.ShouldBe(PaymentState.Unknown);
        place.Of("P1", "2027-02-14").State.ShouldBe(PaymentState.Unknown, "time alone decides nothing");
        place.Balances("P1").ShouldBe("sent_eur 100.00 EUR", "it is reserved");
        App.Payouts.ProposeBatch.Run(place.Database, new App.Payouts.BatchAsked(Core.Values.Currency.Eur, Day("2025-03-03"), []), "ana", Day("2025-03-03"), At("2025-03-03"))
            .ShouldBeOfType<App.Payouts.ProposeBatchOutcome.NothingDue>("nothing is tried again by itself");
        ListPayments.Run(place.Database, Day("2025-03-03"), PaymentState.Unknown).Length.ShouldBe(3);

        place.Counts(Statement("S1", new CamtEntry("2025-03-04", "R1", place.Tx("P1"))), on: "2025-03-05").Settled.ShouldBe(1);
        place.Of("P1", "2025-03-05").State.ShouldBe(PaymentState.Booked);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_22_holidays_of_the_country_of_the_paying_account_are_waited_for(Engine engine)
    {
        using var place = new BankPlace(engine);
        using (var saving = place.Database.Begin(At("2025-02-07"), "test"))
        {
            saving.AddRows([new HolidayRow { Country = "BE", Day = Day("2025-02-11") }, new HolidayRow { Country = "US", Day = Day("2025-02-12") }]);
            saving.Commit();
        }

        (place.Of("P1").TellsBy, place.Of("P2").TellsBy).ShouldBe((Day("2025-02-14"), Day("2025-02-14")));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Two_persons_resolve_what_the_bank_does_not_say_and_the_same_follows_as_from_a_file(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Resolve("P1", PaymentEnd.Booked, " ").ShouldBeOfType<ResolveOutcome.ReasonMissing>();
        var asked = place.Resolve("P1", PaymentEnd.Booked).ShouldBeOfType<ResolveOutcome.Proposed>();
        place.Resolve("P1", PaymentEnd.NotExecuted).ShouldBeOfType<ResolveOutcome.WaitsAlready>().Resolution.ShouldBe(asked.Number);
        place.Of("P1", "2025-02-20").State.ShouldBe(PaymentState.Unknown);
        place.Balances("P1").ShouldBe("sent_eur 100.00 EUR", "one person moves nothing");

        place.Decide(asked.Number, by: "ana").ShouldBeOfType<ResolveOutcome.NotApproved>().Why.ShouldBeOfType<Approval.SamePerson>();
        place.Decide(asked.Number, by: "P1").ShouldBeOfType<ResolveOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ConcernsThem>();
        place.Decide(asked.Number, shown: "another").ShouldBeOfType<ResolveOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ChangedSince>();
        place.Decide(asked.Number, shown: ListPaymentsHash(place)).ShouldBeOfType<ResolveOutcome.Resolved>();
        place.Decide(asked.Number, by: "eva").ShouldBeOfType<ResolveOutcome.DecidedBefore>().By.ShouldBe("ben");
        place.After("P1").ShouldBe(["P1:sent_eur -> P1:paid_eur 100.00 EUR"]);

        place.Decide(place.Resolve("P2", PaymentEnd.NotExecuted).ShouldBeOfType<ResolveOutcome.Proposed>().Number).ShouldBeOfType<ResolveOutcome.Resolved>();
        place.After("P2").ShouldBe(["P2:sent_usd -> vendor:exchange_usd 220.00 USD", "vendor:exchange_eur -> P2:payable 200.00 EUR"]);
        place.Decide(place.Resolve("P3", PaymentEnd.Returned).ShouldBeOfType<ResolveOutcome.Proposed>().Number, approve: false).ShouldBeOfType<ResolveOutcome.Rejected>();
        place.Decide(place.Resolve("P3", PaymentEnd.Returned).ShouldBeOfType<ResolveOutcome.Proposed>().Number).ShouldBeOfType<ResolveOutcome.Resolved>();
        place.After("P3").ShouldBe(["P3:sent_eur -> P3:paid_eur 300.00 EUR", "P3:paid_eur -> P3:sent_eur 300.00 EUR", "P3:sent_eur -> P3:payable 300.00 EUR"]);
        place.Resolve("P3", PaymentEnd.Booked).ShouldBeOfType<ResolveOutcome.ToldAlready>().State.ShouldBe(PaymentState.Returned);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_file_that_says_what_persons_said_is_known_and_one_that_says_otherwise_is_looked_at(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Decide(place.Resolve("P1", PaymentEnd.Booked).ShouldBeOfType<ResolveOutcome.Proposed>().Number).ShouldBeOfType<ResolveOutcome.Resolved>();
        place.Decide(place.Resolve("P3", PaymentEnd.NotExecuted).ShouldBeOfType<ResolveOutcome.Proposed>().Number).ShouldBeOfType<ResolveOutcome.Resolved>();

        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-10", "R2", place.Tx("P3"))), on: "2025-02-21").ShouldBe(new BookingCounts(2, 0, 0, 1, 1, 0, 0));
        ListDiffering.Open(place.Database).Single().Why.ShouldBe(Difference.PersonsSayOtherwise);
        place.Balances("P3").ShouldBe("payable 300.00 EUR");
        place.Counts(Statement("S2", new CamtEntry("2025-02-24", "R3", place.Tx("P1", credit: true))), on: "2025-02-25").Returned.ShouldBe(1, "what was paid can still come back");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_file_that_comes_before_the_second_person_wins(Engine engine)
    {
        using var place = new BankPlace(engine);
        var asked = place.Resolve("P1", PaymentEnd.NotExecuted).ShouldBeOfType<ResolveOutcome.Proposed>();
        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1"))), on: "2025-02-20").Settled.ShouldBe(1);
        place.Decide(asked.Number).ShouldBeOfType<ResolveOutcome.ToldAlready>().State.ShouldBe(PaymentState.Booked);
        place.Decide(asked.Number, approve: false).ShouldBeOfType<ResolveOutcome.Rejected>();
        place.After("P1").ShouldBe(["P1:sent_eur -> P1:paid_eur 100.00 EUR"]);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_16_of_two_who_decide_a_resolution_at_once_one_does(Engine engine)
    {
        using var place = new BankPlace(engine);
        for (var round = 0; round < 10; round++)
        {
            var asked = place.Resolve("P1", PaymentEnd.NotExecuted).ShouldBeOfType<ResolveOutcome.Proposed>().Number;
            var outcomes = await Task.WhenAll(Task.Run(() => place.Decide(asked, approve: round == 9)), Task.Run(() => place.Decide(asked, approve: round == 9, by: "eva")));
            outcomes.Count(o => o is ResolveOutcome.Resolved or ResolveOutcome.Rejected).ShouldBe(1);
            outcomes.Count(o => o is ResolveOutcome.DecidedBefore).ShouldBe(1);
        }

        place.After("P1").ShouldBe(["P1:sent_eur -> P1:payable 100.00 EUR"]);
    }

    private static string ListPaymentsHash(BankPlace place) => ShowPayment.Waiting(place.Database).Single().Hash;
}
