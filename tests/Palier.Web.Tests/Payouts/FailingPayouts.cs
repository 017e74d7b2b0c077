using Microsoft.EntityFrameworkCore;
using Palier.App.Payouts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Payouts;

/// <summary>Proposing, approving, rejecting and withdrawing are made to fail at each of their statements: nothing is half done, and then they succeed.</summary>
public sealed class FailingPayouts
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_15_a_payout_that_fails_at_any_statement_leaves_nothing_half_done_and_the_same_again_succeeds(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 50_00));
        place.Account("vendor", "USD", PayoutPlace.Iban(50));
        place.Account("P1", "USD", PayoutPlace.Iban(1));
        place.Account("P2", "USD", PayoutPlace.Iban(2));
        place.Rates("2025-02-05", ("USD", "1.0402"));
        var (on, at) = (Day(PayoutPlace.Today), At(PayoutPlace.Today));
        var asked = new BatchAsked(Currency.Of("USD"), Day("2025-02-10"), []);

        Survives(place, "propose", d => ProposeBatch.Run(d, asked, "ana", on, at), o => o is ProposeBatchOutcome.Proposed);
        Survives(place, "reject", d => DecideBatch.Run(d, 1, false, "ben", on, at), o => o is DecideBatchOutcome.Rejected);
        Survives(place, "propose again", d => ProposeBatch.Run(d, asked, "ana", on, at), o => o is ProposeBatchOutcome.Proposed);
        Survives(place, "withdraw", d => DecideBatch.Withdraw(d, 2, "ana", on, at), o => o is DecideBatchOutcome.Withdrawn);
        Survives(place, "propose the last", d => ProposeBatch.Run(d, asked, "ana", on, at), o => o is ProposeBatchOutcome.Proposed);
        Survives(place, "approve", d => DecideBatch.Run(d, 3, true, "ben", on, at), o => o is DecideBatchOutcome.Approved);
        Survives(place, "refuse a file", d => CheckFile.Run(d, [.. place.FileOf(3), (byte)' '], "ana", on, at), o => o is CheckFileOutcome.Differs);

        place.Sent().Count.ShouldBe(4);
        place.IsSound();
    }

    private static void Survives<T>(PayoutPlace place, string what, Func<Database, T> use, Func<T, bool> isDone)
    {
        var before = Counts(place);
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
                        throw new BrokenAtException(n);
                    }
                }));
                sent.ShouldBeLessThan(n, $"{what}: a failure was swallowed");
                isDone(outcome).ShouldBeTrue($"{what}: {outcome}");
                n.ShouldBeGreaterThan(3, $"{what} sends statements that can fail");
                Counts(place).ShouldNotBe(before, what);
                return;
            }
            catch (BrokenAtException broken)
            {
                broken.Statement.ShouldBe(n);
                Counts(place).ShouldBe(before, $"{what} broken at statement {n} left something behind");
            }
        }
    }

    private static string Counts(PayoutPlace place)
    {
        using var context = place.Database.Context();
        return string.Join(", ", context.PayoutBatches.Count(), context.PayoutBatchEvents.Count(), context.Payments.Count(), context.Movements.Count(), context.Approvals.Count(), context.Audit.Count(), context.Moments.Count(),
            context.Balances.Sum(b => Math.Abs(b.Minor)));
    }

    private sealed class BrokenAtException(int statement) : Exception($"broken at statement {statement}")
    {
        public int Statement { get; } = statement;
    }
}
