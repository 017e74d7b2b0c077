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
    public WalkPaper Paper() => new(_reviews.Length + 1, Asked);

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

    /// <summary>The levels that some partners hold on the days asked for.</summary>
    /// <param name="of">A bit for each that is asked about.</param>
    /// <param name="rows">The partners; takes the level each holds, review by review.</param>
    /// <param name="paper">Has when each takes part, and takes the levels.</param>
    public void Walk(ulong of, in Rows rows, WalkPaper paper)
    {
        foreach (var lane in new LanesIn(of))
        {
            var enrolment = paper.Enrolments[lane];
            (paper.Begins[lane], paper.Until[lane]) = (Math.Max(_first, enrolment?.From.DayNumber ?? 0), enrolment?.Until?.DayNumber ?? int.MaxValue);
            paper.Begin(lane, _lowest);
            rows.Levels[lane] = NameOf(_lowest);
        }

        for (var (i, next) = (0, 0); i < _asked.Length; i++)
        {
            for (; next < _reviews.Length && _reviews[next].Day <= _asked[i]; next++)
            {
                Review(_reviews[next], paper.On(_reviews[next].Day, of), rows, paper);
            }

            var taking = paper.On(_asked[i], of);
            foreach (var lane in new LanesIn(of))
            {
                paper.Ranks(i)[lane] = (taking >> lane & 1) != 0 ? RankOn(_asked[i], paper.Changes(lane)) : -1;
            }
        }
    }

    /// <summary>The name of a level by its number; null for none.</summary>
    public string? NameOf(int rank) => rank < 0 ? null : Ladder.Levels[rank].Name;

    private void Review(in (int Day, LadderNode Ladder, int? Up, int? Down) review, ulong of, in Rows rows, WalkPaper paper)
    {
        review.Ladder.Rank(rows, of, paper.Reached);
        foreach (var lane in new LanesIn(of))
        {
            var (reached, decided) = (paper.Reached[lane], paper.Decided[lane]);
            if ((reached > decided ? review.Up : reached < decided ? review.Down : null) is { } from)
            {
                paper.Change(lane, from, reached);
                rows.Levels[lane] = NameOf(reached);
            }
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

/// <summary>What one thread notes on a walk, lane by lane.</summary>
/// <param name="most">How many decisions there are at most.</param>
/// <param name="asked">How many days are asked for.</param>
internal sealed class WalkPaper(int most, int asked)
{
    private readonly (int From, int Rank)[] _changes = new (int, int)[most * Block.Lanes];
    private readonly int[] _count = new int[Block.Lanes];
    private readonly int[] _ranks = new int[asked * Block.Lanes];

    /// <summary>That each takes part; null where it does from the programme's first day.</summary>
    public Enrolment?[] Enrolments { get; } = new Enrolment?[Block.Lanes];

    public int[] Begins { get; } = new int[Block.Lanes];

    public int[] Until { get; } = new int[Block.Lanes];

    /// <summary>The level that each reaches at a review.</summary>
    public int[] Reached { get; } = new int[Block.Lanes];

    /// <summary>The level last decided for each.</summary>
    public int[] Decided { get; } = new int[Block.Lanes];

    /// <summary>The levels held on a day asked for, by number from the lowest; -1 for none.</summary>
    public Span<int> Ranks(int asked) => _ranks.AsSpan(asked * Block.Lanes, Block.Lanes);

    /// <summary>Who holds one of some levels on a day asked for.</summary>
    /// <param name="asked">Which day.</param>
    /// <param name="levels">For each level whether it is one of them.</param>
    public ulong Among(int asked, bool[] levels)
    {
        var among = 0UL;
        var ranks = Ranks(asked);
        for (var lane = 0; lane < ranks.Length; lane++)
        {
            among |= ranks[lane] is >= 0 and var rank && levels[rank] ? 1UL << lane : 0;
        }

        return among;
    }

    /// <summary>What was decided for one, and from when it counts.</summary>
    public ReadOnlySpan<(int From, int Rank)> Changes(int lane) => _changes.AsSpan(lane * most, _count[lane]);

    public void Begin(int lane, int rank)
    {
        _count[lane] = 0;
        Change(lane, Begins[lane], rank);
    }

    public void Change(int lane, int from, int rank)
    {
        _changes[(lane * most) + _count[lane]++] = (from, rank);
        Decided[lane] = rank;
    }

    /// <summary>Who of some takes part on a day.</summary>
    public ulong On(int day, ulong of)
    {
        var taking = 0UL;
        foreach (var lane in new LanesIn(of))
        {
            taking |= Begins[lane] <= day && day < Until[lane] ? 1UL << lane : 0;
        }

        return taking;
    }
}
