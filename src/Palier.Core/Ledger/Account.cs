namespace Palier.Core.Ledger;

/// <summary>One account of one owner: <c>partner:cash</c>. An account has one currency, or one unit such as points.</summary>
/// <param name="Owner">Whose it is: a partner, a person, or the vendor.</param>
/// <param name="Name">What it is for: a wallet, or with the vendor the bonus that is charged.</param>
public readonly record struct Account(string Owner, string Name)
{
    /// <summary>Where what was paid out goes.</summary>
    public static Account Paid(string owner) => new(owner, "paid");

    /// <summary>What an owner owes by a bill, where debts are not earned back.</summary>
    public static Account Owed(string owner) => new(owner, "owed");

    public override string ToString() => $"{Owner}:{Name}";
}
