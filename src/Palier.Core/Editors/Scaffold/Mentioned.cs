using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Editors.Scaffold;

/// <summary>The words of texts. A rule can look at a field or at a kind of fact only by its name, so what no text mentions counts nowhere.</summary>
internal sealed class Mentioned
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly bool _isUnread;

    private Mentioned() => _isUnread = true;

    public Mentioned(IEnumerable<Programme> texts)
    {
        foreach (var text in texts)
        {
            _isUnread |= text.Text is null;
            Add(text.Text);
        }
    }

    /// <summary>As if everything were said, so that nothing is left out.</summary>
    public static Mentioned Everything { get; } = new();

    /// <summary>Whether a text says exactly this somewhere.</summary>
    public bool IsSaid(string word) => _isUnread || _words.Contains(word);

    /// <summary>Whether a text says this somewhere, also as a part of another word: <c>customer</c> in <c>sale.customer</c>.</summary>
    public bool IsPart(string word)
    {
        if (!_known.TryGetValue(word, out var known))
        {
            _known[word] = known = _isUnread || _words.Any(w => w.Contains(word, StringComparison.OrdinalIgnoreCase));
        }

        return known;
    }

    private void Add(Node? node)
    {
        switch (node)
        {
            case Scalar scalar:
                _words.Add(scalar.Text);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    Add(item);
                }

                break;
            case MapNode map:
                foreach (var entry in map.Entries)
                {
                    _words.Add(entry.Key.Text);
                    Add(entry.Value);
                }

                break;
        }
    }
}
