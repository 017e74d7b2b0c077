using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>A named figure of a partner, with one verb that says how it comes about.</summary>
public sealed record Metric(string Name, Place Place, LocalText Title, string? Ref, Verb Verb, Unit Unit)
{
    /// <summary>The window it looks at; null where it takes the window of what asks for it.</summary>
    public Window? Over { get; init; }

    /// <summary>Windows looked up by a word of each fact: points of one kind live longer than those of another.</summary>
    public WindowTable? OverBy { get; init; }

    /// <summary>True for a figure of states on a day: certificates, people, bills.</summary>
    public bool AtTheDay { get; init; }

    /// <summary>Tests on fields of the fact that is counted; all must hold.</summary>
    public ImmutableArray<FieldTest> Where { get; init; } = [];

    /// <summary>For a distinct count: what each thing's own figures must meet.</summary>
    public Condition? Having { get; init; }

    /// <summary>The things that are one value each: <c>sale.customer</c>, <c>certificate.person</c>, <c>partner.country</c>.</summary>
    public ImmutableArray<string> Per { get; init; } = [];

    /// <summary>With <see cref="Per"/>: only so many of the highest.</summary>
    public int? Top { get; init; }

    /// <summary>Whose facts are taken together: everyone of the <c>group</c>, of it in the same <c>country</c> or <c>region</c>.</summary>
    public string? Across { get; init; }

    /// <summary>Without it there is no figure.</summary>
    public Condition? Requires { get; init; }

    /// <summary>How long before something that counts expires the partner is warned.</summary>
    public Duration? Remind { get; init; }

    /// <summary>How soon a loss must be told, so that the former figure stands for <see cref="Grace"/>.</summary>
    public Duration? Tell { get; init; }

    public Duration? Grace { get; init; }

    public DayOf? CountsOn { get; init; }

    public LineRounding? LineRounding { get; init; }

    public ReferenceRate? ReferenceRate { get; init; }
}

/// <summary>Windows by a word of each fact; a word that no row names has the window of <paramref name="Other"/>.</summary>
public sealed record WindowTable(string By, ImmutableArray<(string Word, Window Window)> Rows, Window? Other);

/// <summary>A test on a field of a fact: <c>area</c>, <c>customer.market</c>, <c>net</c>.</summary>
public sealed record FieldTest(Place Place, string Field, Test Test);

/// <summary>Which of several values is taken.</summary>
public enum Pick
{
    Highest = 0,
    Lowest = 1,

    /// <summary>The value of the last day; of two on one day that which became known later.</summary>
    Latest = 2,

    /// <summary>The middle value; of an even number the mean of the two in the middle.</summary>
    Median = 3,

    /// <summary>The lowest value that at least the given share of all does not exceed.</summary>
    Percentile = 4,

    /// <summary>All of them, added up.</summary>
    Sum = 5,
}

/// <summary>How a metric comes about.</summary>
public abstract record Verb
{
    /// <summary>A field of facts, added up.</summary>
    public sealed record SumField(string Fact, string Field) : Verb;

    /// <summary>Figures added up, less others; no figure counts 0.</summary>
    public sealed record SumFigures(ImmutableArray<string> Of, ImmutableArray<string> Less) : Verb;

    /// <summary>Facts counted, or the different values of one of their fields.</summary>
    public sealed record Count(string Fact, string? Field) : Verb;

    /// <summary>Units of time counted in the window, of which <c>having</c> says what each must show.</summary>
    public sealed record CountUnits(Cadence Of) : Verb;

    /// <summary>One of the values that a field has.</summary>
    public sealed record OfField(string Fact, string Field, Pick Pick, Rational Portion) : Verb;

    /// <summary>The highest or lowest of figures.</summary>
    public sealed record Extreme(ImmutableArray<string> Of, bool Highest) : Verb;

    /// <summary>A figure of each thing of <c>per</c>, and which of those values is taken.</summary>
    public sealed record OfEach(string Figure, Pick Pick, Rational Portion) : Verb;

    /// <summary>A part of a whole; no figure where the whole is zero.</summary>
    public sealed record Share(string Part, string Of) : Verb;

    /// <summary>Growth as a percentage, or the increase itself, against what was before.</summary>
    public sealed record Growth(string Of, Against Against, Figure? BaseAtLeast, bool AsIncrease) : Verb;

    /// <summary>The place of a figure among partners that are alike in some words, 1 for the highest.</summary>
    public sealed record Rank(string Of, ImmutableArray<string> Among, Ties Ties, string? Decider, RoundingMode Rounds) : Verb;

    /// <summary>Points of several parts, added; with weights their weighted average.</summary>
    public sealed record Score(ImmutableArray<ScorePart> Parts) : Verb;

    /// <summary>How many areas can be staffed at once with the people there are.</summary>
    public sealed record Roles(ImmutableArray<Role> Of, string? Areas, bool Mixing) : Verb;

    /// <summary>The steps of an amount, for the partner or for each fact.</summary>
    public sealed record Amount(ImmutableArray<Step> Steps, string? ForEach) : Verb;
}

/// <summary>What growth is measured against.</summary>
public abstract record Against
{
    public sealed record YearEarlier : Against;

    public sealed record PeriodBefore : Against;

    /// <summary>The mean of so many periods before.</summary>
    public sealed record AverageBefore(int Periods) : Against;

    /// <summary>What a straight line through so many periods before gives for this one (least squares).</summary>
    public sealed record TrendBefore(int Periods) : Against;

    /// <summary>The highest value of any period before: a mark that only rises.</summary>
    public sealed record HighestBefore : Against;

    /// <summary>Another figure of the text: a fixed baseline.</summary>
    public sealed record Baseline(string Name) : Against;
}

/// <summary>What becomes of partners with the same figure at the edge of a rank.</summary>
public enum Ties
{
    AllIn = 0,
    NoneIn = 1,
}

/// <summary>One part of a score.</summary>
/// <param name="Figure">The figure it is about; also its name: <c>index.adoption</c>.</param>
/// <param name="Worth">The points it is worth; its own value where left out.</param>
/// <param name="Weight">Its weight by day; an entry without weight is set aside, and the others are scaled up.</param>
/// <param name="Requires">Without it the part is worth nothing.</param>
public sealed record ScorePart(Place Place, string Figure, Figure? Worth, Figure? AtMost, Figure? AtLeast, Dated<Rational?>? Weight, Condition? Requires)
{
    /// <summary>Whether it has a weight and none on a day: it is not asked for the time being.</summary>
    public bool IsSetAsideOn(DateOnly day) => Weight is not null && Weight.On(day)?.Value is null;
}

/// <summary>A role that people fill.</summary>
/// <param name="Holding">The certificate that it takes: a word, or the name of a list.</param>
/// <param name="Places">In how many areas one person may fill it.</param>
public sealed record Role(string Name, Place Place, string Holding, int Places);
