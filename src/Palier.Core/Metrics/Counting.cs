using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>
/// Counts the facts of one partner: the only place where sales lines, people and bills become numbers.
/// Everything that decides asks through this, so that another way of counting can stand behind it.
/// </summary>
public interface ICounting
{
    /// <summary>The sum of a field of the sales lines that a metric looks at.</summary>
    Tally Sum(Metric metric, in Slice slice);

    /// <summary>How many facts, or different values of a field, a metric finds.</summary>
    Tally Count(Metric metric, in Slice slice);

    /// <summary>The customers of the partner in a period, in the order of their ids.</summary>
    ImmutableArray<string> CustomersIn(Period over, DayOf countsOn);

    /// <summary>The sales lines of a period that count on a day of it, in the order of that day and their keys.</summary>
    ImmutableArray<SalesLine> SalesIn(Period over, DayOf countsOn);
}

/// <summary>Which facts are looked at.</summary>
/// <param name="Over">The window for sales lines; null where there is none.</param>
/// <param name="Day">The day on which states are looked at.</param>
/// <param name="Asking">The period of what asks.</param>
/// <param name="Customer">The one customer that the figure is narrowed to, or null.</param>
/// <param name="WithLines">Whether the lines that counted are wanted for the explanation.</param>
public readonly record struct Slice(Period? Over, DateOnly Day, Period? Asking, string? Customer, bool WithLines);

/// <summary>What counting found.</summary>
/// <param name="Value">The sum or the count; currency units where it is money.</param>
/// <param name="Lines">How many facts counted.</param>
/// <param name="Counted">The sales lines that counted, where they were wanted.</param>
/// <param name="Problem">Why the figure cannot be had although there are facts: a currency without a rate.</param>
public readonly record struct Tally(Rational Value, int Lines, ImmutableArray<CountedLine> Counted, Reason? Problem)
{
    public Tally(Rational value, int lines)
        : this(value, lines, [], null)
    {
    }
}

/// <summary>A sales line with the exact amount it counted for, in currency units of the programme.</summary>
/// <param name="Rate">The rate it was converted at; null in the programme's own currency.</param>
public sealed record CountedLine(SalesLine Line, DateOnly CountedOn, Rational Amount, Rational? Rate);
