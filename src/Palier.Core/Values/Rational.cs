using System.Globalization;
using System.Numerics;

namespace Palier.Core.Values;

/// <summary>
/// An exact fraction. Everything between counting and rounding is a fraction: shares, growth, rates, amounts on their way
/// through the steps. So nothing is lost before the one step that rounds.
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _below;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        if (denominator.IsOne)
        {
            (_numerator, _below) = (numerator, BigInteger.Zero);
            return;
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            divisor = -divisor;
        }

        _numerator = numerator / divisor;
        _below = (denominator / divisor) - 1;
    }

    public static Rational Zero => default;

    public static Rational One { get; } = new(BigInteger.One, BigInteger.One);

    public BigInteger Numerator => _numerator;

    /// <summary>Above zero; kept less one, so that the default value is 0/1.</summary>
    public BigInteger Denominator => _below + 1;

    public int Sign => _numerator.Sign;

    public bool IsWhole => _below.IsZero;

    public static implicit operator Rational(long value) => new(value, BigInteger.One);

    public static Rational Of(BigInteger numerator, BigInteger denominator) => new(numerator, denominator);

    public static Rational Of(decimal value)
    {
        var (whole, scale) = (value, 0);
        while (whole != decimal.Truncate(whole))
        {
            (whole, scale) = (whole * 10, scale + 1);
        }

        return new Rational(new BigInteger(whole), BigInteger.Pow(10, scale));
    }

    // Most sums are of amounts in the same smallest unit, which need no common denominator.
    public static Rational operator +(Rational a, Rational b) =>
        a._below == b._below ? new(a._numerator + b._numerator, a.Denominator)
        : new((a._numerator * b.Denominator) + (b._numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a._numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a._numerator * b._numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a._numerator * b.Denominator, a.Denominator * b._numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static Rational Min(Rational a, Rational b) => a <= b ? a : b;

    public static Rational Max(Rational a, Rational b) => a >= b ? a : b;

    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>The largest whole number not above this.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(_numerator, Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    public int CompareTo(Rational other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    public bool Equals(Rational other) => _numerator == other._numerator && _below == other._below;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, _below);

    /// <summary>The decimals that write this number exactly, or null when none do (a third).</summary>
    public int? ExactDecimals()
    {
        var rest = Denominator;
        var (twos, fives) = (0, 0);
        for (; rest.IsEven; rest /= 2)
        {
            twos++;
        }

        for (; (rest % 5).IsZero; rest /= 5)
        {
            fives++;
        }

        return rest.IsOne ? Math.Max(twos, fives) : null;
    }

    /// <summary>Plain digits with a point: exact where it can be written, else with ten decimals and a tilde.</summary>
    public override string ToString()
    {
        var exact = ExactDecimals();
        var decimals = exact ?? 10;
        var scaled = Rounding.HalfUp(this * Of(BigInteger.Pow(10, decimals), BigInteger.One));
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var text = decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
        return (exact is null ? "~" : "") + (scaled.Sign < 0 ? "-" : "") + text;
    }
}
