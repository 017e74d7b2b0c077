using Palier.Core.Identifiers;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>Bank accounts as rows, and back.</summary>
internal static class AccountRows
{
    public static BankAccountRow Row(string owner, BankAccount account, string? reason, string by, DateOnly on)
    {
        var elsewhere = account.Number as AccountNumber.Elsewhere;
        return new BankAccountRow
        {
            Owner = owner, Holder = account.Holder, Street = account.Street, Town = account.Town, Country = account.Number.Country, Currency = account.Currency.Code,
            Iban = (account.Number as AccountNumber.OfIban)?.Iban.Value, Other = elsewhere?.Number, ClearingSystem = elsewhere?.Bank?.System, ClearingMember = elsewhere?.Bank?.Member,
            Bic = account.Bic?.Value, Contact = account.Contact, Reason = reason, Hash = "", By = by, Day = on,
        };
    }

    public static BankAccount Account(BankAccountRow row)
    {
        AccountNumber number = row.Iban is { } iban ? new AccountNumber.OfIban(Iban.Of(iban))
            : new AccountNumber.Elsewhere(row.Country, row.Other!, row.ClearingSystem is { } system ? new ClearingMember(system, row.ClearingMember!) : null);
        return new BankAccount(row.Holder, row.Street, row.Town, number, row.Bic is { } bic ? Bic.Of(bic) : null, RowMapping.CurrencyOf(row.Currency), row.Contact);
    }

    /// <summary>The account as a batch keeps it.</summary>
    public static BatchAccount InBatch(BankAccountRow row) =>
        new(row.Number, row.Holder, row.Street, row.Town, row.Country, row.Iban, row.Other, row.ClearingSystem, row.ClearingMember, row.Bic);

    public static AccountPlace Place(BankAccountRow row) => new(row.Number, row.Country, (row.Iban ?? row.Other!)[^2..]);
}
