using Palier.Core.Payments;

namespace Palier.App.BankAccounts;

/// <summary>All that there is to say of a bank account, field by field. Only those who see account numbers whole see it.</summary>
public static class AccountDetails
{
    public static IEnumerable<(AccountField Field, string Value)> Of(BankAccount account)
    {
        yield return (AccountField.Holder, account.Holder);
        if (account.Street is { } street)
        {
            yield return (AccountField.Street, street);
        }

        if (account.Town is { } town)
        {
            yield return (AccountField.Town, town);
        }

        if (account.Number is AccountNumber.OfIban iban)
        {
            yield return (AccountField.Iban, iban.Iban.Printed);
        }
        else if (account.Number is AccountNumber.Elsewhere elsewhere)
        {
            yield return (AccountField.Country, elsewhere.In);
            yield return (AccountField.Number, elsewhere.Number);
            if (elsewhere.Bank is { } bank)
            {
                yield return (AccountField.ClearingSystem, bank.System);
                yield return (AccountField.Member, bank.Member);
            }
        }

        if (account.Bic is { } bic)
        {
            yield return (AccountField.Bic, bic.Value);
        }

        yield return (AccountField.Currency, account.Currency.Code);
        yield return (AccountField.Contact, account.Contact);
    }
}
