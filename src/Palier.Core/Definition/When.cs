using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>A moment in words, which becomes a day for whatever asks.</summary>
public abstract record When
{
    /// <summary>The day of what asks: a review, a request, the last day of a period.</summary>
    public sealed record TheDay : When;

    public sealed record StartOfPeriod : When;

    /// <summary>The last day of the period.</summary>
    public sealed record EndOfPeriod : When;

    /// <summary>The day the period closes.</summary>
    public sealed record Settlement : When;

    /// <summary>The latest such day that is not after the day.</summary>
    public sealed record OnDay(MonthDay Of) : When;

    /// <summary>A day of the fact in question: <c>sale.invoiced_on</c>.</summary>
    public sealed record FieldDay(string Fact, string Field) : When;

    /// <summary>The day something happened to the partner or its standing: <c>reaching</c>, <c>leaving</c>, <c>refusal</c>, <c>enrolment</c>.</summary>
    public sealed record Happening(string Name) : When;

    public sealed record Offset(Duration Length, bool Before, When Of) : When;

    /// <summary>With a test: it must hold on every day of the window; otherwise on any one day of it.</summary>
    public sealed record DayOf(Window Window, bool Every) : When;

    /// <summary>Where a change takes effect: at once, or the day after.</summary>
    public sealed record AtOnce(int DaysLater) : When;

    /// <summary>Where a change takes effect: the first day of the unit the day lies in, or of the next one.</summary>
    public sealed record FirstDay(Cadence Of, bool Next, int YearStarts) : When;
}

/// <summary>How often something is looked at: the days of the reviews.</summary>
public abstract record Reviews
{
    /// <summary>The first review after a day.</summary>
    public abstract DateOnly After(DateOnly day);

    /// <summary>The last review on or before a day.</summary>
    public abstract DateOnly OnOrBefore(DateOnly day);

    public sealed record EveryDay : Reviews
    {
        public override DateOnly After(DateOnly day) => day.AddDays(1);

        public override DateOnly OnOrBefore(DateOnly day) => day;
    }

    /// <summary>Every Monday.</summary>
    public sealed record EveryWeek : Reviews
    {
        public override DateOnly After(DateOnly day) => OnOrBefore(day).AddDays(7);

        public override DateOnly OnOrBefore(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    /// <summary>The first day of every month, quarter, half-year or year.</summary>
    public sealed record Each(Cadence Of, int YearStarts) : Reviews
    {
        public override DateOnly After(DateOnly day) => OnOrBefore(day).AddMonths((int)Of);

        public override DateOnly OnOrBefore(DateOnly day) => Calendar.FirstOf(Of, day, YearStarts);
    }

    /// <summary>Given days of every year: <c>1 March</c>, <c>January and July</c>.</summary>
    public sealed record OnDays(ImmutableArray<MonthDay> Days) : Reviews
    {
        public override DateOnly After(DateOnly day) => Days.Min(d => d.After(day));

        public override DateOnly OnOrBefore(DateOnly day) => Days.Max(d => d.OnOrBefore(day));

        public bool Equals(OnDays? other) => other is not null && Days.SequenceEqual(other.Days);

        public override int GetHashCode() => Days.Length;
    }
}
