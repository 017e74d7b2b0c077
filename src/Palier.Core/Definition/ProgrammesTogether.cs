using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition;

/// <summary>Finds what is wrong between programmes that ask for standings in each other.</summary>
public static class ProgrammesTogether
{
    /// <summary>
    /// The mistakes of programmes that are read together: a level that the other programme does not have, and a ring of
    /// programmes whose levels each ask for the next one's; and a version that breaks what an earlier one promised. A programme that is not among them is not looked for.
    /// </summary>
    /// <remarks>
    /// Membership is decided once, on the day a partner asks, so two programmes may exclude each other there without a ring.
    /// </remarks>
    public static ImmutableArray<(Programme Programme, Mistake Mistake)> Mistakes(ImmutableArray<Programme> programmes)
    {
        var found = ImmutableArray.CreateBuilder<(Programme, Mistake)>();
        foreach (var programme in programmes)
        {
            foreach (var asked in All(programme).SelectMany(Asked))
            {
                var others = programmes.Where(p => p.Name == asked.Name).ToList();
                if (asked.Level is { } level && others.Count > 0 && !others.Exists(o => o.Ladder?.Find(level) is not null))
                {
                    found.Add((programme, Of(asked.Place, "P206", ("name", asked.Name), ("level", level))));
                }
            }
        }

        var rings = Rings(programmes);
        foreach (var ring in rings)
        {
            var first = programmes.First(p => p.Name == ring[0]);
            var place = Lasting(first).SelectMany(Asked).First(a => a.Name == ring[1]).Place;
            found.Add((first, Of(place, "P210", ("ring", string.Join(", ", ring)))));
        }

        foreach (var next in programmes)
        {
            found.AddRange(programmes.Where(p => p.Name == next.Name && p.Version < next.Version).SelectMany(p => Broken(p, next)));
        }

        return found.ToImmutable();
    }

    private static IEnumerable<(Programme, Mistake)> Broken(Programme promised, Programme next) =>
        Promises.Broken(promised, next).Select(b => (next, Of(next.Text!.Entries.First(e => e.Key.Text == "from").Key.Place, "P704",
            ("name", b.Promise.Name), ("version", $"{promised.Version}"), ("until", b.Promise.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("changed", string.Join(", ", b.Changed)))));

    /// <summary>The rings, each as the names from one programme around to itself.</summary>
    public static ImmutableArray<ImmutableArray<string>> Rings(ImmutableArray<Programme> programmes)
    {
        var asks = programmes.GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.SelectMany(Lasting).SelectMany(Asked).Select(a => a.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var rings = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in asks.Keys.Order(StringComparer.Ordinal))
        {
            Follow(name, []);
        }

        return rings.ToImmutable();

        void Follow(string name, ImmutableArray<string> way)
        {
            if (way.Contains(name))
            {
                rings.Add([.. way[way.IndexOf(name)..], name]);
            }
            else if (!done.Contains(name) && asks.TryGetValue(name, out var next))
            {
                foreach (var other in next.Order(StringComparer.Ordinal))
                {
                    Follow(other, way.Add(name));
                }

                done.Add(name);
            }
        }
    }

    private static Mistake Of(Place place, string code, params (string Name, string Value)[] figures)
    {
        var mistakes = new Mistakes();
        mistakes.Add(place, code, figures);
        return mistakes.InOrder[0];
    }

    // What is asked again and again while a level is held.
    private static IEnumerable<Condition> Lasting(Programme programme) =>
        (programme.Ladder?.Levels.Select(l => l.Requires) ?? [])
        .Concat(programme.Holds.Where(h => h.StopsThe("up")).Select(h => h.While))
        .Concat(programme.Membership?.Ends.Select(e => e.When) ?? []);

    private static IEnumerable<Condition> All(Programme programme) =>
        Lasting(programme)
        .Concat(programme.Membership is { } m ? [m.Requires] : [])
        .Concat(programme.Bonuses.Select(b => b.Requires));

    private static IEnumerable<(string Name, string? Level, Place Place)> Asked(Condition condition) =>
        Conditions.TestsOf(condition).SelectMany(t => Asked(t.Name, t.Test, t.Place));

    private static IEnumerable<(string Name, string? Level, Place Place)> Asked(string name, Test test, Place place) => test switch
    {
        Test.LevelLimit level when name != "level" => [(name, level.Level, place)],
        Test.Held => [(name, null, place)],
        Test.At at => Asked(name, at.Inner, place),
        Test.History history => history.Entries.Entries.SelectMany(e => Asked(name, e.Value, place)),
        _ => [],
    };
}
