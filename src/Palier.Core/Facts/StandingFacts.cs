namespace Palier.Core.Facts;

/// <summary>A level that somebody set by hand, with the reason and the day it ends.</summary>
public sealed record LevelOverride
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required string Level { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day on which it no longer holds; always given.</summary>
    public required DateOnly Until { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public Known Known { get; init; }
}

/// <summary>A level that a partner brings along from another programme, also one that has no text here.</summary>
public sealed record BroughtLevel
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required string Level { get; init; }

    public Known Known { get; init; }
}

/// <summary>That a partner's application for a programme was refused.</summary>
public sealed record Refusal
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required DateOnly On { get; init; }

    public string? Reason { get; init; }

    public Known Known { get; init; }
}

/// <summary>That somebody released what was held.</summary>
public sealed record HoldRelease
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    /// <summary>The hold's name in the programme's text.</summary>
    public required string Hold { get; init; }

    /// <summary>The first day on which it is no longer held.</summary>
    public required DateOnly On { get; init; }

    public required string By { get; init; }

    public Known Known { get; init; }
}

/// <summary>That somebody stops a partner's payouts by hand, with the reason.</summary>
public sealed record PlacedHold
{
    /// <summary>The number it is released by.</summary>
    public required int Number { get; init; }

    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required string Reason { get; init; }

    /// <summary>The first day that is held.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day that is not; null until it is released.</summary>
    public DateOnly? Until { get; init; }

    public required string By { get; init; }

    public Known Known { get; init; }
}
