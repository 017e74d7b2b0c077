using System.Numerics;
using Palier.Core.Values;

namespace Palier.App.Ledger;

/// <summary>Turns amounts that people write into whole minor units.</summary>
internal static class MinorUnits
{
    /// <summary>The minor units of an amount; null where it has more decimals than the currency, or is too large.</summary>
    public static long? Of(decimal amount, Currency currency)
    {
        var minor = Rational.Of(amount) * Rational.Of(BigInteger.Pow(10, currency.Decimals), BigInteger.One);
        return minor.IsWhole && BigInteger.Abs(minor.Numerator) <= long.MaxValue ? (long)minor.Numerator : null;
    }
}
