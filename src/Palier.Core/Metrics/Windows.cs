using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Turns windows in words into periods, for a day and the period of whatever asks.</summary>
public static class Windows
{
    /// <summary>The days of a window; null when it is the period of what asks and nothing that asks has one.</summary>
    public static Period? Resolve(Window window, DateOnly day, Period? asking) => window switch
    {
        Window.ThePeriod => asking,
        Window.Closed closed => Closed(closed, day),
        Window.MonthsToDate months => new Period(day.AddMonths(-months.Months).AddDays(1), day.AddDays(1)),
        Window.DaysToDate days => new Period(day.AddDays(1 - days.Days), day.AddDays(1)),
        Window.UnitToDate unit => new Period(FirstOf(unit.Of, day), day.AddDays(1)),
        Window.Fixed f => f.Period,
        Window.Since since => new Period(since.From, since.From > day ? since.From : day.AddDays(1)),
        Window.Ever => new Period(DateOnly.MinValue, day.AddDays(1)),
        Window.YearEarlier earlier => Resolve(earlier.Inner, day.AddYears(-1), asking?.AddMonths(-12)),
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, null),
    };

    /// <summary>The first day of the month, quarter, half-year or year that a day lies in.</summary>
    public static DateOnly FirstOf(Cadence unit, DateOnly day)
    {
        var months = (int)unit;
        return new DateOnly(day.Year, (((day.Month - 1) / months) * months) + 1, 1);
    }

    /// <summary>The period of a cadence that a day lies in.</summary>
    public static Period PeriodOf(Cadence unit, DateOnly day)
    {
        var from = FirstOf(unit, day);
        return new Period(from, from.AddMonths((int)unit));
    }

    // A month has ended on its last day, so that a look from the last day of a quarter sees the whole quarter.
    private static Period Closed(Window.Closed closed, DateOnly day)
    {
        var until = FirstOf(closed.Of, day.AddDays(1));
        return new Period(until.AddMonths(-closed.Count * (int)closed.Of), until);
    }
}
