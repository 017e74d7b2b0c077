using System.Collections.Immutable;
using CsCheck;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Values;
using static Palier.Core.Tests.Ledger.TestBooks;

namespace Palier.Core.Tests.Ledger;

/// <summary>What holds for whatever is earned, corrected, split and paid.</summary>
public sealed class LedgerProperties
{
    private static readonly Account[] Accounts = [new("partner", "cash"), new("partner", "coop"), new("other", "cash")];
    private static readonly Gen<long[]> Parts = Gen.Long[-500_000, 500_000].Array[3];

    private static Claim Claim(long[] parts) => new("bonus", P("2025-Q1"), 1, [.. Accounts.Zip(parts, (a, p) => (a, new Money(p, Euro)))]);

    private static Journal Posted(Journal journal, Claim claim, Debts debts) =>
        ((PostOutcome.Posted)journal.Post(Posting.Differences(claim, journal, "vendor", D("2025-04-10"), debts))).Journal;

    [Fact]
    public void After_any_corrections_what_is_posted_is_what_is_earned_last_and_the_books_balance() =>
        Gen.Select(Parts.Array[1, 8], Gen.Bool).Sample(t =>
        {
            var (claims, debts) = (t.Item1, t.Item2 ? Debts.Invoiced : Debts.EarnedBackFirst);
            var journal = claims.Aggregate(Journal.Empty, (j, c) => Posted(j, Claim(c), debts));
            foreach (var (account, earned) in Accounts.Zip(claims[^1]))
            {
                journal.Posted("bonus", P("2025-Q1"), account, Euro).Minor.ShouldBe(earned);
            }

            journal.Accounts.Sum(a => journal.Balance(a, Euro, D("2025-12-31")).Minor).ShouldBe(0);
            journal.Movements.ShouldAllBe(m => m.Amount.Minor > 0);
        }, iter: Counts.Of(1_000, 50_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Posting_twice_posts_once() => Parts.Sample(parts =>
    {
        var movements = Posting.Differences(Claim(parts), Journal.Empty, "vendor", D("2025-04-10"), Debts.EarnedBackFirst);
        var once = ((PostOutcome.Posted)Journal.Empty.Post(movements)).Journal;
        once.Post(movements).ShouldBeOfType<PostOutcome.Posted>().New.ShouldBeEmpty();
        Posting.Differences(Claim(parts), once, "vendor", D("2025-04-11"), Debts.EarnedBackFirst).ShouldBeEmpty();
    }, iter: Counts.Of(1_000, 50_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Two_settlements_that_differ_do_not_both_post()
    {
        var one = Posting.Differences(Claim([100, 0, 0]), Journal.Empty, "vendor", D("2025-04-10"), Debts.EarnedBackFirst);
        var other = Posting.Differences(Claim([200, 0, 0]), Journal.Empty, "vendor", D("2025-04-10"), Debts.EarnedBackFirst);
        ((PostOutcome.Posted)Journal.Empty.Post(one)).Journal.Post(other).ShouldBeOfType<PostOutcome.TakenByAnother>();
    }

    [Fact]
    public void Where_debts_are_billed_no_correction_takes_an_account_below_zero() => Parts.Select(p => p.Select(Math.Abs).ToArray()).Array[1, 8].Sample(claims =>
    {
        var journal = claims.Aggregate(Journal.Empty, (j, c) =>
        {
            var paid = Posted(j, Claim(c), Debts.Invoiced);
            var there = paid.Balance(Accounts[0], Euro, D("2025-12-31"));
            var number = paid.Movements.Count(m => m.Of.Purpose == Purpose.Paid) + 1;
            return there.Minor <= 0 ? paid : ((PostOutcome.Posted)paid.Post(
                [new Movement(Accounts[0], Account.Payable("partner"), there, D("2025-04-10"), new Matter(Purpose.Paid, "cash", P("2025-Q1"), Accounts[0], number), 1)])).Journal;
        });
        journal.Balance(Accounts[0], Euro, D("2025-12-31")).Minor.ShouldBe(0);
        (journal.Balance(Account.Payable("partner"), Euro, D("2025-12-31")) + journal.Balance(Account.Owed("partner"), Euro, D("2025-12-31"))).Minor.ShouldBe(claims[^1][0]);
    }, iter: Counts.Of(500, 20_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Recalculated_with_late_facts_equals_calculated_with_the_final_facts() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 4], Gen.Long[-100_000, 400_000]).Array[1, 25].SelectMany(known => Gen.Bool.Select(reopen => (known, reopen))).Sample(t =>
        {
            var answers = new Answers { LateFacts = t.reopen ? Late.Reopen : Late.AdjustNext, LateRules = Late.AdjustNext, Debts = Debts.EarnedBackFirst };
            ImmutableArray<(DateOnly Known, Period Period, int? Version, long Cents)> amounts =
                [.. t.known.OrderBy(k => k.Item1).DistinctBy(k => (k.Item1, k.Item2)).Select(k => (D("2025-01-01").AddDays(k.Item1), P($"2025-Q{k.Item2}"), (int?)null, k.Item3))];
            var late = new TestBooks { Versions = [Programme(answers: answers)], Amounts = amounts };
            var final = late with { Amounts = [.. amounts.GroupBy(a => a.Period).Select(g => g.Last() with { Known = D("2025-01-01") })] };
            var (one, other) = (Books.Keep(late, "vendor", D("2027-04-30")), Books.Keep(final, "vendor", D("2027-04-30")));
            foreach (var quarter in Enumerable.Range(1, 4).Select(q => P($"2025-Q{q}")))
            {
                one.Journal.Posted("bonus", quarter, Cash, Euro).ShouldBe(other.Journal.Posted("bonus", quarter, Cash, Euro));
            }
        }, iter: Counts.Of(40, 500), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void A_budget_is_given_out_to_the_last_cent_and_never_more() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[-10_000, 400_000].Array[0, 12]).Sample((budget, wanted) =>
        {
            Money[] all = [.. wanted.Select(w => new Money(w, Euro))];
            foreach (var given in new[] { Budget.ProRata(new Money(budget, Euro), all), Budget.FirstCome(new Money(budget, Euro), all) })
            {
                given.Where(g => g.Minor > 0).Sum(g => g.Minor).ShouldBe(Math.Min(budget, wanted.Where(w => w > 0).Sum()));
                given.Zip(all).ShouldAllBe(p => p.First <= p.Second);
            }
        }, iter: Counts.Of(1_000, 50_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void An_accrual_follows_the_method_that_is_named()
    {
        ImmutableArray<Ending> endings =
            [new(P("2024-Q1"), 100, Rational.Of(1, 2)), new(P("2024-Q2"), 300, Rational.Of(1, 2)), new(P("2024-Q3"), 100, Rational.Of(1, 4))];

        Accruals.Of(Accrues.AsEarned, 40, endings, Euro).Amount.Minor.ShouldBe(40_00);
        Accruals.Of(Accrues.ExpectedValue, 40, endings, Euro).Amount.Minor.ShouldBe(75_00, "the mean of 50, 150 and 25");
        Accruals.Of(Accrues.MostLikelyAmount, 40, endings, Euro).Amount.Minor.ShouldBe(37_50, "100 comes out most often, at three eighths on average");
        Accruals.TrueUp(new Money(100_00, Euro), Accruals.Of(Accrues.ExpectedValue, 40, endings, Euro)).Minor.ShouldBe(25_00);
    }
}
