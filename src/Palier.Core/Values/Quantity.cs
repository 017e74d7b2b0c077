namespace Palier.Core.Values;

/// <summary>What a figure measures. Money is in the currency of the programme.</summary>
public enum Unit
{
    /// <summary>A plain number: a factor, a point.</summary>
    Number = 0,

    /// <summary>Things that are counted, whole.</summary>
    Count = 1,

    /// <summary>A ratio, kept as the fraction: 10 % is 1/10.</summary>
    Percent = 2,

    /// <summary>Currency units of the programme's currency, exact.</summary>
    Money = 3,

    /// <summary>Points of a score or a survey.</summary>
    Points = 4,
}

/// <summary>An exact figure with what it measures.</summary>
public readonly record struct Quantity(Rational Value, Unit Unit);
