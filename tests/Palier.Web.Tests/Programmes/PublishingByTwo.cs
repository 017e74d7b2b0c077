using Palier.App.Programmes;
using Palier.App.Staff;
using Palier.App.Verification;
using Palier.Core.Acting;
using Palier.Core.Comparing;
using Palier.Core.Values;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Programmes;

/// <summary>A version of a programme is proposed with what it changes, its tests and its impact, and published by another person.</summary>
public sealed class PublishingByTwo
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_version_counts_once_another_person_has_published_what_was_shown(Engine engine)
    {
        using var place = new ProposalPlace(engine);
        var proposed = place.Propose().ShouldBeOfType<PublicationOutcome.Proposed>();
        place.Versions().ShouldBe([1], "nothing is published before a second person does it");
        place.Propose().ShouldBeOfType<PublicationOutcome.ProposedBefore>().Number.ShouldBe(proposed.Number);
        var shown = ListPublications.Open(place.Database, proposed.Number)!;
        shown.Listed.Shown.Content.ShouldBe(proposed.Shown.Content);
        shown.Compared!.All.ShouldHaveSingleItem().Effect.ShouldBe(ChangeEffect.PaysLess);
        proposed.Shown.Differences.ShouldBe([new StatedDifference(Day("2025-07-01"), RuleKind.Bonus, "rebate", RuleChange.Changed, ChangeEffect.PaysLess)]);

        var published = place.Decide(proposed.Number, shown: shown.Listed.Hash).ShouldBeOfType<PublicationOutcome.Published>();
        place.Versions().ShouldBe([1, 2]);
        using (var context = place.Database.Context())
        {
            var row = context.ProgrammeVersions.Single(v => v.Version == 2);
            (row.Hash, row.ValidFrom, row.PublishedOn).ShouldBe((published.Shown.Text, Day("2025-07-01"), Day("2026-02-01")));
            row.Bytes.ShouldBe(ProposalPlace.Text().Bytes);
            context.Approvals.Single(a => a.Subject == Subject.Publication).Hash.ShouldBe(shown.Listed.Hash);
        }

        place.Decide(proposed.Number, "eva").ShouldBeOfType<PublicationOutcome.DecidedBefore>().By.ShouldBe("ben");
        place.Decide(99).ShouldBeOfType<PublicationOutcome.NoSuchPublication>();
        place.Propose().ShouldBeOfType<PublicationOutcome.Refused>().Why.ShouldBeOfType<PublishOutcome.AlreadyPublished>();
        place.Propose(ProposalPlace.Text(rate: "6%")).ShouldBeOfType<PublicationOutcome.Refused>().Why.ShouldBeOfType<PublishOutcome.VersionTaken>();
        ListPublications.Run(place.Database).Single().State.ShouldBe(PublicationState.Published);
        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_the_same_person_under_any_name_does_not_publish_what_they_proposed(Engine engine)
    {
        using var place = new ProposalPlace(engine);
        foreach (var (name, sameAs) in new[] { ("mika", null), ("ana", null), ("ana.travels", "ana"), ("ben", (string?)null) })
        {
            NameStaff.Add(place.Database, name, null, [name == "mika" ? Role.Operator : Role.ProgrammeManager], Day("2024-01-01"), "mika", At(ProposalPlace.On), sameAs).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        var number = place.Proposed();
        foreach (var name in new[] { "ana", " Ana ", "ANA", "ana.travels" })
        {
            place.Decide(number, name).ShouldBeOfType<PublicationOutcome.NotApproved>().Why.ShouldBeOfType<Approval.SamePerson>(name);
            place.Decide(number, name, publish: false).ShouldBeOfType<PublicationOutcome.NotApproved>(name);
        }

        NameStaff.Give(place.Database, "ana", Role.Finance, Day("2026-01-01"), null, "mika", At(ProposalPlace.On)).ShouldBeOfType<NameStaffOutcome.RoleGiven>();
        WhoActs.Of(place.Database, "ana", Act.DecidePublication, Day(ProposalPlace.On), "ana").ShouldBeOfType<WhoActsOutcome.May>("the new role may decide publications");
        place.Decide(number, "ana").ShouldBeOfType<PublicationOutcome.NotApproved>("but not this one, which ana proposed");
        place.Versions().ShouldBe([1]);
        place.Decide(number, "ben").ShouldBeOfType<PublicationOutcome.Published>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_51_what_changed_since_it_was_shown_is_not_published(Engine engine)
    {
        using var place = new ProposalPlace(engine);
        var (two, three) = (place.Proposed(), place.Proposed(ProposalPlace.Text(3, "3%")));
        place.Decide(two, shown: new string('0', 64)).ShouldBeOfType<PublicationOutcome.NotApproved>().Why.ShouldBeOfType<Approval.ChangedSince>();
        var later = place.Proposed(ProposalPlace.Text(rate: "2%"));
        place.Decide(two).ShouldBeOfType<PublicationOutcome.Replaced>().By.ShouldBe(later, "the text was proposed anew, so that one is looked at");

        place.Decide(later).ShouldBeOfType<PublicationOutcome.Published>();
        place.Decide(three).ShouldBeOfType<PublicationOutcome.Overtaken>().Latest.ShouldBe(2, "it was compared with version 1, which is no longer the latest");
        place.Decide(two).ShouldBeOfType<PublicationOutcome.Overtaken>();
        ListPublications.Run(place.Database).Select(p => p.State).ShouldBe([PublicationState.Published, PublicationState.Overtaken, PublicationState.Overtaken]);
        place.Decide(two, publish: false).ShouldBeOfType<PublicationOutcome.Rejected>("what cannot be published can be put away");

        var again = place.Proposed(ProposalPlace.Text(3, "3%"));
        ListPublications.Open(place.Database, again)!.Listed.Shown.Follows!.Version.ShouldBe(2);
        place.Decide(again).ShouldBeOfType<PublicationOutcome.Published>();
        place.Versions().ShouldBe([1, 2, 3]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_another_person_rejected_is_not_published_and_can_be_proposed_anew(Engine engine)
    {
        using var place = new ProposalPlace(engine);
        var number = place.Proposed();
        place.Decide(number, publish: false).ShouldBeOfType<PublicationOutcome.Rejected>();
        place.Decide(number, "eva").ShouldBeOfType<PublicationOutcome.DecidedBefore>().WasPublished.ShouldBeFalse();
        place.Versions().ShouldBe([1]);

        place.Decide(place.Proposed()).ShouldBeOfType<PublicationOutcome.Published>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_impact_is_what_simulate_says_of_the_last_two_whole_periods(Engine engine)
    {
        using var place = new ProposalPlace(engine);

        var impact = place.Propose().ShouldBeOfType<PublicationOutcome.Proposed>().Shown.Impact!;

        impact.Span.ShouldBe(new Period(Day("2025-12-01"), Day("2026-02-01")));
        var tried = Simulate.Run(place.Database, ProposalPlace.Text().Programme, impact.Span, null, new TriedOn([], [], []), null).ShouldBeOfType<SimulateOutcome.Tried>().Report;
        impact.Money.ShouldBe(StatedMoney.Of(tried.Money));
        impact.Money.ShouldBe([new StatedMoney("EUR", 175_00, 140_00)]);
        impact.ByPeriod.Select(p => (p.Of, p.Money.Single().Change)).ShouldBe([("2025-12", -10_00), ("2026-01", -25_00)]);
        impact.Losers.Select(p => (p.Partner, p.Money.Single().Change)).ShouldBe([("P1", -30_00), ("P2", -5_00)]);
        (impact.Partners, impact.Less, impact.More, impact.Winners.Length).ShouldBe((2, 2, 0, 0));
    }

    [Fact]
    public void What_takes_longer_than_proposing_may_is_left_out_and_said()
    {
        using var place = new ProposalPlace(Engine.Sqlite);

        var proposed = ProposePublication.Run(place.Database, ProposalPlace.Text(), "ana", Day(ProposalPlace.On), At(ProposalPlace.On), TimeSpan.Zero).ShouldBeOfType<PublicationOutcome.Proposed>();

        proposed.Shown.Impact.ShouldBeNull();
        (proposed.Shown.NoImpact!.Why, proposed.Shown.NoImpact.All).ShouldBe((ImpactReason.TookTooLong, 4));
        PublicationText.Missing(proposed.Shown, Core.Wording.Words.English)!.ShouldContain("0 of 4 evaluations were done");
        place.Decide(proposed.Number).ShouldBeOfType<PublicationOutcome.Published>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Tests_that_fail_are_shown_first_and_hinder_nobody(Engine engine)
    {
        using var place = new ProposalPlace(engine);
        var (holds, fails) = ("- it: pays four\n  given: { revenue: 100 }\n  expect: { rebate: 4.00 }\n", "- it: pays five\n  given: { revenue: 100 }\n  expect: { rebate: 5.00 }\n");
        var text = ProposalPlace.Text();
        var cases = System.Text.Encoding.UTF8.GetBytes($"programme: ../programme.yaml\ngiven: {{ period: 2026-01 }}\ncases:\n{holds}{fails}");

        var read = ProposedText.Read(place.Database, [.. text.Bytes], [("rates.yaml", cases)]).ShouldBeOfType<ReadText.Readable>().Texts.Single();
        var shown = place.Propose(read).ShouldBeOfType<PublicationOutcome.Proposed>().Shown;

        shown.Cases.Select(c => (c.It, c.Passed)).ShouldBe([("pays five", false), ("pays four", true)]);
        shown.Cases[0].Failures.Single().ShouldBe(new StatedFailure(9, 21, "rebate", "5.00", "4.00 EUR"));
        place.Decide(1).ShouldBeOfType<PublicationOutcome.Published>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_16_of_two_who_decide_at_once_one_wins_and_there_is_one_version(Engine engine)
    {
        using var place = new ProposalPlace(engine);
        var rounds = Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 90 : 15;
        foreach (var round in Enumerable.Range(2, rounds))
        {
            var number = place.Proposed(ProposalPlace.Text(round, $"{round}%"));
            var outcomes = await Task.WhenAll(Task.Run(() => place.Decide(number, "ben")), Task.Run(() => place.Decide(number, "eva", publish: round % 2 == 0)));

            outcomes.Count(o => o is PublicationOutcome.Published or PublicationOutcome.Rejected).ShouldBe(1);
            outcomes.Count(o => o is PublicationOutcome.DecidedBefore).ShouldBe(1);
        }

        using var context = place.Database.Context();
        context.Approvals.Count().ShouldBe(rounds);
        context.PublicationDecisions.Count(d => d.Published).ShouldBe(place.Versions().Length - 1);
        context.Audit.Count(a => a.What == "publish" || a.What == "reject").ShouldBe(rounds);
    }
}
