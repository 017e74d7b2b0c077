using System.Globalization;
using Palier.Core.Values;

namespace Palier.Core.Editors.Scaffold;

/// <summary>A table of facts as a case writes it: a line of columns, then a line for each fact, the values below each other.</summary>
internal sealed record TableText(string Name, int Rows, IReadOnlyList<string> Lines)
{
    private const string None = "-";
    private const string Between = "  ";

    /// <summary>The table of some facts, without the columns in which none of them has a value; null where nothing is left.</summary>
    public static TableText? Of<T>(string name, IReadOnlyCollection<T> facts, params IReadOnlyList<(string Column, Func<T, string?> Value)> columns)
    {
        var rows = facts.Select(f => columns.Select(c => c.Value(f)).ToArray()).ToList();
        var kept = Enumerable.Range(0, columns.Count).Where(c => rows.Exists(r => r[c] is not null)).ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        var cells = rows.Select(r => kept.Select(c => Cell(r[c])).ToArray()).Prepend([.. kept.Select(c => columns[c].Column)]).ToList();
        var widths = kept.Select((_, i) => cells.Max(r => r[i].Length)).ToList();
        return new TableText(name, rows.Count, [.. cells.Select(r => string.Join(Between, r.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd())]);
    }

    public static string? Day(DateOnly? day) => day is { } d && d != DateOnly.MinValue ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public static string Amount(LineAmount amount) => ((decimal)amount.TenThousandths / LineAmount.Unit).ToString("0.00##", CultureInfo.InvariantCulture);

    // Words of several values stand with commas between them.
    public static string? Words(IReadOnlyCollection<string> words) => words.Count == 0 ? null : string.Join(',', words);

    private static string Cell(string? value) => value switch
    {
        null => None,
        None or "" => InQuotes(value),
        _ when value[0] == '"' || value.Any(char.IsWhiteSpace) => InQuotes(value),
        _ => value,
    };

    private static string InQuotes(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
