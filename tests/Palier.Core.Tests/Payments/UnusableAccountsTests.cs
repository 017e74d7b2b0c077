using Palier.Core.Facts;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Payments;

/// <summary>Which returns keep an account from being paid to, and what ends that.</summary>
public sealed class UnusableAccountsTests
{
    private static readonly DateOnly day = new(2025, 2, 11);

    private static readonly BatchAccount account = new(3, "Delta", null, null, "BE", "BE68539007547034", null, null, null, null);

    [Theory]
    [InlineData("AC01", "AC01")]
    [InlineData("AC04; Account closed", "AC04")]
    [InlineData("AC06, told on the telephone", "AC06")]
    [InlineData("AG01", "AG01")]
    [InlineData("AM05; Paid twice", null)]
    [InlineData("MS03", null)]
    [InlineData("BE04; the note says AC04", null)]
    [InlineData("AC04X", null)]
    [InlineData("ac04", null)]
    [InlineData("AC0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_reason_says_so_by_the_code_that_it_begins_with(string? reason, string? code) => UnusableAccounts.CodeOf(reason).ShouldBe(code);

    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        foreach (var code in UnusableAccounts.Codes)
        {
            Words.English.Say($"return_code.{code}").ShouldNotBe(Words.In(Language.French).Say($"return_code.{code}"));
        }
    }

    [Fact]
    public void The_last_return_since_two_persons_agreed_on_the_account_keeps_it()
    {
        CameBack[] back = [Back(1, 10), Back(2, 20)];

        UnusableAccounts.Keeps(account, 5, back)!.Payment.ShouldBe(2);
        UnusableAccounts.Keeps(account, 19, back)!.Payment.ShouldBe(2);
        UnusableAccounts.Keeps(account, 21, back).ShouldBeNull("they agreed on it again since");
        UnusableAccounts.Keeps(account, 5, []).ShouldBeNull();
    }

    [Fact]
    public void Another_number_releases_it_and_another_holder_or_contact_of_the_same_number_does_not()
    {
        CameBack[] back = [Back(1, 10)];

        UnusableAccounts.Keeps(account with { Number = 4, Iban = "BE71096123456769" }, 5, back).ShouldBeNull();
        UnusableAccounts.Keeps(account with { Number = 4, Holder = "Delta NV", Bic = "GKCCBEBB" }, 5, back).ShouldNotBeNull();
        var elsewhere = account with { Iban = null, Country = "US", Other = "987654321", ClearingSystem = "USABA", ClearingMember = "021000021" };
        UnusableAccounts.Keeps(elsewhere with { ClearingMember = "011000015" }, 5, [Back(1, 10) with { Account = elsewhere }]).ShouldBeNull("the same number at another bank is another account");
        UnusableAccounts.Keeps(elsewhere, 5, [Back(1, 10) with { Account = elsewhere }]).ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_is_due_to_an_account_that_a_return_keeps_and_the_reason_is_said_once()
    {
        Payable[] payable = [Payable("one"), Payable("two")];

        var due = Dues.Of("P1", [.. payable], new PayeeAccount.InForce(account, Currency.Eur, Back(7, 10)), new HashSet<Currency> { Currency.Eur }, ReferenceRates.None, day);

        (due.Amount, due.PaidIn, due.Parts.Length).ShouldBe((null, Currency.Eur, 0));
        due.Why.ShouldBe([new NotPaid.AccountUnusable(7, day, "AC04")]);
        Dues.Of("P1", [.. payable], new PayeeAccount.InForce(account, Currency.Eur), new HashSet<Currency> { Currency.Eur }, ReferenceRates.None, day).Amount.ShouldBe(new Money(200_00, Currency.Eur));
    }

    [Fact]
    public void A_batch_that_waits_with_a_payment_to_it_is_no_longer_as_it_was()
    {
        var set = new HashSet<Currency> { Currency.Eur };
        Due Now(CameBack? back) => Dues.Of("P1", [Payable("one")], new PayeeAccount.InForce(account, Currency.Eur, back), set, ReferenceRates.None, day);
        var batch = BatchMaking.Of(1, Currency.Eur, day, day, account with { Number = 1 }, [Now(null)]);

        BatchAgain.Differences(batch, new Dictionary<string, Due> { ["P1"] = Now(null) }, batch.Debtor, day).ShouldBeEmpty();
        BatchAgain.Differences(batch, new Dictionary<string, Due> { ["P1"] = Now(Back(7, 10)) }, batch.Debtor, day).ShouldBe([new Differing(BatchDifference.AccountUnusable, "P1")]);
    }

    private static CameBack Back(int payment, long sequence) => new(payment, day, "AC04", account with { Number = 2 }, sequence);

    private static Payable Payable(string programme) => new(programme, "P1", "P1", new Money(100_00, Currency.Eur), Money.Zero(Currency.Eur), [], []);
}
