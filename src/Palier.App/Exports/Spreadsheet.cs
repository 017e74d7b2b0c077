using System.Collections.Immutable;
using System.Globalization;
using MiniExcelLibs;
using Palier.App.Documents;
using Palier.Core.Values;

namespace Palier.App.Exports;

/// <summary>Rows under named columns: texts, figures as <see cref="decimal"/>, days, or null.</summary>
public sealed record Spreadsheet(string Name, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<object?>> Rows)
{
    /// <summary>Money as a figure with the decimals of its currency; the currency stands in a column of its own.</summary>
    public static decimal Figure(Money money) =>
        decimal.Parse(money.ToString()[..^(money.Currency.Code.Length + 1)], NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>The rows as CSV. Texts cannot become formulas, figures stay figures.</summary>
    public byte[] Csv()
    {
        var csv = new CsvText().Row([.. Columns.Select(CsvText.Text)]);
        foreach (var row in Rows)
        {
            csv.Row([.. row.Select(Cell)]);
        }

        return csv.Bytes;
    }

    /// <summary>The rows as a workbook of one sheet.</summary>
    public byte[] Xlsx()
    {
        using var stream = new MemoryStream();
        var rows = Rows.Select(r => Columns.Zip(r).ToDictionary(c => c.First, c => Value(c.Second), StringComparer.Ordinal)).ToList();
        // Columns stand also above no rows.
        object content = rows.Count > 0 ? rows : new[] { Columns.ToDictionary(c => c, _ => (object?)null, StringComparer.Ordinal) };
        stream.SaveAs(content, sheetName: Name);
        return stream.ToArray();
    }

    private static string Cell(object? value) => value switch
    {
        decimal figure => figure.ToString(CultureInfo.InvariantCulture),
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => CsvText.Text(value as string),
    };

    private static object? Value(object? value) => value switch
    {
        string text => CsvText.Harmless(text),
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => value,
    };
}
