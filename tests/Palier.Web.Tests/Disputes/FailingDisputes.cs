using Palier.App.Approvals;
using Palier.App.Disputes;
using Palier.App.Ledger;
using Palier.App.Verification;
using Palier.Core.Acting;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.FailingAtEachStatement;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Disputes;

/// <summary>Disputing, answering, approving and the levels and limits that two persons set, each broken at its first statement, its second, and so on.</summary>
public sealed class FailingDisputes
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_15_a_failure_at_any_statement_of_a_dispute_leaves_nothing_half_done(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var (statement, on, at) = (place.Statement, Day("2025-02-10"), At("2025-02-10"));
        Survives(place.Place, "limit", d => Limits.Propose(d, Subject.Adjustment, Currency.Eur, 10m, "ana", on, at), o => o is LimitOutcome.Proposed);
        Survives(place.Place, "approve limit", d => Limits.Decide(d, 1, true, "cleo", on, at), o => o is LimitOutcome.InForce);
        Survives(place.Place, "dispute", d => RaiseDispute.Run(d, new DisputeAsked(statement, "rebate", "missing", 65m), "pia", on, at), o => o is DisputeOutcome.Raised);
        Survives(place.Place, "dispute another", d => RaiseDispute.Run(d, new DisputeAsked(statement, "launch", "missing"), "pia", on, at), o => o is DisputeOutcome.Raised);
        Survives(place.Place, "uphold", d => AnswerDispute.Run(d, 1, 15m, "right", "ana", on, at), o => o is AnswerOutcome.Upheld);
        Survives(place.Place, "approve", d => DecideAdjustment.Run(d, 1, true, "ben", on, at), o => o is AdjustOutcome.ThirdNeeded);
        Survives(place.Place, "approve as the third", d => DecideAdjustment.Run(d, 1, true, "cleo", on, at), o => o is AdjustOutcome.Posted);
        Survives(place.Place, "refuse", d => AnswerDispute.Run(d, 2, null, "as agreed", "ana", on, at), o => o is AnswerOutcome.Refused);
        Survives(place.Place, "confirm", d => ConfirmStatement.Run(d, statement, "pia", on, at), o => o is ConfirmOutcome.Confirmed);

        ListDisputes.Run(place.Database).Select(d => d.State).ShouldBe([new DisputeState.Refused(on), new DisputeState.PutRight(on, 1)]);
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_15_a_failure_at_any_statement_of_an_override_leaves_nothing_half_done(Engine engine)
    {
        using var place = new MoneyPlace(engine, "clocks");
        var (on, at) = (Day("2025-02-10"), At("2025-02-10"));
        Survives(place, "propose", d => Overrides.Propose(d, new OverrideAsked("clocks", "P1", "gold", on, on.AddMonths(3), "sponsor"), "ana", on, at), o => o is OverrideOutcome.Proposed);
        Survives(place, "approve", d => Overrides.Decide(d, 1, true, "ben", on, at), o => o is OverrideOutcome.InForce);

        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
    }
}
