using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads lists of words and the facts that a programme declares.</summary>
internal static class FactsReader
{
    public static ImmutableSortedDictionary<string, WordList> Lists(Node? node, Symbols symbols, Mistakes mistakes)
    {
        var lists = ImmutableSortedDictionary.CreateBuilder<string, WordList>(StringComparer.Ordinal);
        if (node is not MapNode map)
        {
            if (node is not null)
            {
                Scalars.Wrong(node, "a map of lists, like { small: [LU, MT] }", mistakes);
            }

            return lists.ToImmutable();
        }

        foreach (var entry in map.Entries)
        {
            var isDated = entry.Value is MapNode { Entries: [var first, ..] } && Scalars.Date(first.Key.Text) is not null;
            var words = isDated
                ? History((MapNode)entry.Value, map, mistakes)
                : [(DateOnly.MinValue, Resolve(entry.Value, map, [entry.Key.Text], mistakes))];
            lists[entry.Key.Text] = new WordList(entry.Key.Text, entry.Key.Place, new Dated<ImmutableSortedSet<string>>(words))
            {
                Passing = isDated ? [] : Passing(entry.Value, symbols, mistakes),
            };
        }

        return lists.ToImmutable();
    }

    public static ImmutableArray<DeclaredFact> Asserted(Node? node, Symbols symbols, Mistakes mistakes)
    {
        if (node is not (null or MapNode))
        {
            Scalars.Wrong(node, "a map of facts", mistakes);
        }

        var times = symbols.Times(mistakes);
        var facts = ImmutableArray.CreateBuilder<DeclaredFact>();
        foreach (var entry in node is MapNode map ? map.Entries : [])
        {
            if (entry.Key.Text.Contains('.', StringComparison.Ordinal) || Keys.Of(entry.Value, Vocabulary.Fact, mistakes) is not { } keys)
            {
                continue;
            }

            facts.Add(new DeclaredFact(
                entry.Key.Text,
                entry.Key.Place,
                Scalars.Local(keys["title"], mistakes) ?? LocalText.OfName(entry.Key.Text),
                Scalars.Text(keys["ref"], "a clause", mistakes),
                Scalars.Text(keys["asserted_by"], "a role", mistakes) ?? "",
                Scalars.Text(keys["evidence"], "document, letter, report or none", mistakes) ?? "",
                UnitOf(keys["unit"], mistakes))
            {
                Lasts = times.Duration(keys["lasts"]),
                Remind = times.BeforeExpiry(keys["remind"]),
            });
        }

        return facts.ToImmutable();
    }

    public static ImmutableArray<FactColumn> Columns(Node? node, Mistakes mistakes)
    {
        var columns = ImmutableArray.CreateBuilder<FactColumn>();
        foreach (var entry in node is MapNode map ? map.Entries : [])
        {
            if (entry.Key.Text.Split('.', 2) is not [var fact, var name])
            {
                continue;
            }

            if (!Fields.OfFact.ContainsKey(fact) || !Scalars.IsName(name))
            {
                mistakes.Add(entry.Key.Place, "P205", ("field", entry.Key.Text), ("known", "sale.workload and the like"));
            }
            else if (entry.Value is ListNode)
            {
                columns.Add(new FactColumn(fact, name, entry.Key.Place, null, [.. Scalars.Words(entry.Value, mistakes).Select(w => w.Text)]));
            }
            else
            {
                columns.Add(new FactColumn(fact, name, entry.Key.Place, UnitOf(entry.Value, mistakes), []));
            }
        }

        return columns.ToImmutable();
    }

    private static Unit? UnitOf(Node? node, Mistakes mistakes) => Kinds.Units.Read(node, mistakes);

    private static ImmutableArray<(DateOnly, ImmutableSortedSet<string>)> History(MapNode dated, MapNode lists, Mistakes mistakes)
    {
        var entries = ImmutableArray.CreateBuilder<(DateOnly, ImmutableSortedSet<string>)>();
        DateOnly? last = null;
        foreach (var entry in dated.Entries)
        {
            if (Scalars.Day(entry.Key, mistakes) is not { } day)
            {
                continue;
            }

            if (day <= last)
            {
                mistakes.Add(entry.Key.Place, "P401", ("value", entry.Key.Text));
            }

            last = day;
            entries.Add((day, Resolve(entry.Value, lists, [], mistakes)));
        }

        return entries.ToImmutable();
    }

    private static ImmutableSortedSet<string> Resolve(Node node, MapNode lists, ImmutableList<string> above, Mistakes mistakes)
    {
        var words = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var word in node is MapNode kept ? kept.Entries.Select(e => e.Key) : Scalars.Words(node, mistakes))
        {
            if (lists[word.Text] is not { } inner)
            {
                words.Add(word.Text);
            }
            else if (above.Contains(word.Text))
            {
                mistakes.Add(word.Place, "P204", ("name", word.Text));
            }
            else
            {
                words.UnionWith(Resolve(inner, lists, above.Add(word.Text), mistakes));
            }
        }

        return words.ToImmutable();
    }

    // A list may be a map: each word always, or for a time after a day of the fact that carries it.
    private static ImmutableArray<PassingWord> Passing(Node node, Symbols symbols, Mistakes mistakes)
    {
        var passing = ImmutableArray.CreateBuilder<PassingWord>();
        foreach (var entry in node is MapNode map ? map.Entries : [])
        {
            if (entry.Value is Scalar { Text: "always" })
            {
                continue;
            }

            var until = entry.Value is MapNode { Entries: [{ Key.Text: "until" } only] } ? symbols.Times(mistakes).Moment(only.Value) : null;
            if (until is When.Offset { Before: false, Of: When.FieldDay day } offset)
            {
                passing.Add(new PassingWord(entry.Key.Text, offset.Length, day.Field));
            }
            else if (until is not null || entry.Value is not MapNode { Entries: [{ Key.Text: "until" }] })
            {
                Scalars.Wrong(entry.Value, "always, or { until: 2 years after certificate.passed_on }", mistakes);
            }
        }

        return passing.ToImmutable();
    }
}
