using System.Numerics;

namespace Palier.Core.Values;

/// <summary>Which way a number goes that lies between two steps.</summary>
public enum RoundingMode
{
    /// <summary>To the nearest; the middle away from zero.</summary>
    HalfUp = 0,

    /// <summary>To the nearest; the middle towards zero.</summary>
    HalfDown = 1,

    /// <summary>To the nearest; the middle to the even step.</summary>
    HalfEven = 2,

    /// <summary>Away from zero.</summary>
    Up = 3,

    /// <summary>Towards zero.</summary>
    Down = 4,

    /// <summary>To the larger.</summary>
    Ceiling = 5,

    /// <summary>To the smaller.</summary>
    Floor = 6,
}

/// <summary>Rounds exact numbers in a named direction: the only place where anything is rounded.</summary>
public static class Rounding
{
    /// <summary>The nearest whole number, the middle away from zero.</summary>
    public static BigInteger HalfUp(Rational value) => ToWhole(value, RoundingMode.HalfUp);

    /// <summary>The nearest multiple of a step above zero, in the mode's direction.</summary>
    public static Rational To(Rational step, Rational value, RoundingMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step.Sign, nameof(step));
        return Rational.Of(ToWhole(value / step, mode), BigInteger.One) * step;
    }

    /// <summary>A whole number beside the value, in the mode's direction.</summary>
    public static BigInteger ToWhole(Rational value, RoundingMode mode)
    {
        var size = value.Abs();
        var whole = size.Floor();
        var rest = size - Rational.Of(whole, BigInteger.One);
        if (rest.Sign == 0)
        {
            return value.Sign < 0 ? -whole : whole;
        }

        var againstHalf = rest.CompareTo(Rational.Of(1, 2));
        var away = mode switch
        {
            RoundingMode.HalfUp => againstHalf >= 0,
            RoundingMode.HalfDown => againstHalf > 0,
            RoundingMode.HalfEven => againstHalf > 0 || (againstHalf == 0 && !whole.IsEven),
            RoundingMode.Up => true,
            RoundingMode.Down => false,
            RoundingMode.Ceiling => value.Sign > 0,
            RoundingMode.Floor => value.Sign < 0,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };
        var rounded = away ? whole + 1 : whole;
        return value.Sign < 0 ? -rounded : rounded;
    }
}
