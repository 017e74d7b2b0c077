using Palier.Core.Definition.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Written = YamlDotNet.Core.Events.Scalar;

namespace Palier.Core.Editors.Layout;

/// <summary>Reads a text into parts with their remarks. The text was read without mistakes before.</summary>
internal sealed class PartReading
{
    private readonly string _text;
    private readonly List<ParsingEvent> _events = [];
    private readonly int[] _ends;
    private readonly bool[] _inBraces;
    private readonly Remarks _remarks;
    private int _at;

    private PartReading(string text)
    {
        _text = text;
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            _events.Add(parser.Current!);
        }

        _ends = Ends(_events);
        _remarks = new Remarks(text, [.. _events.OfType<Written>().Select(Span)]);
        _inBraces = [.. _events.Select((e, i) => IsBraced(e) && !_remarks.AnyIn(e.Start, _events[_ends[i]].End))];
    }

    /// <summary>The parts of a text whose lines end with a line feed, and every remark in it.</summary>
    public static (GroupPart Whole, IReadOnlyList<string> Remarks) Of(string text)
    {
        var reading = new PartReading(text);
        var remarks = reading._remarks.All.ToList();
        reading._at = reading._events.FindIndex(e => e is DocumentStart) + 1;
        var whole = (GroupPart)reading.Next();
        whole.After.AddRange(reading._remarks.Before(int.MaxValue));
        return (whole, remarks);
    }

    private static int[] Ends(List<ParsingEvent> events)
    {
        var (ends, open) = (new int[events.Count], new Stack<int>());
        for (var i = 0; i < events.Count; i++)
        {
            ends[i] = i;
            if (events[i] is MappingStart or SequenceStart)
            {
                open.Push(i);
            }
            else if (events[i] is MappingEnd or SequenceEnd)
            {
                ends[open.Pop()] = i;
            }
        }

        return ends;
    }

    private static bool IsBlock(ParsingEvent value) => value is Written { Style: ScalarStyle.Literal or ScalarStyle.Folded };

    private static bool IsBraced(ParsingEvent group) => group is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };

    // Of a block without its head, which may have a remark beside it.
    private (int From, int Until) Span(Written value)
    {
        var (from, until) = ((int)value.Start.Index, (int)value.End.Index);
        return IsBlock(value) && _text.IndexOf('\n', from) is >= 0 and var end ? (Math.Min(end + 1, until), until) : (from, until);
    }

    private int LineOf(int at) => (int)_events[at].Start.Line;

    /// <summary>Whether a value stands below its key: a group that is not in braces, or has remarks inside them, or a block of text.</summary>
    private bool IsBelow(int at) => IsBlock(_events[at]) || (_events[at] is MappingStart or SequenceStart && !_inBraces[at]);

    private Part Next() => _events[_at] is Written ? Value() : Group();

    private ValuePart Value()
    {
        var value = (Written)_events[_at++];
        var (from, until) = Span(value);
        return new ValuePart
        {
            Column = (int)value.Start.Column - 1,
            Value = value.Value,
            Raw = _text[from..until],
            IsQuoted = value.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted,
            BlockHead = IsBlock(value) ? _text[(int)value.Start.Index..from].Split([' ', '\n', '\t'])[0] : null,
        };
    }

    private GroupPart Group()
    {
        var (start, last) = (_at, _ends[_at]);
        var group = new GroupPart { Column = (int)_events[start].Start.Column - 1, IsMap = _events[start] is MappingStart, InBraces = _inBraces[start] };
        for (_at++; _at < last;)
        {
            group.Lines.Add(Entry(group));
        }

        _at++;
        if (!group.InBraces)
        {
            var following = _events.FindIndex(_at, e => e is Written or MappingStart or SequenceStart);
            group.After.AddRange(IsBraced(_events[start])
                ? _remarks.Before((int)_events[last].End.Line + 1)
                : _remarks.Indented(group.Column, following < 0 ? int.MaxValue : LineOf(following)));
        }

        return group;
    }

    private Line Entry(GroupPart group)
    {
        var (line, start) = (LineOf(_at), (int)_events[_at].Start.Index);
        if (group.InBraces)
        {
            return new Line { Key = group.IsMap ? Value() : null, Value = Next(), IsSpacedOut = start > 1 && _text[start - 1] == ' ' && _text[start - 2] == ' ' };
        }

        List<string> before = [.. _remarks.Before(line)];
        var key = group.IsMap ? Value() : null;
        if (!IsBelow(_at))
        {
            before.AddRange(_remarks.Before(LineOf(_at)).Where(r => r.Length > 0));
            var value = Next();
            return new Line { Key = key, Value = value, Before = before, Beside = _remarks.Beside((int)_events[_at - 1].End.Line) };
        }

        // What stands on the line of a key whose group begins on it in braces is beside the first entry.
        var beginsBeside = IsBraced(_events[_at]) && LineOf(_at + 1) == line;
        var beside = key is null || beginsBeside ? null : _remarks.Beside(line);
        var head = LineOf(_at);
        var below = Next();
        if (below is ValuePart block)
        {
            _remarks.Passed(head + block.Content.Count(c => c == '\n') + 1);
        }

        return new Line { Key = key, Value = below, Before = before, Beside = beside };
    }
}
