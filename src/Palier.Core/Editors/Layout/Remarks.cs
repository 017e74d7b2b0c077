using YamlDotNet.Core;

namespace Palier.Core.Editors.Layout;

/// <summary>The remarks of a text, line by line, handed out once each as its parts are read in order.</summary>
internal sealed class Remarks
{
    private readonly string[] _lines;
    private readonly SortedDictionary<int, (string Text, int Column, bool IsAlone)> _at = [];
    private int _next = 1;

    /// <param name="text">The text, its lines ended by a line feed.</param>
    /// <param name="values">The spans of its values, in which a <c>#</c> begins nothing.</param>
    public Remarks(string text, IReadOnlyCollection<(int From, int Until)> values)
    {
        _lines = text.Split('\n');
        var (start, spans) = (0, new Queue<(int From, int Until)>(values.OrderBy(v => v.From)));
        for (var i = 0; i < _lines.Length; i++)
        {
            if (Begin(_lines[i], start, spans) is >= 0 and var column)
            {
                _at[i + 1] = (_lines[i][column..].TrimEnd(), column, _lines[i].AsSpan(0, column).Trim().IsEmpty);
            }

            start += _lines[i].Length + 1;
        }
    }

    /// <summary>All remarks, in the order of the text.</summary>
    public IEnumerable<string> All => _at.Values.Select(r => r.Text);

    /// <summary>Whether a remark begins between two places.</summary>
    public bool AnyIn(in Mark from, in Mark until)
    {
        var (first, last) = (((int)from.Line, (int)from.Column), ((int)until.Line, (int)until.Column));
        return _at.Any(r => (r.Key, r.Value.Column + 1).CompareTo(first) > 0 && (r.Key, r.Value.Column + 1).CompareTo(last) < 0);
    }

    /// <summary>The remarks and empty lines that were not handed out yet and stand before a line.</summary>
    public IEnumerable<string> Before(int line)
    {
        for (; _next < line && _next <= _lines.Length; _next++)
        {
            if (_at.Remove(_next, out var remark))
            {
                yield return remark.Text;
            }
            else if (string.IsNullOrWhiteSpace(_lines[_next - 1]))
            {
                yield return "";
            }
        }
    }

    /// <summary>The remarks that follow and are indented at least as far as a column: they belong to the group that ends here.</summary>
    public IEnumerable<string> Indented(int column, int before)
    {
        var last = _next - 1;
        for (var line = _next; line < before && line <= _lines.Length && (string.IsNullOrWhiteSpace(_lines[line - 1]) || (_at.TryGetValue(line, out var remark) && remark.Column >= column)); line++)
        {
            last = _at.ContainsKey(line) ? line : last;
        }

        return Before(last + 1);
    }

    /// <summary>Hands out nothing more up to a line.</summary>
    public void Passed(int line) => _next = Math.Max(_next, line + 1);

    /// <summary>The remark at the end of a line, and that nothing more is handed out up to it.</summary>
    public (string Text, int Column)? Beside(int line)
    {
        Passed(line);
        return _at.Remove(line, out var remark) ? (remark.Text, remark.Column) : null;
    }

    private static int Begin(string line, int start, Queue<(int From, int Until)> spans)
    {
        for (var i = 0; i < line.Length; i++)
        {
            while (spans.TryPeek(out var passed) && passed.Until <= start + i)
            {
                spans.Dequeue();
            }

            if (spans.TryPeek(out var span) && span.From <= start + i)
            {
                continue;
            }

            if (line[i] == '#' && (i == 0 || line[i - 1] is ' ' or '\t'))
            {
                return i;
            }
        }

        return -1;
    }
}
