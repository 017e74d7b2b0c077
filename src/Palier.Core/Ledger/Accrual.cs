using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>How an open period may end: as if the rest of it went like the same part of an earlier period.</summary>
/// <param name="Like">The earlier period.</param>
/// <param name="Whole">What the bonus would come to for the whole period.</param>
/// <param name="Done">The part of the whole period's sales that is there by now, 0 to 1.</param>
public sealed record Ending(Period Like, Rational Whole, Rational Done);

/// <summary>What an open period is estimated to have cost by a day.</summary>
/// <param name="Method">The method that the programme names.</param>
/// <param name="Amount">The part of the estimate that belongs to what was sold by then.</param>
/// <param name="Endings">The endings it was estimated from; empty where there was no earlier period, and what is earned by now stands for it.</param>
public sealed record Estimate(Accrues Method, Money Amount, ImmutableArray<Ending> Endings);

/// <summary>Estimates what the open period costs, by the method that the programme names; settlement trues it up.</summary>
public static class Accrual
{
    /// <param name="method">The method.</param>
    /// <param name="toDate">What the rules give for the period up to now.</param>
    /// <param name="endings">How the period may end.</param>
    /// <param name="currency">The programme's currency.</param>
    public static Estimate Of(Accrues method, Rational toDate, ImmutableArray<Ending> endings, Currency currency)
    {
        var amount = method == Accrues.AsEarned || endings.IsEmpty ? toDate
            : method == Accrues.ExpectedValue ? Mean(endings)
            : MostLikely(endings);
        return new Estimate(method, Money.Of(amount, currency, RoundingMode.HalfUp), method == Accrues.AsEarned ? [] : endings);
    }

    /// <summary>The difference that settlement posts: what was earned less what was accrued.</summary>
    public static Money TrueUp(Money earned, Estimate last) => earned - last.Amount;

    private static Rational Mean(ImmutableArray<Ending> endings) =>
        endings.Aggregate(Rational.Zero, (sum, e) => sum + (e.Whole * e.Done)) / endings.Length;

    // The amount that most endings come to; where all differ, the one in the middle, and of two in the middle the lower.
    private static Rational MostLikely(ImmutableArray<Ending> endings)
    {
        var groups = endings.GroupBy(e => e.Whole).Select(g => (Whole: g.Key, Times: g.Count())).OrderByDescending(g => g.Times).ThenBy(g => g.Whole).ToList();
        var most = groups.Where(g => g.Times == groups[0].Times).ToList();
        var whole = most[(most.Count - 1) / 2].Whole;
        var like = endings.Where(e => e.Whole == whole).ToList();
        return whole * like.Aggregate(Rational.Zero, (sum, e) => sum + e.Done) / like.Count;
    }
}
