using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Reference;

/// <summary>What windows and moments are asked for, beside the day and the period.</summary>
/// <param name="Enrolled">The first day that counts of the taking part in which the day lies.</param>
/// <param name="DayOf">A day of the fact in question, by its field.</param>
/// <param name="IsFree">The free days of the calendar that counts.</param>
/// <param name="Closes">When periods close; null where the text does not say.</param>
public sealed record Surroundings(DateOnly? Enrolled, Func<string, DateOnly?> DayOf, Func<DateOnly, bool> IsFree, When? Closes);

/// <summary>Which days a window means, and which day a moment is. Null where what they speak of is not there (Windows; Moments, lengths, cadences).</summary>
public static class Windows
{
    public static Period? Of(Window window, Question q, Surroundings at)
    {
        var tomorrow = q.Day.AddDays(1);
        switch (window)
        {
            // "the period asked for"
            case Window.ThePeriod:
                return q.Period;

            // "the last whole ones that ended on or before the day"
            case Window.Closed closed:
                var end = Days.FirstOf(closed.Of, tomorrow, closed.YearStarts);
                return new Period(end.AddMonths(-closed.Count * (int)closed.Of), end);

            // "ends with the day"
            case Window.MonthsToDate months:
                return new Period(q.Day.AddMonths(-months.Months).AddDays(1), tomorrow);
            case Window.DaysToDate days:
                return new Period(tomorrow.AddDays(-days.Days), tomorrow);

            // "ends with the latest 31 March, and stands for a year"
            case Window.MonthsTo to:
                var last = q.Day;
                while (!IsDay(to.Day, last))
                {
                    last = last.AddDays(-1);
                }

                return new Period(last.AddMonths(-to.Months).AddDays(1), last.AddDays(1));

            // "from the first day of the unit to the day"
            case Window.UnitToDate unit:
                return new Period(Days.FirstOf(unit.Of, q.Day, unit.YearStarts), tomorrow);
            case Window.Fixed known:
                return known.Period;

            // "to the day"
            case Window.Since since:
                return since.From > q.Day ? new Period(since.From, since.From) : new Period(since.From, tomorrow);
            case Window.SinceEnrolment:
                return at.Enrolled is { } enrolled ? new Period(enrolled, tomorrow) : null;
            case Window.Ever:
                return new Period(DateOnly.MinValue, tomorrow);

            // "around a day of the thing itself"
            case Window.AroundDay around:
                return at.DayOf(around.Field) is not { } day ? null
                    : around.Before ? new Period(Days.Earlier(day, around.Length, at.IsFree), day) : new Period(day, Days.Later(day, around.Length, at.IsFree));

            // "the same window, moved back"
            case Window.YearEarlier earlier:
                return Of(earlier.Inner, q.YearEarlier(), at);

            // "two that touch, together"
            case Window.Joined joined:
                return Of(joined.Second, q, at) is { } second && Of(joined.First, q with { Day = second.From.AddDays(-1) }, at) is { } first
                    ? new Period(first.From, second.Until) : null;
            default:
                throw new InvalidOperationException($"no window {window}");
        }
    }

    public static DateOnly? Of(When moment, Question q, Surroundings at) => moment switch
    {
        When.TheDay => q.Day,
        When.StartOfPeriod => q.Period?.From,
        When.EndOfPeriod => q.Period?.LastDay,
        When.Settlement => q.Period is null ? null : at.Closes is { } closes ? Of(closes, q, at) : q.Period.Value.LastDay,
        When.OnDay on => Enumerable.Range(0, 1_500).Select(i => q.Day.AddDays(-i)).First(d => IsDay(on.Of, d)),
        When.FieldDay field => at.DayOf($"{field.Fact}.{field.Field}"),
        When.Happening { Name: "enrolment" } => at.Enrolled,
        When.Offset offset when Of(offset.Of, q, at) is { } of =>
            offset.Before ? Days.Earlier(of, offset.Length, at.IsFree) : Days.Later(of, offset.Length, at.IsFree),
        _ => null,
    };

    // The last of February is the month's last day in every year.
    private static bool IsDay(MonthDay of, DateOnly day) => day.Month == of.Month && day.Day == Math.Min(of.Day, DateTime.DaysInMonth(day.Year, day.Month));
}
