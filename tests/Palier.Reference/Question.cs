using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <summary>
/// What asks for a figure. "The period and the day are given by what asks: a bonus asks for each period of its every, and for the
/// period's last day. A level asks on the day of its review, without a period." (Time in words)
/// </summary>
public sealed record Question(DateOnly Day)
{
    public Period? Period { get; init; }

    /// <summary>The day that picks the entry of a figure that changes (Answers: <c>value_at</c>).</summary>
    public DateOnly ValueOn { get; init; } = Day;

    /// <summary>The level that counts (Answers: <c>level_at</c>).</summary>
    public string? Level { get; init; }

    /// <summary>Whether a test asks for a moment of its own, on which the level held is another.</summary>
    public bool Moved { get; init; }

    /// <summary>The things the figure is narrowed to: a value for each field, like <c>customer</c>.</summary>
    public ImmutableSortedDictionary<string, string> Of { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The fact that steps run for (<c>for_each</c>).</summary>
    public IFact? Thing { get; init; }

    public Question On(DateOnly day) => this with { Day = day, Moved = true };

    public Question YearEarlier() => Back(12);

    /// <summary>So many periods before; what has no period is asked so many months before.</summary>
    public Question Before(int periods) =>
        Back(periods * (Period is { } p ? Math.Max(1, ((p.Until.Year - p.From.Year) * 12) + p.Until.Month - p.From.Month) : 1));

    private Question Back(int months) => this with { Day = Days.Back(Day, months), Period = Period is { } p ? Days.Back(p, months) : null };
}
