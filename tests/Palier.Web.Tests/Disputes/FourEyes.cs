using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Values;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Disputes;

/// <summary>What one person alone can do with money, levels and closed periods, whatever they are called and whatever role they were given: nothing.</summary>
public sealed class FourEyes
{
    private static readonly DateOnly on = Day("2025-02-10");

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_an_adjustment_is_not_approved_by_who_asked_nor_by_whom_it_concerns_nor_when_it_is_another_one(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var number = Adjust.Run(place.Database, new AdjustmentAsked("disputes", "P1", "cash", 9m, "goodwill"), "ben", on, At("2025-02-10")).ShouldBeOfType<AdjustOutcome.Proposed>().Number;

        RefusesAll(place.Database, (by, shown) => place.Decide(number, "2025-02-10", by: by, shown: shown) is AdjustOutcome.NotApproved refused ? refused.Why : null, isOfP1: true);

        place.Place.Balance("adjustments", "vendor").ShouldBe(0);
        place.Decide(number, "2025-02-10", by: "cleo").ShouldBeOfType<AdjustOutcome.Posted>();
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_a_period_is_not_opened_again_by_who_asked_nor_when_it_is_another_request(Engine engine)
    {
        using var place = new DisputePlace(engine);
        place.KeepTo("2025-02-20");
        place.Place.CloseIt("2025-01", "2025-02-20").ShouldBeOfType<CloseOutcome.Closed>();
        var number = Reopen.Ask(place.Database, "disputes", Of("2025-01"), "late", "ben", on, At("2025-02-20")).ShouldBeOfType<ReopenOutcome.Asked>().Number;

        RefusesAll(place.Database, (by, shown) => Reopen.Confirm(place.Database, number, by, on, At("2025-02-20"), shown) is ReopenOutcome.NotApproved refused ? refused.Why : null, isOfP1: false);

        Reopen.Confirm(place.Database, number, "cleo", on, At("2025-02-20")).ShouldBeOfType<ReopenOutcome.Opened>();
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_a_level_is_not_set_by_who_asked_nor_by_whom_it_concerns_nor_when_it_is_another_one(Engine engine)
    {
        using var place = new MoneyPlace(engine, "clocks");
        foreach (var (name, partner, sameAs) in new[] { ("mika", null, null), ("ben", null, null), ("cleo", null, null), ("Ben at the bank", null, "ben"), ("pia", "P1", (string?)null) })
        {
            NameStaff.Add(place.Database, name, partner, name == "mika" ? [Role.Operator] : [Role.ProgrammeManager], Day("2024-12-01"), "mika", At("2024-12-01"), sameAs).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        Overrides.Propose(place.Database, Asked("gold") with { Reason = " " }, "ben", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.ReasonMissing>();
        Overrides.Propose(place.Database, Asked("diamond"), "ben", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.NoSuchLevel>().Levels.ShouldContain("gold");
        Overrides.Propose(place.Database, Asked("gold") with { Partner = "P9" }, "ben", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.NoSuchPartner>();
        Overrides.Propose(place.Database, Asked("gold") with { Programme = "silverline" }, "ben", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.NoSuchProgramme>();
        Overrides.Propose(place.Database, Asked("gold") with { Until = on }, "ben", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.EndsBeforeItBegins>();
        Overrides.Propose(place.Database, Asked("gold") with { Until = Day("2026-02-11") }, "ben", on, At("2025-02-10")).ShouldBe(new OverrideOutcome.TooLong(Day("2026-02-10")));
        var number = Overrides.Propose(place.Database, Asked("gold"), "ben", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.Proposed>().Number;

        RefusesAll(place.Database, (by, shown) => Overrides.Decide(place.Database, number, true, by, on, At("2025-02-10"), shown) is OverrideOutcome.NotApproved refused ? refused.Why : null, isOfP1: true);
        using var context = place.Database.Context();
        context.LevelOverrides.ShouldBeEmpty();

        Overrides.Decide(place.Database, number, true, "cleo", on, At("2025-02-10"), Overrides.List(place.Database).Single().Hash).ShouldBeOfType<OverrideOutcome.InForce>();
        Overrides.Decide(place.Database, number, true, "cleo", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.DecidedBefore>();
        context.LevelOverrides.Single().ShouldSatisfyAllConditions(o => o.Level.ShouldBe("gold"), o => o.By.ShouldBe("ben"), o => o.Reason.ShouldBe("Sponsor of the launch"));
        Overrides.Decide(place.Database, Overrides.Propose(place.Database, Asked("silver"), "ben", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.Proposed>().Number, false, "cleo", on, At("2025-02-10"))
            .ShouldBeOfType<OverrideOutcome.Rejected>();
        context.LevelOverrides.Count().ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_who_has_lost_the_role_decides_no_more(Engine engine)
    {
        using var place = new DisputePlace(engine);
        NameStaff.Give(place.Database, "ben", Role.Finance, Day("2024-12-01"), Day("2025-02-01"), "mika", At("2025-02-01")).ShouldBeOfType<NameStaffOutcome.RoleGiven>();

        WhoActs.Of(place.Database, "ben", Act.DecideAdjustment, Day("2025-01-31"), "ben").ShouldBeOfType<WhoActsOutcome.May>();
        WhoActs.Of(place.Database, "ben", Act.DecideAdjustment, on, "ben").ShouldBeOfType<WhoActsOutcome.MayNot>();
        WhoActs.Of(place.Database, "ben", Act.DecideOverride, on, "ben").ShouldBeOfType<WhoActsOutcome.MayNot>();
        WhoActs.Of(place.Database, "ben", Act.ConfirmReopening, on, "ben").ShouldBeOfType<WhoActsOutcome.MayNot>();
        WhoActs.Of(place.Database, "pia", Act.Dispute, on, "pia").ShouldBeOfType<WhoActsOutcome.May>();
        WhoActs.Of(place.Database, "pia", Act.AnswerDispute, on, "pia").ShouldBeOfType<WhoActsOutcome.MayNot>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_limit_holds_once_another_person_approves_it_and_the_latest_one_counts(Engine engine)
    {
        using var place = new DisputePlace(engine);
        Limit(place, 10.005m).ShouldBeOfType<LimitOutcome.NotAnAmount>();
        Limit(place, -1m).ShouldBeOfType<LimitOutcome.NotAnAmount>();
        Limits.Propose(place.Database, Subject.Override, Currency.Eur, 1m, "ana", on, At("2025-02-10")).ShouldBeOfType<LimitOutcome.NoAmounts>();
        Limit(place, 10m).ShouldBeOfType<LimitOutcome.Proposed>();
        Approves(place, 15m).ShouldBeOfType<AdjustOutcome.Posted>("it does not hold yet");
        Limits.Decide(place.Database, 1, true, "ana", on, At("2025-02-10")).ShouldBeOfType<LimitOutcome.NotApproved>().Why.ShouldBeOfType<Approval.SamePerson>();
        Limits.Decide(place.Database, 1, true, "ben", on, At("2025-02-10"), "0000").ShouldBeOfType<LimitOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ChangedSince>();
        ListWaiting.Run(place.Database).Single().ShouldSatisfyAllConditions(w => w.Subject.ShouldBe(Subject.Limit), w => w.By.ShouldBe("ana"));
        Limits.Decide(place.Database, 1, true, "ben", on, At("2025-02-10"), Limits.List(place.Database).Single().Hash).ShouldBeOfType<LimitOutcome.InForce>();
        Limits.Decide(place.Database, 1, true, "ben", on, At("2025-02-10")).ShouldBeOfType<LimitOutcome.DecidedBefore>();

        Approves(place, 10m).ShouldBeOfType<AdjustOutcome.Posted>("at the limit two are enough");
        Approves(place, -10.01m).ShouldBeOfType<AdjustOutcome.ThirdNeeded>("what is taken back counts like what is given");
        ListWaiting.Run(place.Database).Single().ApprovedBy.ShouldBe(["cleo"]);

        Limit(place, null).ShouldBeOfType<LimitOutcome.Proposed>();
        Limits.Decide(place.Database, 2, true, "ben", on, At("2025-02-10")).ShouldBeOfType<LimitOutcome.InForce>();
        Approves(place, 500m).ShouldBeOfType<AdjustOutcome.Posted>("there is no limit any more");
        Limits.Decide(place.Database, 9, true, "ben", on, At("2025-02-10")).ShouldBeOfType<LimitOutcome.NoSuchLimit>();
        place.IsClean();
    }

    // Who asked under each name, whom it concerns, and an approval of something else than what stands there.
    private static void RefusesAll(Database database, Func<string, string?, Approval?> approve, bool isOfP1)
    {
        approve("ben", null).ShouldBeOfType<Approval.SamePerson>();
        approve(" BEN ", null).ShouldBeOfType<Approval.SamePerson>("capitals and spaces make nobody another person");
        approve("Ben at the bank", null).ShouldBeOfType<Approval.SamePerson>("two names, one person");
        NameStaff.Give(database, "ben", Role.Compliance, Day("2025-02-01"), null, "mika", At("2025-02-10")).ShouldBeOfType<NameStaffOutcome.RoleGiven>();
        approve("ben", null).ShouldBeOfType<Approval.SamePerson>("another role makes nobody another person");
        if (isOfP1)
        {
            NameStaff.Give(database, "pia", Role.Finance, Day("2025-02-01"), null, "mika", At("2025-02-10")).ShouldBeOfType<NameStaffOutcome.RoleGiven>();
            approve("pia", null).ShouldBeOfType<Approval.ConcernsThem>();
        }

        approve("cleo", new string('0', 64)).ShouldBeOfType<Approval.ChangedSince>();
    }

    private static OverrideAsked Asked(string level) => new("clocks", "P1", level, on, Day("2025-09-01"), "Sponsor of the launch");

    private static LimitOutcome Limit(DisputePlace place, decimal? amount) => Limits.Propose(place.Database, Subject.Adjustment, Currency.Eur, amount, "ana", on, At("2025-02-10"));

    private static AdjustOutcome Approves(DisputePlace place, decimal amount) => place.Decide(
        Adjust.Run(place.Database, new AdjustmentAsked("disputes", "P1", "cash", amount, "goodwill"), "ana", on, At("2025-02-10")).ShouldBeOfType<AdjustOutcome.Proposed>().Number, "2025-02-10", by: "cleo");
}
