using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>A named figure of a partner, with one verb that says how it comes about.</summary>
public sealed record Metric(string Name, Place Place, LocalText Title, string? Ref, Verb Verb, Unit Unit)
{
    /// <summary>The window it looks at; null where it takes the window of what asks for it.</summary>
    public Window? Over { get; init; }

    /// <summary>True for a count of states on a day: certificates, people, bills.</summary>
    public bool AtTheDay { get; init; }

    /// <summary>Tests on fields of the fact that is counted; all must hold.</summary>
    public ImmutableArray<FieldTest> Where { get; init; } = [];

    /// <summary>For a distinct count: what each thing's own figures must meet.</summary>
    public Condition? Having { get; init; }

    public DayOf? CountsOn { get; init; }

    public LineRounding? LineRounding { get; init; }
}

/// <summary>A test on a field of a fact: <c>area</c>, <c>customer.market</c>, <c>net</c>.</summary>
public sealed record FieldTest(Place Place, string Field, Test Test);

/// <summary>How a metric comes about.</summary>
public abstract record Verb
{
    /// <summary>A field of sales lines, added up.</summary>
    public sealed record SumField(string Field) : Verb;

    /// <summary>Figures added up, less others; no figure counts 0.</summary>
    public sealed record SumFigures(ImmutableArray<string> Of, ImmutableArray<string> Less) : Verb;

    /// <summary>Facts counted, or the different values of one of their fields.</summary>
    public sealed record Count(string Fact, string? Field) : Verb;

    /// <summary>The highest or lowest of figures.</summary>
    public sealed record Extreme(ImmutableArray<string> Of, bool Highest) : Verb;

    /// <summary>A part of a whole; no figure where the whole is zero.</summary>
    public sealed record Share(string Part, string Of) : Verb;

    /// <summary>Growth as a percentage, or the increase itself, against a year earlier or the period before.</summary>
    public sealed record Growth(string Of, Against Against, Figure? BaseAtLeast, bool AsIncrease) : Verb;
}

/// <summary>What growth is measured against.</summary>
public abstract record Against
{
    public sealed record YearEarlier : Against;

    public sealed record PeriodBefore : Against;

    /// <summary>Another figure of the text: a fixed baseline.</summary>
    public sealed record Baseline(string Name) : Against;
}

/// <summary>One step of an amount. The first three and the two after add to the running amount; the others change it.</summary>
public abstract record Step(Place Place)
{
    /// <summary>A percentage of a base.</summary>
    public sealed record Rate(Place Place, Figure Value, string Of) : Step(Place);

    /// <summary>So much for each unit of a base, or for every so many.</summary>
    public sealed record Each(Place Place, Figure Value, string Of, Rational Per, bool Full) : Step(Place);

    public sealed record Fixed(Place Place, Figure Value) : Step(Place);

    /// <summary>Other bonuses or figures, added.</summary>
    public sealed record Sum(Place Place, ImmutableArray<string> Of) : Step(Place);

    public sealed record Extreme(Place Place, ImmutableArray<string> Of, bool Highest) : Step(Place);

    public sealed record Times(Place Place, Figure Value) : Step(Place);

    public sealed record Less(Place Place, ImmutableArray<string> Of) : Step(Place);

    public sealed record Cap(Place Place, Figure Value, bool AtMost) : Step(Place);

    public sealed record Round(Place Place, Rational To, RoundingMode Mode) : Step(Place);
}
