using Palier.Core.Payments;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Payments;

/// <summary>An account is taken as a bank takes it, or everything that is wrong with it is said at once.</summary>
public sealed class AccountChecksTests
{
    private static readonly DateOnly on = new(2026, 1, 15);

    private static readonly AccountTyped belgian = new() { Holder = "Delta NV", Currency = "EUR", Iban = "BE68 5390 0754 7034", Contact = "accounts@delta.example" };

    private static readonly AccountTyped american = new() { Holder = "Delta Inc", Currency = "USD", Country = "us", Number = "1234 5678-90", Member = "021000021", Contact = "accounts@delta.example" };

    [Fact]
    public void An_account_with_an_IBAN_is_read()
    {
        var read = Sound(belgian with { Bic = "bbrubebb", Street = " Rue Haute 1 ", Town = "Bruxelles" });

        (read.Holder, read.Street, read.Town, read.Number.Value, read.Number.Country, read.Number.Ends, read.Bic?.Value, read.Currency.Code).ShouldBe(
            ("Delta NV", "Rue Haute 1", "Bruxelles", "BE68539007547034", "BE", "34", "BBRUBEBB", "EUR"));
    }

    [Theory]
    [InlineData("US", "USABA", "021000021")]
    [InlineData("CA", "CACPA", "000312345")]
    [InlineData("AU", "AUBSB", "062-000")]
    [InlineData("NZ", "NZNCC", "02 0368")]
    [InlineData("IN", "INFSC", "hdfc0000123")]
    [InlineData("CN", "CNAPS", "102100099996")]
    [InlineData("JP", "JPZGN", "0001234")]
    [InlineData("ZA", "ZANCC", "051001")]
    [InlineData("HK", "HKNCC", "004")]
    [InlineData("SG", "SGIBG", "7171001")]
    [InlineData("SG", "SGIBG", "7171")]
    [InlineData("TW", "TWNCC", "0081234")]
    public void An_account_without_IBAN_has_a_number_and_the_bank_of_its_country(string country, string system, string member)
    {
        var home = country;
        var typed = american with { Country = country, Member = member };

        ((AccountReading.Sound)AccountChecks.Read(typed, home, on)).Account.Number.ShouldBe(
            new AccountNumber.Elsewhere(country, "1234567890", new ClearingMember(system, member.Replace("-", "").Replace(" ", "").ToUpperInvariant())));
        AccountChecks.Read(typed with { ClearingSystem = system.ToLowerInvariant() }, home, on).ShouldBeOfType<AccountReading.Sound>();
        Wrong(typed with { Member = member + "12345" }, home).ShouldBe([(AccountField.Member, "account_member_form")]);
        Wrong(typed with { Member = "" }, home).ShouldBe([(AccountField.Member, "account_member_missing")]);
    }

    [Fact]
    public void Every_wrong_digit_of_an_American_bank_is_noticed()
    {
        foreach (var (at, add) in from at in Enumerable.Range(0, 9) from add in Enumerable.Range(1, 9) select (at, add))
        {
            var member = "021000021".ToCharArray();
            member[at] = (char)('0' + ((member[at] - '0' + add) % 10));
            Wrong(american with { Member = new string(member) }, "US").ShouldBe([(AccountField.Member, "account_member_check")]);
        }
    }

    [Fact]
    public void Where_no_clearing_system_is_known_the_BIC_says_which_bank_it_is()
    {
        var mexican = american with { Country = "MX", Number = "032180000118359719", Member = "", Bic = "BCMRMXMM" };

        ((AccountReading.Sound)AccountChecks.Read(mexican, "MX", on)).Account.Number.ShouldBe(new AccountNumber.Elsewhere("MX", "032180000118359719", null));
        Wrong(mexican with { Bic = "" }, "MX").ShouldBe([(AccountField.Bic, "account_bic_needed")]);
        Wrong(mexican with { Member = "032" }, "MX").ShouldBe([(AccountField.Member, "account_no_clearing_known")]);
        Wrong(mexican with { ClearingSystem = "USABA" }, "MX").ShouldBe([(AccountField.ClearingSystem, "account_no_clearing")]);
        Wrong(american with { ClearingSystem = "AUBSB" }, "US").ShouldBe([(AccountField.ClearingSystem, "account_other_clearing")]);
    }

    [Fact]
    public void A_country_with_IBANs_asks_for_one()
    {
        Wrong(american with { Country = "DE" }).ShouldBe([(AccountField.Iban, "account_iban_needed")]);
        Wrong(belgian with { Iban = "" }).ShouldBe([(AccountField.Iban, "account_iban_missing")]);
        Wrong(american with { Country = "" }).ShouldBe([(AccountField.Country, "account_country_missing")]);
        Wrong(american with { Country = "QQ" }).ShouldBe([(AccountField.Country, "account_no_country")]);
        Wrong(belgian with { Number = "123456" }).ShouldBe([(AccountField.Number, "account_two_numbers")]);
        Wrong(belgian with { Country = "NL" }).ShouldBe([(AccountField.Country, "account_country_of_iban")]);
        Wrong(belgian with { Iban = "BE68 5390 0754 7035" }).ShouldBe([(AccountField.Iban, "iban_wrong_check")]);
    }

    [Fact]
    public void P_39_an_account_is_in_the_country_of_its_owner_or_there_is_a_reason()
    {
        Sound(belgian, "BE").ShouldNotBeNull();
        Wrong(belgian, "NL").ShouldBe([(AccountField.Reason, "account_abroad")]);
        Wrong(belgian with { Reason = " " }, "NL").ShouldBe([(AccountField.Reason, "account_abroad")]);
        ((AccountReading.Sound)AccountChecks.Read(belgian with { Reason = "Treasury of the group" }, "NL", on)).Reason.ShouldBe("Treasury of the group");
        ((AccountReading.Sound)AccountChecks.Read(belgian with { Reason = "Treasury of the group" }, "BE", on)).Reason.ShouldBeNull("there is nothing to give a reason for");
        Sound(belgian, null).ShouldNotBeNull("where no country is known none is compared");
        Wrong(american, "CA").ShouldBe([(AccountField.Reason, "account_abroad")]);
        Sound(belgian with { Iban = "FR14 2004 1010 0505 0001 3M02 606" }, "RE").ShouldNotBeNull("banks of France keep the accounts of its islands");
    }

    [Fact]
    public void P_39_a_BIC_is_one_of_the_country_of_the_account()
    {
        foreach (var (bic, sound) in new[] { ("BBRUBEBB", true), ("BBRUBEBB010", true), ("DEUTDEFF", false), ("BBRUNL2X", false) })
        {
            (AccountChecks.Read(belgian with { Bic = bic }, "BE", on) is AccountReading.Sound).ShouldBe(sound, bic);
        }

        Wrong(belgian with { Bic = "DEUTDEFF" }).ShouldBe([(AccountField.Bic, "account_bic_elsewhere")]);
        Wrong(belgian with { Bic = "DEUTDEF" }).ShouldBe([(AccountField.Bic, "bic_wrong_length")]);
        Sound(belgian with { Iban = "GB29 NWBK 6016 1331 9268 19", Bic = "NWBKGGS1", Reason = "r" }, "GB").ShouldNotBeNull("banks of Guernsey have IBANs of the United Kingdom");
    }

    [Theory]
    [InlineData("", "account_currency_missing")]
    [InlineData("EURO", "account_currency_unknown")]
    [InlineData("XAU", "account_currency_unknown")]
    [InlineData("XXX", "account_currency_unknown")]
    [InlineData("CLF", "account_currency_unknown")]
    [InlineData("points", "account_currency_unknown")]
    [InlineData("BGN", "account_currency_ended")]
    public void Nobody_is_paid_in_what_is_no_money(string currency, string key) => Wrong(belgian with { Currency = currency }).ShouldBe([(AccountField.Currency, key)]);

    [Theory]
    [InlineData("accounts@delta.example", true)]
    [InlineData("o'neill+bank@mail.delta-group.example", true)]
    [InlineData("accounts@delta", false)]
    [InlineData("accounts", false)]
    [InlineData("@delta.example", false)]
    [InlineData("a@b@delta.example", false)]
    [InlineData("a b@delta.example", false)]
    [InlineData("accounts@delta.example\r\nBcc: all@evil.example", false)]
    [InlineData("Delta <accounts@delta.example>", false)]
    [InlineData("a@delta.example,b@delta.example", false)]
    [InlineData("a@-delta.example", false)]
    [InlineData("a@127.0.0.1", false)]
    [InlineData("é@delta.example", false)]
    public void A_contact_is_a_mail_address(string contact, bool sound) => (AccountChecks.Read(belgian with { Contact = contact }, "BE", on) is AccountReading.Sound).ShouldBe(sound);

    [Fact]
    public void A_holder_is_at_most_70_characters_that_can_be_seen()
    {
        Sound(belgian with { Holder = new string('é', 70) }).Holder.Length.ShouldBe(70);
        Sound(belgian with { Holder = string.Concat(Enumerable.Repeat("𐐷", 70)) }).Holder.Length.ShouldBe(140, "what takes two places in memory is one character");
        Wrong(belgian with { Holder = new string('a', 71) }).ShouldBe([(AccountField.Holder, "account_text_long")]);
        Wrong(belgian with { Holder = " " }).ShouldBe([(AccountField.Holder, "account_holder_missing")]);
        foreach (var hidden in new[] { "a\nb", "a\0b", "a\u202Eb", "a\uD800b", "a\u2028b" })
        {
            Wrong(belgian with { Holder = hidden }).ShouldBe([(AccountField.Holder, "account_text_hidden")]);
        }
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_in_both_languages()
    {
        var wrong = ((AccountReading.Wrong)AccountChecks.Read(new AccountTyped(), "BE", on)).Mistakes;

        wrong.Select(m => m.Field).ShouldBe([AccountField.Holder, AccountField.Currency, AccountField.Iban, AccountField.Contact]);
        foreach (var mistake in wrong)
        {
            Words.English.Line(mistake.What, null).ShouldNotBe(Words.French.Line(mistake.What, null));
        }

        var form = ((AccountReading.Wrong)AccountChecks.Read(american with { Country = "IN", Member = "HDFC1" }, "IN", on)).Mistakes.Single();
        Words.English.Line(form.What, null).ShouldBe("A number of INFSC looks like this, with 9 for a digit, A for a letter and x for either: AAAA0xxxxxx.");
    }

    private static BankAccount Sound(AccountTyped typed, string? home = "BE") => AccountChecks.Read(typed, home, on).ShouldBeOfType<AccountReading.Sound>().Account;

    private static IEnumerable<(AccountField, string)> Wrong(AccountTyped typed, string? home = "BE") =>
        AccountChecks.Read(typed, home, on).ShouldBeOfType<AccountReading.Wrong>().Mistakes.Select(m => (m.Field, m.What.Kind));
}
