namespace Palier.Core.Definition.Yaml;

/// <summary>A map that was checked against the words of its construct: unknown and missing words are already reported.</summary>
public sealed class Keys
{
    private readonly MapNode _map;
    private readonly Construct _construct;

    private Keys(MapNode map, Construct construct) => (_map, _construct) = (map, construct);

    public Place Place => _map.Place;

    /// <summary>The value of a word, or null when it is not given.</summary>
    /// <exception cref="ArgumentException">The construct has no such word: a bug of the reader.</exception>
    public Node? this[string word] => _construct.Words.Contains(word)
        ? _map[word]
        : throw new ArgumentException($"{_construct.Name} has no word {word}", nameof(word));

    /// <summary>What the phrase of a closed choice stands for; null when it is not given, and when it is refused, which is reported.</summary>
    public T? Choice<T>(string word, Mistakes mistakes)
        where T : struct => _construct.ChoiceOf<T>(word).Read(_map[word], mistakes);

    /// <summary>The checked map, or null when the node is no map; the mistake is reported.</summary>
    public static Keys? Of(Node? node, Construct construct, Mistakes mistakes)
    {
        if (node is not MapNode map)
        {
            if (node is not null)
            {
                mistakes.Add(node.Place, "P105m", ("words", string.Join(", ", construct.Words.Take(4))), ("value", Shown(node)));
            }

            return null;
        }

        foreach (var entry in map.Entries)
        {
            if (!construct.Words.Contains(entry.Key.Text))
            {
                Unknown(entry.Key, construct.Words, construct.Name, mistakes);
            }
        }

        var keys = new Keys(map, construct);
        foreach (var word in construct.Required)
        {
            if (map[word] is null && !keys.IsMisspelt(word))
            {
                mistakes.Add(map.Place, word == "ref" ? "P109" : "P108", ("word", word), ("where", construct.Name));
            }
        }

        return keys;
    }

    /// <summary>Whether an unknown word most likely means this one: what is missing then was reported already.</summary>
    public bool IsMisspelt(string word) =>
        _map.Entries.Any(e => !_construct.Words.Contains(e.Key.Text) && Nearest.To(e.Key.Text, _construct.Words) == word);

    /// <summary>Reports an unknown word with the nearest known one.</summary>
    public static void Unknown(Scalar word, IEnumerable<string> known, string where, Mistakes mistakes)
    {
        var nearest = Nearest.To(word.Text, known);
        mistakes.Add(word.Place, nearest is null ? "P103" : "P103n", ("word", word.Text), ("where", where), ("nearest", nearest ?? ""));
    }

    /// <summary>A node in short, for messages.</summary>
    public static string Shown(Node node) => node switch
    {
        Scalar s => s.Text.Length > 60 ? s.Text[..60] + "…" : s.Text,
        ListNode => "a list",
        _ => "a map",
    };
}
