using System.Collections.Immutable;
using Palier.Core.Definition;

namespace Palier.Core.Ways;

/// <summary>One choice through a condition: tests that together are enough, under the names of the paths taken.</summary>
/// <param name="Names">The headings inside a choice, outermost first.</param>
/// <param name="Tests">Single tests, and <c>never</c> where the text says so.</param>
internal sealed record ChosenPath(ImmutableArray<LocalText> Names, ImmutableArray<Condition> Tests);

/// <summary>Takes a condition apart into all its alternatives.</summary>
internal static class Paths
{
    /// <summary>As many ways through one condition are looked at; of a text with more the first ones.</summary>
    public const int Most = 120;

    public static ImmutableArray<ChosenPath> Of(Condition condition) => [.. Through(condition, false).Take(Most)];

    private static IEnumerable<ChosenPath> Through(Condition condition, bool isChoice) => condition switch
    {
        Condition.Always => [new ChosenPath([], [])],
        Condition.All all => Together([.. all.Of.Select(c => Through(c, false))]),
        Condition.SomeOf some => Choices(some.Of.Length, Math.Min(some.AtLeast, some.Of.Length))
            .SelectMany(chosen => Together([.. chosen.Select(i => Through(some.Of[i], some.AtLeast < some.Of.Length))])),
        Condition.Group group => Through(group.Inside, false).Select(p => isChoice ? p with { Names = p.Names.Insert(0, group.Title) } : p),
        _ => [new ChosenPath([], [condition])],
    };

    // One of each, in every combination.
    private static IEnumerable<ChosenPath> Together(ImmutableArray<IEnumerable<ChosenPath>> parts) => parts.Aggregate(
        (IEnumerable<ChosenPath>)[new ChosenPath([], [])],
        (all, part) => all.SelectMany(a => part.Select(p => new ChosenPath(a.Names.AddRange(p.Names), [.. a.Tests.Concat(p.Tests).Distinct()]))));

    private static IEnumerable<ImmutableArray<int>> Choices(int of, int count, int from = 0)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = from; first <= of - count; first++)
        {
            foreach (var rest in Choices(of, count - 1, first + 1))
            {
                yield return rest.Insert(0, first);
            }
        }
    }
}
