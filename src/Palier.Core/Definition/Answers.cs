using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>What the printed guide leaves open and the text must answer, where it depends on it.</summary>
public sealed record Answers
{
    public DayOf? CountsOn { get; init; }

    /// <summary>Units of the programme's currency for one unit of another, by its code, dated.</summary>
    public ImmutableSortedDictionary<string, Dated<Rational>> ConvertsAt { get; init; } =
        ImmutableSortedDictionary<string, Dated<Rational>>.Empty;

    public LineRounding? LineRounding { get; init; }

    /// <summary>Rates of others instead of the programme's own: those of the day, or of the last day of the month.</summary>
    public ReferenceRate? ReferenceRate { get; init; }

    /// <summary>The day that picks the entry of a figure with a history.</summary>
    public When? ValueAt { get; init; }

    /// <summary>The day whose level counts.</summary>
    public When? LevelAt { get; init; }

    public Returns? Returns { get; init; }

    public Disputed? Disputed { get; init; }

    /// <summary>What becomes of facts that arrive after their period has closed.</summary>
    public Late? LateFacts { get; init; }

    /// <summary>What becomes of closed periods when a version reaches back into them.</summary>
    public Late? LateRules { get; init; }

    /// <summary>When a period closes.</summary>
    public When? Closes { get; init; }

    public Debts? Debts { get; init; }

    public Accrues? Accrues { get; init; }

    public SharedPeople? SharedPeople { get; init; }

    public Leavers? Leavers { get; init; }

    public Mergers? Mergers { get; init; }

    /// <summary>Whose calendar working days follow: <c>partner.country</c>, a country code, or <c>Monday to Friday</c>.</summary>
    public string? WorkingDays { get; init; }
}

/// <summary>Which day of a sales line decides the window it counts in.</summary>
public enum DayOf
{
    SoldOn = 0,
    InvoicedOn = 1,
    PaidOn = 2,
}

/// <summary>Whether a converted line is rounded to the minor unit (half up) before it is counted, or lines are counted exactly.</summary>
public enum LineRounding
{
    EachLine = 0,
    InTotal = 1,
}

/// <summary>Where a return counts: on its own day, or in the window of the sale that it takes back.</summary>
public enum Returns
{
    WhenReturned = 0,
    InThePeriodOfTheSale = 1,
}

/// <summary>Whether people count until the day they leave, or to the end of the period in which they leave.</summary>
public enum Leavers
{
    UntilTheyLeave = 0,
    ToEndOfPeriod = 1,
}

/// <summary>Which published rate converts: that of the day a line counts on, of the last day of its month, or none.</summary>
public enum ReferenceRate
{
    OfTheDay = 0,
    OfTheMonthEnd = 1,

    /// <summary>None: only amounts in the programme's own currency have a figure.</summary>
    None = 2,
}

/// <summary>Whether an amount under dispute counts.</summary>
public enum Disputed
{
    LeftOut = 0,
    Counted = 1,
}

/// <summary>What becomes of what arrives late: the next period is adjusted, or the old one is opened again.</summary>
public enum Late
{
    AdjustNext = 0,
    Reopen = 1,
}

/// <summary>How a partner's debt is settled: out of what it earns next, or by a bill.</summary>
public enum Debts
{
    EarnedBackFirst = 0,
    Invoiced = 1,
}

/// <summary>How the open period is estimated before it is settled.</summary>
public enum Accrues
{
    MostLikelyAmount = 0,
    ExpectedValue = 1,
    AsEarned = 2,
}

/// <summary>For whom a person counts who works for several partners.</summary>
public enum SharedPeople
{
    EachEmployer = 0,
    FirstEmployer = 1,
    NoEmployer = 2,
}

/// <summary>Whether the history of a partner that was taken over moves to the partner that took it over.</summary>
public enum Mergers
{
    HistoryMoves = 0,
    HistoryStays = 1,
}
