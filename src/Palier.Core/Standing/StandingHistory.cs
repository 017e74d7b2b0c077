using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Standing;

/// <summary>
/// How one partner's level in one programme came about, review by review. Each review is decided with what was known at the
/// end of its day and stands: what becomes known later counts at the next one. So the history of a day never changes.
/// </summary>
/// <remarks>
/// Reviews before the day on which the partner's taking part became known were never held; they are decided with what was
/// known on that day, so that a history which is brought in at once has a past.
/// </remarks>
public sealed partial class StandingHistory
{
    private readonly Versions _versions;
    private readonly PartnerFacts _facts;
    private readonly IReviewing _reviewing;
    private readonly GivenStanding? _given;
    private readonly Enrolment? _enrolment;
    private readonly DateOnly _opened;
    private readonly List<LevelChange> _changes = [];
    private readonly List<ReviewNote> _notes = [];
    private readonly Steps _met;
    private readonly Steps _missed;
    private static readonly Reason Unsaid = Reason.Of("standing", null, null);
    private DateOnly _cursor;
    private DateOnly? _next;
    private Programme? _version;
    private DateOnly?[] _heldSince = [];
    private bool _advancing;
    private int _decided = -1;
    private (DateOnly On, string? Level)? _review;
    private AtRisk? _atRisk;

    /// <param name="versions">The versions of the programme.</param>
    /// <param name="facts">Everything that is known of the partner.</param>
    /// <param name="enrolment">That the partner takes part; null where it is treated so from the programme's first day.</param>
    /// <param name="reviewing">Decides with what was known on a day.</param>
    /// <param name="given">What a test case gives.</param>
    /// <param name="withLines">Whether lines that say why are kept.</param>
    public StandingHistory(Versions versions, PartnerFacts facts, Enrolment? enrolment, IReviewing reviewing, GivenStanding? given = null, bool withLines = true)
    {
        WithLines = withLines;
        (_versions, _facts, _enrolment, _reviewing, _given) = (versions, facts, enrolment, reviewing, given);
        (_met, _missed) = (new Steps(() => CalendarNow), new Steps(() => CalendarNow));
        Name = versions.All[0].Name;
        var first = versions.All.Min(v => v.From);
        Until = enrolment?.Until;
        Begins = given?.Begins?.From ?? (enrolment is { } e && e.From > first ? e.From : first);
        _opened = enrolment is null ? DateOnly.MinValue : AsKnown.DayOf(enrolment.Known, versions.All[0].TimeZone);
        Begin();
    }

    public string Name { get; }

    /// <summary>The first day that counts.</summary>
    public DateOnly Begins { get; }

    /// <summary>The first day on which the partner no longer takes part; null while it does.</summary>
    public DateOnly? Until { get; }

    /// <summary>The rule that ended taking part, and the day; null while none has.</summary>
    public (MembershipEnd Rule, DateOnly On)? Ended { get; private set; }

    /// <summary>The levels from the first day on, each with the line that says why, as far as the history has been asked for.</summary>
    public IReadOnlyList<LevelChange> Changes => _changes;

    /// <summary>The level held on a day by the reviews alone; null for none.</summary>
    public string? ByReviews(DateOnly day)
    {
        Advance(day);
        return ChangeOn(day)?.Level;
    }

    /// <summary>
    /// The version for a day, as it was known on it. A day before the first version was published has that version: there is
    /// no other.
    /// </summary>
    public Programme? VersionOn(DateOnly day) => _versions.For(day, day) ?? _versions.For(day, DateOnly.MaxValue);

    private static DateOnly Effective(Clock clock, DateOnly day) => Starting.Day(clock.Starts, day);

    /// <summary>Whether lines that say why are kept; the level is the same without them.</summary>
    private bool WithLines { get; }
    private DateOnly KnownOn(DateOnly day) => day > _opened ? day : _opened;

    private WorkingDays CalendarNow => _facts.CalendarFor(_version!);

    private LevelChange? ChangeOn(DateOnly day) => _changes.FindLast(c => c.From <= day);

    private void Begin()
    {
        _cursor = Begins == DateOnly.MinValue ? Begins : Begins.AddDays(-1);
        _version = VersionOn(Begins);
        var ladder = _version?.Ladder;
        Fit(ladder);
        if (_given?.Begins is { } given)
        {
            _decided = ladder?.RankOf(given.Level) ?? -1;
        }
        else if (ladder is { Levels: [{ Requires: Condition.Always }, ..] })
        {
            _decided = 0;
        }

        var level = LevelAt(_decided);
        Held(Begins, _decided);
        _changes.Add(new LevelChange(Begins, Begins, level, !WithLines ? Unsaid : Reason.Of("standing_begins", _version?.Membership?.Ref, Named(level), ("day", new Arg.Day(Begins)))));
    }

    private void Fit(Ladder? ladder)
    {
        var levels = ladder?.Levels.Length ?? 0;
        _met.Clear(levels);
        _missed.Clear(levels);
        _heldSince = new DateOnly?[levels];
        _atRisk = null;
    }

    private string? LevelAt(int rank) => rank < 0 ? null : _version!.Ladder!.Levels[rank].Name;

    private static Arg Named(string? level) => level is null ? new Arg.Phrase("nothing") : new Arg.Name(level);

    private void Held(DateOnly from, int rank)
    {
        for (var i = 0; i < _heldSince.Length; i++)
        {
            _heldSince[i] = i > rank ? null : _heldSince[i] ?? from;
        }
    }

    private void Advance(DateOnly day)
    {
        // A condition that asks for a level of the past finds what was decided up to then.
        if (_advancing)
        {
            return;
        }

        _advancing = true;
        while (Ended is null && (_next > _cursor ? _next : _next = NextDay()) is { } next && next <= day && !(Until <= next))
        {
            _cursor = next;
            Step(next);
        }

        _advancing = false;
    }

    // The next day on which anything may change. It is asked for every review of every partner, so it makes no list.
    private DateOnly? NextDay()
    {
        var next = DateOnly.MaxValue;
        foreach (var version in _versions.All)
        {
            Sooner(version.From);
            Sooner(version.Published);
        }

        if (_version is { } now)
        {
            foreach (var end in now.Membership?.Ends ?? [])
            {
                Sooner(end.Every.After(_cursor), always: true);
            }

            Sooner(now.Ladder?.Up?.Every.After(_cursor), always: true);
            Sooner(now.Ladder?.Down?.Every.After(_cursor), always: true);
            Sooner(now.Until, always: true);
        }

        return next == DateOnly.MaxValue ? null : next;

        void Sooner(DateOnly? day, bool always = false)
        {
            if (day > _cursor && (always || day >= Begins) && day < next)
            {
                next = day.Value;
            }
        }
    }

    private void Step(DateOnly day)
    {
        var version = VersionOn(day);
        if (!ReferenceEquals(version, _version))
        {
            Turn(version, day);
        }

        if (version is null || Ends(version, day))
        {
            return;
        }

        if (version.Ladder is { } ladder)
        {
            Review(version, ladder, day);
        }
    }

    // The level goes by its name into the ladder of the new version, or by what that version says of levels of the old one.
    private void Turn(Programme? version, DateOnly day)
    {
        var held = LevelAt(_decided);
        var (before, after) = (_version?.Ladder, version?.Ladder);
        _version = version;
        if (before is not null && after is not null && before.Levels.Select(l => l.Name).SequenceEqual(after.Levels.Select(l => l.Name)))
        {
            return;
        }

        var since = held is null ? null : before?.RankOf(held) is { } rank and >= 0 && rank < _heldSince.Length ? _heldSince[rank] : null;
        Fit(after);
        var here = held is null ? null : version?.Membership?.Match?.LevelFor(Name, held) ?? (after?.Find(held) is null ? null : held);
        _decided = after is null ? -1
            : here is not null ? after.RankOf(here)
            : after.Levels[0].Requires is Condition.Always ? 0 : -1;
        Held(since ?? day, _decided);
        if (LevelAt(_decided) != held)
        {
            Change(day, day, !WithLines ? Unsaid : Reason.Of("standing_turned", version?.Ladder?.Ref, Named(LevelAt(_decided)),
                ("day", new Arg.Day(day)), ("version", new Arg.Number(version?.Version ?? 0)), ("before", Named(held))));
        }
    }

    private bool Ends(Programme version, DateOnly day)
    {
        foreach (var rule in version.Membership?.Ends ?? [])
        {
            if (rule.Every.OnOrBefore(day) == day && _reviewing.For(version, KnownOn(day)).Check(rule.When, day, LevelAt(_decided)).Holds)
            {
                Ended = (rule, day);
                _decided = -1;
                Change(day, day, Reason.Of("standing_ended", rule.Ref, Named(null), ("day", new Arg.Day(day)), ("because", new Arg.Text(rule.Because.Texts))));
                return true;
            }
        }

        return false;
    }

    private void Change(DateOnly decidedOn, DateOnly from, Reason why)
    {
        // What was decided for later and has not begun gives way to what is decided now.
        _changes.RemoveAll(c => c.From >= from);
        _changes.Add(new LevelChange(decidedOn, from, LevelAt(_decided), why));
        _notes.Clear();
        _atRisk = null;
    }
}
