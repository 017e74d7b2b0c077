using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads conditions: maps of names with their tests, <c>any</c>, so many <c>of</c>, and named groups.</summary>
/// <param name="thing">The kind of fact that the rule runs for, whose fields may be tested by their dotted names; or null.</param>
internal sealed class ConditionReader(Symbols symbols, Mistakes mistakes, string? thing = null)
{
    private readonly FigureReader _figures = new(symbols, mistakes, thing);

    /// <param name="node">The condition.</param>
    /// <param name="beside">Words of a rule that may stand in the same map and are read elsewhere.</param>
    public Condition? Read(Node? node, params string[] beside)
    {
        switch (node)
        {
            case null:
                return null;
            case Scalar { Text: "always" }:
                return new Condition.Always();
            case Scalar { Text: "never" }:
                return new Condition.Never();
            case MapNode map:
                return All(map, beside);
            default:
                Scalars.Wrong(node, "always, never, or a map of what must hold", mistakes);
                return null;
        }
    }

    /// <summary>Tests on the fields of a fact: all must hold.</summary>
    public ImmutableArray<FieldTest> Where(Node? node, string fact)
    {
        if (node is not MapNode map)
        {
            if (node is not null)
            {
                Scalars.Wrong(node, "a map of fields, like { area: ai-cloud }", mistakes);
            }

            return [];
        }

        var tests = ImmutableArray.CreateBuilder<FieldTest>();
        foreach (var entry in map.Entries)
        {
            var field = entry.Key.Text.StartsWith(fact + ".", StringComparison.Ordinal) ? entry.Key.Text[(fact.Length + 1)..] : entry.Key.Text;
            if (symbols.FieldOf(fact, field) is not { } subject)
            {
                Keys.Unknown(entry.Key, symbols.FieldsOf(fact), $"fields of {fact}", mistakes);
            }
            else if (ReadTest(entry.Value, subject) is { } test)
            {
                Carried(test, entry.Value, symbols.CarriedBy(fact, field), $"{fact}.{field}");
                tests.Add(new FieldTest(entry.Key.Place, field, test));
            }
        }

        return tests.ToImmutable();
    }

    // A declared column carries its words alone; a test for another one would never hold.
    private void Carried(Test test, Node node, ImmutableArray<string> words, string field)
    {
        foreach (var word in test is Test.OneOf one && !words.IsEmpty ? one.Words.Where(w => !words.Contains(w) && !symbols.Lists.Contains(w) && w != "unknown") : [])
        {
            mistakes.Add(node.Place, "P207", ("word", word), ("field", field), ("known", string.Join(", ", words)));
        }
    }

    private Condition.All All(MapNode map, string[] beside)
    {
        if (map["at_least"] is not null && map["of"] is not null)
        {
            return new Condition.All([SomeOf(map)]);
        }

        var parts = ImmutableArray.CreateBuilder<Condition>();
        foreach (var entry in map.Entries.Where(e => !beside.Contains(e.Key.Text)))
        {
            if (Part(entry) is { } part)
            {
                parts.Add(part);
            }
        }

        return new Condition.All(parts.ToImmutable());
    }

    private Condition.SomeOf SomeOf(MapNode map)
    {
        var text = Scalars.Text(map["at_least"], "a count", mistakes);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            Scalars.Wrong(map["at_least"]!, "a count from 1", mistakes);
        }

        var parts = Read(map["of"]) is Condition.All all ? all.Of : [];
        if (count > parts.Length)
        {
            mistakes.Add(map["at_least"]!.Place, "P503", ("count", $"{count}"), ("parts", $"{parts.Length}"));
        }

        return new Condition.SomeOf(map.Place, count, parts);
    }

    private Condition? Part(Entry entry)
    {
        var name = entry.Key.Text;
        if (name == "any")
        {
            return new Condition.SomeOf(entry.Key.Place, 1, Read(entry.Value) is Condition.All all ? all.Of : []);
        }

        if (symbols.Find(name, thing) is { } subject)
        {
            return ReadTest(entry.Value, subject) is { } test ? new Condition.Tested(entry.Key.Place, name, test) : null;
        }

        if (IsGroup(entry))
        {
            return new Condition.Group(entry.Key.Place, name, LocalText.OfName(name), Read(entry.Value) ?? new Condition.Never());
        }

        if (entry.Value is Scalar { Text: var word } standing && Scalars.IsName(word) && word is not ("met" or "always" or "never") && IsFarFromNames(name))
        {
            return new Condition.Tested(entry.Key.Place, name, word == "held"
                ? new Test.Held(standing.Place, true)
                : new Test.LevelLimit(standing.Place, Comparison.AtLeast, word));
        }

        if (entry.Value is Scalar { Text: "not held" } not)
        {
            return new Condition.Tested(entry.Key.Place, name, new Test.Held(not.Place, false));
        }

        var nearest = Nearest.To(name, symbols.Names);
        mistakes.Add(entry.Key.Place, nearest is null ? "P201" : "P201n", ("name", name), ("nearest", nearest ?? ""));
        return null;
    }

    private bool IsFarFromNames(string name) => Nearest.To(name, symbols.Names) is null;

    private bool IsGroup(Entry entry) =>
        entry.Value is MapNode map && IsFarFromNames(entry.Key.Text)
        && map.Entries.Any(e => e.Key.Text is "any" or "of" || symbols.Find(e.Key.Text, thing) is not null);

    private static bool IsDated(MapNode map) => map.Entries is [var first, ..] && Scalars.Date(first.Key.Text) is not null;

    // What is set aside for a time stands among the entries of a history; a moment and the parts of a score stand beside the test.
    private Test? ReadTest(Node node, Subject subject) => node switch
    {
        Scalar { Text: "set aside" } => new Test.SetAside(node.Place),
        MapNode map when IsDated(map) && map.Entries.Any(e => e.Value is Scalar { Text: "set aside" } or MapNode { Entries: [{ Key.Text: "at_least" or "above" or "at_most" or "below" }] }) =>
            History(map, subject),
        MapNode map when map["at"] is { } at && subject != Subject.Word => Beside(map, "at", subject) is { } test && symbols.Times(mistakes).Moment(at) is { } when
            ? new Test.At(map.Place, test, when) : null,
        MapNode map when map["every_part"] is { } part => Beside(map, "every_part", subject) is { } whole && LimitTest(part, Unit.Points) is { } each
            ? new Test.EveryPart(map.Place, whole, each) : null,
        MapNode { Entries: [{ Key.Text: "top" } only] } => Top(only.Value),
        _ => Single(node, subject),
    };

    private Test.History History(MapNode map, Subject subject)
    {
        var entries = ImmutableArray.CreateBuilder<(DateOnly, Test)>();
        foreach (var entry in map.Entries)
        {
            if (Scalars.Day(entry.Key, mistakes) is { } day && ReadTest(entry.Value, subject) is { } test)
            {
                entries.Add((day, test));
            }
        }

        return new Test.History(map.Place, new Dated<Test>(entries.ToImmutable()));
    }

    private Test? Beside(MapNode map, string word, Subject subject) =>
        ReadTest(map with { Entries = [.. map.Entries.Where(e => e.Key.Text != word)] }, subject);

    private Test.Top? Top(Node node)
    {
        if (node is Scalar { Text: var text } && Scalars.Quantity(text) is { Value.Sign: > 0 } of)
        {
            return new Test.Top(node.Place, of.Value, of.Unit == Unit.Percent);
        }

        Scalars.Wrong(node, "a count like 10, or a share like 3%", mistakes);
        return null;
    }

    private Test? Single(Node node, Subject subject) => subject switch
    {
        Subject.Word => WordTest(node),
        Subject.Day => DayTest(node),
        Subject.Met => MetTest(node),
        Subject.Level => LevelTest(node),
        _ => LimitTest(node, Symbols.UnitOf(subject)!.Value),
    };

    private Test.Met? MetTest(Node node) =>
        Kinds.Met.Read(node, mistakes) is { } met ? new Test.Met(node.Place, met) : null;

    private Test.OneOf? WordTest(Node node)
    {
        var not = node is MapNode { Entries: [{ Key.Text: "not" }] };
        var words = Scalars.Words(not ? ((MapNode)node).Entries[0].Value : node, mistakes);
        foreach (var word in words.Where(w => !Scalars.IsWord(w.Text)))
        {
            Scalars.Wrong(word, "a word like ai-cloud", mistakes);
        }

        return words.IsEmpty ? null : new Test.OneOf(node.Place, [.. words.Select(w => w.Text)], not);
    }

    private Test? DayTest(Node node)
    {
        switch (node)
        {
            case MapNode { Entries: [{ Key.Text: "within" } only] }:
                return symbols.Windows(mistakes).Read(only.Value) is { } window ? new Test.Within(node.Place, window) : null;
            case MapNode { Entries: [{ Key.Text: "from" or "before" } edge] }:
                return Scalars.Day(edge.Value, mistakes) is { } day ? new Test.DayLimit(node.Place, edge.Key.Text == "before", day) : null;
            default:
                Scalars.Wrong(node, "a window or a day, like { within: the period } or { from: 2025-01-01 }", mistakes);
                return null;
        }
    }

    private Test.LevelLimit? LevelTest(Node node)
    {
        var (how, value) = Compared(node);
        if (value is not Scalar scalar)
        {
            Scalars.Wrong(node, "a level", mistakes);
            return null;
        }

        if (!symbols.Levels.Contains(scalar.Text))
        {
            Keys.Unknown(scalar, symbols.Levels, "levels", mistakes);
            return null;
        }

        return new Test.LevelLimit(node.Place, how ?? Comparison.AtLeast, scalar.Text);
    }

    private Test.Limit? LimitTest(Node node, Unit unit)
    {
        var (how, value) = Compared(node);
        return _figures.Read(value, unit) is { } figure ? new Test.Limit(node.Place, how ?? Comparison.AtLeast, figure) : null;
    }

    private static (Comparison? How, Node Value) Compared(Node node) => node switch
    {
        MapNode { Entries: [{ Key.Text: "at_least" } e] } => (Comparison.AtLeast, e.Value),
        MapNode { Entries: [{ Key.Text: "above" } e] } when e.Value is not MapNode => (Comparison.Above, e.Value),
        MapNode { Entries: [{ Key.Text: "at_most" } e] } => (Comparison.AtMost, e.Value),
        MapNode { Entries: [{ Key.Text: "below" } e] } => (Comparison.Below, e.Value),
        _ => (null, node),
    };
}
