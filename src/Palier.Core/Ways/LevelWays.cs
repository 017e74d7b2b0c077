using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>
/// All ways of a partner to a level: what is lacking on each, by when it counts, and what falls out before. The figures are those
/// of the review that decides, with what is known on the day that asks; the answer was tried by the full evaluation.
/// </summary>
public static class LevelWays
{
    /// <summary>The ways to a level above the one held; null where the programme has no such level, or it is held already.</summary>
    /// <param name="asked">For whom and on which day.</param>
    /// <param name="level">The level; null for the next one.</param>
    public static WaysToLevel? To(WaysAsked asked, string? level = null)
    {
        asked = asked.Evaluate();
        var standing = asked.Evaluated!.HeldOn(asked.On);
        if (standing.Version is not { Ladder: { Up: { } up } ladder } version)
        {
            return null;
        }

        var held = standing.Level is { } now ? ladder.RankOf(now.Name) : -1;
        var target = level is null ? held + 1 : ladder.RankOf(level);
        if (target <= held || target >= ladder.Levels.Length || standing.Ended is not null)
        {
            return null;
        }

        var steps = up.AtMost is { } most ? (target - held + most - 1) / most : 1;
        var reviews = new ReviewDays(up, asked.On, steps);
        return Of(asked.Under(version), ladder.Levels[target], standing, reviews, isToKeep: false);
    }

    /// <summary>What it takes to keep the level that is held at the next review downwards; null where the figures will give it anyway.</summary>
    public static WaysToLevel? ToKeep(WaysAsked asked)
    {
        asked = asked.Evaluate();
        var evaluation = asked.Evaluated!;
        if (evaluation.HeldOn(asked.On) is var standing && standing is not { Level: { } level, NextDown: { } next, Version: { Ladder: { Down: { } down } ladder } version }
            || evaluation.Standings.In(version.Name, asked.On)?.ByReviews(asked.On) != level.Name
            || Reached(asked.Under(version), next, level) is { } reached && ladder.RankOf(reached.Name) >= ladder.RankOf(level.Name))
        {
            return null;
        }

        return Of(asked.Under(version), level, standing, new ReviewDays(down with { After = null }, asked.On, 1), isToKeep: true) with
        {
            LostOn = ReviewTrial.LostOn(evaluation, version, level, down, asked.On),
        };
    }

    private static Level? Reached(WaysAsked asked, DateOnly day, Level held) => ((IDeciding)asked.Evaluate().Evaluated!).Reached(day, held.Name).Reached;

    private static WaysToLevel Of(WaysAsked asked, Level level, HeldStanding standing, ReviewDays reviews, bool isToKeep)
    {
        Asking AskingOn(DateOnly day) => new() { Day = day, ValueOn = day, Level = standing.Level?.Name };
        var trial = new ReviewTrial(asked, level, reviews, AskingOn, isToKeep ? [] : standing.Frozen, isToKeep);
        var ways = Measure.Nearest(Paths.Of(level.Requires).Select(trial.Way)).DistinctBy(w => string.Join('\n', w.Path.Select(p => p.In("en")).Concat(w.Lacking.Select(l => $"{l}"))), StringComparer.Ordinal).ToImmutableArray();
        var tests = Conditions.TestsOf(level.Requires);
        return new WaysToLevel(asked.Programme, level, asked.On, isToKeep, ways,
            ways.IsEmpty ? [] : FallsOut.Between(asked, tests, AskingOn, ways[0].Review));
    }
}
