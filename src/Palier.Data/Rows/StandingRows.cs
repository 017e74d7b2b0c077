namespace Palier.Data.Rows;

public sealed record LevelOverrideRow : FactRow
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required string Level { get; init; }

    public DateOnly From { get; init; }

    public DateOnly Until { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }
}

public sealed record BroughtLevelRow : FactRow
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required string Level { get; init; }
}

public sealed record RefusalRow : FactRow
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public DateOnly On { get; init; }

    public string? Reason { get; init; }
}

public sealed record HoldReleaseRow : FactRow
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required string Hold { get; init; }

    public DateOnly On { get; init; }

    public required string By { get; init; }
}

/// <summary>That somebody holds a partner's payouts by hand; a later row under the same number releases it.</summary>
public sealed record PlacedHoldRow : FactRow
{
    public int Number { get; init; }

    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required string Reason { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    public required string By { get; init; }
}

/// <summary>A deal, a request, a claim, an activity, a milestone, a report, a subscription.</summary>
public sealed record OccurrenceRow : FactRow
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required string Partner { get; init; }

    public required string Currency { get; init; }

    public string? Fields { get; init; }

    public string? Marks { get; init; }
}

/// <summary>A published rate: units of a currency for one euro on a day, exact as a fraction.</summary>
public sealed record ExchangeRateRow : FactRow
{
    public required string Currency { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>As it was published, with a decimal point, or a fraction.</summary>
    public required string PerEuro { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }
}

public sealed record HolidayRow : FactRow
{
    public required string Country { get; init; }

    public DateOnly Day { get; init; }
}

public sealed record BelongingRow : FactRow
{
    public required string Partner { get; init; }

    public string? Parent { get; init; }

    public DateOnly From { get; init; }
}

public sealed record TakeoverRow : FactRow
{
    public required string Partner { get; init; }

    public required string Into { get; init; }

    public DateOnly On { get; init; }
}
