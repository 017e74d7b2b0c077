using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>One way to meet a condition: of every <c>any</c> in it one part.</summary>
/// <param name="Name">The names of the paths it takes; empty where there is one way only.</param>
/// <param name="Of">What all must hold.</param>
internal sealed record Way(string Name, ImmutableArray<Condition> Of)
{
    private const int Most = 64;

    public Condition Condition => new Condition.All(Of);

    /// <summary>Every way to meet a condition; the condition itself where there are too many.</summary>
    public static ImmutableArray<Way> To(Condition condition)
    {
        var ways = Expand(condition);
        return ways.Length is 0 or > Most ? [new Way("", [condition])] : ways;
    }

    /// <summary>Where a condition stands; null where nothing of it has a place.</summary>
    public static Place? PlaceOf(Condition condition) => condition switch
    {
        Condition.Tested tested => tested.Place,
        Condition.Group group => group.Place,
        Condition.SomeOf some => some.Place,
        Condition.All all => all.Of.Select(PlaceOf).FirstOrDefault(p => p is not null),
        _ => null,
    };

    /// <summary>What a part of a condition is called: its name, or that of the figure it tests.</summary>
    public static string NameOf(Condition condition) => condition switch
    {
        Condition.Tested tested => tested.Name,
        Condition.Group group => group.Name,
        Condition.All { Of: [var first, ..] } => NameOf(first),
        Condition.SomeOf { Of: [var first, ..] } => NameOf(first),
        _ => "any",
    };

    private static ImmutableArray<Way> Expand(Condition condition)
    {
        switch (condition)
        {
            case Condition.Group group:
                return [.. Expand(group.Inside).Select(w => w with { Name = Join(group.Name, w.Name) })];
            case Condition.SomeOf { AtLeast: 1 } any:
                return [.. any.Of.SelectMany(p => Expand(p).Select(w => w.Name.Length > 0 ? w : w with { Name = NameOf(p) }))];
            case Condition.All all:
                ImmutableArray<Way> ways = [new Way("", [])];
                foreach (var part in all.Of)
                {
                    ways = [.. from way in ways from next in Expand(part) select new Way(Join(way.Name, next.Name), [.. way.Of, .. next.Of])];
                    if (ways.Length > Most)
                    {
                        return ways;
                    }
                }

                return ways;
            default:
                return [new Way("", [condition])];
        }
    }

    private static string Join(string one, string other) => one.Length == 0 ? other : other.Length == 0 ? one : $"{one}, {other}";
}
