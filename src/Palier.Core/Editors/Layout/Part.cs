namespace Palier.Core.Editors.Layout;

/// <summary>A part of a text as it is laid out: what it says, how it was written, and the remarks that belong to it.</summary>
internal abstract class Part
{
    /// <summary>The column it began in, from 0.</summary>
    public required int Column { get; init; }
}

/// <summary>A single value.</summary>
internal sealed class ValuePart : Part
{
    public required string Value { get; init; }

    /// <summary>As it stood in the text, with its quotes; of a block the lines below its head.</summary>
    public required string Raw { get; init; }

    public required bool IsQuoted { get; init; }

    /// <summary>The head of a block, <c>|</c> or <c>&gt;-</c>; null where it is none.</summary>
    public string? BlockHead { get; init; }

    /// <summary>Whether the empty lines at the end of a block are of it.</summary>
    public bool KeepsEmptyLines => BlockHead is { } head && head.Contains('+', StringComparison.Ordinal);

    /// <summary>The lines of a block.</summary>
    public string Content => !KeepsEmptyLines ? Raw.TrimEnd() : Raw.EndsWith('\n') ? Raw[..^1] : Raw;
}

/// <summary>A map or a list.</summary>
internal sealed class GroupPart : Part
{
    public required bool IsMap { get; init; }

    /// <summary>Whether it stood in braces or brackets, without remarks inside.</summary>
    public required bool InBraces { get; init; }

    public List<Line> Lines { get; set; } = [];

    /// <summary>Remarks after the last entry.</summary>
    public List<string> After { get; } = [];
}

/// <summary>An entry of a map, or an item of a list, whose key is null.</summary>
internal sealed class Line
{
    public ValuePart? Key { get; init; }

    public required Part Value { get; init; }

    /// <summary>Remarks on lines of their own before it; an empty one is an empty line.</summary>
    public List<string> Before { get; init; } = [];

    /// <summary>Whether more than one space stood before it in braces: it was put below something.</summary>
    public bool IsSpacedOut { get; init; }

    /// <summary>The remark at the end of its first line, with the column it stood in, from 0.</summary>
    public (string Text, int Column)? Beside { get; init; }
}
