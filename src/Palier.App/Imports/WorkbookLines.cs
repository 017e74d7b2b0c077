namespace Palier.App.Imports;

/// <summary>
/// Streams a sheet of a workbook. The heading is the first row that has the columns of the mapping, below a title perhaps; empty rows and cells
/// under no heading are left out. A value in merged cells belongs to nobody knows how many rows, so merged cells below the heading are refused.
/// </summary>
internal sealed class WorkbookLines : SourceFile
{
    /// <summary>Nobody writes more above a table.</summary>
    private const int MostAbove = 100;

    private readonly Workbook _workbook;
    private readonly Sheet _sheet;
    private readonly SheetRows _rows;
    private readonly IEnumerator<(int Row, List<SheetCell> Cells)> _reading;
    private readonly int[] _places;
    private readonly int _headingRow;

    private WorkbookLines(Workbook workbook, Sheet sheet, SheetRows rows, IEnumerator<(int Row, List<SheetCell> Cells)> reading, List<SheetCell> heading)
        : base([.. heading.Select(h => h.Text.Trim())])
    {
        (_workbook, _sheet, _rows, _reading, _headingRow) = (workbook, sheet, rows, reading, reading.Current.Row);
        _places = new int[heading.Max(h => h.Column) + 1];
        Array.Fill(_places, -1);
        for (var i = 0; i < heading.Count; i++)
        {
            _places[heading[i].Column] = i;
        }
    }

    public static WorkbookLines Open(string path, Mapping mapping)
    {
        var workbook = Workbook.Open(path);
        try
        {
            return Of(workbook, Chosen(workbook, mapping.Sheet), path, mapping);
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    public override InTable Spot(string columns)
    {
        var letters = columns.Split('/').Select(c => Columns.TryGetValue(c, out var i) ? SheetRows.Letters(Array.IndexOf(_places, i)) : null).ToList();
        return new InTable(_sheet.Name, letters.Contains(null) ? null : string.Join('/', letters));
    }

    public override IEnumerable<SourceLine> Read()
    {
        while (_reading.MoveNext())
        {
            var (fields, typed) = (new string[Heading.Length], new object?[Heading.Length]);
            Array.Fill(fields, "");
            var isEmpty = true;
            foreach (var cell in _reading.Current.Cells)
            {
                if (cell.Column < _places.Length && _places[cell.Column] is >= 0 and var place)
                {
                    (fields[place], typed[place]) = (cell.Text, cell.Typed);
                    isEmpty &= string.IsNullOrWhiteSpace(cell.Text) && cell.Typed is null;
                }
            }

            if (!isEmpty)
            {
                yield return new SourceLine(this, _reading.Current.Row, fields, typed);
            }
        }

        if (_rows.Merged.FirstOrDefault(IsAmongLines) is { } area)
        {
            throw new SourceRefusedException(FileProblem.Merged, area, _sheet.Name);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _reading.Dispose();
        _rows.Dispose();
        _workbook.Dispose();
    }

    private static WorkbookLines Of(Workbook workbook, Sheet sheet, string path, Mapping mapping)
    {
        var rows = new SheetRows(workbook, sheet, Path.GetFileName(path), mapping);
        var reading = rows.Read().GetEnumerator();
        var asked = mapping.Columns.Values.SelectMany(c => c).Except(mapping.Lookups.SelectMany(l => l.Take)).ToList();
        var first = default(List<SheetCell>);
        for (var row = 0; row < MostAbove && reading.MoveNext(); row++)
        {
            var filled = reading.Current.Cells.FindAll(c => !string.IsNullOrWhiteSpace(c.Text));
            first ??= filled.Count > 0 ? filled : null;
            if (filled.Count > 0 && asked.TrueForAll(a => filled.Exists(c => c.Text.Trim() == a)))
            {
                return new WorkbookLines(workbook, sheet, rows, reading, filled);
            }
        }

        // Without the columns of the mapping it is refused for them, and told what it has.
        return first is null ? throw new SourceRefusedException(FileProblem.SheetEmpty, sheet.Name) : new WorkbookLines(workbook, sheet, rows, reading, first);
    }

    private static Sheet Chosen(Workbook workbook, string? asked)
    {
        var seen = workbook.Sheets.Where(s => !s.IsHidden).ToList();
        var chosen = asked is null ? seen : [.. workbook.Sheets.Where(s => string.Equals(s.Name, asked, StringComparison.OrdinalIgnoreCase))];
        var names = string.Join(", ", (asked is null ? seen : workbook.Sheets.AsEnumerable()).Select(s => s.Name));
        return chosen.Count == 1 ? chosen[0] : throw new SourceRefusedException(asked is null ? FileProblem.WhichSheet : FileProblem.NoSheet, asked ?? "", names);
    }

    private bool IsAmongLines(string area)
    {
        var ends = area.Split(':');
        var (from, until) = (_rows.PlaceOf(ends[0]), _rows.PlaceOf(ends[^1]));
        return from != until && until.Row >= _headingRow && Enumerable.Range(from.Column, until.Column - from.Column + 1).Any(c => c < _places.Length && _places[c] >= 0);
    }
}
