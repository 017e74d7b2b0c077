using Palier.Core.Definition.Reader;

namespace Palier.Core.Editors.Layout;

/// <summary>Writes the parts of a text, two spaces further in for each level, the values of a block below each other.</summary>
internal sealed class LayoutWriting(bool isCases)
{
    /// <summary>What is in braces stays so up to this many columns.</summary>
    public const int Widest = 180;

    private const int Deeper = 2;

    // The words of a case that stand close to their values: a sentence, its clause, its shapes; and what is given to all cases of a file.
    private static readonly string[] Close = ["it", "ref", "shapes"];

    private readonly List<string> _lines = [];

    // Lines that must stay even if they are empty.
    private int _kept;

    public string Whole(GroupPart whole)
    {
        if (whole.IsMap && !isCases)
        {
            var sections = Vocabulary.Programme.Words[Vocabulary.Programme.Words.IndexOf("answers")..];
            foreach (var line in whole.Lines.Skip(1).Where(l => sections.Contains(l.Key!.Value) && !l.Before.Contains("")))
            {
                line.Before.Insert(0, "");
            }
        }

        Below(whole, -Deeper);
        while (_lines.Count > _kept && _lines[^1].Length == 0)
        {
            _lines.RemoveAt(_lines.Count - 1);
        }

        return string.Concat(_lines.Select(l => l + "\n"));
    }

    private static string Spaces(int count) => new(' ', count);

    /// <summary>The value on the line of its key, or null where it stands below it.</summary>
    private static string? Beside(Line line, int indent) =>
        ValueWriting.OnOneLine(line.Value) is { } text && (line.Value is ValuePart || text.Length <= 2 || indent + KeyOf(line).Length + 1 + text.Length <= Widest) ? text : null;

    private static string KeyOf(Line line) => line.Key is null ? "-" : ValueWriting.Of(line.Key, inBraces: false) + ":";

    private bool IsClose(Line line, int indent) => isCases && (indent == 0 ? line.Key?.Value == "given" : indent == Deeper && Close.Contains(line.Key?.Value));

    private void Below(Part part, int indent)
    {
        switch (part)
        {
            case GroupPart { IsMap: true } map:
                Map(map, indent + Deeper, WidthOf(map.Lines, indent + Deeper), "");
                break;
            case GroupPart list:
                List(list, indent <= 0 ? 0 : indent + Deeper);
                break;
            case ValuePart block:
                Block(block, indent + Deeper);
                break;
        }
    }

    // Values stand below each other between two empty lines.
    private Dictionary<Line, int> WidthOf(IReadOnlyList<Line> lines, int indent)
    {
        var (widths, run) = (new Dictionary<Line, int>(), new List<Line>());
        foreach (var line in lines.Append(null))
        {
            if (line is null || line.Before.Contains(""))
            {
                var width = run.Where(l => !IsClose(l, indent) && Beside(l, indent) is not null).Select(l => KeyOf(l).Length).DefaultIfEmpty().Max();
                run.ForEach(l => widths[l] = IsClose(l, indent) ? 0 : width);
                run.Clear();
            }

            if (line is not null)
            {
                run.Add(line);
            }
        }

        return widths;
    }

    private void Map(GroupPart map, int indent, Dictionary<Line, int> widths, string lead)
    {
        var columns = Columns.Of([.. map.Lines.Where(l => Beside(l, indent) is not null)]);
        foreach (var line in map.Lines)
        {
            var isFirst = line == map.Lines[0];
            Remarks(line.Before, isFirst && lead.Length > 0 ? indent - Deeper : indent, isFirst);
            var start = (isFirst && lead.Length > 0 ? lead : Spaces(indent)) + KeyOf(line);
            if (Beside(line, indent) is { } text)
            {
                Write((start + Spaces(Math.Max(0, widths[line] - KeyOf(line).Length) + 1) + columns.GetValueOrDefault(line, text)).TrimEnd(), line);
                Remarks((line.Value as GroupPart)?.After ?? [], indent + Deeper, false);
            }
            else
            {
                Write(start + HeadOf(line.Value), line);
                Below(line.Value, indent);
            }
        }

        Remarks(map.After, indent, false);
    }

    private void List(GroupPart list, int indent)
    {
        // The maps of a list have their values below each other all together.
        var widths = WidthOf([.. list.Lines.Select(l => l.Value).OfType<GroupPart>().Where(g => g is { IsMap: true, InBraces: false }).SelectMany(g => g.Lines)], indent + Deeper);
        foreach (var item in list.Lines)
        {
            Remarks(item.Before, indent, item == list.Lines[0]);
            if (Beside(item, indent) is { } text)
            {
                Write($"{Spaces(indent)}- {text}", item);
            }
            else if (item.Value is GroupPart { IsMap: true, InBraces: false } map)
            {
                Map(map, indent + Deeper, widths, Spaces(indent) + "- ");
            }
            else
            {
                Write($"{Spaces(indent)}-{HeadOf(item.Value)}", item);
                Below(item.Value, indent);
            }
        }

        Remarks(list.After, indent, false);
    }

    // The lines of a block keep their distance from each other.
    private void Block(ValuePart block, int indent)
    {
        var lines = block.Content.Split('\n');
        var first = lines.FirstOrDefault(l => l.Trim().Length > 0) ?? "";
        var own = block.Value.Split('\n').FirstOrDefault(l => l.Trim().Length > 0) ?? "";
        var stood = first.TakeWhile(c => c == ' ').Count() - own.TakeWhile(c => c == ' ').Count();
        _lines.AddRange(lines.Select(l => l.Trim().Length == 0 && l.Length <= stood ? "" : Spaces(indent) + l[Math.Min(stood, l.Length)..]));
        _kept = block.KeepsEmptyLines ? _lines.Count : _kept;
    }

    private static string HeadOf(Part value) =>
        value is ValuePart { BlockHead: { } head } ? " " + string.Concat(head.Select(c => char.IsAsciiDigit(c) ? (char)('0' + Deeper) : c)) : "";

    private void Write(string text, Line line) =>
        _lines.Add(line.Beside is { } remark ? text.PadRight(Math.Max(remark.Column, text.Length + 1)) + remark.Text : text);

    private void Remarks(IEnumerable<string> remarks, int indent, bool isFirst)
    {
        foreach (var remark in remarks)
        {
            if (remark.Length > 0)
            {
                _lines.Add(Spaces(indent) + remark);
            }
            else if (!isFirst && _lines.Count > 0 && _lines[^1].Length > 0)
            {
                _lines.Add("");
            }

            isFirst &= remark.Length == 0;
        }
    }
}
