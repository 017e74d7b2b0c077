using Palier.Core.Acting;

namespace Palier.Data.Rows;

/// <summary>
/// What one person decided of something that others must approve, bound to the hash of what was shown. What came of it stands in
/// the table of the thing itself: this one says who looked, at what, and when.
/// </summary>
public sealed record ApprovalRow : FactRow
{
    public Subject Subject { get; init; }

    /// <summary>The number of the thing among those of its kind.</summary>
    public int Number { get; init; }

    /// <summary>1 for the second person, 2 for a third.</summary>
    public int Turn { get; init; }

    public bool Approved { get; init; }

    /// <summary>The hash of what was shown, in small hexadecimal letters.</summary>
    public required string Hash { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Above which amount a third person must approve; the latest one that was approved counts for its kind and currency.</summary>
public sealed record ApprovalLimitRow : FactRow
{
    public int Number { get; init; }

    public Subject Subject { get; init; }

    public required string Currency { get; init; }

    /// <summary>Minor units; an amount above it asks for a third person. Null takes the limit away.</summary>
    public long? Minor { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What a second person decided of a limit; it happens once.</summary>
public sealed record ApprovalLimitDecisionRow : FactRow
{
    public int Limit { get; init; }

    public bool Approved { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>A level that somebody proposes to give a partner against the reviews, with the reason and its end.</summary>
public sealed record OverrideProposalRow : FactRow
{
    public int Number { get; init; }

    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public required string Level { get; init; }

    public DateOnly From { get; init; }

    public DateOnly Until { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What a second person decided of it; approved, a row of the overrides stands beside it.</summary>
public sealed record OverrideDecisionRow : FactRow
{
    public int Override { get; init; }

    public bool Approved { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>A version of a programme that waits for a second person, with what it changes, what its tests say and what it would have cost.</summary>
public sealed record PublicationRow : FactRow
{
    public int Number { get; init; }

    public required string Name { get; init; }

    public int Version { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 of the bytes.</summary>
    public required string TextHash { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly PublishedOn { get; init; }

    /// <summary>Canonical JSON, without any language: the differences, the tests and the impact.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content, which holds the hash of the text too.</summary>
    public required string Hash { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What became of it: published by another person, or not; it happens once.</summary>
public sealed record PublicationDecisionRow : FactRow
{
    public int Publication { get; init; }

    public bool Published { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>
/// That a command with a key made by its client was carried out, with the answer that was given. It stands in the transaction
/// of what it did, so the same command again finds it and does nothing.
/// </summary>
public sealed record CommandRow : FactRow
{
    /// <summary>Who sent it; a key of one is not seen by another.</summary>
    public required string Person { get; init; }

    /// <summary>What it does: the verb and the route.</summary>
    public required string Operation { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked for; the key with anything else is refused.</summary>
    public required string Asked { get; init; }

    /// <summary>What the use case answered, as JSON, and which outcome it is.</summary>
    public required string Answer { get; init; }
}
