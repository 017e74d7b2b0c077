using System.Text;

namespace Palier.Core.Definition.Yaml;

/// <summary>Writes nodes as YAML that reads back as the same nodes: a block for every map and list, quotes only where they are needed.</summary>
public static class YamlWriting
{
    private const string Special = ":#{}[],&*!|>'\"%@`-?";

    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Write(node, 0, text, afterKey: false);
        return text.ToString();
    }

    private static void Write(Node node, int depth, StringBuilder text, bool afterKey)
    {
        switch (node)
        {
            case Scalar scalar:
                text.Append(afterKey ? " " : "").Append(Quoted(scalar.Text)).Append('\n');
                break;
            case MapNode { Entries.IsEmpty: true }:
                text.Append(afterKey ? " {}\n" : "{}\n");
                break;
            case ListNode { Items.IsEmpty: true }:
                text.Append(afterKey ? " []\n" : "[]\n");
                break;
            case MapNode map:
                text.Append(afterKey ? "\n" : "");
                foreach (var entry in map.Entries)
                {
                    text.Append(' ', depth * 2).Append(Quoted(entry.Key.Text)).Append(':');
                    Write(entry.Value, depth + 1, text, afterKey: true);
                }

                break;
            case ListNode list:
                text.Append(afterKey ? "\n" : "");
                foreach (var item in list.Items)
                {
                    text.Append(' ', depth * 2).Append('-');
                    Write(item, depth + 1, text, afterKey: true);
                }

                break;
        }
    }

    /// <summary>A value in double quotes.</summary>
    public static string InQuotes(string value) => "\"" + Escaped(value) + "\"";

    private static string Quoted(string value) => IsPlain(value) ? value : InQuotes(value);

    // Plain where no reader could take it for anything but itself: no space at an end, no sign that means something at the start or before a space.
    internal static bool IsPlain(string value) =>
        value.Length > 0 && value.Trim().Length == value.Length && !Special.Contains(value[0], StringComparison.Ordinal)
        && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal) && !value.EndsWith(':')
        && !value.Any(char.IsControl);

    private static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
