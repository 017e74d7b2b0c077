using Palier.Core.Definition.Yaml;

namespace Palier.Core.Editors.Layout;

/// <summary>Writes single values, and groups in braces, on one line.</summary>
internal static class ValueWriting
{
    // What other readers of YAML take for something else than a text keeps its quotes.
    private static readonly string[] Guessed = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

    /// <summary>A part on one line; null where it cannot stand on one.</summary>
    public static string? OnOneLine(Part part, bool inBraces = false) => part switch
    {
        ValuePart { BlockHead: not null } => null,
        ValuePart value => Of(value, inBraces),
        GroupPart { Lines.Count: 0, IsMap: var isMap } => isMap ? "{}" : "[]",
        GroupPart { InBraces: true } group => InBraces(group, EntriesOf(group)),
        _ => null,
    };

    /// <summary>The entries of a group in braces, one by one.</summary>
    public static string[] EntriesOf(GroupPart group) =>
        [.. group.Lines.Select(l => (l.Key is null ? "" : Of(l.Key, inBraces: true) + ": ") + OnOneLine(l.Value, inBraces: true)).Select(e => e.TrimEnd())];

    /// <summary>Entries in the braces or brackets of their group; a list of single values hugs them.</summary>
    public static string InBraces(GroupPart group, IReadOnlyList<string> entries)
    {
        var inside = string.Join(", ", entries);
        return group.IsMap ? $"{{ {inside} }}" : group.Lines.Any(l => l.Value is GroupPart) ? $"[ {inside} ]" : $"[{inside}]";
    }

    /// <summary>A value as it stands in a line: quoted only where it must be, and then with double quotes.</summary>
    public static string Of(ValuePart value, bool inBraces)
    {
        if (!value.IsQuoted)
        {
            return !value.Raw.Contains('\n', StringComparison.Ordinal) ? value.Raw : IsPlain(value.Value, inBraces) ? value.Value : YamlWriting.InQuotes(value.Value);
        }

        var isOneLine = !value.Raw.Contains('\n', StringComparison.Ordinal);
        return IsPlain(value.Value, inBraces) && !IsGuessed(value.Value) ? value.Value
            : isOneLine && (value.Raw[0] == '"' || value.Value.Contains('"', StringComparison.Ordinal) || value.Value.Contains('\\', StringComparison.Ordinal)) ? value.Raw
            : YamlWriting.InQuotes(value.Value);
    }

    private static bool IsPlain(string value, bool inBraces) => YamlWriting.IsPlain(value) && !(inBraces && value.AsSpan().ContainsAny(",[]{}"));

    private static bool IsGuessed(string value) => value[0] is (>= '0' and <= '9') or '+' or '.' or '~' || Guessed.Contains(value, StringComparer.OrdinalIgnoreCase);
}
