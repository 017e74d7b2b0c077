using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Reader;

/// <summary>Makes one text of a text that is a programme for each of several words: <c>this area</c> stands for the word.</summary>
internal static class EachArea
{
    public const string Phrase = "this area";

    /// <summary>The words that a text is a programme for each of: listed in its head, or a list of the text by its name.</summary>
    public static ImmutableArray<string> WordsOf(MapNode text, Mistakes mistakes)
    {
        var node = text["for_each"];
        if (node is Scalar { Text: var name } && (text["lists"] as MapNode)?[name] is { } list)
        {
            node = list;
        }

        var words = Scalars.Words(node, mistakes);
        foreach (var word in words.Where(w => !Scalars.IsWord(w.Text)))
        {
            Scalars.Wrong(word, "a word like ai-cloud, or the name of a list", mistakes);
        }

        return [.. words.Select(w => w.Text)];
    }

    /// <summary>The text for one of its words.</summary>
    public static MapNode For(MapNode text, string word) => text with
    {
        Entries = [.. text.Entries.Where(e => e.Key.Text != "for_each").Select(e => e.Key.Text == "programme" && e.Value is Scalar name
            ? e with { Value = name with { Text = $"{name.Text}.{word}" } }
            : e with { Value = Replaced(e.Value, word) })],
    };

    /// <summary>Reports the phrase in a text that is for no words, once.</summary>
    public static void RefuseIn(MapNode text, Mistakes mistakes)
    {
        if (text.Entries.Select(e => First(e.Value)).FirstOrDefault(f => f is not null) is { } phrase)
        {
            mistakes.Add(phrase.Place, "P209a", ("phrase", Phrase));
        }
    }

    private static Scalar? First(Node node) => node switch
    {
        Scalar s => s.Text == Phrase ? s : null,
        ListNode list => list.Items.Select(First).FirstOrDefault(f => f is not null),
        MapNode map => map.Entries.Select(e => First(e.Value)).FirstOrDefault(f => f is not null),
        _ => null,
    };

    private static Node Replaced(Node node, string word) => node switch
    {
        Scalar s => s with { Text = s.Text.Replace(Phrase, word, StringComparison.Ordinal) },
        ListNode list => list with { Items = [.. list.Items.Select(i => Replaced(i, word))] },
        MapNode map => map with { Entries = [.. map.Entries.Select(e => e with { Value = Replaced(e.Value, word) })] },
        _ => node,
    };
}
