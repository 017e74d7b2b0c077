using System.Collections.Immutable;
using Palier.Core.Acting;
using Palier.Core.Payments;

namespace Palier.App.BankAccounts;

/// <summary>What came of proposing, deciding or stopping a bank account.</summary>
public abstract record BankAccountOutcome
{
    private BankAccountOutcome()
    {
    }

    /// <summary>It waits for a second person.</summary>
    /// <param name="Told">Whether the contact of the account before it is told.</param>
    public sealed record Proposed(int Number, string Owner, AccountPlace Place, AccountEffects Effects, bool Told) : BankAccountOutcome;

    /// <summary>It is approved, the first of its owner, and counts at once.</summary>
    public sealed record InForce(int Number, string Owner, AccountPlace Place, DateOnly From) : BankAccountOutcome;

    /// <summary>It is approved and counts from a later day on; until then the one before it.</summary>
    public sealed record Waits(int Number, string Owner, AccountPlace Place, DateOnly From) : BankAccountOutcome;

    public sealed record Rejected(int Number) : BankAccountOutcome;

    /// <summary>The change does not count, until a second person decides otherwise.</summary>
    public sealed record Stopped(int Number, string Owner, int Change, AccountPlace Place) : BankAccountOutcome;

    /// <summary>A second person confirmed that the change does not count.</summary>
    public sealed record Kept(int Number, string Owner, int Change, AccountPlace Place) : BankAccountOutcome;

    /// <summary>The stop is rejected, and the change counts.</summary>
    public sealed record GoesOn(int Number, int Change, DateOnly From) : BankAccountOutcome;

    /// <summary>Something in it is wrong; all of it is told at once.</summary>
    public sealed record Wrong(ImmutableArray<AccountMistake> Mistakes) : BankAccountOutcome;

    /// <summary>There is nobody of that number, or it is not for this person to say where they are paid.</summary>
    public sealed record NoSuchOwner(string Id) : BankAccountOutcome;

    public sealed record NothingChanges(int Number, string Owner) : BankAccountOutcome;

    public sealed record AskedBefore(int Number, string Owner) : BankAccountOutcome;

    public sealed record NothingToStop(string Owner) : BankAccountOutcome;

    public sealed record NoSuchAccount(int Number) : BankAccountOutcome;

    public sealed record DecidedBefore(int Number, bool Approved, string By) : BankAccountOutcome;

    /// <summary>This person's approval does not count.</summary>
    public sealed record NotApproved(Approval Why) : BankAccountOutcome;
}
