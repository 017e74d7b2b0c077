using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>One of the two clocks of a ladder: when levels are reviewed upwards or downwards, and how a review moves them.</summary>
/// <param name="Place">Where it stands in the text.</param>
/// <param name="Every">The days of the reviews.</param>
/// <param name="Starts">When a change takes effect: on the day of the review, the day after, or the first day of the next unit.</param>
public sealed record Clock(Place Place, Reviews Every, When Starts)
{
    /// <summary>How long it must have been so before a review moves a level; null for at the first review.</summary>
    public Sustained? After { get; init; }

    /// <summary>How many steps of the ladder one review may move; null for as many as the figures say.</summary>
    public int? AtMost { get; init; }

    /// <summary>Before this no review moves a level; null for from the beginning.</summary>
    public NotBefore? NotBefore { get; init; }
}

/// <summary>How long something must have been so before a review acts on it.</summary>
public abstract record Sustained
{
    /// <summary>At so many reviews of the clock, one after the other.</summary>
    public sealed record InARow(int Reviews) : Sustained;

    /// <summary>So long, counted from the first review that found it, and found at each since.</summary>
    public sealed record For(Duration Length) : Sustained;
}

/// <summary>Until when a level is locked in.</summary>
public abstract record NotBefore
{
    public sealed record OnDay(DateOnly Day) : NotBefore;

    /// <summary>So long after the level was reached.</summary>
    public sealed record AfterReaching(Duration Length) : NotBefore;
}

/// <summary>Who may set a level by hand, and for how long at most. A reason and a last day are always asked.</summary>
public sealed record OverrideRule(Place Place, string By, Duration Lasts);
