using Palier.Core.Acting;

namespace Palier.Core.Tests.Acting;

public sealed class ApprovalsTests
{
    private static readonly Somebody ana = Vendor("ana");
    private static readonly Somebody ben = Vendor("ben");
    private static readonly Somebody cleo = Vendor("cleo");

    [Fact]
    public void A_second_person_completes_what_is_below_the_limit() => Decide(ben).ShouldBe(new Approval.Complete(1));

    [Fact]
    public void Above_the_limit_the_second_person_is_not_enough_and_a_third_completes_it()
    {
        Decide(ben, needed: 2).ShouldBe(new Approval.ThirdNeeded(1));
        Decide(cleo, needed: 2, before: [new Approved(ben, "h")]).ShouldBe(new Approval.Complete(2));
    }

    [Fact]
    public void P_51_the_same_person_under_another_name_is_refused_as_the_second_and_as_the_third()
    {
        Decide(ana).ShouldBe(new Approval.SamePerson("ana"));
        Decide(new Somebody("ana.private", "ana", null)).ShouldBe(new Approval.SamePerson("ana.private"));
        Decide(Vendor(" Ana ")).ShouldBe(new Approval.SamePerson(" Ana "));
        Decide(new Somebody("benoit", "ben", null), needed: 2, before: [new Approved(ben, "h")]).ShouldBe(new Approval.ApprovedBefore("benoit"));
    }

    [Fact]
    public void P_51_an_approval_is_bound_to_what_was_shown_also_by_the_one_before()
    {
        Decide(ben, shown: "old").ShouldBe(new Approval.ChangedSince(7));
        Decide(cleo, needed: 2, before: [new Approved(ben, "old")]).ShouldBe(new Approval.ChangedSince(7));
    }

    [Fact]
    public void Nobody_decides_what_concerns_them_or_their_partner()
    {
        Decide(new Somebody("paul", "paul", "P1"), concerns: "P1").ShouldBe(new Approval.ConcernsThem("paul"));
        Decide(ben, concerns: "ben").ShouldBe(new Approval.ConcernsThem("ben"));
        Decide(new Somebody("benoit", "ben", null), concerns: "ben").ShouldBe(new Approval.ConcernsThem("benoit"));
        Decide(ben, concerns: "P1").ShouldBe(new Approval.Complete(1));
    }

    [Fact]
    public void Who_may_decide_may_reject_also_what_has_changed_since() => Decide(ben, shown: "old", approve: false).ShouldBe(new Approval.Rejected(1));

    private static Approval Decide(Somebody by, int needed = 1, string? shown = "h", string? concerns = null, bool approve = true, Approved[]? before = null) =>
        Approvals.Decide(new ToApprove(Subject.Adjustment, 7, "h", ana, concerns is null ? [] : [concerns], needed), [.. before ?? []], by, approve, shown);

    private static Somebody Vendor(string name) => new(name, name, null);
}
