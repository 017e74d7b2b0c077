using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads what levels give: benefits.</summary>
internal sealed class RuleReader(Symbols symbols, Mistakes mistakes)
{
    private readonly ConditionReader _conditions = new(symbols, mistakes);
    private readonly LimitReader _limits = new(symbols, mistakes);

    public ImmutableArray<Benefit> Benefits(Node? node) => Each(node, Vocabulary.Benefit, (key, keys) => new Benefit(
        key.Text, key.Place, TitleOf(key, keys["title"]), RefOf(keys["ref"]), For(keys["for"]), Gives(keys["gives"]))
    {
        Limits = _limits.Read(keys["limit"], For(keys["for"])),
        Unused = UnusedOf(key, keys),
        CaseByCase = keys.Choice<bool>("granted", mistakes) is not null,
    });

    // What is refilled and not used must be said to be lost or kept.
    private Unused? UnusedOf(Scalar key, Keys keys)
    {
        var unused = keys.Choice<Unused>("unused", mistakes);
        var refills = keys["limit"] switch { MapNode one => one["every"] is not null, ListNode list => list.Items.OfType<MapNode>().Any(l => l["every"] is not null), _ => false };
        if (refills && keys["unused"] is null)
        {
            mistakes.Add(key.Place, "P316", ("name", key.Text), ("choices", "unused: lapses, or carries over"));
        }

        return unused;
    }

    public ImmutableArray<T> Each<T>(Node? node, Construct construct, Func<Scalar, Keys, T> read) => Named.Each(node, construct, mistakes, read);

    public LocalText TitleOf(Scalar key, Node? title) => Scalars.Local(title, mistakes) ?? LocalText.OfName(key.Text);

    public string? RefOf(Node? node) => Scalars.Text(node, "a clause like §2.3", mistakes);

    public ForLevels For(Node? node)
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
}
