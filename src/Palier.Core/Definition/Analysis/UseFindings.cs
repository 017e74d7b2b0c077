using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>
/// Finds figures, lists and facts that are defined and never used. A name counts as used wherever it stands in the text outside its
/// own definition, also in the definition of something that is not used itself.
/// </summary>
internal static class UseFindings
{
    private static readonly string[] Sections = ["lists", "facts", "metrics"];

    private static readonly string[] Prose = ["title", "about", "because", "ref", "guide"];

    public static void Find(MapNode text, Mistakes mistakes)
    {
        var used = new Dictionary<string, HashSet<Entry>>(StringComparer.Ordinal);
        var defined = Sections.Select(s => text[s]).OfType<MapNode>().SelectMany(s => s.Entries).ToList();
        foreach (var entry in defined)
        {
            Collect(entry.Value, entry, used);
        }

        foreach (var section in text.Entries.Where(e => !Sections.Contains(e.Key.Text)))
        {
            Collect(section.Value, section, used);
        }

        foreach (var entry in defined.Where(e => !Names(e.Key.Text).Any(n => used.GetValueOrDefault(n)?.Any(u => u != e) == true)))
        {
            mistakes.Add(entry.Key.Place, "P203", ("name", entry.Key.Text));
        }
    }

    // A column is used by its full name or by its field alone.
    private static string[] Names(string name) => name.Split('.', 2) is [_, var field] ? [name, field] : [name];

    private static void Collect(Node node, Entry inside, Dictionary<string, HashSet<Entry>> used)
    {
        switch (node)
        {
            case Scalar scalar:
                Add(scalar.Text, inside, used);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    Collect(item, inside, used);
                }

                break;
            case MapNode map:
                foreach (var entry in map.Entries.Where(e => !Prose.Contains(e.Key.Text)))
                {
                    Add(entry.Key.Text, inside, used);
                    Collect(entry.Value, inside, used);
                }

                break;
        }
    }

    // A part of a score or a field carries the name in front of it.
    private static void Add(string text, Entry inside, Dictionary<string, HashSet<Entry>> used)
    {
        foreach (var name in text.Split('.') is [var first, _, ..] ? [text, first] : new[] { text })
        {
            if (!used.TryGetValue(name, out var places))
            {
                used[name] = places = [];
            }

            places.Add(inside);
        }
    }
}
