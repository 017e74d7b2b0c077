using System.Globalization;
using System.Xml;

namespace Palier.App.Imports;

/// <summary>A cell of a sheet: its column from 0, its text, and its type where it is no text.</summary>
internal readonly record struct SheetCell(int Column, string Text, object? Typed);

/// <summary>Streams the rows of a sheet with the values that a person sees: of a formula, what it came to when the file was saved.</summary>
internal sealed class SheetRows(Workbook workbook, Sheet sheet, string file, Mapping mapping) : IDisposable
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private readonly XmlReader _xml = workbook.Part(sheet.Part, 8 * Packed.Gigabyte);

    /// <summary>The areas of merged cells; known once all rows are read.</summary>
    public List<string> Merged { get; } = [];

    public IEnumerable<(int Row, List<SheetCell> Cells)> Read()
    {
        var row = 0;
        while (Next())
        {
            if (_xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                row = _xml.GetAttribute("r") is { } r ? Within(r, MostRows) : row + 1;
                yield return (row, Cells());
            }
            else if (_xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" })
            {
                Merged.Add(_xml.GetAttribute("ref") ?? "");
            }
        }
    }

    public void Dispose() => _xml.Dispose();

    /// <summary>The place of a cell such as <c>AB12</c>: column and row from 0; refuses what is none.</summary>
    public (int Column, int Row) PlaceOf(string reference)
    {
        var (column, i) = (0, 0);
        for (; i < reference.Length && char.IsAsciiLetterUpper(reference[i]) && column <= MostColumns; i++)
        {
            column = (column * 26) + reference[i] - 'A' + 1;
        }

        return column is > 0 and <= MostColumns ? (column - 1, Within(reference[i..], MostRows) - 1) : throw Damaged();
    }

    /// <summary>The letters of a column from 0.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters((column / 26) - 1)}{(char)('A' + (column % 26))}";

    private SourceRefusedException Damaged() => new(FileProblem.Damaged, file);

    private bool Next()
    {
        try
        {
            return _xml.Read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw Damaged();
        }
    }

    private int Within(string number, int most) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most ? value : throw Damaged();

    private List<SheetCell> Cells()
    {
        var cells = new List<SheetCell>();
        if (_xml.IsEmptyElement)
        {
            return cells;
        }

        var (depth, column) = (_xml.Depth, -1);
        while (Next() && _xml.Depth > depth)
        {
            if (_xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = _xml.GetAttribute("r") is { } place ? PlaceOf(place).Column : column + 1;
                if (Cell(column) is { } cell)
                {
                    cells.Add(cell);
                }
            }
        }

        return cells;
    }

    private SheetCell? Cell(int column)
    {
        var (type, style) = (_xml.GetAttribute("t") ?? "n", _xml.GetAttribute("s") is { } s && int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        if (_xml.IsEmptyElement)
        {
            return null;
        }

        var (depth, value, isFormula) = (_xml.Depth, (string?)null, false);
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            isFormula |= _xml.LocalName == "f";
            value = _xml.LocalName is "is" ? Workbook.TextIn(_xml) : _xml.LocalName is "v" ? Text() : value;
        }

        return value is null && !isFormula ? null : Value(column, type, style, value);
    }

    private string Text()
    {
        var text = "";
        for (var depth = _xml.Depth; !_xml.IsEmptyElement && Next() && _xml.Depth > depth;)
        {
            text += _xml.Value;
        }

        return text;
    }

    private SheetCell Value(int column, string type, int style, string? value) => type switch
    {
        "s" => new(column, int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < workbook.Texts.Count ? workbook.Texts[i] : throw Damaged(), null),
        "str" or "inlineStr" => new(column, value ?? "", null),
        "b" => new(column, value == "1" ? "TRUE" : "FALSE", null),
        "e" => new(column, value ?? "", new BrokenCell(value ?? "")),
        "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Of(column, DateOnly.FromDateTime(day)),
        // A formula that nobody has calculated yet has no value.
        _ when string.IsNullOrEmpty(value) => new(column, "", new BrokenCell("")),
        _ when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) && double.IsFinite(figure) =>
            Figure(column, value, figure, style < workbook.ShowsDay.Count && workbook.ShowsDay[style]),
        _ => throw Damaged(),
    };

    private SheetCell Figure(int column, string value, double figure, bool isDay)
    {
        if (isDay)
        {
            return SheetDays.Of(figure, workbook.IsFrom1904) is { } day ? Of(column, day) : new(column, value, null);
        }

        // A spreadsheet counts with 15 digits, and so does the conversion: 2024.9939999999999 is 2024.994.
        return Math.Abs(figure) < 1e15 ? new(column, TypedText.Of((decimal)figure, mapping), (decimal)figure) : new(column, value, null);
    }

    private SheetCell Of(int column, DateOnly day) => new(column, TypedText.Of(day, mapping), day);
}

/// <summary>How days and figures that have a type read as texts: as the mapping says that the file would write them.</summary>
internal static class TypedText
{
    public static string Of(DateOnly day, Mapping mapping) => day.ToString(mapping.Dates, CultureInfo.InvariantCulture);

    public static string Of(decimal figure, Mapping mapping) => figure.ToString("0.############################", CultureInfo.InvariantCulture).Replace('.', mapping.DecimalMark);
}
