using Palier.Core.Definition;

namespace Palier.Core.Standing;

/// <summary>When a change takes effect.</summary>
public static class Starting
{
    /// <summary>The first day of a change that was decided on a day: that day, the day after, or the first day of the unit or the next one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment is no start of a change: a bug of the reader.</exception>
    public static DateOnly Day(When starts, DateOnly decided) => starts switch
    {
        When.AtOnce once => decided.AddDays(once.DaysLater),
        When.FirstDay first when Calendar.FirstOf(first.Of, decided, first.YearStarts) is var of => first.Next ? of.AddMonths((int)first.Of) : of,
        _ => throw new ArgumentOutOfRangeException(nameof(starts), starts, null),
    };
}
