using Palier.App.Ledger;
using Palier.Core.Ledger;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Ledger;

/// <summary>What people move by hand: with a reason, by two persons, and never more than is there.</summary>
public sealed class AdjustingByHand
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void An_adjustment_needs_a_reason_and_a_second_person_and_is_decided_once(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        Ask(place, 25m, reason: " ").ShouldBeOfType<AdjustOutcome.ReasonMissing>();
        Ask(place, 0m).ShouldBeOfType<AdjustOutcome.NotAnAmount>();
        Ask(place, 1.005m).ShouldBeOfType<AdjustOutcome.NotAnAmount>();
        Ask(place, 25m, wallet: "points").ShouldBeOfType<AdjustOutcome.NoSuchWallet>();
        Ask(place, 25m, partner: "P9").ShouldBeOfType<AdjustOutcome.NoSuchPartner>();
        var asked = Ask(place, 25m).ShouldBeOfType<AdjustOutcome.Proposed>();
        place.Lines().ShouldBeEmpty("nothing moves before a second person approves it");

        Decide(place, asked.Number, "ana").ShouldBeOfType<AdjustOutcome.NotApproved>().Why.ShouldBeOfType<Core.Acting.Approval.SamePerson>();
        Decide(place, asked.Number, "ben").ShouldBeOfType<AdjustOutcome.Posted>();
        Decide(place, asked.Number, "eva").ShouldBeOfType<AdjustOutcome.DecidedBefore>().By.ShouldBe("ben");
        Decide(place, 99, "ben").ShouldBeOfType<AdjustOutcome.NoSuchAdjustment>();
        place.Lines().ShouldBe(["2025-02-01 vendor:adjustments -> P1:cash 25.00 EUR"]);
        ListLedger.Movements(place.Database, place.Programme).Single().Reason.ShouldBe("goodwill");

        var rejected = Ask(place, 9m).ShouldBeOfType<AdjustOutcome.Proposed>();
        Decide(place, rejected.Number, "ben", approve: false).ShouldBeOfType<AdjustOutcome.Rejected>();
        Decide(place, rejected.Number, "ben").ShouldBeOfType<AdjustOutcome.DecidedBefore>().Approved.ShouldBeFalse();
        place.Balance("cash").ShouldBe(25_00);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_02_a_correction_is_a_movement_back_that_names_the_one_it_corrects_once(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        var wrong = ListLedger.Movements(place.Database, place.Programme).Single();

        var one = Reverse(place, wrong.Sequence).ShouldBeOfType<AdjustOutcome.Proposed>();
        var other = Reverse(place, wrong.Sequence).ShouldBeOfType<AdjustOutcome.Proposed>();
        Decide(place, one.Number, "ben").ShouldBeOfType<AdjustOutcome.Posted>();
        Decide(place, other.Number, "ben").ShouldBeOfType<AdjustOutcome.CorrectedBefore>();
        Reverse(place, wrong.Sequence).ShouldBeOfType<AdjustOutcome.CorrectedBefore>();
        Reverse(place, 12345678).ShouldBeOfType<AdjustOutcome.NoSuchMovement>();

        var back = ListLedger.Movements(place.Database, place.Programme)[^1];
        (back.Corrects, back.Movement.From, back.Movement.To, back.Movement.Amount).ShouldBe((wrong.Sequence, wrong.Movement.To, wrong.Movement.From, wrong.Movement.Amount));
        place.Balance("cash").ShouldBe(0);
        place.Settle("2025-01", "2025-02-15").ShouldBeOfType<ProposeOutcome.NothingToPost>("what was taken back by hand is not posted again by itself");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_05_of_64_at_once_that_take_from_one_balance_no_more_is_taken_than_is_there(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        Decide(place, Ask(place, 100m).ShouldBeOfType<AdjustOutcome.Proposed>().Number, "ben").ShouldBeOfType<AdjustOutcome.Posted>();
        var numbers = Enumerable.Range(0, 64).Select(_ => Ask(place, -7m).ShouldBeOfType<AdjustOutcome.Proposed>().Number).ToList();

        var outcomes = await Task.WhenAll(numbers.Select(n => Task.Run(() => Decide(place, n, "ben"))));

        outcomes.Count(o => o is AdjustOutcome.Posted).ShouldBe(14, "14 times 7.00 are 98.00 of 100.00");
        outcomes.Count(o => o is AdjustOutcome.NotCovered).ShouldBe(50);
        place.Balance("cash").ShouldBe(2_00);
        place.BalancesAreTheSum();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_05_what_is_taken_back_beyond_the_balance_is_a_debt_that_is_seen_and_nothing_is_paid_before_it_is_earned_back(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 10_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        place.SettleAndPost("2025-03", "2025-04-14");
        place.Balance("payable").ShouldBe(500_00);

        place.Sale("2025-04-20", -8_000_00, corrects: "L1");
        place.SettleAndPost("2025-04", "2025-05-15");
        var debt = ListLedger.Balances(place.Database, place.Programme, "P1").Single(b => b.Account.Name == "cash");
        (debt.Amount.Minor, debt.Owes).ShouldBe((-400_00, true));

        place.Sale("2025-06-10", 9_000_00);
        place.SettleAndPost("2025-06", "2025-07-14");
        place.Lines()[^1].ShouldBe("2025-07-14 P1:cash -> P1:payable 50.00 EUR");
        place.Balance("payable").ShouldBe(550_00, "what was earned in all is paid in all");
        place.BalancesAreTheSum();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_05_where_debts_are_billed_the_receivable_stands_on_an_account_of_its_own(Engine engine)
    {
        using var place = new MoneyPlace(engine, "estimates");
        place.Sale("2025-01-10", 10_000_00);
        place.SettleAndPost("2025-Q1", "2025-04-05");
        (place.Balance("cash"), place.Balance("payable")).ShouldBe((0, 1_000_00));

        place.Sale("2025-03-20", -9_000_00, known: "2025-05-02", corrects: "L1");
        place.SettleAndPost("2025-Q2", "2025-07-05");

        (place.Balance("cash"), place.Balance("owed"), place.Balance("payable")).ShouldBe((0, -900_00, 1_000_00), "of 1,000.00 that is left the rate pays 100.00, so 900.00 of what was paid is owed");
        ListLedger.Balances(place.Database, place.Programme, "P1").Single(b => b.Account == Account.Owed("P1")).Owes.ShouldBeTrue();
        place.BalancesAreTheSum();
    }

    private static AdjustOutcome Ask(MoneyPlace place, decimal amount, string wallet = "cash", string partner = "P1", string reason = "goodwill") =>
        Adjust.Run(place.Database, new AdjustmentAsked(place.Programme, partner, wallet, amount, reason), "ana", Day("2025-02-01"), At("2025-02-01"));

    private static AdjustOutcome Decide(MoneyPlace place, int number, string by, bool approve = true) =>
        DecideAdjustment.Run(place.Database, number, approve, by, Day("2025-02-01"), At("2025-02-01"));

    private static AdjustOutcome Reverse(MoneyPlace place, long movement) =>
        Adjust.Reverse(place.Database, movement, "wrong line", "ana", Day("2025-02-15"), At("2025-02-15"));
}
