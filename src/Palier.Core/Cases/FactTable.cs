using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Cases;

/// <summary>A table of facts inside a case: a line of column names, then a line for each fact; a dash is no value.</summary>
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
            var values = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (values.Length != columns.Length)
            {
                mistakes.Add(new Place(node.Place.Line + i + 1, node.Place.Column), "P105",
                    ("expected", $"{columns.Length} values ({string.Join(", ", columns)})"), ("value", lines[i]));
                continue;
            }

            rows.Add(columns.Zip(values).Where(c => c.Second != "-")
                .ToImmutableSortedDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
        }

        return new FactTable(rows.ToImmutable());
    }
}
