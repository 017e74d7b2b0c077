using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>What asks for a figure: its day, its period, and the thing it is narrowed to.</summary>
public sealed record Asking
{
    public static readonly ImmutableSortedDictionary<string, string> Everything = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The day on which states are looked at and windows end.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The period of a bonus; null for a level, which has none.</summary>
    public Period? Period { get; init; }

    /// <summary>The day that picks the entry of a figure with a history.</summary>
    public required DateOnly ValueOn { get; init; }

    /// <summary>The level in force, for tables by level; null while levels themselves are being decided.</summary>
    public string? Level { get; init; }

    /// <summary>What figures are narrowed to: a value for each noun, like <c>customer</c>.</summary>
    public ImmutableSortedDictionary<string, string> Narrow { get; init; } = Everything;

    /// <summary>The fact that an amount for each fact is computed for.</summary>
    public IFact? Thing { get; init; }

    /// <summary>Whether a test looks at a day of its own instead of the day of what asks.</summary>
    public bool IsMoved { get; init; }

    /// <summary>Whether figures are those of the whole partner, so that what a case gives for it holds.</summary>
    public bool IsWhole => Narrow.IsEmpty;

    public Asking AYearEarlier() => this with { Day = Calendar.MonthsBefore(Day, 12), Period = Period?.AddMonths(-12) };

    /// <summary>The same asked so many periods before; without a period the day alone moves, by months.</summary>
    public Asking PeriodsBefore(int count)
    {
        var months = count * (Period is { } p ? Math.Max(1, ((p.Until.Year - p.From.Year) * 12) + p.Until.Month - p.From.Month) : 1);
        return this with { Period = Period?.AddMonths(-months), Day = Period is { } q ? q.AddMonths(-months).LastDay : Calendar.MonthsBefore(Day, months) };
    }

    /// <summary>Narrowed to one thing more.</summary>
    public Asking To(string noun, string value) => this with { Narrow = Narrow.SetItem(noun, value) };
}

/// <summary>Figures and words that a test case gives instead of having them counted.</summary>
public sealed record Given
{
    public static readonly Given Nothing = new();

    /// <summary>Whether nothing is given.</summary>
    public bool IsNothing => Figures.IsEmpty && Words.IsEmpty && OverTime.IsEmpty;

    /// <summary>Figures by name; null is no figure.</summary>
    public ImmutableSortedDictionary<string, Quantity?> Figures { get; init; } = ImmutableSortedDictionary<string, Quantity?>.Empty;

    /// <summary>Words by name: <c>level</c>, <c>partner.country</c>, <c>met</c> or <c>not met</c> for asserted facts, a level for another programme.</summary>
    public ImmutableSortedDictionary<string, string> Words { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Figures that change: the value from each day on, by name.</summary>
    public ImmutableSortedDictionary<string, Dated<Quantity?>> OverTime { get; init; } = ImmutableSortedDictionary<string, Dated<Quantity?>>.Empty;

    /// <summary>A given figure on a day; false where the case gives none of that name.</summary>
    public bool TryFigure(string name, DateOnly day, out Quantity? value)
    {
        if (OverTime.TryGetValue(name, out var dated) && dated.On(day) is { } entry)
        {
            value = entry.Value;
            return true;
        }

        return Figures.TryGetValue(name, out value);
    }
}
