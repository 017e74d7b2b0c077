using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Reference;

/// <summary>Days, counted one by one (Time in words).</summary>
public static class Days
{
    /// <summary>The first day of the month, quarter, half-year or year that a day lies in. "Quarters and half-years follow the year." (The head)</summary>
    public static DateOnly FirstOf(Cadence unit, DateOnly day, int yearStarts)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        while ((first.Month - yearStarts + 12) % (int)unit != 0)
        {
            first = first.AddMonths(-1);
        }

        return first;
    }

    public static Period UnitOf(Cadence unit, DateOnly day, int yearStarts)
    {
        var first = FirstOf(unit, day, yearStarts);
        return new Period(first, first.AddMonths((int)unit));
    }

    /// <summary>The units that lie wholly between two days, the second not among them.</summary>
    public static IReadOnlyList<Period> UnitsBetween(Cadence unit, DateOnly from, DateOnly until, int yearStarts)
    {
        var all = new List<Period>();
        for (var day = from; day < until; day = day.AddDays(1))
        {
            var one = UnitOf(unit, day, yearStarts);
            if (one.From == day && one.Until <= until)
            {
                all.Add(one);
            }
        }

        return all;
    }

    /// <summary>The same day so many months before; the last day of a month stays the last day of one.</summary>
    public static DateOnly Back(DateOnly day, int months)
    {
        var there = day.AddMonths(-months);
        return day.AddDays(1).Day == 1 ? new DateOnly(there.Year, there.Month, DateTime.DaysInMonth(there.Year, there.Month)) : there;
    }

    public static Period Back(Period span, int months) =>
        new(span.From == DateOnly.MinValue ? span.From : span.From.AddMonths(-months), span.Until.AddMonths(-months));

    /// <summary>"A month later is the same day of the month, or the month's last day. Working days follow the calendar." (Moments, lengths, cadences)</summary>
    public static DateOnly Later(DateOnly day, Duration length, Func<DateOnly, bool> isFree) => Moved(day, length, 1, isFree);

    public static DateOnly Earlier(DateOnly day, Duration length, Func<DateOnly, bool> isFree) => Moved(day, length, -1, isFree);

    private static DateOnly Moved(DateOnly day, Duration length, int way, Func<DateOnly, bool> isFree)
    {
        switch (length.Unit)
        {
            case TimeUnit.Day: return day.AddDays(way * length.Count);
            case TimeUnit.Week: return day.AddDays(way * 7 * length.Count);
            case TimeUnit.Month: return day.AddMonths(way * length.Count);
            case TimeUnit.Quarter: return day.AddMonths(way * 3 * length.Count);
            case TimeUnit.Year: return day.AddMonths(way * 12 * length.Count);
        }

        for (var left = length.Count; left > 0;)
        {
            day = day.AddDays(way);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || isFree(day) ? 0 : 1;
        }

        return day;
    }

    /// <summary>The entry of a history that holds on a day: the last that begins on or before it.</summary>
    public static bool TryEntry<T>(Dated<T> history, DateOnly day, out T value)
    {
        value = default!;
        var found = false;
        foreach (var (from, entry) in history.Entries)
        {
            (value, found) = from <= day ? (entry, true) : (value, found);
        }

        return found;
    }
}
