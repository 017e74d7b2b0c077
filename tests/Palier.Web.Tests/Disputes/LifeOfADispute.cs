using Palier.App.Disputes;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Ledger;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Disputes;

/// <summary>What becomes of a disputed line, and of the money that waits for it.</summary>
public sealed class LifeOfADispute
{
    private const string PaysCash = "P1:cash -> P1:payable";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_refused_dispute_lets_the_payout_go_on_the_day_it_is_refused(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var number = place.Raised("rebate", "2025-02-10");
        place.KeepTo("2025-02-25");
        place.Place.Lines().ShouldNotContain(l => l.Contains(PaysCash, StringComparison.Ordinal), "it waits");
        place.Place.Lines().ShouldContain("2025-02-19 P2:cash -> P2:payable 100.00 EUR", "another partner's does not");

        place.Answer(number, "2025-02-26", reason: " ").ShouldBeOfType<AnswerOutcome.ReasonMissing>();
        place.Answer(number, "2025-02-26").ShouldBeOfType<AnswerOutcome.Refused>();
        place.KeepTo("2025-02-27");

        place.Place.Lines().ShouldContain($"2025-02-26 {PaysCash} 50.00 EUR");
        place.Answer(number, "2025-02-28").ShouldBeOfType<AnswerOutcome.OverBefore>().On.ShouldBe(Day("2025-02-26"));
        place.Answer(99, "2025-02-28").ShouldBeOfType<AnswerOutcome.NoSuchDispute>();
        ListDisputes.Run(place.Database).Single().State.ShouldBe(new DisputeState.Refused(Day("2025-02-26")));
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void An_upheld_dispute_ends_by_the_movement_that_another_person_approves(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var number = place.Raised("rebate", "2025-02-10");
        var upheld = place.Answer(number, "2025-02-12", 15m).ShouldBeOfType<AnswerOutcome.Upheld>();
        place.Answer(number, "2025-02-13").ShouldBeOfType<AnswerOutcome.WaitsFor>().Adjustment.ShouldBe(upheld.Adjustment);
        ListDisputes.Run(place.Database).Single().State.ShouldBe(new DisputeState.Upheld(Day("2025-02-12"), upheld.Adjustment));
        place.KeepTo("2025-02-24");
        place.Place.Lines().ShouldNotContain(l => l.Contains(PaysCash, StringComparison.Ordinal));

        place.Decide(upheld.Adjustment, "2025-02-25", by: "ana").ShouldBeOfType<AdjustOutcome.NotApproved>().Why.ShouldBeOfType<Approval.SamePerson>();
        place.Decide(upheld.Adjustment, "2025-02-25").ShouldBeOfType<AdjustOutcome.Posted>();
        place.KeepTo("2025-02-27");

        place.Place.Lines().ShouldContain("2025-02-25 vendor:adjustments -> P1:cash 15.00 EUR");
        place.Place.Lines().ShouldContain($"2025-02-25 {PaysCash} 50.00 EUR");
        ListLedger.Movements(place.Database, "disputes").Single(m => m.Adjustment is not null).Reason.ShouldBe($"dispute {number}: We looked at it");
        ListDisputes.Run(place.Database).Single().State.ShouldBe(new DisputeState.PutRight(Day("2025-02-25"), upheld.Adjustment));
        ListDisputes.Show(place.Database, number)!.Said.Select(s => s.Kind).ShouldBe(["raised", "upheld", "approved"]);
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_rejected_adjustment_opens_the_dispute_again_and_it_is_answered_anew(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var number = place.Raised("rebate", "2025-02-10");
        var first = place.Answer(number, "2025-02-12", 15m).ShouldBeOfType<AnswerOutcome.Upheld>();
        place.Decide(first.Adjustment, "2025-02-13", approve: false).ShouldBeOfType<AdjustOutcome.Rejected>();
        ListDisputes.Run(place.Database).Single().State.ShouldBe(new DisputeState.Open(Day("2025-02-13")));
        place.KeepTo("2025-02-24");
        place.Place.Lines().ShouldNotContain(l => l.Contains(PaysCash, StringComparison.Ordinal), "it is open again, and waits");

        place.Answer(number, "2025-02-25").ShouldBeOfType<AnswerOutcome.Refused>();

        place.KeepTo("2025-02-27");
        place.Place.Lines().ShouldContain($"2025-02-25 {PaysCash} 50.00 EUR");
        ListDisputes.Show(place.Database, number)!.Said.Select(s => s.Kind).ShouldBe(["raised", "upheld", "rejected", "refused"]);
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void After_the_payment_nothing_waits_and_what_is_upheld_is_a_movement_of_its_own(Engine engine)
    {
        using var place = new DisputePlace(engine);
        place.Place.Balance("payable").ShouldBe(20_00, "the promotion is paid out when the month closes");
        var number = place.Raised("launch", "2025-02-20");
        place.KeepTo("2025-02-24");
        place.Place.Balance("payable").ShouldBe(70_00, "cash was confirmed by silence, whatever is said of the promotion");

        var upheld = place.Answer(number, "2025-02-25", 3m).ShouldBeOfType<AnswerOutcome.Upheld>();
        place.Decide(upheld.Adjustment, "2025-02-25").ShouldBeOfType<AdjustOutcome.Posted>();
        place.Place.Balance("promotion").ShouldBe(3_00);
        place.Place.SettleAndPost("2025-02", "2025-03-05");

        (place.Place.Balance("promotion"), place.Place.Balance("payable")).ShouldBe((0, 73_00));
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Two_disputes_of_one_payout_must_both_be_over(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var movement = ListLedger.Movements(place.Database, "disputes", "P1", "cash").Single().Movement.Key;
        var (one, other) = (place.Raised("rebate", "2025-02-10"), place.Raised(movement, "2025-02-11"));
        place.Answer(one, "2025-02-12").ShouldBeOfType<AnswerOutcome.Refused>();
        place.KeepTo("2025-02-24");
        place.Place.Lines().ShouldNotContain(l => l.Contains(PaysCash, StringComparison.Ordinal));

        place.Answer(other, "2025-02-25").ShouldBeOfType<AnswerOutcome.Refused>();
        place.KeepTo("2025-02-26");

        place.Place.Lines().ShouldContain($"2025-02-25 {PaysCash} 50.00 EUR");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Above_the_limit_an_adjustment_of_a_dispute_takes_a_third_person(Engine engine)
    {
        using var place = new DisputePlace(engine);
        Palier.App.Approvals.Limits.Propose(place.Database, Subject.Adjustment, Core.Values.Currency.Eur, 10m, "ana", Day("2025-02-06"), At("2025-02-06"));
        Palier.App.Approvals.Limits.Decide(place.Database, 1, true, "cleo", Day("2025-02-06"), At("2025-02-06")).ShouldBeOfType<Palier.App.Approvals.LimitOutcome.InForce>();
        var number = place.Raised("rebate", "2025-02-10");
        var upheld = place.Answer(number, "2025-02-12", 15m).ShouldBeOfType<AnswerOutcome.Upheld>();

        place.Decide(upheld.Adjustment, "2025-02-13").ShouldBeOfType<AdjustOutcome.ThirdNeeded>();
        place.Decide(upheld.Adjustment, "2025-02-13").ShouldBeOfType<AdjustOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ApprovedBefore>();
        place.Decide(upheld.Adjustment, "2025-02-13", by: "Ben at the bank").ShouldBeOfType<AdjustOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ApprovedBefore>("another name of ben is ben");
        ListDecisions.Adjustments(place.Database).Single().ApprovedBy.ShouldBe(["ben"]);
        place.Decide(upheld.Adjustment, "2025-02-14", by: "cleo").ShouldBeOfType<AdjustOutcome.Posted>();

        ListDisputes.Run(place.Database).Single().State.ShouldBe(new DisputeState.PutRight(Day("2025-02-14"), upheld.Adjustment));
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_16_of_two_answers_at_once_one_counts(Engine engine)
    {
        using var place = new DisputePlace(engine);
        for (var round = 0; round < (Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 200 : 5); round++)
        {
            var number = place.Raised("rebate", "2025-02-10");
            var outcomes = await Task.WhenAll(Task.Run(() => place.Answer(number, "2025-02-11")), Task.Run(() => place.Answer(number, "2025-02-11", by: "ben")));

            outcomes.Count(o => o is AnswerOutcome.Refused).ShouldBe(1);
            outcomes.Count(o => o is AnswerOutcome.OverBefore).ShouldBe(1);
        }
    }
}
