using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Cases;

/// <summary>
/// A table of facts inside a case: a line of column names, then a line for each fact; a dash is no value. A value with spaces in it stands
/// in double quotes, and a quote inside them is written twice.
/// </summary>
internal sealed record FactTable(ImmutableArray<ImmutableSortedDictionary<string, string>> Rows)
{
    public static FactTable Read(Node node, Mistakes mistakes)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, string>>();
        var lines = (node as Scalar)?.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (lines.Length < 2)
        {
            mistakes.Add(node.Place, "P105", ("expected", "a table: a line of columns, then a line for each fact"), ("value", Keys.Shown(node)));
            return new FactTable([]);
        }

        var columns = lines[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < lines.Length; i++)
        {
            var values = ValuesOf(lines[i]);
            if (values.Count != columns.Length)
            {
                mistakes.Add(new Place(node.Place.Line + i + 1, node.Place.Column), "P105c",
                    ("count", columns.Length.ToString(CultureInfo.InvariantCulture)), ("words", string.Join(", ", columns)), ("value", lines[i]));
                continue;
            }

            rows.Add(columns.Zip(values).Where(c => c.Second is not null)
                .ToImmutableSortedDictionary(c => c.First, c => c.Second!, StringComparer.Ordinal));
        }

        return new FactTable(rows.ToImmutable());
    }

    private static List<string?> ValuesOf(string line)
    {
        var values = new List<string?>();
        for (var at = 0; at < line.Length;)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }

            var quoted = line[at] == '"' ? EndOfQuotes(line, at) : -1;
            var end = quoted > 0 ? quoted : EndOfWord(line, at);
            values.Add(quoted > 0 ? line[(at + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : line[at..end] is "-" ? null : line[at..end]);
            at = end;
        }

        return values;
    }

    private static int EndOfWord(string line, int at)
    {
        while (at < line.Length && !char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return at;
    }

    // Just behind the closing quote, which a space or the end of the line follows; -1 where there is none and the quote is a part of a word.
    private static int EndOfQuotes(string line, int at)
    {
        for (var end = at + 1; end < line.Length; end++)
        {
            if (line[end] != '"')
            {
                continue;
            }

            if (end + 1 == line.Length || char.IsWhiteSpace(line[end + 1]))
            {
                return end + 1;
            }

            if (line[end + 1] != '"')
            {
                return -1;
            }

            end++;
        }

        return -1;
    }
}
