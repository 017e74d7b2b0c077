using System.Collections.Immutable;
using Palier.Core.Definition.Reader;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition;

/// <summary>Finds tables that have no row, or two, for a word that a fact may carry.</summary>
internal sealed class TableWords
{
    private readonly Programme _programme;
    private readonly Mistakes _mistakes;

    private TableWords(Programme programme, Mistakes mistakes) => (_programme, _mistakes) = (programme, mistakes);

    public static void Find(Programme programme, Mistakes mistakes)
    {
        if (programme.Text is { } text)
        {
            new TableWords(programme, mistakes).Look(text);
        }
    }

    private void Look(Node node)
    {
        if (node is ListNode list)
        {
            foreach (var item in list.Items)
            {
                Look(item);
            }
        }

        if (node is not MapNode map)
        {
            return;
        }

        if (map["by"] is Scalar by && map.Entries.All(e => e.Key.Text is not ("kind" or "from" or "above" or "lasts")))
        {
            Rows(map, by.Text);
        }

        foreach (var entry in map.Entries)
        {
            Look(entry.Value);
        }
    }

    private void Rows(MapNode map, string by)
    {
        var rows = map.Entries.Where(e => e.Key.Text is not ("by" or "other")).ToList();
        var taken = new Dictionary<string, Scalar>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var word in WordsOf(row.Key.Text).Where(w => !taken.TryAdd(w, row.Key)))
            {
                _mistakes.Add(row.Key.Place, "P405", ("word", word), ("first", taken[word].Text), ("second", row.Key.Text));
            }
        }

        if (map["other"] is null && ColumnOf(by) is { Words.IsEmpty: false } column && column.Words.Except(taken.Keys) is { IsEmpty: false } missing)
        {
            _mistakes.Add(map.Place, "P404", ("words", string.Join(", ", missing)));
        }
    }

    // A list that changes may share a word with another on some days only: each of its days counts here.
    private ImmutableHashSet<string> WordsOf(string row) =>
        _programme.Lists.TryGetValue(row, out var list) ? [.. list.Words.Entries.SelectMany(e => e.Value)] : [row];

    private FactColumn? ColumnOf(string by) => _programme.Columns.FirstOrDefault(c => by == $"{c.Fact}.{c.Name}" || by == c.Name);
}
