using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads the rules that give: levels, benefits, bonuses.</summary>
internal sealed class RuleReader(Symbols symbols, Mistakes mistakes)
{
    private readonly ConditionReader _conditions = new(symbols, mistakes);
    private readonly StepReader _steps = new(symbols, mistakes);

    public Membership? Membership(Node? node) =>
        Keys.Of(node, Vocabulary.Membership, mistakes) is { } keys
            ? new Membership(keys.Place, RefOf(keys["ref"]), _conditions.Read(keys["requires"]) ?? new Condition.Never())
            : null;

    public Ladder? Ladder(Node? node)
    {
        if (Keys.Of(node, Vocabulary.Levels, mistakes) is not { } keys)
        {
            return null;
        }

        if (Keys.Of(keys["up"], Vocabulary.Up, mistakes) is { } up)
        {
            _ = Scalars.Choice(up["every"], mistakes, ("period start", true));
        }

        if (keys["ladder"] is not MapNode { Entries.Length: > 0 } ladder)
        {
            if (keys["ladder"] is { } wrong)
            {
                Scalars.Wrong(wrong, "a map of levels, lowest first", mistakes);
            }

            return null;
        }

        var reference = RefOf(keys["ref"]);
        return new Ladder(ladder.Place, reference, [.. ladder.Entries.Select((e, i) => LevelOf(e, i == 0, reference)).OfType<Level>()]);
    }

    public ImmutableArray<Benefit> Benefits(Node? node) => Each(node, Vocabulary.Benefit, (key, keys) => new Benefit(
        key.Text, key.Place, TitleOf(key, keys["title"]), RefOf(keys["ref"]), For(keys["for"]), Gives(keys["gives"])));

    public ImmutableArray<Bonus> Bonuses(Node? node) => Each(node, Vocabulary.Bonus, BonusOf);

    private static LocalText Named(string name) => LocalText.OfName(name);

    private ImmutableArray<T> Each<T>(Node? node, Construct construct, Func<Scalar, Keys, T> read)
    {
        if (node is not MapNode map)
        {
            if (node is not null)
            {
                Scalars.Wrong(node, $"a map, each {construct.Name} by its name", mistakes);
            }

            return [];
        }

        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in map.Entries)
        {
            if (!Scalars.IsName(entry.Key.Text))
            {
                Scalars.Wrong(entry.Key, "a name of small letters, digits and _", mistakes);
            }

            if (Keys.Of(entry.Value, construct, mistakes) is { } keys)
            {
                all.Add(read(entry.Key, keys));
            }
        }

        return all.ToImmutable();
    }

    private LocalText TitleOf(Scalar key, Node? title) => Scalars.Local(title, mistakes) ?? Named(key.Text);

    private string? RefOf(Node? node) => Scalars.Text(node, "a clause like §2.3", mistakes);

    private Level? LevelOf(Entry entry, bool lowest, string? reference)
    {
        var map = entry.Value as MapNode;
        var condition = _conditions.Read(entry.Value, Vocabulary.BesideTests);
        if (condition is Condition.All { Of.IsEmpty: true })
        {
            if (!lowest && map!.Entries.All(e => Vocabulary.BesideTests.Contains(e.Key.Text)))
            {
                mistakes.Add(entry.Value.Place, "P502", ("level", entry.Key.Text));
            }

            condition = new Condition.Always();
        }

        return condition is null ? null
            : new Level(entry.Key.Text, entry.Key.Place, TitleOf(entry.Key, map?["title"]), RefOf(map?["ref"]) ?? reference, condition);
    }

    private ForLevels For(Node? node)
    {
        if (node is Scalar { Text: var text } && text.EndsWith(" and above", StringComparison.Ordinal))
        {
            var level = text[..^" and above".Length];
            Known(new Scalar(node.Place, level, false));
            return new ForLevels.AndAbove(level);
        }

        if (node is Scalar single && symbols.Levels.Contains(single.Text))
        {
            mistakes.Add(node.Place, "P322", ("level", single.Text));
        }

        if (node is null)
        {
            return new ForLevels.Everyone();
        }

        var levels = Scalars.Words(node, mistakes);
        foreach (var level in levels)
        {
            Known(level);
        }

        return new ForLevels.Listed([.. levels.Select(l => l.Text)]);
    }

    private void Known(Scalar level)
    {
        if (!symbols.Levels.Contains(level.Text))
        {
            Keys.Unknown(level, symbols.Levels, "levels", mistakes);
        }
    }

    private ImmutableArray<(string Level, LocalText Gives)> Gives(Node? node)
    {
        if (node is not MapNode map)
        {
            return Scalars.Local(node, mistakes) is { } same && symbols.Levels.Count > 0 ? [(symbols.Levels[0], same)] : [];
        }

        if (map.Entries.All(e => e.Key.Text.Length == 2))
        {
            return Scalars.Local(map, mistakes) is { } text && symbols.Levels.Count > 0 ? [(symbols.Levels[0], text)] : [];
        }

        var gives = ImmutableArray.CreateBuilder<(string, LocalText)>();
        foreach (var entry in map.Entries)
        {
            Known(entry.Key);
            if (Scalars.Local(entry.Value, mistakes) is { } text)
            {
                gives.Add((entry.Key.Text, text));
            }
        }

        return gives.ToImmutable();
    }

    private Bonus BonusOf(Scalar key, Keys keys)
    {
        var forEach = Scalars.Text(keys["for_each"], "a fact like sale", mistakes);
        if (forEach is not null && !Vocabulary.Things.Contains(forEach))
        {
            Keys.Unknown((Scalar)keys["for_each"]!, Vocabulary.Things, "facts", mistakes);
        }

        var conditions = new ConditionReader(symbols, mistakes, forEach);
        return new Bonus(key.Text, key.Place, TitleOf(key, keys["title"]), RefOf(keys["ref"]) ?? "")
        {
            For = For(keys["for"]),
            Every = Scalars.Choice(keys["every"], mistakes,
                ("month", Cadence.Month), ("quarter", Cadence.Quarter), ("half-year", Cadence.HalfYear), ("year", Cadence.Year)) ?? Cadence.Quarter,
            ForEach = forEach,
            Where = forEach is null ? [] : conditions.Where(keys["where"], forEach == "customer" ? "sale" : forEach),
            Requires = conditions.Read(keys["requires"]) ?? new Condition.Always(),
            Amount = _steps.Read(keys["amount"], forEach),
            Except = Exemptions(keys["except"], forEach),
            From = Scalars.Day(keys["from"], mistakes),
            Until = Scalars.Day(keys["until"], mistakes),
        };
    }

    private ImmutableArray<Exemption> Exemptions(Node? node, string? forEach) => Each(node, Vocabulary.Exemption, (key, keys) => new Exemption(
        key.Text,
        key.Place,
        RefOf(keys["ref"]),
        _conditions.Read(keys["when"]) ?? new Condition.Never(),
        Scalars.Local(keys["because"], mistakes) ?? Named(key.Text),
        [.. Scalars.Words(keys["beats"], mistakes).Select(w => w.Text)],
        _conditions.Read(keys["requires"]),
        keys["amount"] is null ? null : _steps.Read(keys["amount"], forEach)));
}
