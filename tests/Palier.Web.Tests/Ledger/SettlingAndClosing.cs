using Palier.App.Ledger;
using Palier.App.Statements;
using Palier.App.Verification;
using Palier.Core.Facts;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Ledger;

/// <summary>Periods from settlement to closing and back, on both databases.</summary>
public sealed class SettlingAndClosing
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_09_after_closing_a_late_line_lands_in_the_next_period_and_the_closed_one_stays(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        place.CloseIt("2025-01", "2025-02-14").ShouldBeOfType<CloseOutcome.Closed>();
        var statement = Issue(place);
        var closed = place.Lines();

        place.Sale("2025-01-20", 200_00, known: "2025-02-20");
        place.Settle("2025-01", "2025-02-21").ShouldBeOfType<ProposeOutcome.PeriodIsClosed>();
        place.SettleAndPost("2025-02", "2025-03-14");

        place.Lines().ShouldBe([.. closed, "2025-03-14 vendor:rebate -> P1:cash 10.00 EUR"]);
        Content(place, statement).ShouldBe((statement.Content, statement.Hash));
        place.CloseIt("2025-01", "2025-03-15").ShouldBeOfType<CloseOutcome.ClosedBefore>();
        place.BalancesAreTheSum();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_09_only_two_persons_open_a_closed_period_again_and_then_late_lines_count_in_it(Engine engine)
    {
        using var place = new MoneyPlace(engine, "reopened");
        place.Sale("2025-01-10", 1_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        place.CloseIt("2025-01", "2025-02-14").ShouldBeOfType<CloseOutcome.Closed>();
        place.Sale("2025-01-20", 200_00, known: "2025-02-20");
        place.Settle("2025-01", "2025-02-20").ShouldBeOfType<ProposeOutcome.PeriodIsClosed>();

        var (database, january, at) = (place.Database, Of("2025-01"), At("2025-02-20"));
        Reopen.Ask(database, "reopened", Of("2025-02"), "late line", "ana", Day("2025-02-20"), at).ShouldBeOfType<ReopenOutcome.NotClosed>();
        Reopen.Ask(database, "reopened", january, " ", "ana", Day("2025-02-20"), at).ShouldBeOfType<ReopenOutcome.ReasonMissing>();
        var asked = Reopen.Ask(database, "reopened", january, "late line", "ana", Day("2025-02-20"), at).ShouldBeOfType<ReopenOutcome.Asked>();
        place.Settle("2025-01", "2025-02-20").ShouldBeOfType<ProposeOutcome.PeriodIsClosed>("one person is not enough");
        Reopen.Confirm(database, asked.Number, "ana", Day("2025-02-20"), at).ShouldBeOfType<ReopenOutcome.NotApproved>().Why.ShouldBeOfType<Core.Acting.Approval.SamePerson>();
        Reopen.Confirm(database, asked.Number, "ben", Day("2025-02-20"), at).ShouldBeOfType<ReopenOutcome.Opened>();
        Reopen.Confirm(database, asked.Number, "eva", Day("2025-02-20"), at).ShouldBeOfType<ReopenOutcome.OpenedBefore>().By.ShouldBe("ben");

        place.SettleAndPost("2025-01", "2025-02-20");
        place.Lines()[^1].ShouldBe("2025-02-20 vendor:rebate -> P1:cash 10.00 EUR");
        place.CloseIt("2025-01", "2025-02-20").ShouldBeOfType<CloseOutcome.Closed>();
        place.Settle("2025-01", "2025-02-20").ShouldBeOfType<ProposeOutcome.PeriodIsClosed>();

        var trail = ListTrail.Run(database, new TrailAsked()).Rows.Where(r => r.What.Contains("reopen", StringComparison.Ordinal)).Select(r => (r.What, r.By)).Reverse().ToList();
        trail.ShouldBe([("ask to reopen", "ana"), ("reopen", "ben")]);
        var listed = ListPeriods.Run(database).Single(p => p.Period == january);
        listed.Said.Select(s => (s.What, s.By)).ShouldBe([(PeriodDeed.Closed, "ana"), (PeriodDeed.AskedToReopen, "ana"), (PeriodDeed.Reopened, "ben"), (PeriodDeed.Closed, "ana")]);
        listed.IsClosed.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_settlement_is_posted_once_and_only_as_it_was_shown(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00);
        place.Settle("2025-01", "2025-02-13").ShouldBeOfType<ProposeOutcome.TooEarly>().Closes.ShouldBe(Day("2025-02-14"));
        var first = place.Settle("2025-01", "2025-02-14").ShouldBeOfType<ProposeOutcome.Proposed>();
        place.Settle("2025-01", "2025-02-14").ShouldBeOfType<ProposeOutcome.Proposed>().Number.ShouldBe(first.Number, "the same proposal waits already");
        place.CloseIt("2025-01", "2025-02-14").ShouldBeOfType<CloseOutcome.NotSettled>();

        place.Sale("2025-01-12", 500_00, known: "2025-02-14");
        place.PostIt(first, "2025-02-14").ShouldBeOfType<PostSettlementOutcome.ChangedSince>();
        place.Lines().ShouldBeEmpty();

        var second = place.Settle("2025-01", "2025-02-14").ShouldBeOfType<ProposeOutcome.Proposed>();
        second.Hash.ShouldNotBe(first.Hash);
        second.Proposal.Movements.Single().Minor.ShouldBe(75_00);
        place.PostIt(second, "2025-02-14").ShouldBeOfType<PostSettlementOutcome.Posted>();
        place.PostIt(second, "2025-02-15", "eva").ShouldBeOfType<PostSettlementOutcome.PostedBefore>().By.ShouldBe("ben");
        place.PostIt(first, "2025-02-15").ShouldBeOfType<PostSettlementOutcome.ChangedSince>();
        place.Lines().ShouldBe(["2025-02-14 vendor:rebate -> P1:cash 75.00 EUR"]);
        place.Settle("2025-01", "2025-02-15").ShouldBeOfType<ProposeOutcome.NothingToPost>();
        Post.Withdraw(place.Database, first.Number, "ana", Day("2025-02-15"), At("2025-02-15")).ShouldBeOfType<PostSettlementOutcome.Withdrawn>();
        place.PostIt(first, "2025-02-15").ShouldBeOfType<PostSettlementOutcome.Withdrawn>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Everything_that_is_known_counts_in_a_period_until_somebody_closes_it(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00, known: "2026-11-23");
        place.SettleAndPost("2025-01", "2026-11-23");
        place.Lines().ShouldBe(["2025-02-14 vendor:rebate -> P1:cash 50.00 EUR"], "a history that is taken in later is settled period by period");
        place.Sale("2025-01-11", 100_00, known: "2026-11-24");
        place.SettleAndPost("2025-01", "2026-11-24");
        place.CloseIt("2025-01", "2026-11-24").ShouldBeOfType<CloseOutcome.Closed>();
        place.Sale("2025-01-12", 100_00, known: "2026-11-25");
        place.Settle("2025-01", "2026-11-25").ShouldBeOfType<ProposeOutcome.PeriodIsClosed>();
        place.BalancesAreTheSum();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_who_post_the_same_settlement_at_once_post_it_once(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00);
        var proposed = place.Settle("2025-01", "2025-02-14").ShouldBeOfType<ProposeOutcome.Proposed>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => place.PostIt(proposed, "2025-02-14", $"person {i}"))));

        outcomes.Count(o => o is PostSettlementOutcome.Posted).ShouldBe(1);
        outcomes.Count(o => o is PostSettlementOutcome.PostedBefore).ShouldBe(15);
        place.Lines().ShouldBe(["2025-02-14 vendor:rebate -> P1:cash 50.00 EUR"]);
        place.BalancesAreTheSum();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_hold_by_hand_keeps_the_payout_until_it_is_released(Engine engine)
    {
        using var place = new MoneyPlace(engine, "money-held");
        place.Sale("2025-04-10", 10_000_00);
        var held = Hold.Run(place.Database, "money_held", "P1", "audit of invoices", "ana", Day("2025-05-01"), At("2025-05-01")).ShouldBeOfType<HoldOutcome.Placed>();
        place.SettleAndPost("2025-04", "2025-05-06");
        place.Lines().ShouldBe(["2025-05-05 vendor:rebate -> P1:cash 500.00 EUR"]);

        ReleaseHold.Run(place.Database, held.Number, "ben", Day("2025-05-09"), At("2025-05-09")).ShouldBeOfType<HoldOutcome.Released>();
        ReleaseHold.Run(place.Database, held.Number, "ben", Day("2025-05-10"), At("2025-05-10")).ShouldBeOfType<HoldOutcome.ReleasedBefore>();
        place.SettleAndPost("2025-04", "2025-05-12");
        place.Lines()[^1].ShouldBe("2025-05-09 P1:cash -> P1:payable 500.00 EUR");
        Hold.Run(place.Database, "money_held", "P1", "", "ana", Day("2025-05-01"), At("2025-05-12")).ShouldBeOfType<HoldOutcome.ReasonMissing>();
        Hold.Run(place.Database, "money_held", "P9", "x", "ana", Day("2025-05-01"), At("2025-05-12")).ShouldBeOfType<HoldOutcome.NoSuchPartner>();
        ReleaseHold.Run(place.Database, 99, "ben", Day("2025-05-09"), At("2025-05-12")).ShouldBeOfType<HoldOutcome.NoSuchHold>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_history_that_became_known_long_after_its_periods_is_posted_stated_and_stays_when_they_are_closed(Engine engine)
    {
        foreach (var example in new[] { "changed-afterwards", "reopened" })
        {
            using var place = new MoneyPlace(engine, example);
            place.Sale("2025-01-10", 1_000_00, known: "2025-06-01");
            place.Sale("2025-02-10", 400_00, known: "2025-06-01");

            place.SettleAndPost("2025-01", "2025-06-02");
            Stated("2025-01", "2025-06-02").ShouldBe(50_00);
            place.CloseIt("2025-01", "2025-06-02").ShouldBeOfType<CloseOutcome.Closed>();
            place.SettleAndPost("2025-02", "2025-06-03");
            place.CloseIt("2025-02", "2025-06-03").ShouldBeOfType<CloseOutcome.Closed>();

            place.Balance("cash").ShouldBe(70_00, example);
            Stated("2025-01", "2025-06-04").ShouldBe(50_00, example);
            Stated("2025-02", "2025-06-04").ShouldBe(20_00, example);

            long Stated(string period, string on) => IssueStatements.Run(place.Database, new StatementsAsked(place.Programme, Of(period), null, new Vendor("Meridian Systems", [], null)), "ana", Day(on), At(on))
                .ShouldBeOfType<IssueOutcome.Issued>().Statements.ShouldHaveSingleItem().Statement.Bonuses.Sum(b => b.Earned.Minor);
        }
    }

    private static IssuedStatementRow Issue(MoneyPlace place)
    {
        var row = new IssuedStatementRow { Number = 1, Partner = "P1", Programme = place.Programme, PeriodFrom = Day("2025-01-01"), PeriodUntil = Day("2025-02-01"), Day = Day("2025-02-14"), Content = "{\"rebate\":\"50.00 EUR\"}", Hash = Proposal.HashOf("{\"rebate\":\"50.00 EUR\"}") };
        using var saving = place.Database.Begin(At("2025-02-14"), "test");
        saving.AddRows([row]);
        saving.Commit();
        return row;
    }

    private static (string Content, string Hash) Content(MoneyPlace place, IssuedStatementRow statement)
    {
        using var context = place.Database.Context();
        var row = context.IssuedStatements.Single(s => s.Number == statement.Number);
        return (row.Content, Proposal.HashOf(row.Content));
    }
}
