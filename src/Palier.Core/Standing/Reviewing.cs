using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Standing;

/// <summary>Decides levels and conditions of one version of a programme, with the facts of one partner as known at one moment.</summary>
public interface IDeciding
{
    /// <summary>The level reached on a day by the figures.</summary>
    /// <param name="day">The day.</param>
    /// <param name="held">The level held when it is asked, for conditions that test it.</param>
    LevelStanding Reached(DateOnly day, string? held);

    /// <summary>Whether a condition holds on a day, with the lines that say why where they are recorded.</summary>
    Checked Check(Condition condition, DateOnly day, string? held);
}

/// <summary>Gives what decides for a version, with what was known at the end of a day.</summary>
public interface IReviewing
{
    IDeciding For(Programme version, DateOnly knownOn);
}

/// <summary>Levels that a test case gives instead of having them decided.</summary>
public sealed record GivenStanding
{
    /// <summary>The level held from a day on, as if reviews had decided it then.</summary>
    public (DateOnly From, string Level)? Begins { get; init; }

    /// <summary>The level that the figures give, from each day on; before the first day the one held.</summary>
    public Dated<string?>? Reached { get; init; }
}

/// <summary>A level from a day on, with the line that says why.</summary>
/// <param name="DecidedOn">The day of the review or event that decided it.</param>
/// <param name="Level">The level; null for none.</param>
public sealed record LevelChange(DateOnly DecidedOn, DateOnly From, string? Level, Reason Why);

/// <summary>A review that moved nothing although the figures gave another level, with the line that says why not.</summary>
public sealed record ReviewNote(DateOnly On, Reason Why);

/// <summary>A level that the figures no longer give, kept for the time being.</summary>
/// <param name="Level">The level that is at risk.</param>
/// <param name="Missed">The reviews at which it was missed, one after the other.</param>
/// <param name="Of">How many of them it takes; null where a length of time decides.</param>
/// <param name="On">The review at which it is lost if nothing changes.</param>
public sealed record AtRisk(string Level, int Missed, int? Of, DateOnly On);

/// <summary>The level held on a day, and what stands beside it.</summary>
public sealed record HeldStanding
{
    public required DateOnly On { get; init; }

    /// <summary>The version in force; null where none is or the partner takes no part.</summary>
    public Programme? Version { get; init; }

    /// <summary>The level held; null for none.</summary>
    public Level? Level { get; init; }

    /// <summary>Since when it is held.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The level that the figures gave at the last review; null for none.</summary>
    public Level? Reached { get; init; }

    /// <summary>The last review on or before the day.</summary>
    public DateOnly? Review { get; init; }

    public AtRisk? AtRisk { get; init; }

    public DateOnly? NextUp { get; init; }

    public DateOnly? NextDown { get; init; }

    /// <summary>The level of the day's figures under the version that was announced and does not hold yet, with that version.</summary>
    public Expected? Expected { get; init; }

    /// <summary>What keeps the level from going up on the day.</summary>
    public ImmutableArray<ActiveHold> Frozen { get; init; } = [];

    /// <summary>The rule that ended taking part, and since when.</summary>
    public (MembershipEnd Rule, DateOnly On)? Ended { get; init; }

    /// <summary>The lines that say why; the last is the level itself. Empty where reasons were not asked for.</summary>
    public ImmutableArray<Reason> Lines { get; init; } = [];
}

/// <summary>A level under a version that was announced.</summary>
public sealed record Expected(Programme Version, Level? Level);
