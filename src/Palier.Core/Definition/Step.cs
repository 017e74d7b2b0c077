using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>One step of an amount. The first three and the two after add to the running amount; the others change it.</summary>
public abstract record Step(Place Place)
{
    /// <summary>The day that picks the entry of a figure with a history, where it is not that of the programme.</summary>
    public When? ValueAt { get; init; }

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
