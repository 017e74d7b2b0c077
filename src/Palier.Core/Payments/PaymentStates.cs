namespace Palier.Core.Payments;

/// <summary>How a batch of payments ended.</summary>
public enum BatchEnd
{
    /// <summary>Everybody who must approve it has; its file goes to the bank.</summary>
    Approved = 0,

    /// <summary>One of them refused it; what it held is free for another batch.</summary>
    Rejected = 1,

    /// <summary>Who proposed it took it back.</summary>
    Withdrawn = 2,
}

/// <summary>What became of a payment.</summary>
public enum PaymentEnd
{
    /// <summary>The bank has paid it.</summary>
    Booked = 0,

    /// <summary>It was paid and came back.</summary>
    Returned = 1,

    /// <summary>The bank never executed it.</summary>
    NotExecuted = 2,
}

/// <summary>How a payment stands.</summary>
public enum PaymentState
{
    /// <summary>Its batch is approved; the bank has not told anything yet and does not have to.</summary>
    Sent = 0,

    /// <summary>The bank should have told by now. It stays reserved and nothing is tried again until a file or a person says what became of it.</summary>
    Unknown = 1,

    Booked = 2,

    Returned = 3,

    NotExecuted = 4,
}

/// <summary>What came of a booking in a file of the bank.</summary>
public enum EntryOutcome
{
    /// <summary>It is a payment of ours, which it settles.</summary>
    Settled = 0,

    /// <summary>It brings a payment back.</summary>
    Returned = 1,

    /// <summary>It was known already, from this file or another.</summary>
    KnownBefore = 2,

    /// <summary>It names a payment of ours, with another amount, currency or account: nothing is settled, and somebody must look.</summary>
    Differs = 3,

    /// <summary>It names no payment of ours.</summary>
    NotOurs = 4,

    /// <summary>The bank has announced it and not booked it.</summary>
    Pending = 5,
}
