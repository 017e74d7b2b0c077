using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>One account of one owner: <c>partner:cash</c>. An account has one currency, or one unit such as points.</summary>
/// <param name="Owner">Whose it is: a partner, a person, or the vendor.</param>
/// <param name="Name">What it is for: a wallet, or with the vendor the bonus that is charged.</param>
public readonly record struct Account(string Owner, string Name)
{
    /// <summary>Where what a wallet pays out goes: it is cleared for payment, and waits for a batch to the bank.</summary>
    public static Account Payable(string owner) => new(owner, "payable");

    /// <summary>What a payment to the bank carries, from the approval of its batch until the bank tells what became of it.</summary>
    public static Account Sent(string owner, Currency currency) => new(owner, $"sent_{currency.Code.ToLowerInvariant()}");

    /// <summary>What the bank has paid.</summary>
    public static Account Paid(string owner, Currency currency) => new(owner, $"paid_{currency.Code.ToLowerInvariant()}");

    /// <summary>Where the vendor changes one currency into another to pay; one account for each currency.</summary>
    public static Account Exchange(string vendor, Currency currency) => new(vendor, $"exchange_{currency.Code.ToLowerInvariant()}");

    /// <summary>What an owner owes by a bill, where debts are not earned back.</summary>
    public static Account Owed(string owner) => new(owner, "owed");

    /// <summary>Whether it is on the way from a wallet to the bank. Wallets and bills are not.</summary>
    public bool IsOfPayment => Name == "payable" || Name.StartsWith("sent_", StringComparison.Ordinal) || Name.StartsWith("paid_", StringComparison.Ordinal);

    public override string ToString() => $"{Owner}:{Name}";
}
