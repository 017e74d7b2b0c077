using Palier.App.Programmes;
using Palier.App.Verification;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Programmes;

/// <summary>Proposing and deciding are made to fail at their first statement, their second, and so on: nothing is half done, and then they succeed.</summary>
public sealed class PublishingFailsAtEachStatement
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_15_a_failure_at_any_statement_leaves_no_half_proposal_and_no_half_version(Engine engine)
    {
        using var place = new ProposalPlace(engine);

        Survives(place, "propose", d => place.Propose(database: d), o => o is PublicationOutcome.Proposed);
        Survives(place, "publish", d => place.Decide(1, database: d), o => o is PublicationOutcome.Published);
        Survives(place, "propose the next", d => place.Propose(ProposalPlace.Text(3, "3%"), database: d), o => o is PublicationOutcome.Proposed);
        Survives(place, "reject", d => place.Decide(2, publish: false, database: d), o => o is PublicationOutcome.Rejected);

        place.Versions().ShouldBe([1, 2]);
        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
    }

    private static void Survives(ProposalPlace place, string what, Func<Database, PublicationOutcome> use, Func<PublicationOutcome, bool> isDone)
    {
        var before = Rows(place);
        for (var n = 1; ; n++)
        {
            n.ShouldBeLessThan(500, what);
            var sent = 0;
            try
            {
                var outcome = use(place.Database.Telling(_ =>
                {
                    if (++sent == n)
                    {
                        throw new BrokenHereException();
                    }
                }));
                sent.ShouldBeLessThan(n, $"{what}: a failure was swallowed");
                isDone(outcome).ShouldBeTrue($"{what}: {outcome}");
                n.ShouldBeGreaterThan(3, $"{what} sends statements that can fail");
                Rows(place).ShouldNotBe(before, what);
                return;
            }
            catch (BrokenHereException)
            {
                Rows(place).ShouldBe(before, $"{what} broken at statement {n} left something behind");
            }
        }
    }

    /// <summary>How many rows the tables have that publishing adds to.</summary>
    private static (int Publications, int Decisions, int Approvals, int Versions, int Audit, int Moments) Rows(ProposalPlace place)
    {
        using var c = place.Database.Context();
        return (c.Publications.Count(), c.PublicationDecisions.Count(), c.Approvals.Count(), c.ProgrammeVersions.Count(), c.Audit.Count(), c.Moments.Count());
    }

    private sealed class BrokenHereException : Exception;
}
