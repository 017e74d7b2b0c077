namespace Palier.Core.Acting;

/// <summary>What a second person must approve. Each has numbers of its own.</summary>
public enum Subject
{
    Adjustment = 0,
    Reopening = 1,
    PayoutBatch = 2,
    BankAccount = 3,
    Resolution = 4,
    Override = 5,
    Publication = 6,
    Limit = 7,
}
