namespace Palier.Core.Editors.Layout;

/// <summary>What stood below each other inside the braces of neighbouring lines stays below each other.</summary>
internal static class Columns
{
    /// <summary>The values of lines that share a column, written so that they still do.</summary>
    public static Dictionary<Line, string> Of(IReadOnlyList<Line> lines)
    {
        var entries = lines.Where(l => l.Value is GroupPart { IsMap: true, InBraces: true, Lines.Count: > 1 }).ToDictionary(l => l, l => ValueWriting.EntriesOf((GroupPart)l.Value));
        var columns = Shared(lines, entries);
        // From left to right, since an entry that is moved moves those after it.
        foreach (var column in columns.OrderBy(c => c.Max(e => e.Index)))
        {
            var at = column.Max(e => StartOf(entries[e.Line], e.Index));
            foreach (var (line, index) in column)
            {
                entries[line][index - 1] += new string(' ', at - StartOf(entries[line], index));
            }
        }

        return entries.Where(e => columns.Any(c => c.Any(l => l.Line == e.Key))).ToDictionary(e => e.Key, e => Spaced((GroupPart)e.Key.Value, e.Value));
    }

    // Runs of neighbours, without an empty line between them, in which something stood in the same column: the same key, or what was put there by spaces.
    private static List<List<(Line Line, int Index)>> Shared(IReadOnlyList<Line> lines, Dictionary<Line, string[]> entries)
    {
        var (all, open) = (new List<List<(Line, int)>>(), new List<(Line Entry, List<(Line, int)> Run)>());
        foreach (var line in lines)
        {
            if (line.Before.Contains(""))
            {
                open.Clear();
            }

            var now = new List<(Line Entry, List<(Line, int)> Run)>();
            for (var i = 1; entries.ContainsKey(line) && i < ((GroupPart)line.Value).Lines.Count; i++)
            {
                var entry = ((GroupPart)line.Value).Lines[i];
                var run = open.FirstOrDefault(o => Share(o.Entry, entry)).Run ?? [];
                run.Add((line, i));
                now.Add((entry, run));
                if (run.Count == 2)
                {
                    all.Add(run);
                }
            }

            open = now;
        }

        return all;
    }

    private static bool Share(Line one, Line other) =>
        one.Key!.Column == other.Key!.Column && (one.Key.Value == other.Key.Value || one.IsSpacedOut || other.IsSpacedOut);

    private static int StartOf(string[] entries, int index) => entries.Take(index).Sum(e => e.Length + 2);

    // The spaces that make a column stand after the comma.
    private static string Spaced(GroupPart group, string[] entries)
    {
        var text = string.Concat(entries.Select((e, i) => i == entries.Length - 1 ? e : e.TrimEnd() + ", " + new string(' ', e.Length - e.TrimEnd().Length)));
        return group.IsMap ? $"{{ {text} }}" : $"[{text}]";
    }
}
