namespace Palier.Data.Rows;

/// <summary>What every stored fact has: the moment it became known. Rows are only ever added; where a key stands twice, the later row counts.</summary>
public abstract record FactRow
{
    /// <summary>Increases over all tables; the primary key.</summary>
    public long Sequence { get; init; }

    /// <summary>The moment in UTC.</summary>
    public DateTime KnownAt { get; init; }
}

/// <summary>One saving: the sequence numbers up to and including this one were given out at this time.</summary>
public sealed record MomentRow : FactRow
{
    public required string What { get; init; }
}
