using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>An account as somebody typed it; empty is what they left out.</summary>
public sealed record AccountTyped
{
    public string Holder { get; init; } = "";

    public string Street { get; init; } = "";

    public string Town { get; init; } = "";

    /// <summary>The country of an account without IBAN; an IBAN says its own.</summary>
    public string Country { get; init; } = "";

    public string Currency { get; init; } = "";

    public string Iban { get; init; } = "";

    /// <summary>The number of an account that has no IBAN.</summary>
    public string Number { get; init; } = "";

    /// <summary>The clearing system; left out, the one of the country.</summary>
    public string ClearingSystem { get; init; } = "";

    /// <summary>The bank's number in the clearing system.</summary>
    public string Member { get; init; } = "";

    public string Bic { get; init; } = "";

    public string Contact { get; init; } = "";

    /// <summary>Why the account is in another country than its owner.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>What of an account can be wrong.</summary>
public enum AccountField
{
    Holder,
    Street,
    Town,
    Country,
    Currency,
    Iban,
    Number,
    ClearingSystem,
    Member,
    Bic,
    Contact,
    Reason,
}

/// <summary>Something that is wrong with an account as it was typed.</summary>
/// <param name="Field">Where.</param>
/// <param name="Value">What stands there.</param>
/// <param name="What">What is wrong and what to do.</param>
public sealed record AccountMistake(AccountField Field, string Value, Reason What);

/// <summary>What reading an account comes to.</summary>
public abstract record AccountReading
{
    private AccountReading()
    {
    }

    /// <summary>It can be paid to.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Reason">Why it is in another country than its owner; null where it is not.</param>
    public sealed record Sound(BankAccount Account, string? Reason) : AccountReading;

    public sealed record Wrong(ImmutableArray<AccountMistake> Mistakes) : AccountReading;
}
