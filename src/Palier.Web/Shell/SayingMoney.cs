using Palier.App.Ledger;
using Palier.Core.Definition;
using Palier.Core.Ledger;

namespace Palier.Web.Shell;

/// <summary>Accounts and movements in the reader's words.</summary>
internal static class SayingMoney
{
    /// <summary>An account by whose it is and what it is for: "Vendor · Growth bonus".</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="account">The account.</param>
    /// <param name="programme">The programme it belongs to.</param>
    /// <param name="known">Whose accounts the reader is looking at: of these only what it is for is said.</param>
    public static string Account(this Reader reader, Account account, Programme? programme, string? known = null) =>
        account.Owner == known ? reader.AccountTitle(account.Name, programme) : $"{(account.Owner == "vendor" ? reader["account.vendor"] : account.Owner)} · {reader.AccountTitle(account.Name, programme)}";

    /// <summary>What a movement is: what it does, and of which bonus or wallet.</summary>
    public static string Movement(this Reader reader, Movement movement, Programme? programme) =>
        reader.Say($"purpose.{movement.Of.Purpose}", ("name", reader.AccountTitle(movement.Of.Name, programme)));

    /// <summary>What an account is for: a wallet, a bonus, or one of the accounts that every programme has.</summary>
    public static string AccountTitle(this Reader reader, string name, Programme? programme) =>
        programme?.FindWallet(name) is { } wallet ? wallet.Title.In(reader.Language)
        : reader.Words.Sentences.TryGetValue($"account.{name}", out var known) ? known
        : OfPayment(reader, name) ?? reader.Reasons.Titled(name, programme);

    // The accounts on the way to the bank are one for each currency: sent_eur.
    private static string? OfPayment(Reader reader, string name) =>
        name.Split('_') is [("sent" or "paid" or "exchange" or "payable") and var kind, var code] && Core.Values.Currency.Find(code.ToUpperInvariant()) is { } currency
            ? reader.Say($"account.{kind}_in", ("currency", currency.Code)) : null;

    /// <summary>What was said of a period, by whom and when.</summary>
    public static string Said(this Reader reader, PeriodSaid said) => reader.Say(
        $"said.{said.What}", ("by", said.By), ("day", reader.Figures.Day(said.On)), ("number", reader.Figures.Number(said.Number ?? 0)));
}
