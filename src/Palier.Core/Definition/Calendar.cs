using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>The months, quarters, half-years and years of a calendar whose years may begin in any month.</summary>
public static class Calendar
{
    /// <summary>The first day of the month, quarter, half-year or year that a day lies in.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="day">The day.</param>
    /// <param name="yearStarts">The month in which years begin, 1 for January.</param>
    public static DateOnly FirstOf(Cadence unit, DateOnly day, int yearStarts = 1)
    {
        var into = (day.Month - yearStarts + 12) % (int)unit;
        return new DateOnly(day.Year, day.Month, 1).AddMonths(-into);
    }

    /// <summary>The same day so many months before; the last day of a month stays the last day of one, so that the month that ends with it stays whole.</summary>
    public static DateOnly MonthsBefore(DateOnly day, int months)
    {
        var before = day.AddMonths(-months);
        return day.Month != day.AddDays(1).Month ? new DateOnly(before.Year, before.Month, DateTime.DaysInMonth(before.Year, before.Month)) : before;
    }

    /// <summary>The period of a cadence that a day lies in.</summary>
    public static Period PeriodOf(Cadence unit, DateOnly day, int yearStarts = 1)
    {
        var from = FirstOf(unit, day, yearStarts);
        return new Period(from, from.AddMonths((int)unit));
    }

    /// <summary>The whole periods of a cadence that lie inside a span, in order.</summary>
    public static IEnumerable<Period> Periods(Cadence unit, Period within, int yearStarts = 1)
    {
        for (var from = FirstOf(unit, within.From, yearStarts); from.AddMonths((int)unit) <= within.Until; from = from.AddMonths((int)unit))
        {
            if (from >= within.From)
            {
                yield return new Period(from, from.AddMonths((int)unit));
            }
        }
    }
}
