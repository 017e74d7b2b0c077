using System.Collections.Immutable;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.App.BankAccounts;

/// <summary>How a bank account stands.</summary>
public enum AccountState
{
    /// <summary>It waits for a second person.</summary>
    Asked = 0,

    /// <summary>It is approved and counts from a later day on.</summary>
    Waiting = 1,

    /// <summary>It is approved, and somebody stopped it before it counted.</summary>
    Stopped = 2,

    InForce = 3,

    /// <summary>Another one took its place.</summary>
    Ended = 4,

    Rejected = 5,
}

/// <summary>Where an account is, as everybody may see it: its country and its last two characters.</summary>
public sealed record AccountPlace(int Number, string Country, string Ends)
{
    public override string ToString() => $"{Country} …{Ends}";
}

/// <summary>A batch that waits with a payment to an owner, or from an account of the vendor.</summary>
public sealed record BatchWaiting(int Number, DateOnly ExecuteOn);

/// <summary>What approving an account would do.</summary>
/// <param name="CountsFrom">The day from which payments go there when it is approved on the day that it is.</param>
/// <param name="Payable">What is payable to the owner now, one amount for each currency.</param>
/// <param name="Batches">The batches that wait with the account before it.</param>
public sealed record AccountEffects(DateOnly CountsFrom, ImmutableArray<Money> Payable, ImmutableArray<BatchWaiting> Batches);

/// <summary>A bank account as lists show it.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Name">What they are called.</param>
/// <param name="IsPartner">Whether that is a partner; otherwise it is a person or the vendor.</param>
/// <param name="Hash">The hash of what is shown of it, which an approval names.</param>
/// <param name="CountsFrom">The first day on which payments go there; null where it is not approved.</param>
/// <param name="Replaces">The account in force whose place it takes; null where there is none.</param>
/// <param name="Stops">The change that it keeps from counting; null where it stops none.</param>
/// <param name="Effects">What approving it would do; null where it is decided.</param>
public sealed record AccountListed(
    int Number, string Owner, string Name, bool IsPartner, AccountPlace Place, Currency Currency, string By, DateOnly Day, string Hash, AccountState State, DateOnly? CountsFrom, string? DecidedBy,
    AccountPlace? Replaces, AccountPlace? Stops, AccountEffects? Effects);

/// <summary>A bank account opened.</summary>
/// <param name="Whole">All of it, for those who see account numbers whole; null for everybody else.</param>
/// <param name="Reason">Why it is in another country than its owner, or why the account in force is named again; null where neither is so.</param>
public sealed record AccountOpened(AccountListed Listed, BankAccount? Whole, string? Reason);
