using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>The reviews to come of a clock, each with those at which it must have been so before a level moves.</summary>
/// <param name="clock">The clock.</param>
/// <param name="on">The day from which they are to come.</param>
/// <param name="steps">How many reviews it takes to climb there.</param>
internal sealed class ReviewDays(Clock clock, DateOnly on, int steps)
{
    private const int LongestApart = 28;
    private const int MonthsLookedAt = 15;

    /// <summary>The first review to come, and from it on one a month at most; for each the days on all of which the level must be met.</summary>
    public IEnumerable<ImmutableArray<DateOnly>> Runs()
    {
        var last = on.AddMonths(MonthsLookedAt);
        for (var first = clock.Every.After(on); first <= last; first = Next(first))
        {
            yield return Run(first);
        }
    }

    private DateOnly Next(DateOnly day)
    {
        var next = clock.Every.After(day);
        while (next.DayNumber - day.DayNumber < LongestApart)
        {
            next = clock.Every.After(next);
        }

        return next;
    }

    private ImmutableArray<DateOnly> Run(DateOnly first)
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        days.Add(first);
        var until = clock.After is Sustained.For length ? length.Length.After(first, WorkingDays.WeekendsOnly) : first;
        var count = (clock.After is Sustained.InARow row ? row.Reviews : 1) + steps - 1;
        while (days.Count < count || days[^1] < until)
        {
            days.Add(clock.Every.After(days[^1]));
        }

        return days.ToImmutable();
    }
}
