using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>What a window or a moment is resolved for.</summary>
/// <param name="Day">The day of what asks.</param>
/// <param name="Asking">The period of what asks, if it has one.</param>
/// <param name="Enrolled">The first day of the partner's enrolment that counts.</param>
/// <param name="DayOf">A day of the thing in question, by its field: <c>customer.first_sold_on</c>.</param>
public sealed record Moments(DateOnly Day, Period? Asking, DateOnly? Enrolled = null, Func<string, DateOnly?>? DayOf = null)
{
    /// <summary>When periods close; null where the programme does not say.</summary>
    public When? Closes { get; init; }

    /// <summary>Whose working days count.</summary>
    public WorkingDays Calendar { get; init; } = WorkingDays.WeekendsOnly;

    /// <summary>The day of something that happened to the partner or its standing: <c>reaching</c>, <c>leaving</c>, <c>refusal</c>.</summary>
    public Func<string, DateOnly?>? Happened { get; init; }

    /// <summary>
    /// The day of a moment; null where what it speaks of is not there: no period, no such day of the fact, nothing happened. With
    /// moments of several days (every day of a window) null as well.
    /// </summary>
    public DateOnly? Resolve(When when) => when switch
    {
        When.TheDay => Day,
        When.StartOfPeriod => Asking?.From,
        When.EndOfPeriod => Asking?.LastDay,
        When.Settlement => Asking is null ? null : Closes is null ? Asking.Value.LastDay : Resolve(Closes),
        When.OnDay on => on.Of.OnOrBefore(Day),
        When.FieldDay field => DayOf?.Invoke($"{field.Fact}.{field.Field}"),
        When.Happening { Name: "enrolment" } => Enrolled,
        When.Happening happening => Happened?.Invoke(happening.Name),
        When.Offset offset => Resolve(offset.Of) is { } of ? (offset.Before ? offset.Length.Before(of, Calendar) : offset.Length.After(of, Calendar)) : null,
        When.AtOnce later => Day.AddDays(later.DaysLater),
        When.FirstDay { Next: true } next => FirstDayOf(next).AddMonths((int)next.Of),
        When.FirstDay first => FirstDayOf(first),
        _ => null,
    };

    private DateOnly FirstDayOf(When.FirstDay first) => Definition.Calendar.FirstOf(first.Of, Day, first.YearStarts);
}

/// <summary>Turns windows in words into periods, for a day and the period of whatever asks.</summary>
public static class Windows
{
    /// <summary>The days of a window; null where something it needs is not there: a period, an enrolment, a day of the thing.</summary>
    public static Period? Resolve(Window window, Moments at)
    {
        var day = at.Day;
        switch (window)
        {
            case Window.ThePeriod:
                return at.Asking;
            case Window.Closed closed:
                return Closed(closed, day);
            case Window.MonthsToDate months:
                return Months(months.Months, day);
            case Window.MonthsTo to:
                return Months(to.Months, to.Day.OnOrBefore(day));
            case Window.DaysToDate days:
                return new Period(day.AddDays(1 - days.Days), day.AddDays(1));
            case Window.UnitToDate unit:
                return new Period(Calendar.FirstOf(unit.Of, day, unit.YearStarts), day.AddDays(1));
            case Window.Fixed f:
                return f.Period;
            case Window.Since since:
                return ToDate(since.From, day);
            case Window.SinceEnrolment:
                return at.Enrolled is { } enrolled ? ToDate(enrolled, day) : null;
            case Window.Ever:
                return ToDate(DateOnly.MinValue, day);
            case Window.AroundDay around:
                return at.DayOf?.Invoke(around.Field) is { } of ? Around(around, of, at.Calendar) : null;
            case Window.YearEarlier earlier:
                return Resolve(earlier.Inner, at with { Day = Calendar.MonthsBefore(day, 12), Asking = at.Asking?.AddMonths(-12) });
            case Window.Joined joined:
                return Resolve(joined.Second, at) is { } second && Resolve(joined.First, at with { Day = second.From.AddDays(-1) }) is { } first
                    ? new Period(first.From, second.Until) : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(window), window, null);
        }
    }

    private static Period ToDate(DateOnly from, DateOnly day) => new(from, from > day ? from : day.AddDays(1));

    // Begins the day after the same day so many months earlier.
    private static Period Months(int months, DateOnly day) => new(day.AddMonths(-months).AddDays(1), day.AddDays(1));

    private static Period Around(Window.AroundDay around, DateOnly of, WorkingDays calendar) => around.Before
        ? new Period(around.Length.Before(of, calendar), of)
        : new Period(of, around.Length.After(of, calendar));

    // A month has ended on its last day, so that a look from the last day of a quarter sees the whole quarter.
    private static Period Closed(Window.Closed closed, DateOnly day)
    {
        var until = Calendar.FirstOf(closed.Of, day.AddDays(1), closed.YearStarts);
        return new Period(until.AddMonths(-closed.Count * (int)closed.Of), until);
    }
}
