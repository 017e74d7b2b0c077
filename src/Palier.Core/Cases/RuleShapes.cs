using System.Collections.Immutable;

namespace Palier.Core.Cases;

/// <summary>
/// The shapes of rules that real programmes use, by the ids of their groups: A figures, B qualification, C the life of a
/// status, D benefits, E incentives, F gates and payment, G deal registration, H time and correction.
/// </summary>
public static class RuleShapes
{
    private static readonly (char Group, int Count)[] Groups = [('A', 18), ('B', 13), ('C', 10), ('D', 5), ('E', 20), ('F', 7), ('G', 5), ('H', 9)];

    /// <summary>Every id, in order.</summary>
    public static ImmutableArray<string> All { get; } = [.. Groups.SelectMany(g => Enumerable.Range(1, g.Count).Select(n => $"{g.Group}{n}"))];
}
