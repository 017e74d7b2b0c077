using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <summary>
/// How one level in one programme came about, walked day by day (Levels; decision 007). "Two clocks turn what is reached into what is held."
/// </summary>
public sealed class Standing
{
    private readonly Standings _standings;
    private readonly string _programme;
    private readonly PartnerFacts _own;
    private readonly Enrolment? _enrolment;
    private readonly Said _said;
    private readonly DateOnly _begins;
    private readonly DateOnly _opened;

    // From which day which level holds by the reviews alone.
    private readonly List<(DateOnly From, string? Level)> _held = [];

    // For each level: since when it is held; the reviews in a row that met or missed it, as days.
    private Dictionary<string, DateOnly> _since = [];
    private Dictionary<string, List<DateOnly>> _met = [];
    private Dictionary<string, List<DateOnly>> _missed = [];
    private Programme? _version;
    private string? _level;
    private DateOnly _walked;
    private bool _walking;

    public Standing(Standings standings, string programme, PartnerFacts own, Enrolment? enrolment, Said said)
    {
        (_standings, _programme, _own, _enrolment, _said) = (standings, programme, own, enrolment, said);
        var first = standings.Versions(programme).Min(v => v.From);
        _begins = said.Begins?.From ?? (enrolment is { } e && e.From > first ? e.From : first);
        _opened = enrolment is null ? DateOnly.MinValue : Everyone.DayOf(enrolment.Known, standings.Versions(programme).First().TimeZone);
        _version = standings.VersionOn(programme, _begins);
        var ladder = _version?.Ladder;
        _level = said.Begins is { } given ? given.Level : ladder?.Levels[0] is { Requires: Condition.Always } lowest ? lowest.Name : null;
        _walked = _begins.AddDays(-1);
        HeldFrom(_begins);
        _held.Add((_begins, _level));
    }

    /// <summary>The rule that ended taking part, and its day.</summary>
    public (string Rule, DateOnly On)? Ended { get; private set; }

    /// <summary>The level held: one set by hand comes first, then one brought along where it is higher than that of the reviews.</summary>
    public string? LevelOn(DateOnly day)
    {
        Walk(day);
        if (day < _begins || _enrolment?.Until <= day || _standings.VersionOn(_programme, day) is not { Ladder: { } ladder } version)
        {
            return null;
        }

        var reviewed = _held.FindLast(h => h.From <= day).Level;
        return Ended?.On <= day ? null
            : SetByHand(version, ladder, day) ?? (BroughtAlong(version, ladder, day) is { } brought && Rank(ladder, brought) > Rank(ladder, reviewed) ? brought : reviewed);
    }

    private static int Rank(Ladder ladder, string? level) => level is null ? -1 : ladder.RankOf(level);

    // Reviews before the day on which taking part became known are decided with what was known on that day.
    private DateOnly KnownOn(DateOnly day) => day > _opened ? day : _opened;

    private Reckoning Deciding(DateOnly day) => _standings.KnownOn(_version!, KnownOn(day));

    // "override: who may set a level by hand and for how long at most". It counts from the day it became known; of several, the one known last.
    private string? SetByHand(Programme version, Ladder ladder, DateOnly day) => ladder.Override is not { } rule ? null : _own.Overrides
        .Where(o => o.Programme == _programme && ladder.Find(o.Level) is not null)
        .Where(o => Everyone.DayOf(o.Known, version.TimeZone) is var known && (known > o.From && known > _opened ? known : o.From) <= day)
        .Where(o => day < o.Until && day < Days.Later(o.From, rule.Lasts, _standings.KnownOn(version, KnownOn(day)).IsFreeDay))
        .OrderBy(o => o.Known.Sequence).LastOrDefault()?.Level;

    // "match: a level brought along: from which programme and level to which level here, which of several it takes, until when"
    private string? BroughtAlong(Programme version, Ladder ladder, DateOnly day)
    {
        if (version.Membership?.Match is not { } match || day >= match.Until)
        {
            return null;
        }

        var here = _own.Brought.Where(b => Everyone.DayOf(b.Known, version.TimeZone) <= KnownOn(day)).Select(b => match.LevelFor(b.Programme, b.Level)).OfType<string>().OrderBy(ladder.RankOf).ToList();
        return match.Best ? here.LastOrDefault() : here.FirstOrDefault();
    }

    private void Walk(DateOnly day)
    {
        // What asks for a level while a review is decided finds what was decided up to then.
        if (_walking)
        {
            return;
        }

        _walking = true;
        while (_walked < day && Ended is null && !(_enrolment?.Until <= _walked.AddDays(1)))
        {
            _walked = _walked.AddDays(1);
            One(_walked);
        }

        _walking = false;
    }

    private void One(DateOnly day)
    {
        var version = _standings.VersionOn(_programme, day);
        if (version != _version)
        {
            Turn(version, day);
        }

        // "ends: named rules that end taking part: when, looked at every so often"
        foreach (var end in version?.Membership?.Ends ?? [])
        {
            if (IsReview(end.Every, day) && Deciding(day).Holds(end.When, new Question(day) { Level = _level }))
            {
                Ended = (end.Name, day);
                _level = null;
                Change(day);
                return;
            }
        }

        if (version?.Ladder is { } ladder)
        {
            Review(ladder, day);
        }
    }

    // "every: month, quarter ..., day, week, or days of the year" (Moments, lengths, cadences)
    private static bool IsReview(Reviews every, DateOnly day) => every switch
    {
        Reviews.EveryDay => true,
        Reviews.EveryWeek => day.DayOfWeek == DayOfWeek.Monday,
        Reviews.Each each => Days.FirstOf(each.Of, day, each.YearStarts) == day,
        Reviews.OnDays on => on.Days.Any(d => d.Month == day.Month && day.Day == Math.Min(d.Day, DateTime.DaysInMonth(day.Year, day.Month))),
        _ => false,
    };

    // A level goes by its name into the ladder of a new version, or by what that version says of levels of this programme.
    private void Turn(Programme? version, DateOnly day)
    {
        var (before, after) = (_version?.Ladder, version?.Ladder);
        _version = version;
        if (before is not null && after is not null && before.Levels.Select(l => l.Name).SequenceEqual(after.Levels.Select(l => l.Name)))
        {
            return;
        }

        var (held, since) = (_level, _level is { } was && _since.TryGetValue(was, out var from) ? from : day);
        var here = held is null ? null : version?.Membership?.Match?.LevelFor(_programme, held) ?? (after?.Find(held) is null ? null : held);
        _level = after is null ? null : here ?? (after.Levels[0].Requires is Condition.Always ? after.Levels[0].Name : null);
        (_since, _met, _missed) = ([], [], []);
        HeldFrom(since);
        if (_level != held)
        {
            Change(day);
        }
    }

    private void Review(Ladder ladder, DateOnly day)
    {
        var up = ladder.Up is { } u && IsReview(u.Every, day) ? u : null;
        var down = ladder.Down is { } d && IsReview(d.Every, day) ? d : null;
        if (up is null && down is null)
        {
            return;
        }

        var reached = _said.Reached?.Invoke(day) is { } given ? (given.IsSaid ? given.Level : _level) : Deciding(day).Reached(day, _level);
        foreach (var level in ladder.Levels.Select(l => l.Name))
        {
            var isHeld = Rank(ladder, level) <= Rank(ladder, _level);
            var isMet = Rank(ladder, level) <= Rank(ladder, reached);
            InARow(_missed, level, down is not null, isHeld && !isMet, day);
            InARow(_met, level, up is not null, !isHeld && isMet, day);
        }

        if (up is not null && Rank(ladder, reached) > Rank(ladder, _level))
        {
            Up(ladder, up, reached!, day);
        }
        else if (down is not null && Rank(ladder, reached) < Rank(ladder, _level))
        {
            Down(ladder, down, reached, day);
        }
    }

    private static void InARow(Dictionary<string, List<DateOnly>> rows, string level, bool isReviewed, bool found, DateOnly day)
    {
        if (isReviewed)
        {
            rows[level] = found ? [.. rows.GetValueOrDefault(level, []), day] : [];
        }
    }

    // "after: only after so many reviews in a row, or so long". Each level counts by itself (decision 007).
    private bool LongEnough(Clock clock, List<DateOnly> row, DateOnly day) => row.Count > 0 && clock.After switch
    {
        Sustained.InARow reviews => row.Count >= reviews.Reviews,
        Sustained.For length => Days.Later(row[0], length.Length, Deciding(day).IsFreeDay) <= day,
        _ => true,
    };

    // "not_before: not before a day, or 12 months after reaching"
    private bool IsLocked(Clock clock, string? level, DateOnly day) => clock.NotBefore switch
    {
        NotBefore.OnDay on => day < on.Day,
        NotBefore.AfterReaching after => level is not null && _since.TryGetValue(level, out var since) && day < Days.Later(since, after.Length, Deciding(day).IsFreeDay),
        _ => false,
    };

    private void Up(Ladder ladder, Clock clock, string reached, DateOnly day)
    {
        var now = Rank(ladder, _level);
        var target = Enumerable.Range(now + 1, Rank(ladder, reached) - now).LastOrDefault(r => LongEnough(clock, _met.GetValueOrDefault(ladder.Levels[r].Name, []), day), now);
        if (target == now || IsLocked(clock, _level, day) || _version!.Holds.Any(h => h.StopsThe("up") && Deciding(day).IsHeld(h, _begins, day)))
        {
            return;
        }

        Move(ladder, clock, Math.Min(target, now + (clock.AtMost ?? int.MaxValue - now)), day);
    }

    private void Down(Ladder ladder, Clock clock, string? reached, DateOnly day)
    {
        var (now, target) = (Rank(ladder, _level), Rank(ladder, _level));
        while (target > Rank(ladder, reached) && LongEnough(clock, _missed.GetValueOrDefault(ladder.Levels[target].Name, []), day) && !IsLocked(clock, ladder.Levels[target].Name, day))
        {
            target--;
        }

        if (target < now)
        {
            Move(ladder, clock, Math.Max(target, now - (clock.AtMost ?? int.MaxValue)), day);
        }
    }

    // "starts: when the change takes effect: at once, the day after, first day of next month"
    private void Move(Ladder ladder, Clock clock, int to, DateOnly day)
    {
        _level = to < 0 ? null : ladder.Levels[to].Name;
        var from = clock.Starts switch
        {
            When.AtOnce once => day.AddDays(once.DaysLater),
            When.FirstDay next => Days.FirstOf(next.Of, day, next.YearStarts).AddMonths((int)next.Of),
            _ => throw new InvalidOperationException($"no start {clock.Starts}"),
        };
        HeldFrom(from);
        Change(from);

        // What was lost is missed anew only once it is held again, and what was gained is met anew only once it was lost.
        foreach (var level in ladder.Levels.Select(l => l.Name))
        {
            (Rank(ladder, level) <= to ? _met : _missed).Remove(level);
        }
    }

    private void HeldFrom(DateOnly from)
    {
        var ladder = _version?.Ladder;
        foreach (var level in ladder?.Levels.Select(l => l.Name) ?? [])
        {
            if (Rank(ladder!, level) > Rank(ladder!, _level))
            {
                _since.Remove(level);
            }
            else
            {
                _since.TryAdd(level, from);
            }
        }
    }

    // What was decided for later and has not begun gives way to what is decided now.
    private void Change(DateOnly from)
    {
        _held.RemoveAll(h => h.From >= from);
        _held.Add((from, _level));
    }
}
