using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What a movement does.</summary>
public enum Purpose
{
    /// <summary>A bonus of a period, or the difference to what was posted for it before.</summary>
    Earned = 0,

    /// <summary>Paid out of a wallet: from then on it is payable.</summary>
    Paid = 1,

    /// <summary>Lost: it expired, was not confirmed, or what was missing did not come.</summary>
    Forfeited = 2,

    /// <summary>Set aside by the vendor for what an open period will probably cost.</summary>
    Accrued = 3,

    /// <summary>Set aside in a wallet for a request that was approved.</summary>
    Reserved = 4,

    /// <summary>Moved by hand, with a reason and a second person.</summary>
    Adjusted = 5,

    /// <summary>Sent to the bank with a payment of an approved batch; where the payment is in another currency, exchanged.</summary>
    Sent = 6,

    /// <summary>The bank has paid it.</summary>
    Booked = 7,

    /// <summary>It came back, or was never executed: it is payable again.</summary>
    Returned = 8,
}

/// <summary>
/// What a movement is of. It makes the movement's key: the same thing, posted twice, is there once.
/// </summary>
/// <param name="Purpose">What it does.</param>
/// <param name="Name">The bonus, or the wallet that is paid out.</param>
/// <param name="Period">The period it was earned in or is paid for.</param>
/// <param name="Part">The account of the partner that is meant, also where a bill stands in for it.</param>
/// <param name="Number">1 for the first posting of this, then counted up: each further one is a difference.</param>
public readonly record struct Matter(Purpose Purpose, string Name, Period Period, Account Part, int Number)
{
    public string Key => $"{Purpose}/{Name}/{Period}/{Part}/{Number}";
}

/// <summary>Money or units that move from one account to another. It never changes; what was wrong is put right by another one.</summary>
public sealed record Movement
{
    /// <exception cref="ArgumentException">The amount is not above zero, or both accounts are the same: a bug of the caller.</exception>
    public Movement(Account from, Account to, Money amount, DateOnly on, Matter of, int version, bool billed = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Minor, nameof(amount));
        if (from == to)
        {
            throw new ArgumentException($"{from} does not pay itself", nameof(to));
        }

        (From, To, Amount, On, Of, Version, Billed) = (from, to, amount, on, of, version, billed);
    }

    public Account From { get; }

    public Account To { get; }

    /// <summary>Above zero; the direction stands in the accounts.</summary>
    public Money Amount { get; }

    /// <summary>The day it was posted.</summary>
    public DateOnly On { get; }

    public Matter Of { get; }

    /// <summary>The version of the programme it follows from.</summary>
    public int Version { get; }

    /// <summary>True where a bill to the owner stands in for the account that could not cover it.</summary>
    public bool Billed { get; }

    /// <summary>The amount as the account that is meant sees it: above zero where it is given something, also by taking back a bill.</summary>
    public Money ForPart => To == Of.Part || (Billed && To == Account.Owed(Of.Part.Owner)) ? Amount : -Amount;

    /// <summary>The natural key; a billed part stands beside the one that the account covers.</summary>
    public string Key => Billed ? $"{Of.Key}/billed" : Of.Key;
}
