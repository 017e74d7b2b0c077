using System.Numerics;
using Palier.Core.Values;

namespace Palier.Reference;

/// <summary>A fraction of two whole numbers, kept in lowest terms.</summary>
public readonly record struct Fraction
{
    private readonly BigInteger _below;

    public Fraction(BigInteger above, BigInteger below)
    {
        var common = BigInteger.GreatestCommonDivisor(above, below) * (below.Sign < 0 ? -1 : 1);
        (Above, _below) = (above / common, (below / common) - 1);
    }

    public BigInteger Above { get; }

    public BigInteger Below => _below + 1;

    public static readonly Fraction Zero;

    public static readonly Fraction One = new(1, 1);

    public int Sign => Above.Sign;

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static implicit operator Fraction(Rational read) => new(read.Numerator, read.Denominator);

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Above * b.Below) + (b.Above * a.Below), a.Below * b.Below);

    public static Fraction operator -(Fraction a, Fraction b) => a + new Fraction(-b.Above, b.Below);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Above * b.Above, a.Below * b.Below);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Above * b.Below, a.Below * b.Above);

    public static bool operator <(Fraction a, Fraction b) => (a - b).Sign < 0;

    public static bool operator >(Fraction a, Fraction b) => (a - b).Sign > 0;

    public static bool operator <=(Fraction a, Fraction b) => (a - b).Sign <= 0;

    public static bool operator >=(Fraction a, Fraction b) => (a - b).Sign >= 0;

    public static Fraction Lower(Fraction a, Fraction b) => a < b ? a : b;

    public static Fraction Higher(Fraction a, Fraction b) => a > b ? a : b;

    public static Fraction Sum(IEnumerable<Fraction> all) => all.Aggregate(Zero, (sum, one) => sum + one);

    /// <summary>The whole number at or below.</summary>
    public BigInteger Floor() => Above.Sign >= 0 || (Above % Below).IsZero ? Above / Below : (Above / Below) - 1;

    /// <summary>
    /// The whole number beside it. <c>half</c> goes to the nearer one, its middle up (away from zero), down (towards zero) or to
    /// the even one; <c>always</c> goes up or down whatever is left over.
    /// </summary>
    public BigInteger Whole(RoundingMode mode)
    {
        if (Sign < 0)
        {
            return -new Fraction(-Above, Below).Whole(mode);
        }

        var lower = Floor();
        var rest = this - new Fraction(lower, 1);
        var half = new Fraction(1, 2);
        var up = mode switch
        {
            RoundingMode.HalfUp => rest >= half,
            RoundingMode.HalfDown => rest > half,
            RoundingMode.HalfEven => rest > half || (rest == half && lower % 2 == 1),
            RoundingMode.Up => rest.Sign > 0,
            RoundingMode.Down => false,
            _ => throw new InvalidOperationException($"no programme rounds {mode}"),
        };
        return up ? lower + 1 : lower;
    }

    public override string ToString() => Below.IsOne ? $"{Above}" : $"{Above}/{Below} (about {(double)Above / (double)Below:0.######})";
}
