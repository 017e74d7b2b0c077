using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition;

/// <summary>A limit: at most so many or so much, each period anew, for each thing, of some of them, together with other programmes.</summary>
/// <param name="AtMost">How many or how much.</param>
public sealed record Limit(Place Place, Figure AtMost)
{
    /// <summary>How often it is refilled; null where it never is.</summary>
    public Cadence? Every { get; init; }

    /// <summary>The fields whose values each have a limit of their own: a person, a customer.</summary>
    public ImmutableArray<string> Per { get; init; } = [];

    /// <summary>The field that is limited; null for how many are asked for.</summary>
    public string? Of { get; init; }

    /// <summary>Which of them it limits: a sub-quota.</summary>
    public ImmutableArray<FieldTest> Where { get; init; } = [];

    /// <summary>The programmes that are counted together; empty for this one alone.</summary>
    public ImmutableArray<string> Across { get; init; } = [];
}

/// <summary>Something that a partner may ask for: market funds, a project, a lab.</summary>
public sealed record RequestRule(string Name, Place Place, LocalText Title, string Ref)
{
    public ForLevels For { get; init; } = new ForLevels.Everyone();

    /// <summary>The fields without which it is not complete.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>What must hold on the day it is made.</summary>
    public Condition Requires { get; init; } = new Condition.Always();

    /// <summary>The latest day to ask.</summary>
    public When? Ask { get; init; }

    public ImmutableArray<Limit> Limits { get; init; } = [];

    /// <summary>The wallet that it reserves from when it is approved.</summary>
    public string? Spends { get; init; }

    /// <summary>The latest day to claim what was approved.</summary>
    public When? Claim { get; init; }
}

/// <summary>Bonuses of which only one pays for the same sale, deal or period.</summary>
/// <param name="Of">The bonuses, in the order in which they come first.</param>
/// <param name="Highest">Whether the highest pays, else the first.</param>
/// <param name="Per">What they share: <c>sale</c>, <c>deal</c> or <c>period</c>.</param>
/// <param name="AcrossSupplyChain">Whether the same sale also counts once between the partners it went through.</param>
public sealed record StackRule(string Name, Place Place, string? Ref, ImmutableArray<string> Of, bool Highest, string Per, bool AcrossSupplyChain);

/// <summary>What a bonus still pays after the partner has left or lost the level it is for.</summary>
/// <param name="After"><c>leaving</c> or <c>losing the level</c>.</param>
/// <param name="Lasts">For how long.</param>
/// <param name="Times">The part of the amount that it still pays.</param>
public sealed record RunOff(Place Place, RunOffAfter After, Values.Duration Lasts, Values.Rational Times);

/// <summary>What a run-off begins with.</summary>
public enum RunOffAfter
{
    Leaving = 0,
    LosingTheLevel = 1,
}
