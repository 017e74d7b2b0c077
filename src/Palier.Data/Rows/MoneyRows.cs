using Palier.Core.Ledger;

namespace Palier.Data.Rows;

/// <summary>
/// Money or units that moved from one account to another. One row has one amount and one currency, so it balances by its form;
/// its key, made of what it is, stands once for each partner of a programme.
/// </summary>
public sealed record MovementRow : FactRow
{
    public required string Programme { get; init; }

    /// <summary>The partner in whose books it stands; accounts of others, such as a person's, may be on either side.</summary>
    public required string Partner { get; init; }

    public required string FromOwner { get; init; }

    public required string FromAccount { get; init; }

    public required string ToOwner { get; init; }

    public required string ToAccount { get; init; }

    /// <summary>Minor units, above zero.</summary>
    public long Minor { get; init; }

    public required string Currency { get; init; }

    /// <summary>The day it counts from; the moment it was posted is <see cref="FactRow.KnownAt"/>.</summary>
    public DateOnly Day { get; init; }

    public Purpose Purpose { get; init; }

    /// <summary>The bonus, or the wallet.</summary>
    public required string Name { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodUntil { get; init; }

    /// <summary>The account that is meant, also where a bill stands in for it.</summary>
    public required string PartOwner { get; init; }

    public required string PartAccount { get; init; }

    public int Number { get; init; }

    /// <summary>The version of the programme it follows from.</summary>
    public int Version { get; init; }

    public bool Billed { get; init; }

    public required string Key { get; init; }

    /// <summary>The settlement that posted it; null where none did.</summary>
    public int? Settlement { get; init; }

    /// <summary>The adjustment it carries out; null where it carries out none.</summary>
    public int? Adjustment { get; init; }

    /// <summary>The payment to the bank that it is part of; null where it is part of none.</summary>
    public int? Payment { get; init; }

    /// <summary>The sequence number of the movement that it corrects.</summary>
    public long? Corrects { get; init; }

    public string? Reason { get; init; }
}

/// <summary>
/// What an account holds: the sum of its movements. It is derived: a trigger keeps it with every movement, and it can be dropped
/// and rebuilt.
/// </summary>
public sealed record BalanceRow
{
    public required string Programme { get; init; }

    public required string Owner { get; init; }

    public required string Account { get; init; }

    public required string Currency { get; init; }

    public long Minor { get; init; }
}

/// <summary>What a settlement would post: numbered, with its content and the hash of it. It is posted or withdrawn, never changed.</summary>
public sealed record SettlementRow : FactRow
{
    public int Number { get; init; }

    public required string Programme { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodUntil { get; init; }

    /// <summary>The last day it keeps the books to.</summary>
    public DateOnly KeptTo { get; init; }

    /// <summary>Canonical JSON, without any language.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content in UTF-8, in small hexadecimal letters.</summary>
    public required string Hash { get; init; }

    /// <summary>The last sequence number that was known when it was computed.</summary>
    public long ComputedOn { get; init; }

    public required string By { get; init; }
}

/// <summary>What became of a settlement; it happens once.</summary>
public sealed record SettlementEventRow : FactRow
{
    public int Settlement { get; init; }

    public bool Posted { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>That a period of a programme was closed.</summary>
public sealed record ClosingRow : FactRow
{
    public required string Programme { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodUntil { get; init; }

    public DateOnly Day { get; init; }

    public required string By { get; init; }
}

/// <summary>That somebody asked to open a closed period again.</summary>
public sealed record ReopeningRow : FactRow
{
    public int Number { get; init; }

    public required string Programme { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodUntil { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>That a second person let a closed period be opened again; from then on it is open.</summary>
public sealed record ReopeningConfirmationRow : FactRow
{
    public int Reopening { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>Money that somebody proposes to move by hand, with the reason.</summary>
public sealed record AdjustmentRow : FactRow
{
    public int Number { get; init; }

    public required string Programme { get; init; }

    public required string Partner { get; init; }

    public required string Wallet { get; init; }

    /// <summary>Minor units, above zero.</summary>
    public long Minor { get; init; }

    public required string Currency { get; init; }

    /// <summary>True where the partner is given it, false where it is taken back.</summary>
    public bool Gives { get; init; }

    public required string Reason { get; init; }

    /// <summary>The sequence number of the movement that it corrects.</summary>
    public long? Corrects { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What a second person decided of an adjustment; it happens once.</summary>
public sealed record AdjustmentDecisionRow : FactRow
{
    public int Adjustment { get; init; }

    public bool Approved { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>A statement as it was issued to a partner. A correction is another one that names the one it corrects.</summary>
public sealed record IssuedStatementRow : FactRow
{
    public int Number { get; init; }

    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodUntil { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>Canonical JSON, without any language.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content in UTF-8, in small hexadecimal letters.</summary>
    public required string Hash { get; init; }

    /// <summary>The number of the statement it corrects.</summary>
    public int? Corrects { get; init; }

    public string? By { get; init; }
}
