namespace Palier.Core.Values;

/// <summary>What a length of time is counted in.</summary>
public enum TimeUnit
{
    Day = 0,
    WorkingDay = 1,
    Week = 2,
    Month = 3,
    Quarter = 4,
    Year = 5,
}

/// <summary>A length of time as people say it: <c>30 days</c>, <c>10 working days</c>, <c>12 months</c>.</summary>
/// <remarks>A month later is the same day of the month, or the month's last day where it has no such day.</remarks>
public readonly record struct Duration(int Count, TimeUnit Unit)
{
    /// <summary>The day so long after a day; working days are counted by the calendar.</summary>
    public DateOnly After(DateOnly day, WorkingDays calendar) => Moved(day, Count, calendar);

    /// <summary>The day so long before a day.</summary>
    public DateOnly Before(DateOnly day, WorkingDays calendar) => Moved(day, -Count, calendar);

    private DateOnly Moved(DateOnly day, int count, WorkingDays calendar) => Unit switch
    {
        TimeUnit.Day => day.AddDays(count),
        TimeUnit.WorkingDay => calendar.Add(day, count),
        TimeUnit.Week => day.AddDays(7 * count),
        TimeUnit.Month => day.AddMonths(count),
        TimeUnit.Quarter => day.AddMonths(3 * count),
        _ => day.AddYears(count),
    };
}
