using Npgsql;
using Palier.App.Banking;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Banking.BankPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Banking;

/// <summary>The line to the database breaks while something is committed. What happened is looked up, and happened once.</summary>
public sealed class LostCommitAnswers
{
    /// <summary>Everything that is done over the line, each with one COMMIT.</summary>
    private static readonly (string What, Action<BankPlace, Database> Do)[] deeds =
    [
        ("propose to adjust", (p, d) => Adjust.Run(d, new AdjustmentAsked(p.Money.Programme, "P1", "cash", 5m, "goodwill"), "ana", Day("2025-02-11"), At("2025-02-11")).ShouldBeOfType<AdjustOutcome.Proposed>()),
        ("approve an adjustment", (_, d) => DecideAdjustment.Run(d, 1, true, "ben", Day("2025-02-11"), At("2025-02-11")).ShouldBeOfType<AdjustOutcome.Posted>()),
        ("hold", (p, d) => Hold.Run(d, p.Money.Programme, "P3", "in question", "ana", Day("2025-02-11"), At("2025-02-11")).ShouldBeOfType<HoldOutcome.Placed>()),
        ("read a file", (p, d) => p.Read(Statement("S1", new CamtEntry("2025-02-10", "R1", p.Tx("P1")), new CamtEntry("2025-02-11", "R2", p.Tx("P1", credit: true) with { Reason = "MS03" }), new CamtEntry("2025-02-11", "R3", p.Tx("P3", amount: "30.00"))), through: d).ShouldBeOfType<BankFileOutcome.Read>().Counts.Returned.ShouldBe(1)),
        ("look at a booking", (_, d) => LookAtBooking.Run(d, 1, 3, "a fee", "ana", Day("2025-02-13"), At("2025-02-13")).ShouldBeOfType<LookOutcome.LookedAt>()),
        ("propose to resolve", (p, d) => ResolvePayment.Run(d, p.Of("P2").Number, PaymentEnd.NotExecuted, "told", "ana", Day("2025-02-20"), At("2025-02-20")).ShouldBeOfType<ResolveOutcome.Proposed>()),
        ("resolve", (_, d) => DecideResolution.Run(d, 1, true, "ben", Day("2025-02-20"), At("2025-02-20")).ShouldBeOfType<ResolveOutcome.Resolved>()),
        ("propose a batch", (_, d) => ProposeBatch.Run(d, new BatchAsked(Currency.Eur, Day("2025-02-24"), ["P1"]), "ana", Day("2025-02-21"), At("2025-02-21")).ShouldBeOfType<ProposeBatchOutcome.Proposed>()),
        ("approve a batch", (_, d) => DecideBatch.Run(d, 3, true, "ben", Day("2025-02-21"), At("2025-02-21")).ShouldBeOfType<DecideBatchOutcome.Approved>()),
        ("settle", (p, d) => Propose.Run(d, p.Money.Programme, Of("2025-02"), "ana", Day("2025-03-05"), At("2025-03-05")).ShouldBeOfType<ProposeOutcome.Proposed>()),
        ("post", (_, d) => Post.Run(d, 2, "ben", Day("2025-03-05"), At("2025-03-05")).ShouldBeOfType<PostSettlementOutcome.Posted>()),
    ];

    [Fact]
    public void P_14_a_lost_answer_to_any_commit_does_everything_once()
    {
        var (whole, commits) = Done(0, Breaks.AfterCommit);
        commits.ShouldBe(deeds.Length, "each deed commits once");
        for (var n = 1; n <= commits; n++)
        {
            Done(n, Breaks.AfterCommit).ShouldBe((whole, commits), $"the answer to {deeds[n - 1].What} was lost");
        }
    }

    [Fact]
    public void P_14_a_commit_that_never_arrived_is_said_not_to_have_happened_and_the_same_again_succeeds()
    {
        var (whole, commits) = Done(0, Breaks.BeforeCommit);
        for (var n = 1; n <= commits; n++)
        {
            Done(n, Breaks.BeforeCommit).ShouldBe((whole, commits + 1), $"the COMMIT of {deeds[n - 1].What} was lost");
        }
    }

    /// <summary>What the database holds after everything was done over a line that breaks at the n-th COMMIT.</summary>
    private static (string Whole, int Commits) Done(int at, Breaks breaks)
    {
        using var place = new BankPlace(Engine.Postgres);
        // Money that is earned in February, so that there is something to post.
        place.Money.Sale("2025-02-10", 1_000_00);
        var direct = new NpgsqlConnectionStringBuilder(place.Money.ConnectionString);
        using var line = new LossyLine(direct.Port, at, breaks);
        var lossy = new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = line.Port, SslMode = SslMode.Disable };
        var database = Database.Open(lossy.ConnectionString);
        foreach (var (what, deed) in deeds)
        {
            var before = Counts(place);
            try
            {
                deed(place, database);
            }
            catch (NpgsqlException) when (breaks == Breaks.BeforeCommit && line.Commits == at)
            {
                Counts(place).ShouldBe(before, what);
                deed(place, database);
            }
        }

        line.HasBroken.ShouldBe(at > 0);
        place.IsSound();
        using (var pool = new NpgsqlConnection(lossy.ConnectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        return (Counts(place), line.Commits);
    }

    private static string Counts(BankPlace place)
    {
        using var context = place.Database.Context();
        return string.Join(", ", [FailingAtEachStatement.Counts(place.Money), .. context.Balances.OrderBy(b => b.Owner).ThenBy(b => b.Account).AsEnumerable().Select(b => $"{b.Owner}:{b.Account} {b.Minor}")]);
    }
}
