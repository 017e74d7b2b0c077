using System.Collections.Immutable;

namespace Palier.Core.Wording;

/// <summary>A document in one language, ready to be laid out: as plain text, as a page or as PDF. No layout adds a word to it.</summary>
public sealed record Paper
{
    public required Language Language { get; init; }

    /// <summary>What it is: <c>Statement S-2026-000017</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Who issued it: a name, and lines below it.</summary>
    public required ImmutableArray<string> From { get; init; }

    /// <summary>The issuer's picture, PNG or JPEG in base64; null without one.</summary>
    public string? Logo { get; init; }

    /// <summary>Whom it is for: a name, and lines below it.</summary>
    public required ImmutableArray<string> To { get; init; }

    /// <summary>Number and days.</summary>
    public required ImmutableArray<string> Marks { get; init; }

    public required string Heading { get; init; }

    public required ImmutableArray<string> Under { get; init; }

    /// <summary>The one amount of the document, with what it is.</summary>
    public required (string Label, string Text) Amount { get; init; }

    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>What stands at the foot of every page, left and right.</summary>
    public required (string Left, string Right) Foot { get; init; }

    /// <summary>How the pages are counted: <c>page {page} of {pages}</c>.</summary>
    public required string Page { get; init; }

    /// <summary>What is said once where letters stand in it that a layout cannot draw.</summary>
    public required string Unreadable { get; init; }
}

/// <summary>A part of a document.</summary>
public abstract record Block
{
    public sealed record Heading(string Text) : Block;

    public sealed record Sentence(string Text) : Block;

    public sealed record Table(ImmutableArray<Column> Columns, ImmutableArray<Row> Rows) : Block;

    /// <summary>What follows begins on a new page where there are pages.</summary>
    public sealed record NewPage : Block;
}

/// <summary>A column of a table.</summary>
/// <param name="IsFigure">Whether its cells stand at the right.</param>
/// <param name="IsWide">Whether it takes the room that the others leave; one column of a table does.</param>
public sealed record Column(string Title, bool IsFigure = false, bool IsWide = false);

/// <summary>A row of a table.</summary>
/// <param name="Depth">How far its text is indented: what it is a part of stands above it.</param>
/// <param name="IsTotal">Whether a line is drawn above it.</param>
public sealed record Row(ImmutableArray<string> Cells, int Depth = 0, bool IsTotal = false)
{
    public static Row Of(params ReadOnlySpan<string> cells) => new([.. cells]);
}
