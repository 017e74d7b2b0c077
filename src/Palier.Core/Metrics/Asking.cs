using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>What asks for a figure: its day, its period, and the thing it is narrowed to.</summary>
public sealed record Asking
{
    /// <summary>The day on which states are looked at and windows end.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The period of a bonus; null for a level, which has none.</summary>
    public Period? Period { get; init; }

    /// <summary>The day that picks the entry of a figure with a history.</summary>
    public required DateOnly ValueOn { get; init; }

    /// <summary>The level in force, for tables by level; null while levels themselves are being decided.</summary>
    public string? Level { get; init; }

    /// <summary>The customer that figures are narrowed to.</summary>
    public string? Customer { get; init; }

    /// <summary>The sales line that a bonus for each sale is computed for.</summary>
    public SalesLine? Sale { get; init; }

    public Asking AYearEarlier() => this with { Day = Day.AddYears(-1), Period = Period?.AddMonths(-12) };

    public Asking APeriodBefore()
    {
        if (Period is not { } p)
        {
            return this;
        }

        var months = Math.Max(1, ((p.Until.Year - p.From.Year) * 12) + p.Until.Month - p.From.Month);
        return this with { Period = p.AddMonths(-months), Day = Day.AddMonths(-months) };
    }
}

/// <summary>Figures and words that a test case gives instead of having them counted.</summary>
public sealed record Given
{
    public static readonly Given Nothing = new();

    /// <summary>Figures by name; null is no figure.</summary>
    public ImmutableSortedDictionary<string, Quantity?> Figures { get; init; } = ImmutableSortedDictionary<string, Quantity?>.Empty;

    /// <summary>Words by name: <c>level</c>, <c>partner.country</c>, <c>met</c> or <c>not met</c> for asserted facts, a level for another programme.</summary>
    public ImmutableSortedDictionary<string, string> Words { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
