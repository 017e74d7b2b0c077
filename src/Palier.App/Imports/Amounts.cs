using System.Globalization;
using System.Text;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>Amounts as files write them.</summary>
internal static class Amounts
{
    private const int Decimals = 4;

    /// <summary>So many digits always fit into a long.</summary>
    private const int Fitting = 18;

    private static readonly long[] powers = [1, 10, 100, 1_000, 10_000];

    /// <summary>Digits with one decimal mark and perhaps a sign; no separators of thousands, since nobody can tell them from a decimal mark.</summary>
    public static ((long TenThousandths, bool Rounded) Amount, Rejection? Why) Read(ReadOnlySpan<char> text, char mark, RoundingMode? rounding)
    {
        var negative = text.StartsWith('-');
        var digits = text[(negative || text.StartsWith('+') ? 1 : 0)..];
        var point = digits.IndexOf(mark);
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && part.IsEmpty) || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9'))
        {
            return (default, Rejection.NotAnAmount);
        }

        if (part.Length <= Decimals && whole.Length + Decimals <= Fitting)
        {
            var size = (Digits(whole) * powers[Decimals]) + (Digits(part) * powers[Decimals - part.Length]);
            return ((negative ? -size : size, false), null);
        }

        return Exactly(whole, part, negative, rounding);
    }

    // Many digits: rarely met, and kept exact until the one rounding.
    private static ((long TenThousandths, bool Rounded) Amount, Rejection? Why) Exactly(ReadOnlySpan<char> whole, ReadOnlySpan<char> part, bool negative, RoundingMode? rounding)
    {
        if (whole.Length > Fitting || part.Length > 40)
        {
            return (default, Rejection.TooLarge);
        }

        var more = part.Length > Decimals && part[Decimals..].ContainsAnyExcept('0');
        if (more && rounding is null)
        {
            return (default, Rejection.TooManyDecimals);
        }

        var plain = new StringBuilder().Append(whole).Append(part).ToString();
        var exact = Rational.Of(System.Numerics.BigInteger.Parse(plain, CultureInfo.InvariantCulture), System.Numerics.BigInteger.Pow(10, part.Length)) * LineAmount.Unit;
        var kept = Rounding.ToWhole(negative ? Rational.Zero - exact : exact, rounding ?? RoundingMode.HalfUp);
        return kept > long.MaxValue || kept < -long.MaxValue ? (default, Rejection.TooLarge) : (((long)kept, more), null);
    }

    private static long Digits(ReadOnlySpan<char> digits)
    {
        var value = 0L;
        foreach (var digit in digits)
        {
            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
