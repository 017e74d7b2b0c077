using Palier.Core.Identifiers;

namespace Palier.Core.Payments;

/// <summary>Reads accounts of countries that have no IBANs: a number, and the bank by its clearing system or by its BIC.</summary>
internal static class AccountsElsewhere
{
    // The longest that ISO 20022 carries, and the shortest of which the last two characters give little away.
    private const int Longest = 34;
    private const int Shortest = 4;

    public static AccountNumber? Read(AccountTyped typed, List<AccountMistake> wrong)
    {
        var country = typed.Country.Trim().ToUpperInvariant();
        if (!Iso3166.HasForBanks(country))
        {
            wrong.Add(AccountChecks.Wrong(AccountField.Country, typed.Country, "account_no_country", ("country", typed.Country.Trim())));
            return null;
        }

        var before = wrong.Count;
        var number = Digits(typed.Number);
        if (number.Length is < Shortest or > Longest || !number.All(char.IsAsciiLetterOrDigit))
        {
            wrong.Add(AccountChecks.Wrong(AccountField.Number, typed.Number, number.Length == 0 ? "account_number_missing" : "account_number_form", ("country", country)));
        }

        var bank = Bank(typed, country, wrong);
        return wrong.Count > before ? null : new AccountNumber.Elsewhere(country, number, bank);
    }

    private static ClearingMember? Bank(AccountTyped typed, string country, List<AccountMistake> wrong)
    {
        var (said, member) = (typed.ClearingSystem.Trim().ToUpperInvariant(), Digits(typed.Member));
        var own = ClearingSystem.Of(country);
        if (said.Length > 0 && said != own?.Code)
        {
            wrong.Add(own is null
                ? AccountChecks.Wrong(AccountField.ClearingSystem, typed.ClearingSystem, "account_no_clearing", ("system", said), ("country", country))
                : AccountChecks.Wrong(AccountField.ClearingSystem, typed.ClearingSystem, "account_other_clearing", ("system", said), ("country", country), ("own", own.Code)));
            return null;
        }

        if (own is null)
        {
            if (member.Length > 0)
            {
                wrong.Add(AccountChecks.Wrong(AccountField.Member, typed.Member, "account_no_clearing_known", ("country", country)));
            }
            else if (typed.Bic.Trim().Length == 0)
            {
                wrong.Add(AccountChecks.Wrong(AccountField.Bic, "", "account_bic_needed", ("country", country)));
            }

            return null;
        }

        var key = member.Length == 0 ? "account_member_missing" : !own.Fits(member) ? "account_member_form" : !own.Checks(member) ? "account_member_check" : null;
        if (key is not null)
        {
            wrong.Add(AccountChecks.Wrong(AccountField.Member, typed.Member, key, ("system", own.Code), ("country", country), ("forms", string.Join(", ", own.Forms))));
            return null;
        }

        return new ClearingMember(own.Code, member);
    }

    // Groups are parted by spaces and hyphens; small letters are capital ones.
    private static string Digits(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
}
