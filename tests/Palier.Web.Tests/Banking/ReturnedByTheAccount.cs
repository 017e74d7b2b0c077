using Palier.App.BankAccounts;
using Palier.App.Payouts;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Banking.BankPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Banking;

/// <summary>What came back because the account cannot be paid to is not sent there again, until two persons say otherwise.</summary>
public sealed class ReturnedByTheAccount
{
    private static readonly AccountTyped same = new() { Holder = "Delta NV", Currency = "EUR", Iban = "BE43068999999501", Contact = "accounts@delta.example" };

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_came_back_from_an_account_that_is_closed_is_kept_until_another_account_counts(Engine engine)
    {
        using var place = new BankPlace(engine);
        var number = place.Of("P1").Number;
        Back(place, "P1", "AC04");

        Due(place, "P1").ShouldSatisfyAllConditions(d => d.Amount.ShouldBeNull(), d => d.Why.ShouldBe([new NotPaid.AccountUnusable(number, Day("2025-02-11"), "AC04")]));
        Propose(place, "P1").ShouldBeOfType<ProposeBatchOutcome.CannotBePaid>().Payees.Single().Why.ShouldHaveSingleItem().ShouldBeOfType<NotPaid.AccountUnusable>();
        Propose(place).ShouldBeOfType<ProposeBatchOutcome.NothingDue>().LeftOut.Single().Why.ShouldHaveSingleItem().ShouldBeOfType<NotPaid.AccountUnusable>();

        var other = ProposeBankAccount.Run(place.Database, "P1", same with { Iban = "BE71096123456769" }, "ana", Day("2025-02-13"), At("2025-02-13")).ShouldBeOfType<BankAccountOutcome.Proposed>();
        Decide(place, other.Number, "2025-02-13").ShouldBeOfType<BankAccountOutcome.Waits>().From.ShouldBe(Day("2025-02-18"));
        Due(place, "P1", "2025-02-17").Amount.ShouldBeNull("payments still go to the account before it");
        Due(place, "P1", "2025-02-18").Amount.ShouldBe(new Money(100_00, Currency.Eur));
        place.Batch("EUR", "2025-02-18", "2025-02-19");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_same_account_named_again_with_a_reason_by_two_persons_is_paid_to_from_that_day_on_and_nobody_is_told_of_a_change(Engine engine)
    {
        using var place = new BankPlace(engine);
        ProposeAgain(place, same with { Reason = "unblocked" }, "2025-02-12").ShouldBeOfType<BankAccountOutcome.Proposed>("the holder of the account in force is written otherwise");
        Decide(place, 6, "2025-02-12").ShouldBeOfType<BankAccountOutcome.Waits>();
        ProposeAgain(place, same with { Reason = "nothing came back yet" }, "2025-02-17").ShouldBeOfType<BankAccountOutcome.NothingChanges>();
        var told = Messages(place);
        Back(place, "P3", "AC06", "2025-02-17");
        Due(place, "P3", "2025-02-17").Why.ShouldHaveSingleItem().ShouldBeOfType<NotPaid.AccountUnusable>();

        ProposeAgain(place, same, "2025-02-17").ShouldBeOfType<BankAccountOutcome.Wrong>().Mistakes.Single().Field.ShouldBe(AccountField.Reason);
        var again = ProposeAgain(place, same with { Reason = " The bank unblocked it on 16 February " }, "2025-02-17").ShouldBeOfType<BankAccountOutcome.Proposed>();
        (again.Effects.CountsFrom, again.Told).ShouldBe((Day("2025-02-17"), false));
        Due(place, "P3", "2025-02-17").Amount.ShouldBeNull("one person alone releases nothing");
        Decide(place, again.Number, "2025-02-17", "ana").ShouldBeOfType<BankAccountOutcome.NotApproved>();
        Decide(place, again.Number, "2025-02-17").ShouldBeOfType<BankAccountOutcome.InForce>();
        Due(place, "P3", "2025-02-17").Amount.ShouldBe(new Money(300_00, Currency.Eur));
        ListBankAccounts.Show(place.Database, again.Number, Day("2025-02-17"), NumbersSeen.By(place.Database, "ana", Day("2025-02-17")))!.Reason.ShouldBe("The bank unblocked it on 16 February");
        Messages(place).ShouldBe(told);

        place.Batch("EUR", "2025-02-17", "2025-02-18");
        Back(place, "P3", "AC06", "2025-02-20", "R8");
        Due(place, "P3", "2025-02-20").Amount.ShouldBeNull("it came back once more");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_batch_that_waits_with_a_payment_to_that_account_is_not_approved_any_more(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Money.Sale("2025-02-03", 2_000_00, partner: "P1");
        place.Money.SettleAndPost("2025-02", "2025-03-05");
        var waiting = ProposeBatch.Run(place.Database, new BatchAsked(Currency.Eur, Day("2025-03-10"), ["P1"]), "ana", Day("2025-03-06"), At("2025-03-06")).ShouldBeOfType<ProposeBatchOutcome.Proposed>().Batch;
        place.Counts(Statement("S1", new CamtEntry("2025-03-06", "R1", Of(place, 1)), new CamtEntry("2025-03-06", "R2", Of(place, 1) with { Credit = true, Reason = "AC01" })), on: "2025-03-07").Returned.ShouldBe(1);

        DecideBatch.Run(place.Database, waiting.Number, true, "ben", Day("2025-03-07"), At("2025-03-07")).ShouldBeOfType<DecideBatchOutcome.ChangedSince>()
            .What.ShouldBe([new Differing(BatchDifference.AccountUnusable, "P1")]);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Any_other_reason_keeps_nothing_and_what_two_persons_say_counts_as_the_word_of_the_bank(Engine engine)
    {
        using var place = new BankPlace(engine);
        Back(place, "P1", "AM05");
        Back(place, "P3", null, reference: "R9");
        Due(place, "P1").Amount.ShouldBe(new Money(100_00, Currency.Eur));
        Due(place, "P3").Amount.ShouldBe(new Money(300_00, Currency.Eur));

        place.Resolve("P2", PaymentEnd.Returned, "AC04, the bank says on the telephone");
        place.Decide(1);
        Due(place, "P2", "2025-02-20").Why.ShouldContain(new NotPaid.AccountUnusable(place.Of("P2").Number, Day("2025-02-20"), "AC04"));
        place.IsSound();
    }

    private static void Back(BankPlace place, string payee, string? reason, string on = "2025-02-11", string reference = "R2") =>
        place.Counts(Statement($"{payee}{on}", new CamtEntry(on, $"{reference}a", place.Tx(payee)), new CamtEntry(on, reference, place.Tx(payee, credit: true) with { Reason = reason })), on: on).Returned.ShouldBe(1);

    private static CamtTx Of(BankPlace place, int number)
    {
        var payment = App.Banking.ListPayments.Run(place.Database, Day("2025-02-11")).Single(p => p.Number == number);
        return new CamtTx(payment.EndToEndId, payment.Amount.ToString().Split(' ')[0], false) { Uetr = payment.Uetr };
    }

    private static Due Due(BankPlace place, string payee, string on = "2025-02-13") => ListDue.Run(place.Database, Day(on)).Payees.Single(p => p.Payee == payee);

    private static ProposeBatchOutcome Propose(BankPlace place, params string[] payees) =>
        ProposeBatch.Run(place.Database, new BatchAsked(Currency.Eur, Day("2025-02-14"), [.. payees]), "ana", Day("2025-02-13"), At("2025-02-13"));

    private static BankAccountOutcome ProposeAgain(BankPlace place, AccountTyped typed, string on) => ProposeBankAccount.Run(place.Database, "P3", typed, "ana", Day(on), At(on));

    private static BankAccountOutcome Decide(BankPlace place, int number, string on, string by = "ben") => DecideBankAccount.Run(place.Database, number, true, by, Day(on), At(on));

    private static int Messages(BankPlace place)
    {
        using var context = place.Database.Context();
        return context.Messages.Count();
    }
}
