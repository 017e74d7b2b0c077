namespace Palier.App.Verification;

/// <summary>Something that is not as it was recorded. The kind and its figures are worded under <c>verify.</c> and the kind's name.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Row">The row of the audit trail it belongs to, or comes after; 0 where that cannot be said.</param>
/// <param name="Table">The table, the settlement, the account or the file.</param>
/// <param name="Detail">What stands there and what should.</param>
public sealed record Finding(FindingKind Kind, long Row, string Table = "", string Detail = "")
{
    /// <summary>A remark is nothing wrong, but something that verifying cannot decide.</summary>
    public bool IsRemark => Kind is FindingKind.NoAnchor or FindingKind.NotAnchored or FindingKind.BeforeTrail;
}

/// <summary>What can be wrong.</summary>
public enum FindingKind
{
    RowMissing = 0,
    RowChanged = 1,
    NotTied = 2,
    UnknownAlgorithm = 3,
    MomentDiffers = 4,
    RowsDiffer = 5,
    RowOutside = 6,
    TrailTruncated = 7,
    AnotherThanAnchored = 8,
    AnchorUnreadable = 9,
    AnchorMissing = 10,
    ProgrammeHash = 11,
    SettlementHash = 12,
    SettlementComputed = 13,
    MovementsDiffer = 14,
    BalanceDiffers = 15,
    StatementHash = 16,
    NoAnchor = 17,
    NotAnchored = 18,
    BeforeTrail = 19,
    BatchHash = 20,
    BatchFileHash = 21,
    PaymentsDiffer = 22,
    PaymentMovementsDiffer = 23,
    PaymentStray = 24,
    PaymentMovementStray = 25,
    PaymentBalance = 26,
    BankFileHash = 40,
    BankFileRead = 41,
    PaymentToldByNobody = 42,
    PaymentMovements = 43,
    LookAtNothing = 44,
}
