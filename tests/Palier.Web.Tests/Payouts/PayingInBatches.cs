using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Exports;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Payouts;

/// <summary>From what is payable to what is sent: proposed by one person, approved by another, and posted once.</summary>
public sealed class PayingInBatches
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_payable_is_sent_when_a_second_person_approves_it(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 50_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        place.Account("P2", "EUR", PayoutPlace.Iban(2));

        var proposed = place.Propose().ShouldBeOfType<ProposeBatchOutcome.Proposed>();
        proposed.Batch.Total.ShouldBe(new Money(150_00, Currency.Eur));
        proposed.Batch.Payments.Select(p => (p.Payee, p.Minor, p.Parts.Single().For.Single())).ShouldBe([("P1", 100_00, new PaidFor("cash", "2025-01")), ("P2", 50_00, new PaidFor("cash", "2025-01"))]);
        place.Sent().ShouldBeEmpty("nothing moves before it is approved");
        place.Propose().ShouldBeOfType<ProposeBatchOutcome.NothingDue>("the batch that waits holds everything").LeftOut.ShouldAllBe(l => l.Why.Single() is NotPaid.InBatch);

        var approved = place.Decide(1, shown: place.HashOf(1)).ShouldBeOfType<DecideBatchOutcome.Approved>();
        (approved.Payments, approved.Total).ShouldBe((2, new Money(150_00, Currency.Eur)));
        place.Sent().ShouldBe(["1 money_held P1:payable -> P1:sent_eur 100.00 EUR", "2 money_held P2:payable -> P2:sent_eur 50.00 EUR"]);
        place.Decide(1, "eva").ShouldBeOfType<DecideBatchOutcome.EndedBefore>().By.ShouldBe("ben");
        place.Propose().ShouldBeOfType<ProposeBatchOutcome.NothingDue>();
        using var context = place.Database.Context();
        context.Payments.OrderBy(p => p.Number).Select(p => p.Uetr).AsEnumerable().ShouldAllBe(u => Guid.Parse(u).Version == 4);
        place.PublishAgain(PayoutPlace.Today);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Who_is_not_paid_is_listed_with_the_reason(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 10_00), ("P2", 20_00), ("P3", 30_00), ("P4", 40_00), ("P5", 50_00), ("P6", 60_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        place.Account("P3", "EUR", PayoutPlace.Iban(3), decided: false);
        place.Account("P4", "EUR", PayoutPlace.Iban(4), from: "2025-02-09");
        place.Account("P5", "CHF", PayoutPlace.Iban(5));
        place.Account("P6", "EUR", PayoutPlace.Iban(6));
        Hold.Run(place.Database, place.Money.Programme, "P6", "Audit of invoices", "eva", Day("2025-02-05"), At("2025-02-05")).ShouldBeOfType<HoldOutcome.Placed>();
        place.Money.Sale("2025-02-03", 500_00, partner: "P1");

        var due = ListDue.Run(place.Database, Day(PayoutPlace.Today));

        due.Payees.Select(d => (d.Payee, d.Why.SingleOrDefault())).ShouldBe([
            ("P1", null), ("P2", new NotPaid.NoAccount()), ("P3", new NotPaid.AccountWaits(3, null)), ("P4", new NotPaid.AccountWaits(4, Day("2025-02-09"))),
            ("P5", new NotPaid.NoDebtor(Currency.Of("CHF"))), ("P6", new NotPaid.OnHold(place.Money.Programme, "Audit of invoices"))], ignoreOrder: true);
        due.Batches.ShouldBe([(new Money(10_00, Currency.Eur), 1)]);
        place.Propose(payees: ["P1", "P2"]).ShouldBeOfType<ProposeBatchOutcome.CannotBePaid>().Payees.Single().Payee.ShouldBe("P2");
        place.Propose(payees: "P9").ShouldBeOfType<ProposeBatchOutcome.CannotBePaid>().Payees.Single().Why.ShouldContain(new NotPaid.Nothing());
        place.Propose("CHF").ShouldBeOfType<ProposeBatchOutcome.NoDebtor>();
        place.Propose(execute: "2025-02-05").ShouldBeOfType<ProposeBatchOutcome.DayOver>();
        place.Propose(execute: "2025-02-08").ShouldBeOfType<ProposeBatchOutcome.NoWorkingDay>().Next.ShouldBe(Day("2025-02-10"));
        place.Propose(on: "2025-02-09", execute: "2025-02-10").ShouldBeOfType<ProposeBatchOutcome.Proposed>().Batch.Payments.Select(p => p.Payee).ShouldBe(["P1", "P4"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_still_in_a_wallet_says_what_keeps_it(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 50_00));
        Hold.Run(place.Database, place.Money.Programme, "P2", "Bank account in question", "eva", Day("2025-02-20"), At("2025-02-20")).ShouldBeOfType<HoldOutcome.Placed>();
        place.Money.Sale("2025-02-10", 400_00, partner: "P1");
        place.Money.Sale("2025-02-11", 600_00, partner: "P2");
        place.Money.SettleAndPost("2025-02", "2025-03-05");
        var asked = Adjust.Run(place.Database, new AdjustmentAsked(place.Money.Programme, "P1", "cash", 3m, "goodwill"), "ana", Day("2025-03-06"), At("2025-03-06")).ShouldBeOfType<AdjustOutcome.Proposed>();
        DecideAdjustment.Run(place.Database, asked.Number, true, "ben", Day("2025-03-06"), At("2025-03-06")).ShouldBeOfType<AdjustOutcome.Posted>();

        var (due, inWallets) = (ListDue.Run(place.Database, Day("2025-03-06")), ListInWallets.Run(place.Database, Day("2025-03-06")));

        inWallets.Select(w => (w.Account.ToString(), w.Amount.Minor, w.Why.Kind)).ShouldBe([("P1:cash", 3_00, "wallet_until_closing"), ("P2:cash", 30_00, "payout_held")]);
        new MoneyTelling(Core.Wording.Words.English).Line(inWallets[1]).ShouldContain("Bank account in question");
        due.Payees.Single(p => p.Payee == "P2").Why.ShouldContain(new NotPaid.OnHold(place.Money.Programme, "Bank account in question"), "what was cleared before is stopped as well");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_was_rejected_or_withdrawn_is_free_for_another_batch(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));

        place.Decide(place.Proposed(), approve: false).ShouldBeOfType<DecideBatchOutcome.Rejected>();
        place.Withdraw(place.Proposed(), "ben").ShouldBeOfType<DecideBatchOutcome.NotTheirs>();
        place.Withdraw(2).ShouldBeOfType<DecideBatchOutcome.Withdrawn>();
        place.Decide(2).ShouldBeOfType<DecideBatchOutcome.EndedBefore>().End.ShouldBe(BatchEnd.Withdrawn);
        place.Decide(9).ShouldBeOfType<DecideBatchOutcome.NoSuchBatch>();
        BatchFile.Run(place.Database, 2).ShouldBeOfType<BatchFileOutcome.NotApproved>();
        place.Decide(place.Proposed()).ShouldBeOfType<DecideBatchOutcome.Approved>();

        place.Sent().ShouldBe(["1 money_held P1:payable -> P1:sent_eur 100.00 EUR"]);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Three_currencies_are_paid_from_three_accounts_each_amount_converted_once(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 33_33), ("P3", 250_01), ("P4", 77_77));
        place.AnotherProgramme("growth_usd", "USD", ("P1", 10.50m), ("P2", 20.25m));
        place.AnotherProgramme("gulf", "BHD", ("P4", 1.234m));
        place.Account("vendor", "USD", null, "111222333", country: "US");
        place.Account("vendor", "JPY", "BE71096123456769");
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        place.Account("P2", "USD", null, "987654", country: "US");
        place.Account("P3", "JPY", PayoutPlace.Iban(3));
        place.Account("P4", "USD", PayoutPlace.Iban(4));
        place.Rates("2025-02-05", ("USD", "1.0402"), ("JPY", "159.03"));

        place.Propose("USD").ShouldBeOfType<ProposeBatchOutcome.Proposed>().LeftOut.Single().Why.ShouldHaveSingleItem().ShouldBeOfType<NotPaid.NoRate>("the ECB publishes none for BHD");
        place.Decide(1).ShouldBeOfType<DecideBatchOutcome.Approved>().Total.ShouldBe(new Money(34_67 + 20_25 + 80_90, Currency.Of("USD")));
        place.Decide(place.Proposed("EUR")).ShouldBeOfType<DecideBatchOutcome.Approved>().Total.ShouldBe(new Money(100_00 + 10_09, Currency.Eur));
        place.Decide(place.Proposed("JPY")).ShouldBeOfType<DecideBatchOutcome.Approved>().Total.ShouldBe(new Money(39_759, Currency.Of("JPY")));

        place.Sent().ShouldContain("1 money_held P2:payable -> vendor:exchange_eur 33.33 EUR");
        place.Sent().ShouldContain("1 money_held vendor:exchange_usd -> P2:sent_usd 34.67 USD");
        place.Sent().ShouldContain("4 money_held vendor:exchange_jpy -> P3:sent_jpy 39759 JPY");
        var part = ListBatches.Find(place.Database, 3, Day(PayoutPlace.Today))!.Batch.Payments.Single().Parts.Single();
        (part.Minor, part.Currency, part.PaidMinor, part.Rate, part.RateDay, part.RateSource).ShouldBe((250_01, "EUR", 39_759, "15903/100", Day("2025-02-05"), "reference"));
        place.IsSound();
        await Hledger.Agrees(place.Database);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_10_a_currency_that_ended_and_a_day_without_rates_are_no_stale_rate(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 100_00));
        place.Account("vendor", "USD", PayoutPlace.Iban(50));
        place.Account("vendor", "HRK", PayoutPlace.Iban(51));
        place.Account("P1", "USD", PayoutPlace.Iban(1));
        place.Account("P2", "HRK", PayoutPlace.Iban(2));
        place.Rates("2025-02-07", ("USD", "1.0377"), ("HRK", "7.5345"));

        place.Propose("USD", on: "2025-02-09").ShouldBeOfType<ProposeBatchOutcome.Proposed>().Batch.Payments[0].Parts[0].RateDay.ShouldBe(Day("2025-02-07"), "a Sunday has the rates of the Friday before");
        place.Withdraw(1, on: "2025-02-09").ShouldBeOfType<DecideBatchOutcome.Withdrawn>();
        place.Propose("USD", on: "2025-02-12", execute: "2025-02-13").ShouldBeOfType<ProposeBatchOutcome.NothingDue>().LeftOut[0].Why.ShouldHaveSingleItem().ShouldBeOfType<NotPaid.NoRate>();
        place.Propose("HRK", on: "2025-02-09").ShouldBeOfType<ProposeBatchOutcome.NothingDue>().LeftOut[0].Why.ShouldHaveSingleItem().ShouldBeOfType<NotPaid.NoRate>();
    }
}
