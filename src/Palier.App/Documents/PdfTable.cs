using System.Collections.Immutable;
using Palier.Core.Wording;

namespace Palier.App.Documents;

/// <summary>Lays a table out on sheets: its heads are repeated, a row is never split, and a total is never alone on a sheet.</summary>
internal static class PdfTable
{
    private const float Size = 8.5f;
    private const float Line = 11.5f;
    private const float Air = 6;
    private const float Baseline = 11.5f;
    private const float Gap = 12;
    private const float Indent = 10;

    public static void Add(Block.Table table, Sheets sheets)
    {
        var widths = Widths(table, sheets);
        var rows = table.Rows.Select(r => Cells(r, table.Columns, widths, sheets)).ToList();
        Head(table, widths, sheets);
        for (var i = 0; i < rows.Count; i++)
        {
            var total = i + 1 < rows.Count && table.Rows[i + 1].IsTotal && i + 2 == rows.Count ? Height(rows[i + 1]) : 0;
            if (sheets.Need(Height(rows[i]) + total))
            {
                Head(table, widths, sheets);
            }

            Write(table, table.Rows[i], rows[i], widths, sheets);
        }

        sheets.Y += 4;
    }

    private static float Height(string[][] cells) => (cells.Max(c => c.Length) * Line) + Air;

    private static void Head(Block.Table table, float[] widths, Sheets sheets)
    {
        if (table.Columns.All(c => c.Title.Length == 0))
        {
            return;
        }

        sheets.Y += 4;
        Each(widths, (i, left, right) => sheets.Write(table.Columns[i].Title, table.Columns[i].IsFigure ? right : left, sheets.Y + 10, Face.SemiBold, 8, Sheets.Second, table.Columns[i].IsFigure));
        sheets.Y += 16;
        sheets.Rule(Sheets.Edge, Sheets.Right, sheets.Y, 0.5f, Sheets.Hair);
    }

    private static void Write(Block.Table table, Row row, string[][] cells, float[] widths, Sheets sheets)
    {
        if (row.IsTotal)
        {
            sheets.Rule(Sheets.Edge, Sheets.Right, sheets.Y, 0.8f, Sheets.Strong);
        }

        var (face, ink) = (row.IsTotal ? Face.SemiBold : Face.Regular, row.Depth > 0 ? Sheets.Second : Sheets.Ink);
        Each(widths, (i, left, right) =>
        {
            var column = table.Columns[i];
            for (var l = 0; l < cells[i].Length; l++)
            {
                var x = column.IsFigure ? right : left + (column.IsWide ? row.Depth * Indent : 0);
                sheets.Write(cells[i][l], x, sheets.Y + Baseline + (l * Line), face, Size, ink, column.IsFigure, digits: column.IsFigure);
            }
        });
        sheets.Y += Height(cells);
        sheets.Rule(Sheets.Edge, Sheets.Right, sheets.Y, 0.5f, Sheets.Hair);
    }

    private static void Each(float[] widths, Action<int, float, float> cell)
    {
        var x = Sheets.Edge;
        for (var i = 0; i < widths.Length; i++)
        {
            cell(i, x, x + widths[i]);
            x += widths[i] + Gap;
        }
    }

    private static string[][] Cells(Row row, ImmutableArray<Column> columns, float[] widths, Sheets sheets) =>
    [
        .. row.Cells.Select((cell, i) => columns[i].IsFigure ? [sheets.Known(cell, Face.SemiBold)]
            : sheets.Wrap(cell, row.IsTotal ? Face.SemiBold : Face.Regular, Size, widths[i] - (columns[i].IsWide ? row.Depth * Indent : 0)).ToArray()),
    ];

    // Columns are as wide as what stands in them, text at most a quarter of the sheet; the wide one has what is left.
    private static float[] Widths(Block.Table table, Sheets sheets)
    {
        var all = Sheets.Right - Sheets.Edge;
        var widths = table.Columns.Select((column, i) =>
        {
            var widest = table.Rows.Select(r => Pen.Width(sheets.Known(r.Cells[i], Face.SemiBold), r.IsTotal ? Face.SemiBold : Face.Regular, Size, column.IsFigure))
                .Append(Pen.Width(sheets.Known(column.Title, Face.SemiBold), Face.SemiBold, 8, digits: false)).Max();
            return column.IsFigure ? widest : Math.Min(widest, all / 4);
        }).ToArray();
        var wide = table.Columns.Select((c, i) => c.IsWide ? i : -1).Max();
        if (wide >= 0)
        {
            widths[wide] = Math.Max(60, all - widths.Where((_, i) => i != wide).Sum() - (Gap * (widths.Length - 1)));
        }

        return widths;
    }
}
