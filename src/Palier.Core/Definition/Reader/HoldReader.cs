using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads what is held while a condition lasts, and what is promised to stay.</summary>
internal sealed class HoldReader(Symbols symbols, Mistakes mistakes)
{
    private readonly ConditionReader _conditions = new(symbols, mistakes);

    public ImmutableArray<Hold> Holds(Node? node) => Named.Each(node, Vocabulary.Hold, mistakes, (key, keys) => new Hold(
        key.Text,
        key.Place,
        Scalars.Local(keys["title"], mistakes) ?? LocalText.OfName(key.Text),
        RefOf(keys["ref"]),
        _conditions.Read(keys["while"]) ?? new Condition.Never(),
        Stops(keys["stops"]),
        keys.Choice<Release>("releases", mistakes) ?? Release.AtOnce,
        Scalars.Local(keys["because"], mistakes) ?? LocalText.OfName(key.Text)));

    /// <param name="node">The section.</param>
    /// <param name="text">The whole text: a promise keeps sections of it or what it names.</param>
    public ImmutableArray<Promise> Promises(Node? node, MapNode text) => Named.Each(node, Vocabulary.Promise, mistakes, (key, keys) => new Promise(
        key.Text, key.Place, RefOf(keys["ref"]), Keeps(keys["keeps"], text), Scalars.Day(keys["until"], mistakes) ?? default));

    private string? RefOf(Node? node) => Scalars.Text(node, "a clause like §6.2", mistakes);

    private ImmutableArray<string> Stops(Node? node)
    {
        var words = Scalars.Words(node, mistakes);
        foreach (var word in words.Where(w => !Hold.Kinds.Contains(w.Text)))
        {
            Keys.Unknown(word, Hold.Kinds, "stops", mistakes);
        }

        return [.. words.Select(w => w.Text)];
    }

    private ImmutableArray<string> Keeps(Node? node, MapNode text)
    {
        var words = Scalars.Words(node, mistakes);
        string[] sections = ["lists", "facts", "metrics", "membership", "levels", "benefits", "bonuses", "wallets", "holds", "answers"];
        var known = sections.Where(s => text[s] is not null).Concat(symbols.Rules).Concat(symbols.Names).Concat(symbols.Lists).ToList();
        foreach (var word in words.Where(w => !known.Contains(w.Text)))
        {
            Keys.Unknown(word, known, "keeps", mistakes);
        }

        return [.. words.Select(w => w.Text)];
    }
}
