using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Palier.Core.Definition.Yaml;

/// <summary>Reads YAML into nodes with places. Strict: duplicate keys, anchors, tags and second documents are refused.</summary>
public sealed class YamlText
{
    private const int DeepestNesting = 60;

    // What other readers of YAML take for true or false, so that Norway becomes false.
    private static readonly HashSet<string> TrueOrFalse = new(["on", "off", "yes", "no", "y", "n"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    private readonly Parser _parser;
    private readonly Mistakes _mistakes;

    private YamlText(Parser parser, Mistakes mistakes) => (_parser, _mistakes) = (parser, mistakes);

    /// <summary>The one document of a text, or null with the reason among the mistakes.</summary>
    public static Node? Read(string text, Mistakes mistakes)
    {
        var reader = new YamlText(new Parser(new StringReader(text)), mistakes);
        try
        {
            return reader.Document();
        }
        catch (YamlException e)
        {
            mistakes.Add(Within(text, At(e.Start)), "P101", ("detail", FirstSentence(e.Message)));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser loses its way in some texts without saying where: what it understood last is nearest.
            mistakes.Add(Within(text, At(reader._parser.Current?.End ?? Mark.Empty)), "P101u");
            return null;
        }
    }

    // The parser names the line after the last one where something is missing at the end.
    private static Place Within(string text, Place place)
    {
        var lines = text.Split(LineBreaks, StringSplitOptions.None);
        return place.Line > lines.Length
            ? new Place(lines.Length, lines[^1].Length + 1)
            : new Place(Math.Max(1, place.Line), Math.Clamp(place.Column, 1, lines[Math.Max(1, place.Line) - 1].Length + 1));
    }

    private static Place At(in Mark mark) => new((int)mark.Line, (int)mark.Column);

    private static string FirstSentence(string message)
    {
        var end = message.IndexOfAny(['\r', '\n']);
        return (end < 0 ? message : message[..end]).TrimEnd('.', ' ');
    }

    private Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _mistakes.Add(new Place(1, 1), "P110");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var node = Next(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            _mistakes.Add(At(second.Start), "P111");
        }

        return node;
    }

    private Node Next(int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, $"nested more than {DeepestNesting} deep");
        }

        if (_parser.Accept<AnchorAlias>(out var alias))
        {
            throw new YamlException(alias.Start, alias.End, "aliases (*name) are not used here: write the value again");
        }

        RefuseExtras(_parser.Current as NodeEvent);
        if (_parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            return Single(scalar);
        }

        return _parser.TryConsume<SequenceStart>(out var list) ? List(list, depth) : Map(depth);
    }

    private void RefuseExtras(NodeEvent? node)
    {
        if (node is null)
        {
            return;
        }

        if (!node.Anchor.IsEmpty)
        {
            _mistakes.Add(At(node.Start), "P112", ("what", $"&{node.Anchor.Value}"));
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            _mistakes.Add(At(node.Start), "P112", ("what", node.Tag.Value));
        }
    }

    private Scalar Single(YamlDotNet.Core.Events.Scalar scalar)
    {
        var single = new Scalar(At(scalar.Start), scalar.Value, scalar.Style is not ScalarStyle.Plain);
        if (!single.Quoted && TrueOrFalse.Contains(single.Text))
        {
            _mistakes.Add(single.Place, "P104", ("word", single.Text));
        }

        return single;
    }

    private ListNode List(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Next(depth + 1));
        }

        return new ListNode(At(start.Start), items.ToImmutable());
    }

    private MapNode Map(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyNode = Next(depth + 1);
            var value = Next(depth + 1);
            if (keyNode is not Scalar key)
            {
                _mistakes.Add(keyNode.Place, "P113");
                continue;
            }

            if (!seen.TryAdd(key.Text, key.Place))
            {
                _mistakes.Add(key.Place, "P102", ("key", key.Text), ("first", $"{seen[key.Text].Line}"));
                continue;
            }

            entries.Add(new Entry(key, value));
        }

        return new MapNode(At(start.Start), entries.ToImmutable());
    }
}
