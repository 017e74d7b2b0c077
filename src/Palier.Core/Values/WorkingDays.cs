using System.Collections.Immutable;

namespace Palier.Core.Values;

/// <summary>The days on which people work: all but Saturdays, Sundays and the holidays given.</summary>
public sealed record WorkingDays(ImmutableSortedSet<DateOnly> Holidays)
{
    /// <summary>A calendar without holidays: only weekends are free.</summary>
    public static readonly WorkingDays WeekendsOnly = new(ImmutableSortedSet<DateOnly>.Empty);

    public bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    /// <summary>
    /// The day so many working days after a day, or before it where the count is below zero. Counting begins with the day
    /// beside it: one working day after a Friday is the Monday that follows.
    /// </summary>
    public DateOnly Add(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }
}
