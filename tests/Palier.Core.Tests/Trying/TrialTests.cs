using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Trying;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Trying;

/// <summary>A draft tried on three partners, small enough to be counted by hand.</summary>
public sealed class TrialTests
{
    private const string Text = """
        programme: small
        title:     { en: Small, fr: Petit }
        about:     { en: An example., fr: Un exemple. }
        version:   1
        from:      2025-01-01
        published: 2024-11-01
        currency:  EUR
        time_zone: Europe/Brussels

        answers:
          counts_on:     sold_on
          converts_at:   own currency only
          line_rounding: in total
          value_at:      start of period
          level_at:      end of period
          returns:       when returned
          mergers:       history stays

        metrics:
          revenue: { ref: §1, sum: sale.net }
          yearly:  { ref: §1, same_as: revenue, over: year to date }

        levels:
          ref:  §2
          up:   { every: month, starts: at once }
          down: { every: January, starts: at once }
          ladder:
            base: { ref: §2.1, title: { en: Base, fr: Base } }
            gold: { ref: §2.2, title: { en: Gold, fr: Or }, yearly: 1_000 }

        bonuses:
          rebate:
            ref:   §3
            for:   gold and above
            every: quarter
            amount:
              - rate:  10%
                of:    revenue
              - round: { to: 0.01, half: up }
        """;

    private static readonly Programme published = Read(Text);
    private static readonly Period quarter = Period.Find("2025-Q2")!.Value;

    // P1 reaches gold by the first sale, P2 only by a limit of 800, P3 never.
    private static readonly ImmutableArray<PartnerFacts> partners = [Partner("P1", "FR", (1, 1_200), (5, 500)), Partner("P2", "DE", (2, 600), (5, 300)), Partner("P3", "DE", (4, 100))];

    [Fact]
    public void A_lower_limit_lifts_who_reaches_it_and_pays_it_and_the_report_names_the_winner()
    {
        var report = Try(published with { Version = 2, Ladder = Draft("yearly: 800").Ladder });

        report.Levels.ShouldBe((1, 0));
        report.Moves.ShouldBe([new LevelMove("gold", "gold", 1), new LevelMove("base", "gold", 1), new LevelMove("base", "base", 1)], ignoreOrder: true);
        report.Money.ShouldBe([Both(50_00, 80_00)]);
        report.ByCountry.Select(c => (c.Of, c.Partners, c.Money.Single())).ShouldBe([("DE", 2, Both(0, 30_00)), ("FR", 1, Both(50_00, 50_00))]);
        report.ByLevel.Select(c => (c.Of, c.Partners, c.Money.Single())).ShouldBe([("base", 2, Both(0, 30_00)), ("gold", 1, Both(50_00, 50_00))]);
        report.Winners(Currency.Eur, 20).Select(w => (w.Partner.Partner.Id, w.Money.Change)).ShouldBe([("P2", 30_00L)]);
        report.Losers(Currency.Eur, 20).ShouldBeEmpty();
    }

    [Fact]
    public void A_draft_that_holds_only_from_a_day_leaves_what_was_before_to_the_published_version()
    {
        var draft = Draft("yearly: 1_250", "rate:  20%");

        // The whole year: P1 sold 1,200 before May, so under the draft it reaches gold in May; the rate is doubled for all.
        Try(draft).Money.ShouldBe([Both(50_00, 100_00)]);
        // From July the second quarter is as it was published.
        Try(draft, since: new DateOnly(2025, 7, 1)).Money.ShouldBe([Both(50_00, 50_00)]);
        Try(draft, since: new DateOnly(2025, 7, 1)).Moves.ShouldAllBe(m => m.Before == m.After);
    }

    [Fact]
    public void A_draft_of_a_programme_that_is_not_published_is_tried_on_everyone()
    {
        var report = Try(Draft("yearly: 800") with { Name = "fresh" });

        report.Money.ShouldBe([Both(0, 80_00)]);
        report.Partners.Select(p => (p.LevelBefore, p.LevelAfter)).ShouldBe([(null, "gold"), (null, "gold"), (null, "base")]);
    }

    [Fact]
    public void A_slice_by_level_holds_those_who_had_it_before()
    {
        var trial = new Trial([published], Draft("yearly: 800"), quarter);
        var report = TrialRun.Of(trial, new MembersAtHand(partners, null), new ColumnStore(partners).For, ["base"], stop: TestContext.Current.CancellationToken);

        report.Partners.Select(p => p.Partner.Id).ShouldBe(["P2", "P3"]);
        report.Money.ShouldBe([Both(0, 30_00)]);
        report.ByBonus.Single().Partners.ShouldBe(1);
    }

    [Fact]
    public void The_words_say_levels_money_and_budget_in_both_languages()
    {
        var report = Try(Draft("yearly: 800"));

        var english = string.Join('\n', TrialText.Of(report, new Money(60_00, Currency.Eur), Words.English));
        english.ShouldContain("Levels on 30 June 2025: up 1, down 0.");
        english.ShouldContain("The budget of 60.00\u00a0EUR is not enough: 20.00\u00a0EUR more would be needed.");
        english.ShouldContain("P2  Partner P2  Base → Gold  +30.00\u00a0EUR");
        string.Join('\n', TrialText.Of(report, new Money(100_00, Currency.Eur), Words.French)).ShouldContain("Le budget de 100,00\u00a0EUR suffit\u00a0: il resterait 20,00\u00a0EUR.");
    }

    [Fact]
    public void One_more_sale_shows_the_level_and_the_bonus_it_brings()
    {
        var sale = partners[0].Sales[0] with { Partner = "P2", Key = "what-if", Net = new LineAmount(500 * LineAmount.Unit, Currency.Eur), SoldOn = new DateOnly(2025, 4, 10) };

        var tried = SaleTried.Of(published, partners[1], [published], sale, null);

        tried.Reached.ShouldBe(("base", "gold"));
        tried.Held.ShouldBe((new DateOnly(2025, 5, 1), new DateOnly(2025, 5, 1), "base", "gold"));
        tried.Bonuses.Single().Money.ShouldBe(Both(0, 80_00), "what is sold in May counts too, with the level that the sale brings");
    }

    private static BeforeAndAfter Both(long before, long after) => new(new Money(before, Currency.Eur), new Money(after, Currency.Eur));

    private static TrialReport Try(Programme draft, DateOnly? since = null) =>
        TrialRun.Of(new Trial([published], draft, quarter, since), new MembersAtHand(partners, null), new ColumnStore(partners).For, stop: TestContext.Current.CancellationToken);

    private static Programme Draft(params string[] changes) => Read(changes.Aggregate(Text, (text, change) => System.Text.RegularExpressions.Regex.Replace(
        text, $"{change.Split(':')[0]}: +[0-9_%]+", change, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))));

    private static Programme Read(string text)
    {
        var reading = ProgrammeText.Read(text);
        reading.Mistakes.Where(m => m.Severity != Severity.Warning).Select(m => $"{m.Place} {Words.English.Mistake(m)}").ShouldBeEmpty();
        return reading.Value!;
    }

    private static PartnerFacts Partner(string id, string country, params (int Month, int Net)[] sales) => new()
    {
        Partner = new Partner { Id = id, Name = $"Partner {id}", Country = country, Kind = "reseller" },
        Sales =
        [
            .. sales.Select((s, i) => new SalesLine
            {
                Partner = id, Key = $"{id}-{i}", Net = new LineAmount(s.Net * LineAmount.Unit, Currency.Eur), SoldOn = new DateOnly(2025, s.Month, 5),
            }),
        ],
    };
}
