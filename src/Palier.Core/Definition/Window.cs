using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>A span of days in words, which becomes a period on a given day.</summary>
public abstract record Window
{
    public sealed record ThePeriod : Window;

    /// <summary>The last whole months, quarters or years that ended on or before the day.</summary>
    public sealed record Closed(int Count, Cadence Of, int YearStarts) : Window;

    /// <summary>Ends with the day; begins the day after the same day so many months earlier.</summary>
    public sealed record MonthsToDate(int Months) : Window;

    public sealed record DaysToDate(int Days) : Window;

    /// <summary>Ends with the latest such day, and stands until it comes again: <c>12 months to 31 March</c>.</summary>
    public sealed record MonthsTo(int Months, MonthDay Day) : Window;

    /// <summary>From the first day of the month, quarter or year to the day.</summary>
    public sealed record UnitToDate(Cadence Of, int YearStarts) : Window;

    public sealed record Fixed(Period Period) : Window;

    public sealed record Since(DateOnly From) : Window;

    /// <summary>From the first day that counts of the partner's enrolment, to the day.</summary>
    public sealed record SinceEnrolment : Window;

    public sealed record Ever : Window;

    /// <summary>A span that begins with a day of the thing itself, or ends the day before it: <c>12 months after customer.first_sold_on</c>.</summary>
    public sealed record AroundDay(Duration Length, bool Before, string Field) : Window;

    /// <summary>The same window of a year earlier.</summary>
    public sealed record YearEarlier(Window Inner) : Window;

    /// <summary>Two windows that lie side by side, taken together: <c>5 closed months and month to date</c>.</summary>
    public sealed record Joined(Window First, Window Second) : Window;
}
