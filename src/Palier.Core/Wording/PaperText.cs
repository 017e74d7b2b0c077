using System.Collections.Immutable;
using System.Text;

namespace Palier.Core.Wording;

/// <summary>A document as plain text.</summary>
public static class PaperText
{
    private const int Width = 104;

    /// <summary>The whole document; the same content gives the same bytes on every machine.</summary>
    public static string Of(Paper paper)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', paper.From).Append("\n\n").AppendJoin('\n', paper.Marks).Append("\n\n").AppendJoin('\n', paper.To).Append("\n\n");
        text.Append(paper.Heading).Append('\n').AppendJoin('\n', paper.Under).Append('\n');
        text.Append(paper.Amount.Label).Append("  ").Append(paper.Amount.Text).Append('\n');
        foreach (var block in paper.Blocks)
        {
            Write(block, text);
        }

        return text.Append('\n').Append(paper.Foot.Left).Append('\n').Append(paper.Foot.Right).Append('\n').ToString();
    }

    private static void Write(Block block, StringBuilder text)
    {
        switch (block)
        {
            case Block.Heading heading:
                text.Append('\n').Append(heading.Text).Append('\n').Append('-', heading.Text.Length).Append('\n');
                break;
            case Block.Sentence sentence:
                text.Append(sentence.Text).Append('\n');
                break;
            case Block.Table table:
                Write(table, text);
                break;
        }
    }

    private static void Write(Block.Table table, StringBuilder text)
    {
        var widths = Widths(table);
        Write(new Row([.. table.Columns.Select(c => c.Title)]), table.Columns, widths, text);
        foreach (var row in table.Rows)
        {
            if (row.IsTotal)
            {
                text.Append('-', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
            }

            Write(row, table.Columns, widths, text);
        }
    }

    private static int[] Widths(Block.Table table)
    {
        var widths = table.Columns.Select((c, i) => table.Rows.Select(r => Cell(r, i, table.Columns).Length).Append(c.Title.Length).Max()).ToArray();
        var others = table.Columns.Select((c, i) => c.IsWide ? 0 : widths[i]).Sum() + (2 * (widths.Length - 1));
        return [.. table.Columns.Select((c, i) => c.IsWide ? Math.Max(c.Title.Length, Width - others) : widths[i])];
    }

    private static string Cell(Row row, int column, ImmutableArray<Column> columns) =>
        (columns[column].IsWide ? new string(' ', row.Depth * 2) : "") + row.Cells[column];

    private static void Write(Row row, ImmutableArray<Column> columns, int[] widths, StringBuilder text)
    {
        var line = new StringBuilder();
        for (var i = 0; i < columns.Length; i++)
        {
            var cell = Cell(row, i, columns);
            line.Append(i > 0 ? "  " : "");
            // A long cell takes its room from the white space of the next.
            var column = widths.Take(i + 1).Sum() + (2 * i);
            line.Append(columns[i].IsFigure ? cell.PadLeft(Math.Max(0, column - line.Length)) : cell);
            line.Append(' ', Math.Max(0, column - line.Length));
        }

        text.Append(line.ToString().TrimEnd(' ')).Append('\n');
    }
}
