using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>Shares a budget of a programme among those who have earned more than there is.</summary>
public static class Budget
{
    /// <summary>
    /// Everyone gets the same part of what was earned. The shares are whole minor units and sum to the budget; a unit that
    /// is left over goes to the largest fraction, ties to the first.
    /// </summary>
    /// <param name="budget">What there is.</param>
    /// <param name="wanted">What was earned, one for each; an amount below zero is left as it is and frees nothing.</param>
    public static ImmutableArray<Money> ProRata(Money budget, IReadOnlyList<Money> wanted)
    {
        var none = Money.Zero(budget.Currency);
        var all = wanted.Where(w => w > none).Aggregate(none, (sum, w) => sum + w);
        if (all <= budget)
        {
            return [.. wanted];
        }

        var parts = Allocation.Split(budget.Minor, [.. wanted.Select(w => (Rational)Math.Max(0, w.Minor))], Remainder.Largest);
        return [.. wanted.Select((w, i) => w > none ? new Money(parts[i], budget.Currency) : w)];
    }

    /// <summary>Who came first gets all of what was earned, until nothing is left.</summary>
    /// <param name="budget">What there is.</param>
    /// <param name="wanted">What was earned, in the order in which it came.</param>
    public static ImmutableArray<Money> FirstCome(Money budget, IReadOnlyList<Money> wanted)
    {
        var left = budget;
        var given = ImmutableArray.CreateBuilder<Money>(wanted.Count);
        foreach (var one in wanted)
        {
            var part = one < left ? one : left;
            given.Add(part);
            left -= part.Minor > 0 ? part : Money.Zero(budget.Currency);
        }

        return given.ToImmutable();
    }
}
