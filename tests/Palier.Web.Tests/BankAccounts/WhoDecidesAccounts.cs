using Microsoft.EntityFrameworkCore;
using Palier.App.BankAccounts;
using Palier.App.Verification;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.BankAccounts.AccountsPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.BankAccounts;

/// <summary>Four eyes on where money goes: another person, whom it does not concern, and who saw what they approve.</summary>
public sealed class WhoDecidesAccounts
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_the_same_person_under_any_name_and_whom_it_concerns_cannot_decide(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        var asked = place.Propose(Belgian, by: "ben").ShouldBeOfType<BankAccountOutcome.Proposed>().Number;

        foreach (var name in new[] { "ben", "BEN ", "benoît" })
        {
            place.Decide(asked, name).ShouldBeOfType<BankAccountOutcome.NotApproved>().Why.ShouldBeOfType<Approval.SamePerson>();
            place.Decide(asked, name, approve: false).ShouldBeOfType<BankAccountOutcome.NotApproved>();
        }

        place.Decide(asked, "paul").ShouldBeOfType<BankAccountOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ConcernsThem>();
        place.Propose(Belgian with { Iban = Other.Iban }, "E1", "pia").ShouldBeOfType<BankAccountOutcome.Proposed>("she speaks for the people of her partner");
        place.Decide(2, "paul").ShouldBeOfType<BankAccountOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ConcernsThem>();
        place.InForce("2025-12-01").ShouldBeEmpty();

        place.Decide(asked, "ana").ShouldBeOfType<BankAccountOutcome.InForce>();
        place.Decide(asked, "cléo").ShouldBeOfType<BankAccountOutcome.DecidedBefore>().By.ShouldBe("ana");
        place.Decide(99).ShouldBeOfType<BankAccountOutcome.NoSuchAccount>();
        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_an_approval_is_bound_to_what_was_shown_and_a_proposal_cannot_be_edited(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        place.Names(Belgian);
        var (change, other) = (place.Propose(Other).ShouldBeOfType<BankAccountOutcome.Proposed>().Number, place.Propose(Other with { Contact = "third@delta.example" }).ShouldBeOfType<BankAccountOutcome.Proposed>().Number);
        var shown = ListBankAccounts.Show(place.Database, change, Day("2025-02-01"), Seen(place, null))!.Listed.Hash;
        place.Decide(change, shown: new string('0', 64)).ShouldBeOfType<BankAccountOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ChangedSince>();

        using (var context = place.Database.Context())
        {
            Should.Throw<Exception>(() => context.Database.ExecuteSqlRaw("UPDATE bank_accounts SET iban = 'BE71096123456769' WHERE number = 1")).Message.ShouldNotBeEmpty();
            Should.Throw<Exception>(() => context.Database.ExecuteSqlRaw("DELETE FROM bank_accounts WHERE number = 2")).Message.ShouldNotBeEmpty();
        }

        place.Decide(other, "cléo").ShouldBeOfType<BankAccountOutcome.Waits>();
        foreach (var hash in new[] { shown, null })
        {
            place.Decide(change, on: "2025-02-07", shown: hash).ShouldBeOfType<BankAccountOutcome.NotApproved>("another account came in force meanwhile, so it takes another one's place")
                .Why.ShouldBeOfType<Approval.ChangedSince>();
        }

        var now = ListBankAccounts.Show(place.Database, change, Day("2025-02-07"), Seen(place, null))!.Listed;
        now.Replaces!.Number.ShouldBe(other);
        place.Decide(change, on: "2025-02-07", shown: now.Hash).ShouldBeOfType<BankAccountOutcome.Waits>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_16_of_two_who_decide_at_once_one_decides(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        for (var round = 0; round < 10; round++)
        {
            var number = place.Propose(Belgian with { Holder = $"Delta {round}" }).ShouldBeOfType<BankAccountOutcome.Proposed>().Number;
            var approves = round % 2 == 0;
            var outcomes = await Task.WhenAll(Task.Run(() => place.Decide(number, "ben")), Task.Run(() => place.Decide(number, "cléo", approve: approves)));

            outcomes.Count(o => o is BankAccountOutcome.DecidedBefore).ShouldBe(1, $"round {round}");
        }

        using var context = place.Database.Context();
        context.BankAccountDecisions.Count().ShouldBe(10);
        context.Approvals.Count().ShouldBe(10);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_person_of_a_partner_names_accounts_of_their_own_partner_only(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        place.Propose(Belgian, "P2", "pia").ShouldBeOfType<BankAccountOutcome.NoSuchOwner>();
        place.Propose(Belgian, "vendor", "pia").ShouldBeOfType<BankAccountOutcome.NoSuchOwner>();
        place.Propose(Belgian, "E1", "petra").ShouldBeOfType<BankAccountOutcome.NoSuchOwner>();
        place.Propose(Belgian, "E1", "pia", "2026-01-01").ShouldBeOfType<BankAccountOutcome.NoSuchOwner>("she left on that day");
        place.Propose(Belgian, "P1", "pia").ShouldBeOfType<BankAccountOutcome.Proposed>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_50_the_whole_number_is_shown_to_those_who_decide_and_stands_in_no_list_and_no_trail(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        place.Names(Belgian);
        foreach (var (name, whole) in new[] { ("ana", true), ("cléo", true), ("ruth", false), ("pia", false), ("paul", false), ("nobody", false), (null, false) })
        {
            (ListBankAccounts.Show(place.Database, 1, Day("2025-02-01"), Seen(place, name))!.Whole is not null).ShouldBe(whole, name);
        }

        ListBankAccounts.Run(place.Database, Day("2025-02-01")).Single().Place.ToString().ShouldBe("BE …34");
        using var context = place.Database.Context();
        context.Audit.AsEnumerable().ShouldNotContain(a => (a.Figures + a.Of + a.What).Contains("7034", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_37_any_text_as_a_holder_is_kept_as_it_is_or_refused_with_a_message(Engine engine)
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "naughty-strings", "blns.json");
        Assert.SkipUnless(File.Exists(file), "no real data: naughty-strings is not in the folder that PALIER_REAL_DATA names");
        using var place = new AccountsPlace(engine);
        var kept = 0;
        foreach (var text in System.Text.Json.JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!.Append("nul \0").Append("half \uD83D").Distinct())
        {
            switch (place.Propose(Belgian with { Holder = text, Street = text }))
            {
                case BankAccountOutcome.Proposed proposed:
                    var whole = ListBankAccounts.Show(place.Database, proposed.Number, Day("2025-02-01"), Seen(place, "ana"))!.Whole!;
                    (whole.Holder, whole.Street).ShouldBe((text.Trim(), text.Trim()));
                    kept++;
                    break;
                case BankAccountOutcome.Wrong wrong:
                    wrong.Mistakes.ShouldAllBe(m => m.Field == AccountField.Holder || m.Field == AccountField.Street);
                    break;
                case BankAccountOutcome.AskedBefore:
                    break;
                case var other:
                    throw new InvalidOperationException($"{text}: {other}");
            }
        }

        kept.ShouldBeGreaterThan(250);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_15_a_failure_at_any_statement_of_naming_an_account_leaves_nothing_half_done(Engine engine)
    {
        using var place = new AccountsPlace(engine);
        place.Names(Belgian);
        var (on, at) = (Day("2025-02-10"), At("2025-02-10"));

        FailingAtEachStatement.Survives(place.Place, "propose", d => ProposeBankAccount.Run(d, "P1", Other, "ana", on, at), o => o is BankAccountOutcome.Proposed);
        FailingAtEachStatement.Survives(place.Place, "approve", d => DecideBankAccount.Run(d, 2, true, "ben", on, at), o => o is BankAccountOutcome.Waits);
        FailingAtEachStatement.Survives(place.Place, "stop", d => ProposeBankAccount.Stop(d, "P1", "pia", on, at), o => o is BankAccountOutcome.Stopped);
        FailingAtEachStatement.Survives(place.Place, "reject", d => DecideBankAccount.Run(d, 3, false, "cléo", on, at), o => o is BankAccountOutcome.GoesOn);

        place.InForce("2025-02-15").ShouldBe(["2 BE71096123456769 EUR"]);
        place.Messages().Length.ShouldBe(4);
        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
    }

    private static NumbersSeen Seen(AccountsPlace place, string? reader) => NumbersSeen.By(place.Database, reader, Day("2025-02-01"));
}
