using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Standing;

/// <content>The level held on a day: what reviews decided, what was brought along, what was set by hand.</content>
public sealed partial class StandingHistory
{
    private const int NotesShown = 3;

    /// <summary>The name of the level held on a day; null for none.</summary>
    public string? LevelOn(DateOnly day) => Deciding(day).Level;

    /// <summary>The level held on a day with what stands beside it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="withLines">Whether the lines that say why are wanted.</param>
    public HeldStanding On(DateOnly day, bool withLines)
    {
        if (day < _cursor && day >= Begins)
        {
            // What stands beside the level is that of the day, so the way there is gone again.
            return new StandingHistory(_versions, _facts, _enrolment, _reviewing, _given, WithLines).On(day, withLines);
        }

        if (day < Begins || Until <= day || VersionOn(day) is not { } version)
        {
            return new HeldStanding { On = day, Lines = withLines ? [Reason.Of("standing_none", null, Named(null), ("day", new Arg.Day(day)))] : [] };
        }

        var (level, since, first) = Deciding(day);
        var ladder = version.Ladder;
        var ended = Ended is { } e && e.On <= day;
        var standing = new HeldStanding
        {
            On = day,
            Version = version,
            Level = level is null ? null : ladder?.Find(level),
            Since = since,
            Reached = _review?.Level is { } reached ? ladder?.Find(reached) : null,
            Review = _review?.On,
            AtRisk = ended ? null : _atRisk,
            NextUp = ended ? null : ladder?.Up?.Every.After(day),
            NextDown = ended ? null : ladder?.Down?.Every.After(day),
            Expected = ExpectedOn(day, level),
            Frozen = [.. Holding.ActiveOn(version, _reviewing.For(version, KnownOn(day)), _facts.Releases, Begins, day).Where(h => h.Hold.StopsThe("up"))],
            Ended = ended ? Ended : null,
        };
        return withLines ? standing with { Lines = Lines(standing, first) } : standing;
    }

    // A level set by hand comes before one that was brought along, and that before the reviews where it is the higher.
    private (string? Level, DateOnly? Since, Reason? Why) Deciding(DateOnly day)
    {
        var reviewed = ByReviews(day);
        if (day < Begins || Until <= day || VersionOn(day) is not { Ladder: { } ladder } version)
        {
            return (null, null, null);
        }

        var change = ChangeOn(day);
        if (Ended is { } ended && ended.On <= day)
        {
            return (null, change?.From, change?.Why);
        }

        if (Overridden(version, ladder, day) is { } set)
        {
            return (set.Level, set.From, Reason.Of("standing_override", ladder.Ref, Named(set.Level),
                ("level", Named(set.Level)), ("by", new Arg.Word(set.By)), ("from", new Arg.Day(set.From)), ("until", new Arg.Day(set.Until)),
                ("reason", new Arg.Word(set.Reason)), ("reviewed", Named(reviewed))));
        }

        if (Matched(version, ladder, day) is { } brought && ladder.RankOf(brought.Here) > (reviewed is null ? -1 : ladder.RankOf(reviewed)))
        {
            return (brought.Here, Begins, Reason.Of("standing_matched", version.Membership!.Ref, Named(brought.Here),
                ("level", Named(brought.Here)), ("programme", new Arg.Word(brought.From.Programme)), ("there", new Arg.Word(brought.From.Level)),
                ("until", new Arg.Day(version.Membership.Match!.Until)), ("reviewed", Named(reviewed))));
        }

        return (reviewed, change?.From, change?.Why);
    }

    // Set for longer than the text allows, it ends where the text says. It never counts before the day it became known.
    private (string Level, DateOnly From, DateOnly Until, string By, string Reason)? Overridden(Programme version, Ladder ladder, DateOnly day)
    {
        if (ladder.Override is not { } rule)
        {
            return null;
        }

        foreach (var set in _facts.Overrides.Where(o => o.Programme == Name && ladder.Find(o.Level) is not null).OrderByDescending(o => o.Known))
        {
            var known = AsKnown.DayOf(set.Known, version.TimeZone);
            var from = known > set.From && known > _opened ? known : set.From;
            var latest = rule.Lasts.After(set.From, _facts.CalendarFor(version));
            var until = set.Until < latest ? set.Until : latest;
            if (from <= day && day < until)
            {
                return (set.Level, from, until, set.By, set.Reason);
            }
        }

        return null;
    }

    private (BroughtLevel From, string Here)? Matched(Programme version, Ladder ladder, DateOnly day)
    {
        if (version.Membership?.Match is not { } match || day >= match.Until)
        {
            return null;
        }

        var known = AsKnown.EndOf(KnownOn(day), version.TimeZone);
        var here = _facts.Brought.Where(b => b.Known.At < known)
            .Select(b => (From: b, Here: match.LevelFor(b.Programme, b.Level)))
            .Where(m => m.Here is not null).Select(m => (m.From, Here: m.Here!))
            .OrderBy(m => ladder.RankOf(m.Here)).ThenBy(m => m.From.Programme, StringComparer.Ordinal).ToList();
        return here.Count == 0 ? null : match.Best ? here[^1] : here[0];
    }

    private Expected? ExpectedOn(DateOnly day, string? held) =>
        _versions.Announced(day) is { Ladder: not null } next ? new Expected(next, _reviewing.For(next, KnownOn(day)).Reached(day, held).Reached) : null;

    private ImmutableArray<Reason> Lines(HeldStanding standing, Reason? first)
    {
        var lines = ImmutableArray.CreateBuilder<Reason>();
        if (first is not null)
        {
            lines.Add(first);
        }

        lines.AddRange(_notes.TakeLast(NotesShown).Select(n => n.Why));
        lines.AddRange(_changes.Where(c => c.From > standing.On).Select(c => c.Why));
        if (standing.Expected is { } expected)
        {
            lines.Add(Reason.Of("standing_expected", null, null, ("level", Named(expected.Level?.Name)),
                ("version", new Arg.Number(expected.Version.Version)), ("day", new Arg.Day(expected.Version.From))));
        }

        if (standing.NextUp is { } up)
        {
            lines.Add(standing.NextDown is { } down
                ? Reason.Of("standing_reviews", standing.Version!.Ladder!.Ref, null, ("up", new Arg.Day(up)), ("down", new Arg.Day(down)))
                : Reason.Of("standing_reviews_up", standing.Version!.Ladder!.Ref, null, ("up", new Arg.Day(up))));
        }

        lines.Add(Reason.Of("standing", standing.Level?.Ref, Named(standing.Level?.Name), ("day", new Arg.Day(standing.On)), ("since", new Arg.Day(standing.Since ?? standing.On))));
        return lines.ToImmutable();
    }
}
