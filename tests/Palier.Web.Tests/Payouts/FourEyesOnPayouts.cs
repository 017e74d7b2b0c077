using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Payouts;

/// <summary>Nobody pays alone, whom they should not, or what they were not shown.</summary>
public sealed class FourEyesOnPayouts
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_the_same_person_whom_it_concerns_and_who_lost_the_role_do_not_approve_a_batch(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        Staff(place, "olga", Role.Operator);
        Staff(place, "ana", Role.Finance);
        Staff(place, "ben", Role.Finance);
        Staff(place, "ana.b", Role.Finance, sameAs: "ana");
        Staff(place, "pia", Role.Finance, partner: "P1");
        var number = place.Proposed();

        foreach (var same in new[] { "ana", "ana.b", " ANA " })
        {
            place.Decide(number, same).ShouldBeOfType<DecideBatchOutcome.NotApproved>().Why.ShouldBeOfType<Approval.SamePerson>();
        }

        place.Decide(number, "pia").ShouldBeOfType<DecideBatchOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ConcernsThem>();
        place.Decide(number, "p1").ShouldBeOfType<DecideBatchOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ConcernsThem>();
        place.Decide(number, shown: "another").ShouldBeOfType<DecideBatchOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ChangedSince>();

        WhoActs.Of(place.Database, "ben", Act.DecidePayout, Day(PayoutPlace.Today), "ben").ShouldBeOfType<WhoActsOutcome.May>();
        NameStaff.Give(place.Database, "ben", Role.Finance, Day("2024-01-01"), Day("2025-02-06"), "olga", At(PayoutPlace.Today));
        WhoActs.Of(place.Database, "ben", Act.DecidePayout, Day(PayoutPlace.Today), "ben").ShouldBeOfType<WhoActsOutcome.MayNot>();
        place.Sent().ShouldBeEmpty();
        place.IsSound();
    }

    [Fact]
    public async Task P_51_the_command_line_lets_only_those_approve_whose_role_it_is_on_that_day()
    {
        using var place = new PayoutPlace(Engine.Sqlite, ("P1", 100_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        Staff(place, "olga", Role.Operator);
        Staff(place, "ana", Role.Finance);
        Staff(place, "ruth", Role.Auditor);
        place.Proposed();

        foreach (var (person, said) in new[] { ("ruth", "may not"), ("olga", "may not"), ("nobody", "nobody"), ("ana", "cannot be the second person") })
        {
            var ran = await Ran.Palier("payout", "approve", "1", "--as", person, "--on", PayoutPlace.Today, "--db", place.Money.ConnectionString);
            (ran.Ending, ran.Output).ShouldBe((1, ""), person);
            ran.Error.ShouldContain(said);
        }

        place.Sent().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_a_payment_above_the_limit_takes_a_third_person(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        Limits.Propose(place.Database, Subject.PayoutBatch, Currency.Eur, 99m, "ana", Day("2025-02-01"), At("2025-02-01"));
        Limits.Decide(place.Database, 1, true, "ben", Day("2025-02-01"), At("2025-02-01")).ShouldBeOfType<LimitOutcome.InForce>();
        var number = place.Proposed();

        place.Decide(number).ShouldBeOfType<DecideBatchOutcome.ThirdNeeded>();
        place.Sent().ShouldBeEmpty();
        place.Decide(number).ShouldBeOfType<DecideBatchOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ApprovedBefore>();
        place.Decide(number, "eva").ShouldBeOfType<DecideBatchOutcome.Approved>();
        ListBatches.Find(place.Database, number, Day(PayoutPlace.Today))!.Approvals.Select(a => a.By).ShouldBe(["ben", "eva"]);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_what_changed_since_it_was_proposed_is_named_and_not_approved(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 50_00), ("P3", 25_00));
        foreach (var i in new[] { 1, 2, 3 })
        {
            place.Account($"P{i}", "EUR", PayoutPlace.Iban(i));
        }

        var number = place.Proposed();
        Hold.Run(place.Database, place.Money.Programme, "P1", "Investigation", "eva", Day(PayoutPlace.Today), At(PayoutPlace.Today)).ShouldBeOfType<HoldOutcome.Placed>();
        place.Account("P2", "EUR", PayoutPlace.Iban(22), from: PayoutPlace.Today);
        TakeBack(place, "P3");

        var differing = place.Decide(number).ShouldBeOfType<DecideBatchOutcome.ChangedSince>().What;
        differing.ShouldBe([
            new Differing(BatchDifference.OnHold, "P1", "money_held"), new Differing(BatchDifference.AccountChanged, "P2"),
            new Differing(BatchDifference.LessPayable, "P3", "money_held", new Money(25_00, Currency.Eur), new Money(0, Currency.Eur))]);
        place.Sent().ShouldBeEmpty();
        using (var context = place.Database.Context())
        {
            context.Approvals.Where(a => a.Subject == Subject.PayoutBatch).ShouldBeEmpty("what is refused leaves no approval behind");
        }

        place.Decide(number, on: "2025-02-11").ShouldBeOfType<DecideBatchOutcome.ChangedSince>().What.ShouldContain(new Differing(BatchDifference.DayOver));
        place.Withdraw(number).ShouldBeOfType<DecideBatchOutcome.Withdrawn>();
        place.Decide(place.Proposed()).ShouldBeOfType<DecideBatchOutcome.Approved>().Total.ShouldBe(new Money(50_00, Currency.Eur), "only P2 is left, and is paid on the new account");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_came_since_and_is_not_in_the_batch_waits_and_is_no_difference(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        var number = place.Proposed();
        place.AnotherProgramme("growth", "EUR", ("P1", 10m));
        place.Rates("2025-02-06", ("USD", "1.04"));

        place.Decide(number).ShouldBeOfType<DecideBatchOutcome.Approved>().Total.ShouldBe(new Money(100_00, Currency.Eur));
        place.AnotherProgramme("late", "EUR", ("P1", 1m));
        place.Proposed().ShouldBe(2);
        ListBatches.Find(place.Database, 2, Day(PayoutPlace.Today))!.Batch.Total.ShouldBe(new Money(11_00, Currency.Eur));
        place.IsSound();
    }

    // What was cleared goes back to the wallet: the movement to payable is reversed by hand, by two persons.
    private static void TakeBack(PayoutPlace place, string partner)
    {
        var there = ListLedger.Movements(place.Database, place.Money.Programme, partner, "payable").Single();
        var asked = Adjust.Reverse(place.Database, there.Sequence, "cleared too early", "ana", Day(PayoutPlace.Today), At(PayoutPlace.Today)).ShouldBeOfType<AdjustOutcome.Proposed>();
        DecideAdjustment.Run(place.Database, asked.Number, true, "ben", Day(PayoutPlace.Today), At(PayoutPlace.Today)).ShouldBeOfType<AdjustOutcome.Posted>();
    }

    private static void Staff(PayoutPlace place, string name, Role role, string? partner = null, string? sameAs = null) =>
        NameStaff.Add(place.Database, name, partner, [role], Day("2024-01-01"), "olga", At("2025-02-05"), sameAs).ShouldBeOfType<NameStaffOutcome.Named>();
}
