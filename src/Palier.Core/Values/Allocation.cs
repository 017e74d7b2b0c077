using System.Collections.Immutable;
using System.Numerics;

namespace Palier.Core.Values;

/// <summary>Where the units go that are left over when a whole is split into shares.</summary>
public enum Remainder
{
    /// <summary>Every part is floored, then the units left are handed out one each from the first part with a share.</summary>
    First = 0,

    /// <summary>The units left go to the parts with the largest fraction, ties to the first.</summary>
    Largest = 1,
}

/// <summary>Splits minor units into parts that always sum to the whole; no part is off by more than one unit.</summary>
public static class Allocation
{
    /// <summary>The parts of an amount of minor units by shares that are zero or more, not all zero.</summary>
    public static ImmutableArray<long> Split(long minor, IReadOnlyList<Rational> shares, Remainder remainder)
    {
        var total = shares.Aggregate(Rational.Zero, (sum, share) => sum + share);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total.Sign, nameof(shares));
        var exact = shares.Select(s => (Rational)minor * s / total).ToArray();
        var parts = exact.Select(e => e.Floor()).ToArray();
        var left = (int)(minor - parts.Aggregate(BigInteger.Zero, (a, b) => a + b));
        var order = Enumerable.Range(0, parts.Length).Where(i => shares[i].Sign > 0);
        if (remainder == Remainder.Largest)
        {
            order = order.OrderByDescending(i => exact[i] - Rational.Of(parts[i], BigInteger.One)).ThenBy(i => i);
        }

        foreach (var i in order.Take(left))
        {
            parts[i]++;
        }

        return [.. parts.Select(p => (long)p)];
    }
}
