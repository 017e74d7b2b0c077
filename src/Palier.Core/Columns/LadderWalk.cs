using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// The reviews of a programme whose clocks look at nothing but the review itself: no level has to be met or missed for a time, none is
/// locked in, and each change counts on the day of its review or later. Then what a <see cref="StandingHistory"/> decides is a walk over
/// two numbers, the level and the day from which it counts, and for a whole population that is most of what deciding takes.
/// </summary>
internal sealed class LadderWalk
{
    private readonly (int Day, LadderNode Ladder, int? Up, int? Down)[] _reviews;
    private readonly int[] _asked;
    private readonly int _first;
    private readonly int _lowest;

    private LadderWalk(string name, Ladder ladder, int first, (int Day, LadderNode Ladder, int? Up, int? Down)[] reviews, int[] asked)
    {
        (Name, Ladder, _first, _reviews, _asked) = (name, ladder, first, reviews, asked);
        _lowest = ladder.Levels[0].Requires is Condition.Always ? 0 : -1;
    }

    public string Name { get; }

    /// <summary>The levels, which are the same in every version.</summary>
    public Ladder Ladder { get; }

    /// <summary>How many days are asked for.</summary>
    public int Asked => _asked.Length;

    /// <summary>The walk of a programme; null where its reviews remember more.</summary>
    /// <param name="versions">All versions of the programme.</param>
    /// <param name="ladders">The ladders of each version, by the days of its reviews.</param>
    /// <param name="asked">The days whose levels are asked for.</param>
    public static LadderWalk? Of(Versions versions, Func<Programme, IReadOnlyDictionary<DateOnly, LadderNode>> ladders, IEnumerable<DateOnly> asked)
    {
        if (!versions.All.All(v => IsPlain(v, versions.All[0])))
        {
            return null;
        }

        var reviews = new List<(int Day, LadderNode Ladder, int? Up, int? Down)>();
        foreach (var version in versions.All)
        {
            foreach (var (day, ladder) in ladders(version))
            {
                reviews.Add((day.DayNumber, ladder, Effective(version.Ladder!.Up, day), Effective(version.Ladder!.Down, day)));
            }
        }

        return reviews.Exists(r => r.Up < r.Day || r.Down < r.Day) ? null
            : new LadderWalk(versions.All[0].Name, versions.All[0].Ladder!, versions.All.Min(v => v.From).DayNumber, [.. reviews.OrderBy(r => r.Day)], [.. asked.Select(d => d.DayNumber).Distinct().Order()]);
    }

    /// <summary>The place of a day among those asked for.</summary>
    public int PlaceOf(DateOnly day) => Array.BinarySearch(_asked, day.DayNumber);

    /// <summary>Paper for one thread.</summary>
    public (int From, int Rank)[] Paper() => new (int, int)[_reviews.Length + 1];

    /// <summary>Whether a partner's standing here is what reviews decide: no level was set by hand and it takes part at most once.</summary>
    public bool CanTell(PartnerFacts facts, out Enrolment? enrolment)
    {
        enrolment = null;
        foreach (var one in facts.Enrolments)
        {
            if (one.Programme == Name)
            {
                if (enrolment is not null)
                {
                    return false;
                }

                enrolment = one;
            }
        }

        return facts.Overrides.IsEmpty;
    }

    /// <summary>The levels held on the days asked for, by number from the lowest; -1 for none.</summary>
    /// <param name="enrolment">That the partner takes part; null where it does from the programme's first day.</param>
    /// <param name="row">Its figures.</param>
    /// <param name="changes">Paper.</param>
    /// <param name="ranks">Takes the levels, in the order of the days.</param>
    public void Walk(Enrolment? enrolment, in Row row, (int From, int Rank)[] changes, Span<int> ranks)
    {
        var (begins, until) = (Math.Max(_first, enrolment?.From.DayNumber ?? 0), enrolment?.Until?.DayNumber ?? int.MaxValue);
        var (decided, count, next) = (_lowest, 1, 0);
        changes[0] = (begins, decided);
        for (var i = 0; i < _asked.Length; i++)
        {
            for (; next < _reviews.Length && _reviews[next].Day <= _asked[i] && _reviews[next].Day < until; next++)
            {
                ref readonly var review = ref _reviews[next];
                if (review.Day < begins)
                {
                    continue;
                }

                var reached = review.Ladder.Rank(row with { Level = decided < 0 ? null : Ladder.Levels[decided].Name });
                if ((reached > decided ? review.Up : reached < decided ? review.Down : null) is { } from)
                {
                    (decided, changes[count++]) = (reached, (from, reached));
                }
            }

            ranks[i] = begins <= _asked[i] && _asked[i] < until ? RankOn(_asked[i], changes.AsSpan(0, count)) : -1;
        }
    }

    // The last decision that counts by then: what was decided earlier for a later day has given way.
    private static int RankOn(int day, ReadOnlySpan<(int From, int Rank)> changes)
    {
        for (var i = changes.Length - 1; i >= 0; i--)
        {
            if (changes[i].From <= day)
            {
                return changes[i].Rank;
            }
        }

        return -1;
    }

    private static bool IsPlain(Programme version, Programme first) =>
        version is { Until: null, Ladder: { } ladder, Membership: null or { Ends.IsEmpty: true, Match: null } }
        && new[] { ladder.Up, ladder.Down }.All(c => c is null or { After: null, NotBefore: null, AtMost: null })
        && first.Ladder is { } other && ladder.Levels.Select(l => l.Name).SequenceEqual(other.Levels.Select(l => l.Name))
        && (ladder.Levels[0].Requires is Condition.Always) == (other.Levels[0].Requires is Condition.Always);

    private static int? Effective(Clock? clock, DateOnly day) => clock?.Every.OnOrBefore(day) == day ? Starting.Day(clock.Starts, day).DayNumber : null;
}
