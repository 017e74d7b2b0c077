using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Standing;

/// <summary>What a partner reaches on the ladder of one programme on one day.</summary>
/// <param name="Reached">The highest level whose own condition holds; null when not even the lowest holds.</param>
/// <param name="Levels">What each level asks and whether it holds, lowest first; filled only when reasons are recorded.</param>
public sealed record LevelStanding(DateOnly On, Level? Reached, ImmutableArray<LevelCheck> Levels)
{
    /// <summary>The level above the one reached, with what is missing for it; null at the top.</summary>
    public LevelCheck? Next
    {
        get
        {
            var above = Reached is null ? 0 : Levels.Select((l, i) => l.Level.Name == Reached.Name ? i + 1 : 0).Max();
            return above < Levels.Length ? Levels[above] : null;
        }
    }
}

/// <summary>One level of the ladder: whether its condition holds, and what is missing.</summary>
public sealed record LevelCheck(Level Level, bool Holds, ImmutableArray<Shortfall> Missing, ImmutableArray<Reason> Lines);

/// <summary>Decides levels.</summary>
public static class Qualification
{
    /// <summary>The highest level whose condition holds on a day; what lies below it need not hold.</summary>
    /// <param name="programme">The version in force.</param>
    /// <param name="check">Checks conditions.</param>
    /// <param name="on">The day.</param>
    /// <param name="held">The level held so far, for conditions that test it.</param>
    public static LevelStanding Decide<TReasons>(Programme programme, ConditionCheck<TReasons> check, DateOnly on, string? held = null)
        where TReasons : struct, IReasons
    {
        var asking = new Asking { Day = on, ValueOn = on, Level = held };
        var levels = programme.Ladder?.Levels ?? [];
        Level? reached = null;
        var checks = new LevelCheck[TReasons.Recorded ? levels.Length : 0];
        for (var i = levels.Length - 1; i >= 0; i--)
        {
            var found = check.Of(levels[i].Requires, asking);
            if (TReasons.Recorded)
            {
                checks[i] = new LevelCheck(levels[i], found.Holds, found.Missing, found.Lines);
            }

            if (found.Holds && reached is null)
            {
                reached = levels[i];
                if (!TReasons.Recorded)
                {
                    break;
                }
            }
        }

        return new LevelStanding(on, reached, [.. checks]);
    }

    /// <summary>What one level asks on a day, whatever the others do.</summary>
    /// <param name="level">The level.</param>
    /// <param name="check">Checks conditions.</param>
    /// <param name="on">The day.</param>
    /// <param name="held">The level held so far, for conditions that test it.</param>
    public static LevelCheck Check<TReasons>(Level level, ConditionCheck<TReasons> check, DateOnly on, string? held)
        where TReasons : struct, IReasons
    {
        var found = check.Of(level.Requires, new Asking { Day = on, ValueOn = on, Level = held });
        return new LevelCheck(level, found.Holds, found.Missing, found.Lines);
    }
}
