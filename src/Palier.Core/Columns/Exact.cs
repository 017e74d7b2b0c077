using System.Numerics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// A fraction of two 64-bit numbers, or no figure: as exact as <see cref="Rational"/>, and without a large number on the heap for each
/// step. What does not fit is an <see cref="OverflowException"/>; whoever computes with it goes the general way then.
/// </summary>
internal readonly record struct Exact : IComparable<Exact>
{
    private readonly long _over;
    private readonly long _under;

    private Exact(long over, long under) => (_over, _under) = (over, under);

    /// <summary>No figure, which is not zero.</summary>
    public static Exact None => default;

    public static Exact Zero => new(0, 1);

    public bool IsNone => _under == 0;

    public int Sign => Math.Sign(_over);

    public static implicit operator Exact(long value) => new(value, 1);

    public static Exact operator +(Exact a, Exact b)
    {
        if (a._under == b._under)
        {
            return TryAdd(a._over, b._over, out var sum) ? new Exact(sum, a._under) : Of((Int128)a._over + b._over, a._under);
        }

        return TryMultiply(a._over, b._under, out var first) && TryMultiply(b._over, a._under, out var second) && TryAdd(first, second, out var over) && TryMultiply(a._under, b._under, out var under)
            ? new Exact(over, under) : Of(checked(((Int128)a._over * b._under) + ((Int128)b._over * a._under)), (Int128)a._under * b._under);
    }

    public static Exact operator -(Exact a, Exact b) => a + -b;

    public static Exact operator -(Exact a) => new(checked(-a._over), a._under);

    public static Exact operator *(Exact a, Exact b) =>
        TryMultiply(a._over, b._over, out var over) && TryMultiply(a._under, b._under, out var under) ? new Exact(over, under) : Of((Int128)a._over * b._over, (Int128)a._under * b._under);

    /// <exception cref="DivideByZeroException">The divisor is zero: a bug of the caller.</exception>
    public static Exact operator /(Exact a, Exact b) => b._over == 0 ? throw new DivideByZeroException()
        : b._over > 0 && TryMultiply(a._over, b._under, out var over) && TryMultiply(a._under, b._over, out var under) ? new Exact(over, under)
        : b._over > 0 ? Of((Int128)a._over * b._under, (Int128)a._under * b._over)
        : Of(-((Int128)a._over * b._under), -((Int128)a._under * b._over));

    public static bool operator <(Exact a, Exact b) => a.CompareTo(b) < 0;

    public static bool operator >(Exact a, Exact b) => a.CompareTo(b) > 0;

    public static bool operator <=(Exact a, Exact b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Exact a, Exact b) => a.CompareTo(b) >= 0;

    public static Exact Min(Exact a, Exact b) => a <= b ? a : b;

    public static Exact Max(Exact a, Exact b) => a >= b ? a : b;

    /// <summary>A whole number of parts of a unit: cents of a euro.</summary>
    public static Exact Of(long parts, long ofOne) => new(parts, ofOne);

    /// <exception cref="OverflowException">It takes more than 64 bits.</exception>
    public static Exact Of(Rational value) => checked(new Exact((long)value.Numerator, (long)value.Denominator));

    public static Exact Of(Rational? value) => value is { } v ? Of(v) : None;

    public Rational ToRational() => Rational.Of(_over, _under);

    public int CompareTo(Exact other) =>
        _under == other._under ? _over.CompareTo(other._over)
        : TryMultiply(_over, other._under, out var own) && TryMultiply(other._over, _under, out var others) ? own.CompareTo(others) : ((Int128)_over * other._under).CompareTo((Int128)other._over * _under);

    /// <summary>A whole number beside the value, in the mode's direction; the same as <see cref="Rounding.ToWhole"/>.</summary>
    public long ToWhole(RoundingMode mode)
    {
        var (whole, rest) = Math.DivRem(_over, _under);
        if (rest == 0)
        {
            return whole;
        }

        var againstHalf = ((Int128)Math.Abs(rest) * 2).CompareTo(_under);
        var away = mode switch
        {
            RoundingMode.HalfUp => againstHalf >= 0,
            RoundingMode.HalfDown => againstHalf > 0,
            RoundingMode.HalfEven => againstHalf > 0 || (againstHalf == 0 && (whole & 1) != 0),
            RoundingMode.Up => true,
            RoundingMode.Down => false,
            RoundingMode.Ceiling => _over > 0,
            RoundingMode.Floor => _over < 0,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };
        return away ? whole + Math.Sign(_over) : whole;
    }

    /// <summary>The value where it is whole; null where it is not, or is no figure.</summary>
    public long? AsWhole() => !IsNone && _over % _under == 0 ? _over / _under : null;

    /// <summary>The nearest multiple of a step above zero, in the mode's direction.</summary>
    public Exact To(Exact step, RoundingMode mode) => (Exact)(this / step).ToWhole(mode) * step;

    private static Exact Of(Int128 over, Int128 under)
    {
        if (IsLong(over) && under <= long.MaxValue)
        {
            return new Exact((long)over, (long)under);
        }

        var common = Common(Int128.Abs(over), under);
        return checked(new Exact((long)(over / common), (long)(under / common)));
    }

    // Most products and sums fit into 64 bits, and those are much quicker than wider ones.
    private static bool TryMultiply(long a, long b, out long product) => Math.BigMul(a, b, out product) == product >> 63;

    private static bool TryAdd(long a, long b, out long sum)
    {
        sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) >= 0;
    }

    private static bool IsLong(Int128 value) => value >= long.MinValue && value <= long.MaxValue;

    private static Int128 Common(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a == 0 ? 1 : a;
    }
}
