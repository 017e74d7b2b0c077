using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Identifiers;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>Reads an account that somebody typed and finds everything that is wrong with it, so that it can be put right at once.</summary>
public static class AccountChecks
{
    // Countries whose banks keep accounts for places that ISO 3166-1 counts as countries of their own.
    private static readonly ImmutableSortedDictionary<string, string> alsoIn = ImmutableSortedDictionary<string, string>.Empty
        .Add("FR", "BL GF GP MF MQ NC PF PM RE TF WF YT").Add("GB", "GG IM JE").Add("FI", "AX").Add("US", "AS GU MP PR VI");

    // Metals, funds, units of account and codes for tests and for nothing, in which nobody is paid.
    private static readonly ImmutableSortedSet<string> notMoney =
        ["XXX", "XTS", "XAG", "XAU", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XDR", "XSU", "XUA", "BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW"];

    /// <param name="typed">What was typed.</param>
    /// <param name="home">The country of the owner; null where none is known, and none is compared.</param>
    /// <param name="on">The day it is, for currencies that ended.</param>
    public static AccountReading Read(AccountTyped typed, string? home, DateOnly on)
    {
        var wrong = new List<AccountMistake>();
        var holder = AccountTexts.Line(typed.Holder, AccountField.Holder, 70, wrong);
        var (street, town) = (AccountTexts.Line(typed.Street, AccountField.Street, 70, wrong), AccountTexts.Line(typed.Town, AccountField.Town, 35, wrong));
        if (holder.Length == 0)
        {
            wrong.Add(Wrong(AccountField.Holder, typed.Holder, "account_holder_missing"));
        }

        var currency = Currency(typed.Currency, on, wrong);
        var number = NumberOf(typed, wrong);
        var bic = BicOf(typed, number?.Country, wrong);
        var contact = AccountTexts.Address(typed.Contact, wrong);
        var reason = AccountTexts.Line(typed.Reason, AccountField.Reason, 500, wrong);
        var abroad = number is not null && home is not null && number.Country != home && !Covers(number.Country, home);
        if (abroad && reason.Length == 0)
        {
            wrong.Add(Wrong(AccountField.Reason, typed.Reason, "account_abroad", ("country", number!.Country), ("home", home!)));
        }

        return wrong.Count > 0
            ? new AccountReading.Wrong([.. wrong])
            : new AccountReading.Sound(new BankAccount(holder, NullIfEmpty(street), NullIfEmpty(town), number!, bic, currency!.Value, contact), abroad ? reason : null);
    }

    /// <summary>What is missing where an account is named again that a payment came back from: why it can be tried again.</summary>
    public static AccountMistake NamedAgain(CameBack back) => new(
        AccountField.Reason, "", Reason.Of("account_again", null, null, ("payment", new Arg.Word(back.Payment.ToString(CultureInfo.InvariantCulture))), ("code", new Arg.Word(back.Code)), ("day", new Arg.Day(back.On))));

    internal static AccountMistake Wrong(AccountField field, string value, string key, params ReadOnlySpan<(string Name, string Text)> with)
    {
        var args = new List<(string, Arg)>();
        foreach (var (name, text) in with)
        {
            args.Add((name, new Arg.Word(text)));
        }

        return new AccountMistake(field, value, Reason.Of(key, null, null, [.. args]));
    }

    private static Currency? Currency(string text, DateOnly on, List<AccountMistake> wrong)
    {
        var code = text.Trim().ToUpperInvariant();
        var found = Values.Currency.Find(code);
        if (found is null || notMoney.Contains(code))
        {
            wrong.Add(Wrong(AccountField.Currency, text, code.Length == 0 ? "account_currency_missing" : "account_currency_unknown", ("currency", text.Trim())));
            return null;
        }

        if (Values.Currency.EndedOn(code) is { } ended && ended < on)
        {
            wrong.Add(new AccountMistake(AccountField.Currency, text, Reason.Of("account_currency_ended", null, null, ("currency", new Arg.Word(code)), ("day", new Arg.Day(ended)))));
        }

        return found;
    }

    private static AccountNumber? NumberOf(AccountTyped typed, List<AccountMistake> wrong)
    {
        if (typed.Iban.Trim().Length == 0 && typed.Country.Trim().Length > 0 && !Iban.IsUsedIn(typed.Country.Trim().ToUpperInvariant()))
        {
            return AccountsElsewhere.Read(typed, wrong);
        }

        var reading = Iban.Read(typed.Iban);
        if (IdentifierLines.Of(reading) is { } what)
        {
            // Where only a number was given, or a country that has IBANs, that is what must be put right.
            var country = typed.Country.Trim().ToUpperInvariant();
            wrong.Add(reading is not IbanReading.Empty ? new AccountMistake(AccountField.Iban, typed.Iban, what)
                : country.Length > 0 ? Wrong(AccountField.Iban, "", "account_iban_needed", ("country", country))
                : typed.Number.Trim().Length > 0 ? Wrong(AccountField.Country, "", "account_country_missing")
                : Wrong(AccountField.Iban, "", "account_iban_missing"));
            return null;
        }

        var iban = ((IbanReading.Sound)reading).Iban;
        if (typed.Number.Trim().Length > 0 || typed.Member.Trim().Length > 0 || typed.ClearingSystem.Trim().Length > 0)
        {
            wrong.Add(Wrong(AccountField.Number, typed.Number, "account_two_numbers"));
        }

        if (typed.Country.Trim() is { Length: > 0 } said && !said.Equals(iban.Country, StringComparison.OrdinalIgnoreCase))
        {
            wrong.Add(Wrong(AccountField.Country, typed.Country, "account_country_of_iban", ("country", said), ("iban", iban.Country)));
        }

        return new AccountNumber.OfIban(iban);
    }

    private static Bic? BicOf(AccountTyped typed, string? country, List<AccountMistake> wrong)
    {
        if (typed.Bic.Trim().Length == 0)
        {
            return null;
        }

        var reading = Bic.Read(typed.Bic);
        if (IdentifierLines.Of(reading) is { } what)
        {
            wrong.Add(new AccountMistake(AccountField.Bic, typed.Bic, what));
            return null;
        }

        var bic = ((BicReading.Sound)reading).Bic;
        if (country is not null && bic.Country != country && !Covers(country, bic.Country) && !Covers(bic.Country, country))
        {
            wrong.Add(Wrong(AccountField.Bic, typed.Bic, "account_bic_elsewhere", ("bic", bic.Country), ("country", country)));
        }

        return bic;
    }

    private static bool Covers(string country, string place) => alsoIn.TryGetValue(country, out var places) && places.Split(' ').Contains(place);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
