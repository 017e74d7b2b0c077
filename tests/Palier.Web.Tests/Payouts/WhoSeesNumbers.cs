using Palier.App.BankAccounts;
using Palier.App.Payouts;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Payouts;

/// <summary>Whole account numbers are for the vendor's own people of finance and compliance, whichever verb is used; the file of a batch is too.</summary>
public sealed class WhoSeesNumbers
{
    private static readonly string whole = PayoutPlace.Iban(1);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Only_the_vendors_own_people_of_finance_and_compliance_see_numbers_whole_on_days_on_which_they_have_the_role(Engine engine)
    {
        using var place = Place(engine);
        foreach (var (reader, sees) in new[] { ("ana", true), ("cléo", true), ("ruth", false), ("olga", false), ("mia", false), ("pia", false), ("paul", false), ("nobody", false), ("", false), (null, false) })
        {
            NumbersSeen.By(place.Database, reader, Day(PayoutPlace.Today)).Whole.ShouldBe(sees, reader);
        }

        NameStaff.Give(place.Database, "ana", Role.Finance, Day("2024-01-01"), Day(PayoutPlace.Today), "olga", At(PayoutPlace.Today));
        NumbersSeen.By(place.Database, "ana", Day(PayoutPlace.Today)).Reader.ShouldBeOfType<WhoActsOutcome.MayNot>().Would.ShouldBe([Role.Finance, Role.Compliance]);
        NumbersSeen.By(place.Database, "ana", Day("2025-02-05")).Whole.ShouldBeTrue();
    }

    [Fact]
    public void Where_nobody_is_named_yet_a_name_is_asked_for_all_the_same()
    {
        using var place = new PayoutPlace(Engine.Sqlite, ("P1", 100_00));

        NumbersSeen.By(place.Database, null, Day(PayoutPlace.Today)).Reader.ShouldBeOfType<WhoActsOutcome.NobodyNamed>();
        NumbersSeen.By(place.Database, "ana", Day(PayoutPlace.Today)).Whole.ShouldBeTrue();
    }

    [Fact]
    public async Task The_verbs_show_numbers_by_the_same_rule_and_what_is_decided_has_one_hash_for_everybody()
    {
        using var place = Place(Engine.Sqlite);
        string[][] verbs = [["payout", "due", "--on", PayoutPlace.Today], ["payout", "due", "--on", PayoutPlace.Today, "--json"], ["payout", "show", "1"], ["payout", "show", "1", "--json"]];
        foreach (var verb in verbs)
        {
            if (verb is [_, "show", "1"])
            {
                place.Proposed();
            }

            foreach (var person in new[] { "ana", "ruth", "pia", null })
            {
                var said = await Said(place, person, verb);
                said.Contains(whole, StringComparison.Ordinal).ShouldBe(person == "ana", $"{person}: {said}");
                said.Contains($"BE …{whole[^2..]}", StringComparison.Ordinal).ShouldBe(person != "ana", $"{person}: {said}");
            }
        }

        (await Said(place, null, "payout", "show", "1")).ShouldContain(place.HashOf(1));
        place.Decide(1, "cléo", shown: place.HashOf(1)).ShouldBeOfType<DecideBatchOutcome.Approved>();
        (await Said(place, "ana", "bank", "payment", "1")).ShouldContain(whole);
        (await Said(place, "ruth", "bank", "payment", "1")).ShouldNotContain(whole);
    }

    [Fact]
    public async Task The_file_is_written_for_those_who_see_numbers_and_an_edited_copy_tells_nobody_else_what_was_approved()
    {
        using var place = Place(Engine.Sqlite);
        place.Decide(place.Proposed(), "cléo").ShouldBeOfType<DecideBatchOutcome.Approved>();
        var folder = Directory.CreateTempSubdirectory("palier-numbers-");
        var path = Path.Combine(folder.FullName, "batch.xml");
        foreach (var (person, ending, said) in new[] { (null, 2, "Say who you are with --as"), ("nobody", 1, "Nobody here is called nobody"), ("ruth", 1, "ruth may not see account numbers whole."), ("pia", 1, "pia may not see account numbers whole.") })
        {
            var ran = await Ran.Palier([.. Verb(place, person, "payout", "file", "1", "--out", path)]);
            (ran.Ending, ran.Output).ShouldBe((ending, ""), person);
            ran.Error.ShouldContain(said);
            File.Exists(path).ShouldBeFalse("nothing is written");
        }

        (await Ran.Palier([.. Verb(place, "ana", "payout", "file", "1", "--out", path)])).Ending.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes.ShouldBe(place.FileOf(1));
        await File.WriteAllTextAsync(path, System.Text.Encoding.UTF8.GetString(bytes).Replace(whole, PayoutPlace.Iban(9), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Ran.Palier([.. Verb(place, "ana", "payout", "check", path)])).Error.ShouldContain(whole);
        (await Ran.Palier([.. Verb(place, "ruth", "payout", "check", path)])).Error.ShouldSatisfyAllConditions(
            e => e.ShouldContain($"the account is BE …{PayoutPlace.Iban(9)[^2..]}; approved is BE …{whole[^2..]}."), e => e.ShouldNotContain(whole));
        folder.Delete(recursive: true);
    }

    private static PayoutPlace Place(Engine engine)
    {
        var place = new PayoutPlace(engine, ("P1", 100_00));
        place.Account("P1", "EUR", whole);
        foreach (var (name, role, partner) in new[]
            { ("olga", Role.Operator, null), ("ana", Role.Finance, null), ("cléo", Role.Compliance, null), ("ruth", Role.Auditor, null), ("mia", Role.ProgrammeManager, null), ("pia", Role.Finance, "P1"), ("paul", Role.Partner, "P1") })
        {
            NameStaff.Add(place.Database, name, partner, [role], Day("2024-01-01"), "olga", At("2025-02-05")).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        return place;
    }

    private static async Task<string> Said(PayoutPlace place, string? person, params string[] verb)
    {
        var ran = await Ran.Palier([.. Verb(place, person, verb)]);
        ran.Ending.ShouldBe(0, ran.Error);
        return ran.Output;
    }

    private static IEnumerable<string> Verb(PayoutPlace place, string? person, params string[] verb) =>
        [.. verb, .. person is null ? (string[])[] : ["--as", person], "--db", place.Money.ConnectionString];
}
