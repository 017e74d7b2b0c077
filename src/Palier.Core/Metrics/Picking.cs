using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Takes one of several values.</summary>
internal static class Picking
{
    /// <summary>The value taken; null of no values at all. Values are in the order of their days.</summary>
    /// <param name="pick">Which one.</param>
    /// <param name="values">The values.</param>
    /// <param name="share">For a percentile: the share of all values that do not exceed it (nearest rank).</param>
    public static Rational? Of(Pick pick, IReadOnlyList<Rational> values, Rational share)
    {
        if (values.Count == 0)
        {
            return pick == Pick.Sum ? Rational.Zero : null;
        }

        switch (pick)
        {
            case Pick.Latest:
                return values[^1];
            case Pick.Sum:
                return values.Aggregate(Rational.Zero, (sum, v) => sum + v);
        }

        var sorted = values.Order().ToList();
        return pick switch
        {
            Pick.Highest => sorted[^1],
            Pick.Lowest => sorted[0],
            Pick.Median => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2,
            _ => sorted[Math.Max(0, (int)Rounding.ToWhole(share * sorted.Count, RoundingMode.Up) - 1)],
        };
    }
}
