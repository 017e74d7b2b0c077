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
    /// <summary>The sum of a field of the facts that a look finds.</summary>
    Tally Sum(Look look, string field);

    /// <summary>How many facts a look finds, or how many different values of a field they have.</summary>
    Tally Count(Look look, string? field);

    /// <summary>The facts that a look finds, in the order of their day and keys.</summary>
    ImmutableArray<Found> Find(Look look);

    /// <summary>The first day on which anything of a kind happened; null where nothing ever did.</summary>
    DateOnly? FirstDay(string kind, DayOf countsOn);
}

/// <summary>A fact with the day it counts on.</summary>
public readonly record struct Found(IFact Fact, DateOnly Day);

/// <summary>Which facts are looked at.</summary>
public sealed record Look
{
    /// <summary>What they are: <c>sale</c>, <c>certificate</c>, <c>deal</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Tests on their fields; figures in them are plain.</summary>
    public ImmutableArray<FieldTest> Where { get; init; } = [];

    /// <summary>The window for events; null where there is none.</summary>
    public Period? Over { get; init; }

    /// <summary>Windows by a word of each fact, instead of one.</summary>
    public WindowTable? OverBy { get; init; }

    /// <summary>The day on which states are looked at.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The period of what asks.</summary>
    public Period? Asking { get; init; }

    /// <summary>The things that the figure is narrowed to: a value for each noun, like <c>customer</c>.</summary>
    public ImmutableSortedDictionary<string, string> Narrow { get; init; } = Metrics.Asking.Everything;

    public required DayOf CountsOn { get; init; }

    public LineRounding? LineRounding { get; init; }

    public ReferenceRate? ReferenceRate { get; init; }

    /// <summary>Told why a fact cannot be tested that passes every other test: its amount has no rate. It is left out then.</summary>
    public Action<Reason>? CannotTest { get; init; }

    /// <summary>Whether the facts that counted are wanted for the explanation.</summary>
    public bool WithLines { get; init; }
}

/// <summary>What counting found.</summary>
/// <param name="Value">The sum or the count; currency units where it is money.</param>
/// <param name="Lines">How many facts counted.</param>
/// <param name="LeftOut">How many facts of the window the tests left out; counted only when lines are wanted.</param>
/// <param name="Counted">The facts that counted, where they were wanted.</param>
/// <param name="Problem">Why the figure cannot be had although there are facts: a currency without a rate.</param>
public readonly record struct Tally(Rational Value, int Lines, int LeftOut, ImmutableArray<CountedFact> Counted, Reason? Problem);

/// <summary>A fact with the exact amount it counted for, in currency units of the programme where it is money.</summary>
/// <param name="Rate">The rate it was converted at; null in the programme's own currency.</param>
public sealed record CountedFact(IFact Fact, DateOnly CountedOn, Rational Amount, AppliedRate? Rate);
