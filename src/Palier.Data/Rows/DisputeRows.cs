namespace Palier.Data.Rows;

/// <summary>A line of a statement that a partner says is wrong, before the day until which it may.</summary>
public sealed record DisputeRow : FactRow
{
    public int Number { get; init; }

    public required string Partner { get; init; }

    public required string Programme { get; init; }

    /// <summary>The number of the statement.</summary>
    public int Statement { get; init; }

    /// <summary>The line: the name of a bonus, or the key of a movement.</summary>
    public required string Line { get; init; }

    public required string Wallet { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodUntil { get; init; }

    /// <summary>What the line came to when it was disputed, in minor units.</summary>
    public long Minor { get; init; }

    /// <summary>What the partner says it should come to; null where it does not say.</summary>
    public long? ClaimedMinor { get; init; }

    public required string Currency { get; init; }

    public required string Reason { get; init; }

    /// <summary>The last day on which it could be disputed; null where the programme sets none.</summary>
    public DateOnly? Until { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What the vendor answered. Refused, it ends the dispute; upheld, the movement of the adjustment does.</summary>
public sealed record DisputeAnswerRow : FactRow
{
    public int Dispute { get; init; }

    /// <summary>1 for the first answer; another one where an adjustment was rejected.</summary>
    public int Turn { get; init; }

    public bool Upheld { get; init; }

    public required string Reason { get; init; }

    /// <summary>The adjustment that puts it right; null where it was refused.</summary>
    public int? Adjustment { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}
