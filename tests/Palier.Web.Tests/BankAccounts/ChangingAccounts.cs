using Palier.App.BankAccounts;
using Palier.App.Messages;
using Palier.App.Payouts;
using Palier.Core.Payments;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Payouts;
using static Palier.Web.Tests.BankAccounts.AccountsPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.BankAccounts;

/// <summary>The first account counts at once, a change after five days, and the contact before it is told all along.</summary>
public sealed class ChangingAccounts
{
    private static readonly string[] wantedIt = ["ana", "ben", "benoît", "paul"];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_due_goes_to_the_account_in_force_while_a_stop_of_its_change_waits_for_a_second_person(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        ProposeBankAccount.Run(place.Database, "P1", Other, "ana", Day("2025-02-06"), At("2025-02-06")).ShouldBeOfType<BankAccountOutcome.Proposed>().Number.ShouldBe(3);
        DecideBankAccount.Run(place.Database, 3, true, "ben", Day("2025-02-06"), At("2025-02-06")).ShouldBeOfType<BankAccountOutcome.Waits>().From.ShouldBe(Day("2025-02-11"));
        ProposeBankAccount.Stop(place.Database, "P1", "cléo", Day("2025-02-07"), At("2025-02-07")).ShouldBeOfType<BankAccountOutcome.Stopped>();

        Paid(place, "2025-02-11").ShouldBe(PayoutPlace.Iban(1));
        DecideBankAccount.Run(place.Database, 4, false, "dora", Day("2025-02-12"), At("2025-02-12")).ShouldBeOfType<BankAccountOutcome.GoesOn>();
        Paid(place, "2025-02-12").ShouldBe("BE71096123456769");

        static string Paid(PayoutPlace place, string on) => ListDue.Run(place.Database, Day(on)).Payees.Single().Account.ShouldBeOfType<PayeeAccount.InForce>().Account.Named;
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_first_account_counts_from_its_approval_and_a_change_five_days_later(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        var first = place.Propose(Belgian).ShouldBeOfType<BankAccountOutcome.Proposed>();
        place.InForce("2025-02-01").ShouldBeEmpty("nobody approved it yet");
        place.Decide(first.Number, on: "2025-02-03").ShouldBeOfType<BankAccountOutcome.InForce>().From.ShouldBe(Day("2025-02-03"));
        place.InForce("2025-02-02").ShouldBeEmpty();
        place.InForce("2025-02-03").ShouldBe(["1 BE68539007547034 EUR"]);
        place.Messages().ShouldBeEmpty("there was no account before, so there is nobody to tell");

        var change = place.Propose(Other, on: "2025-02-10").ShouldBeOfType<BankAccountOutcome.Proposed>();
        (change.Told, change.Effects.CountsFrom).ShouldBe((true, Day("2025-02-15")));
        place.Decide(change.Number, on: "2025-02-11").ShouldBeOfType<BankAccountOutcome.Waits>().From.ShouldBe(Day("2025-02-16"));
        place.InForce("2025-02-15").ShouldBe(["1 BE68539007547034 EUR"]);
        place.InForce("2025-02-16").ShouldBe(["2 BE71096123456769 EUR"]);

        place.Messages().ShouldBe(
        [
            "accounts@delta.example en bank_account_asked {\"name\":\"P1\",\"new\":\"BE …69\",\"old\":\"BE …34\"}",
            "accounts@delta.example en bank_account_changes {\"day\":\"2025-02-16\",\"name\":\"P1\",\"new\":\"BE …69\",\"old\":\"BE …34\"}",
        ]);
        place.Propose(Other, on: "2025-03-01").ShouldBeOfType<BankAccountOutcome.NothingChanges>();
        place.Propose(Belgian, on: "2025-03-01").ShouldBeOfType<BankAccountOutcome.Proposed>();
        place.Messages()[^1].ShouldStartWith("new@delta.example en bank_account_asked", customMessage: "now the other one is the old one");
        place.Propose(Belgian, on: "2025-03-01").ShouldBeOfType<BankAccountOutcome.AskedBefore>().Number.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_change_is_stopped_by_one_person_and_goes_on_only_by_another_one_who_did_not_want_it(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        place.Names(Belgian);
        place.Stop(on: "2025-02-02").ShouldBeOfType<BankAccountOutcome.NothingToStop>();
        var change = place.Names(Other, on: "2025-02-10");

        place.Stop(by: "petra", on: "2025-02-12").ShouldBeOfType<BankAccountOutcome.NoSuchOwner>("a partner does not learn whom others are paid to");
        var stop = place.Stop(by: "pia", on: "2025-02-12").ShouldBeOfType<BankAccountOutcome.Stopped>();
        (stop.Change, stop.Place.Ends).ShouldBe((change, "34"));
        place.InForce("2025-06-01").ShouldBe(["1 BE68539007547034 EUR"], "while nobody decides, payments go where they went");
        place.Stop(by: "cléo", on: "2025-02-12").ShouldBeOfType<BankAccountOutcome.NothingToStop>("it is stopped already");
        foreach (var who in wantedIt)
        {
            foreach (var approve in (bool[])[true, false])
            {
                place.Decide(stop.Number, who, "2025-02-13", approve).ShouldBeOfType<BankAccountOutcome.NotApproved>($"{who} wanted the change or gains by it")
                    .Why.ShouldBeOfType<Core.Acting.Approval.ConcernsThem>();
            }
        }

        place.Decide(stop.Number, "cléo", "2025-02-20", approve: false).ShouldBeOfType<BankAccountOutcome.GoesOn>().From.ShouldBe(Day("2025-02-20"));
        (place.InForce("2025-02-19")[0], place.InForce("2025-02-20")[0]).ShouldBe(("1 BE68539007547034 EUR", "2 BE71096123456769 EUR"));
        place.Messages().Select(m => m.Split(' ')[2]).ShouldBe(["bank_account_asked", "bank_account_changes", "bank_account_stopped", "bank_account_goes_on"]);
        place.Messages()[2].ShouldEndWith("bank_account_stopped {\"name\":\"P1\",\"new\":\"BE …69\",\"old\":\"BE …34\"}");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_stop_that_is_approved_ends_the_change(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        place.Names(Belgian);
        place.Names(Other, on: "2025-02-10");
        var stop = place.Propose(Belgian, on: "2025-02-12", by: "cléo").ShouldBeOfType<BankAccountOutcome.Stopped>("to propose the account in force again is to stop the change");
        Standing(place, "2025-02-12").ShouldBe("3 Asked, 2 Stopped, 1 InForce");

        place.Decide(stop.Number, "ruth", "2025-02-13").ShouldBeOfType<BankAccountOutcome.Kept>().Change.ShouldBe(2);
        place.InForce("2025-02-16").ShouldBe(["3 BE68539007547034 EUR"]);
        Standing(place, "2025-02-16").ShouldBe("2 Stopped, 3 InForce, 1 Ended");
        place.Messages()[^1].ShouldContain("bank_account_kept");
        place.Names(Other, on: "2025-03-01");
        place.InForce("2025-03-06").ShouldBe(["4 BE71096123456769 EUR"], "it can be proposed anew");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_a_change_will_affect_is_shown_before_it_is_decided(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        place.Place.Sale("2025-01-10", 10_000_00);
        place.Place.SettleAndPost("2025-01", "2025-02-14");
        place.Place.SettleAndPost("2025-03", "2025-04-14");
        place.Names(Belgian, on: "2025-04-15");
        using (var saving = place.Database.Begin(At("2025-04-16"), "test"))
        {
            foreach (var (number, payee) in new[] { (1, "P1"), (2, "P2"), (3, "P1") })
            {
                saving.AddRows([new PayoutBatchRow { Number = number, Currency = "EUR", ExecuteOn = Day("2025-04-30"), Content = $"{{\"payments\":[{{\"payee\":\"{payee}\"}}]}}", Hash = "x", By = "ana", Day = Day("2025-04-16") }]);
            }

            saving.AddRows([new PayoutBatchEventRow { Batch = 3, End = BatchEnd.Rejected, AskedBy = "ana", By = "ben", Day = Day("2025-04-16") }]);
            saving.Commit();
        }

        var effects = place.Propose(Other, on: "2025-04-17").ShouldBeOfType<BankAccountOutcome.Proposed>().Effects;

        effects.CountsFrom.ShouldBe(Day("2025-04-22"));
        effects.Payable.Select(m => m.ToString()).ShouldBe(["500.00 EUR"]);
        effects.Batches.ShouldBe([new BatchWaiting(1, Day("2025-04-30"))]);
        var listed = ListBankAccounts.Run(place.Database, Day("2025-04-20")).Single(a => a.State == AccountState.Asked);
        listed.Effects!.CountsFrom.ShouldBe(Day("2025-04-25"), "what is shown is what would happen today");
        (listed.Replaces!.Ends, listed.Effects.Payable.Length).ShouldBe(("34", 1));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_partner_its_people_and_the_vendor_have_accounts_and_the_vendor_one_for_each_currency(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        place.Names(Belgian, "P1");
        place.Names(Belgian with { Holder = "Noor Peeters", Contact = "noor@delta.example" }, "E1");
        place.Names(Belgian with { Holder = "Meridian Systems", Contact = "treasury@meridian.example" }, "vendor");
        place.Names(new AccountTyped { Holder = "Meridian Systems", Currency = "USD", Country = "US", Number = "1234567890", Member = "021000021", Contact = "treasury@meridian.example" }, "vendor");

        place.InForce("2025-02-01", "E1").ShouldBe(["2 BE68539007547034 EUR"]);
        place.InForce("2025-02-01", "vendor").ShouldBe(["3 BE68539007547034 EUR", "4 1234567890 USD"], "another currency is not a change of the first");
        place.Propose(Belgian with { Holder = "Meridian Systems", Iban = Other.Iban }, "vendor").ShouldBeOfType<BankAccountOutcome.Proposed>().Effects.CountsFrom.ShouldBe(Day("2025-02-06"));
        place.Propose(Belgian, "P9").ShouldBeOfType<BankAccountOutcome.NoSuchOwner>();
        place.Propose(Belgian with { Iban = "NL91ABNA0417164300" }, "E1").ShouldBeOfType<BankAccountOutcome.Wrong>("a person without a country has the one of their partner")
            .Mistakes.Single().Field.ShouldBe(AccountField.Reason);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_contact_is_written_to_in_French_where_that_is_spoken(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        var french = Belgian with { Iban = "FR14 2004 1010 0505 0001 3M02 606" };
        place.Names(french, "P3");
        place.Names(french with { Iban = "FR76 3000 6000 0112 3456 7890 189" }, "P3", "2025-02-10");

        var letter = ListMessages.Run(place.Database, Day("2025-02-10"), "ana")[0].Letter;
        letter.Subject.ShouldBe("Les versements à Société Delta vont à un autre compte bancaire à partir du 15 février 2025");
        letter.Text.ShouldContain("D’ici là\u00a0: FR …06\nÀ partir du 15 février 2025\u00a0: FR …89");
        ListMessages.Run(place.Database, Day("2025-02-10"), "ruth")[0].To.ShouldBe("a…@delta.example");
    }

    private static string Standing(AccountsPlace place, string on) => string.Join(", ", ListBankAccounts.Run(place.Database, Day(on)).Select(a => $"{a.Number} {a.State}"));
}
