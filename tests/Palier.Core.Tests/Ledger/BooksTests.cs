using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;
using static Palier.Core.Tests.Ledger.TestBooks;

namespace Palier.Core.Tests.Ledger;

/// <summary>Books kept over a year: carry-forward, holds, confirmation, what is missing, expiry, corrections.</summary>
public sealed class BooksTests
{
    private static readonly Wallet Quarterly = new("cash", default, LocalText.Plain("Cash"), "§2") { Pays = Cadence.Quarter };

    private static string[] Lines(Books books) => [.. books.Journal.Movements.Select(m => $"{m.On:yyyy-MM-dd} {m.From} -> {m.To} {m.Amount}")];

    private static TestBooks Quarters(Wallet wallet, params long[] cents) => new()
    {
        Versions = [Programme(wallet)],
        Amounts = [.. cents.Select((c, i) => (D("2025-01-01"), P($"2025-Q{i + 1}"), (int?)null, c))],
    };

    [Fact]
    public void M_12_what_is_below_the_least_is_carried_until_it_is_enough()
    {
        var books = Books.Keep(Quarters(Quarterly with { AtLeast = 200 }, 150_00, 80_00, 90_00, 200_00), "vendor", D("2026-01-31"));

        books.PayoutsSoFar.Select(p => p.State is PayoutState.Paid ? p.Payout.Amount.Minor : 0).ShouldBe([0, 230_00, 0, 290_00]);
        books.Journal.Balance(Cash, Euro, D("2026-01-31")).Minor.ShouldBe(0);
    }

    [Fact]
    public void A_payout_waits_while_a_hold_stops_it_and_is_paid_when_it_is_released()
    {
        var booked = Quarters(Quarterly, 100_00) with { Holds = [new HeldBy("overdue", D("2025-04-03"), LocalText.Plain("A bill is overdue."))], HeldUntil = D("2025-04-15") };

        Books.Keep(booked, "vendor", D("2025-04-14")).PayoutsSoFar.ShouldHaveSingleItem().State
            .ShouldBeOfType<PayoutState.Held>().By.ShouldHaveSingleItem().Since.ShouldBe(D("2025-04-03"));
        Lines(Books.Keep(booked, "vendor", D("2025-04-30"))).ShouldBe(
            ["2025-04-10 vendor:bonus -> partner:cash 100.00 EUR", "2025-04-15 partner:cash -> partner:payable 100.00 EUR"]);
    }

    [Fact]
    public void P_03_books_that_are_left_on_any_day_and_resumed_come_out_as_if_they_were_kept_in_one_go()
    {
        var wallet = Quarterly with { AtLeast = 100, Confirm = new Confirm(new Duration(10, TimeUnit.WorkingDay), Silence.Confirmed) };
        var booked = Quarters(wallet, 150_00, 80_00, 90_00, 200_00) with { Holds = [new HeldBy("overdue", D("2025-04-03"), LocalText.Plain("A bill is overdue."))], HeldUntil = D("2025-07-15") };
        booked = booked with { Amounts = booked.Amounts.Add((D("2025-08-20"), P("2025-Q1"), null, 20_00)) };
        var (until, whole) = (D("2026-02-28"), Books.Keep(booked, "vendor", D("2026-02-28")));
        whole.Journal.Movements.Length.ShouldBeGreaterThan(6);

        for (var left = D("2025-01-01"); left < until; left = left.AddDays(1))
        {
            var rest = Books.Resume(booked, "vendor", Books.Keep(booked, "vendor", left).Journal, left, until);
            Lines(rest).ShouldBe(Lines(whole), $"left on {left:yyyy-MM-dd}");
            rest.PayoutsSoFar.Select(p => p.Payout.Amount).ShouldBe(whole.PayoutsSoFar.Select(p => p.Payout.Amount), $"left on {left:yyyy-MM-dd}");
        }
    }

    [Fact]
    public void Silence_confirms_or_forfeits_as_the_wallet_says()
    {
        var wallet = Quarterly with { Confirm = new Confirm(new Duration(10, TimeUnit.WorkingDay), Silence.Confirmed) };

        var paid = Books.Keep(Quarters(wallet, 100_00), "vendor", D("2025-04-30")).PayoutsSoFar.ShouldHaveSingleItem().State.ShouldBeOfType<PayoutState.Paid>();
        (paid.On, paid.Itself).ShouldBe((D("2025-04-24"), true));

        var spoken = Quarters(wallet, 100_00) with { Said = [new PartnerSaid("cash", P("2025-Q1"), D("2025-04-14"), false, null)] };
        var said = Books.Keep(spoken, "vendor", D("2025-04-30")).PayoutsSoFar.ShouldHaveSingleItem().State.ShouldBeOfType<PayoutState.Paid>();
        (said.On, said.Itself).ShouldBe((D("2025-04-14"), false));

        var strict = wallet with { Confirm = wallet.Confirm! with { Otherwise = Silence.Forfeited } };
        Lines(Books.Keep(Quarters(strict, 100_00), "vendor", D("2025-04-30")))[^1].ShouldBe("2025-04-24 partner:cash -> vendor:forfeited 100.00 EUR");
    }

    [Fact]
    public void A_dispute_before_the_deadline_stops_the_payout_until_it_is_settled()
    {
        var wallet = Quarterly with { Confirm = new Confirm(new Duration(10, TimeUnit.WorkingDay), Silence.Confirmed), Dispute = new When.Offset(new Duration(30, TimeUnit.Day), false, new When.Happening("payment")) };
        var booked = Quarters(wallet, 100_00) with { Said = [new PartnerSaid("cash", P("2025-Q1"), D("2025-04-20"), true, D("2025-05-05"))] };

        Books.Keep(booked, "vendor", D("2025-05-04")).PayoutsSoFar.ShouldHaveSingleItem().State.ShouldBe(new PayoutState.Disputed(D("2025-04-20")));
        var standing = Books.Keep(booked, "vendor", D("2025-05-05")).PayoutsSoFar.ShouldHaveSingleItem();
        standing.State.ShouldBeOfType<PayoutState.Paid>().On.ShouldBe(D("2025-05-05"));
        Payouts.MayDispute(standing.Payout, standing.State, D("2025-06-04"), booked).ShouldBeTrue();
        Payouts.MayDispute(standing.Payout, standing.State, D("2025-06-05"), booked).ShouldBeFalse();
    }

    [Fact]
    public void What_is_missing_keeps_the_money_for_a_time_and_then_it_is_lost()
    {
        var wallet = Quarterly with { Missing = new Missing(["bank_details"], new Duration(180, TimeUnit.Day)) };
        var booked = Quarters(wallet, 100_00);

        Books.Keep(booked, "vendor", D("2025-10-07")).PayoutsSoFar[0].State.ShouldBeOfType<PayoutState.Kept>().Until.ShouldBe(D("2025-10-07"));
        Lines(Books.Keep(booked, "vendor", D("2025-10-08")))[^1].ShouldBe("2025-10-08 partner:cash -> vendor:forfeited 100.00 EUR");
        Lines(Books.Keep(booked with { Known = booked.Known.Add("bank_details", D("2025-06-02")) }, "vendor", D("2025-10-08")))[^1]
            .ShouldBe("2025-06-02 partner:cash -> partner:payable 100.00 EUR");
    }

    [Fact]
    public void Entries_of_a_wallet_expire_on_their_own_days_and_the_oldest_is_used_first()
    {
        var wallet = new Wallet("cash", default, LocalText.Plain("Funds"), "§2") { Lasts = new Duration(12, TimeUnit.Month), Unused = Unused.Forfeited };
        var books = Books.Keep(Quarters(wallet, 100_00, 50_00), "vendor", D("2026-02-01"));
        var spent = new Movement(Cash, new Account("partner", "spent"), new Money(30_00, Euro), D("2026-02-01"), new Matter(Purpose.Paid, "claim", P("2026-01"), Cash, 1), 1);
        var journal = ((PostOutcome.Posted)books.Journal.Post([spent])).Journal;

        Entries.Left(journal, Cash, wallet, Euro, D("2026-02-01"), WorkingDays.WeekendsOnly).Select(e => (e.Left.Minor, e.LastDay))
            .ShouldBe([(70_00, D("2026-03-31")), (50_00, D("2026-06-30"))]);
        Lines(Books.Keep(Quarters(wallet, 100_00, 50_00), "vendor", D("2026-12-31")))[2..]
            .ShouldBe(["2026-04-01 partner:cash -> vendor:forfeited 100.00 EUR", "2026-07-01 partner:cash -> vendor:forfeited 50.00 EUR"]);
    }

    [Fact]
    public void What_was_taken_out_on_a_later_day_and_is_posted_already_expires_no_more()
    {
        var wallet = new Wallet("cash", default, LocalText.Plain("Funds"), "§2") { Lasts = new Duration(12, TimeUnit.Month), Unused = Unused.Forfeited };
        var booked = Quarters(wallet, 100_00, 50_00);
        var taken = new Movement(Cash, new Account("vendor", "adjustments"), new Money(30_00, Euro), D("2026-04-05"), new Matter(Purpose.Adjusted, "cash", P("2026-04"), Cash, 1), 1);
        var journal = ((PostOutcome.Posted)Books.Keep(booked, "vendor", D("2026-03-31")).Journal.Post([taken])).Journal;

        var books = Books.Resume(booked, "vendor", journal, D("2026-03-31"), D("2026-12-31"));
        Lines(books)[^2..].ShouldBe(["2026-04-01 partner:cash -> vendor:forfeited 70.00 EUR", "2026-07-01 partner:cash -> vendor:forfeited 50.00 EUR"]);
        books.Journal.Balance(Cash, Euro, DateOnly.MaxValue).Minor.ShouldBe(0, "no more is lost than there is");
    }

    [Theory]
    [InlineData(Late.AdjustNext, "2025-07-10")]
    [InlineData(Late.Reopen, "2025-05-20")]
    public void A_fact_that_comes_late_adjusts_the_next_period_or_reopens_the_old_one(Late late, string posted)
    {
        var answers = new Answers { LateFacts = late, LateRules = Late.AdjustNext, Debts = Debts.EarnedBackFirst };
        var booked = Quarters(Quarterly, 100_00, 60_00) with { Versions = [Programme(answers: answers)] };
        booked = booked with { Amounts = booked.Amounts.Add((D("2025-05-20"), P("2025-Q1"), null, 140_00)) };

        var books = Books.Keep(booked, "vendor", D("2025-07-31"));
        books.IssuedSoFar.Select(i => i.Amount(Euro).Minor).ShouldBe([100_00, 60_00], "what was issued stays as it was issued");
        Lines(books).ShouldContain($"{posted} vendor:bonus -> partner:cash 40.00 EUR");
        books.Journal.Posted("bonus", P("2025-Q1"), Cash, Euro).Minor.ShouldBe(140_00);
    }

    [Fact]
    public void C_24_a_version_from_the_past_posts_differences_and_leaves_what_was_issued()
    {
        var months = new[] { "2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01" };
        var booked = new TestBooks
        {
            Versions =
            [
                Programme(every: Cadence.Month, from: D("2025-07-01")),
                Programme(every: Cadence.Month, version: 2, from: D("2025-07-01"), published: D("2026-02-01")),
            ],
            Amounts = [.. months.Select(m => (D("2025-01-01"), P(m), (int?)1, 100_00L)), .. months.Select(m => (D("2025-01-01"), P(m), (int?)2, 90_00L))],
        };

        var books = Books.Keep(booked, "vendor", D("2026-02-28"));
        books.IssuedSoFar.Select(i => (i.Closing.Period, i.Amount(Euro).Minor, i.Claim.Version)).Take(6)
            .ShouldAllBe(i => i.Minor == 100_00 && i.Version == 1);
        Lines(books).Where(l => l.StartsWith("2026-02", StringComparison.Ordinal)).Count(l => l.EndsWith("partner:cash -> vendor:bonus 10.00 EUR", StringComparison.Ordinal)).ShouldBe(6);
        books.Journal.Movements.Where(m => m.On < D("2026-02-01")).ShouldAllBe(m => m.Amount.Minor == 100_00);
        books.Journal.Balance(Cash, Euro, D("2026-02-28")).Minor.ShouldBe(7 * 90_00);
    }
}
