using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>What a bonus still pays after the partner has left the programme, or has lost the level that the bonus is for.</summary>
/// <param name="Times">The part that it still pays; 1 while nothing was lost, 0 when it pays no more.</param>
/// <param name="Line">Why it is a part only; null while nothing was lost.</param>
internal readonly record struct RunningOff(Rational Times, Reason? Line)
{
    private static readonly RunningOff Whole = new(Rational.One, null);

    /// <summary>The last day as a partner, for a bonus that still pays after leaving; null for any other, and for a partner that has not left.</summary>
    public static DateOnly? LastDay(Bonus bonus, Programme programme, PartnerFacts facts) => bonus.RunOff is { After: RunOffAfter.Leaving }
        && facts.Enrolments.Where(e => e.Programme == programme.Name).ToList() is { Count: > 0 } own && own.TrueForAll(e => e.Until is not null)
            ? own.Max(e => e.Until!.Value).AddDays(-1) : null;

    /// <summary>After leaving: from the day the enrolment ended. A partner that never took part is not asked.</summary>
    public static RunningOff AfterLeaving(Bonus bonus, Programme programme, PartnerFacts facts, Period period)
    {
        var own = facts.Enrolments.Where(e => e.Programme == programme.Name).ToList();
        if (own.Count == 0 || own.Exists(e => !(e.Until <= period.From)))
        {
            return Whole;
        }

        return Since(bonus, RunOffAfter.Leaving, own.Max(e => e.Until!.Value), period, facts.CalendarFor(programme))
            ?? new RunningOff(Rational.Zero, Reason.Of("left", bonus.Ref, new Arg.Verdict(false), ("day", new Arg.Day(own.Max(e => e.Until!.Value)))));
    }

    /// <summary>After losing the level: from the first day on which the bonus was no longer for the level held. Null where it pays nothing of it.</summary>
    public static RunningOff? AfterLosingTheLevel(Bonus bonus, Programme programme, PartnerFacts facts, Period period, Func<DateOnly, string?> levelOn)
    {
        if (bonus.RunOff is not { After: RunOffAfter.LosingTheLevel } runOff || programme.Ladder is not { } ladder)
        {
            return null;
        }

        var calendar = facts.CalendarFor(programme);
        for (var day = period.From; runOff.Lasts.After(day, calendar) > period.From && day > programme.From; day = day.AddDays(-1))
        {
            if (levelOn(day.AddDays(-1)) is { } level && bonus.For.Covers(level, ladder))
            {
                return Since(bonus, RunOffAfter.LosingTheLevel, day, period, calendar);
            }
        }

        return null;
    }

    private static RunningOff? Since(Bonus bonus, RunOffAfter after, DateOnly lost, Period period, WorkingDays calendar)
    {
        if (bonus.RunOff is not { } runOff || runOff.After != after || runOff.Lasts.After(lost, calendar) is var until && period.From >= until)
        {
            return null;
        }

        return new RunningOff(runOff.Times, Reason.Of("runs_off", bonus.Ref, null,
            ("what", new Arg.Phrase(after == RunOffAfter.Leaving ? "left_on" : "lost_level_on")), ("day", new Arg.Day(lost)), ("until", new Arg.Day(until)),
            ("times", new Arg.Figure(runOff.Times, Unit.Percent, default))));
    }
}
