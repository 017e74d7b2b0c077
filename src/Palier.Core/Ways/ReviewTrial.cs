using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>Finds one way to a level: the first review at which it can be reached, and the least that is lacking for it.</summary>
internal sealed class ReviewTrial(WaysAsked asked, Level level, ReviewDays reviews, Func<DateOnly, Asking> asking, ImmutableArray<ActiveHold> holds, bool isToKeep)
{
    private const int ReviewsLookedAt = 5;

    public Way Way(ChosenPath path)
    {
        Way? first = null;
        foreach (var days in reviews.Runs())
        {
            var way = At(path, days);
            if (way.From is not null)
            {
                return way;
            }

            first ??= way;
            // What never changes by waiting is not asked of later reviews; to keep a level there is only the next one.
            if (isToKeep || !holds.IsEmpty || path.Tests.Any(t => WayOf.IsForever(t, asked.Programme) && !Holds(t, days)))
            {
                break;
            }
        }

        return first!;
    }

    /// <summary>The day on which a level that is missed from now on is lost, by the full evaluation; null where no review near takes it.</summary>
    public static DateOnly? LostOn<TReasons>(Evaluation<TReasons> evaluation, Programme version, Level level, Clock down, DateOnly on)
        where TReasons : struct, IReasons
    {
        var review = on;
        for (var i = 0; i < ReviewsLookedAt; i++)
        {
            review = down.Every.After(review);
        }

        var rank = version.Ladder!.RankOf(level.Name);
        return Changes(evaluation, version, review).FirstOrDefault(c => c.From > on && (c.Level is null ? -1 : version.Ladder.RankOf(c.Level)) < rank)?.From;
    }

    private static IEnumerable<LevelChange> Changes<TReasons>(Evaluation<TReasons> evaluation, Programme version, DateOnly until)
        where TReasons : struct, IReasons
    {
        if (evaluation.Standings.In(version.Name, until) is not { } history)
        {
            return [];
        }

        _ = history.LevelOn(until);
        return history.Changes;
    }

    private Trial TrialOn(ImmutableArray<DateOnly> days, ImmutableArray<Condition> tests, DateOnly on) =>
        new(asked, [.. tests.SelectMany(t => new Leaves(asked.Programme).Of(t)).DistinctBy(l => l.Name)], asking, days, on);

    private bool Holds(Condition test, ImmutableArray<DateOnly> days) => TrialOn(days, [], asked.On).Holds(test, Amounts.None);

    // What is held counts on the review day itself, what happens only in the window before it: the nearer of both, else the latest
    // day on which what is done still counts; where none is enough, the day with the fewest obstacles.
    private Way At(ChosenPath path, ImmutableArray<DateOnly> days)
    {
        var tried = new List<Way>();
        foreach (var on in LastDays(days[0]))
        {
            tried.Add(On(path, days, on));
            if (on < days[0] && tried.Exists(w => w.Obstacles.IsEmpty))
            {
                break;
            }
        }

        return tried.OrderBy(w => w.Obstacles.Length).ThenBy(w => w.Obstacles.IsEmpty ? w.Measure : Rational.Zero).First();
    }

    private Way On(ChosenPath path, ImmutableArray<DateOnly> days, DateOnly on)
    {
        var trial = TrialOn(days, path.Tests, on);
        var leaves = new Leaves(asked.Programme);
        var found = Cheapest.Of(trial, Cheapest.Of(path.Tests, trial, leaves));
        var way = new WayOf(asked.Programme, path.Tests, trial, asking);
        ImmutableArray<Obstacle> obstacles =
        [
            .. found.Unreached.Select(d => way.ObstacleOf(d.Test)),
            .. holds.Select(h => new Obstacle(ObstacleKind.Held, h.Hold.Name, null, null, h.Hold.Ref) { Because = h.Hold.Because }),
        ];
        var lacking = way.Lacking(found.More);
        return new Way(path.Names, lacking, obstacles, way.Asks(), days[^1], on, obstacles.IsEmpty ? From(trial, found.More, days[^1]) : null, found.IsExact);
    }

    // Tried with real reviews: the first day of the level once everything lacking is there.
    private DateOnly? From(Trial trial, Amounts more, DateOnly review)
    {
        if (isToKeep)
        {
            return review;
        }

        var rank = asked.Programme.Ladder!.RankOf(level.Name);
        return Changes(trial.With<FiguresOnly>(more), asked.Programme, review)
            .FirstOrDefault(c => c.From > asked.On && c.Level is { } reached && asked.Programme.Ladder.RankOf(reached) >= rank)?.From;
    }

    private IEnumerable<DateOnly> LastDays(DateOnly review)
    {
        var month = Calendar.FirstOf(Cadence.Month, review);
        DateOnly[] days = [review, review.AddDays(-1), month.AddDays(-1), Calendar.FirstOf(Cadence.Quarter, review, asked.Programme.YearStarts).AddDays(-1),
            Calendar.FirstOf(Cadence.Year, review, asked.Programme.YearStarts).AddDays(-1), asked.On];
        return days.Where(d => d >= asked.On).Distinct().OrderDescending();
    }
}
