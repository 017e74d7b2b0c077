using System.Collections.Immutable;
using Palier.App;
using Palier.App.Partners;
using Palier.App.Sample;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;
using Population = Palier.App.Partners.Population;

namespace Palier.Web.Tests.Partners;

/// <summary>Lists of partners are counted for all at once, and say what evaluating each by itself says.</summary>
public sealed class PopulationTests
{
    private static readonly DateOnly today = new(2026, 11, 1);
    private static readonly SampleWorld sample = SampleWorld.Make(SampleWorld.DefaultSeed, new DateOnly(2026, 10, 1));
    private static readonly ImmutableArray<Programme> texts = [.. ShippedProgrammes.All.Select(p => p.Programme)];

    private static readonly ImmutableArray<PartnerFacts> partners =
        [.. sample.Partners.Where((_, i) => i % 7 == 0).Select(p => SampleEnrolments.Enrol(p, texts, sample.From, sample.Until))];

    [Theory]
    [InlineData("enterprise")]
    [InlineData("gocloud")]
    [InlineData("growcloud")]
    public void Every_row_is_what_the_partner_by_itself_comes_to(string name)
    {
        var programme = texts.Single(p => p.Name == name);
        if (programme.Ladder is null)
        {
            Population.Of(new World([programme], partners, today)).ShouldBeNull();
            return;
        }

        var population = Population.Of(new World([programme], partners, today) { Texts = texts })!;

        population.Rows.Select(Row).ShouldBe(partners.Select(p => Alone(programme, p)));
        population.Rows.Select(r => r.Place).Distinct().Count().ShouldBeGreaterThan(1);
        population.Rows.ShouldContain(r => r.Earned > 0);
    }

    [Fact]
    public void A_version_that_was_published_is_seen_on_the_same_columns()
    {
        var before = new World([.. texts.Where(t => t.Name == "enterprise")], partners, today) { Texts = texts };
        var (first, from) = (texts.Single(t => t.Name == "enterprise"), new DateOnly(2026, 1, 1));
        var levels = first.Ladder!.Levels;
        var harder = first with { Version = 2, Published = from, From = from, Ladder = first.Ladder with { Levels = [levels[0], levels[2] with { Name = "silver" }, .. levels[2..]] } };
        var after = LoadWorld.Again(before, [.. texts, harder], today);

        var rows = Population.Of(after)!.Rows;

        after.Main.ShouldBe(harder);
        after.Columns.ShouldBeSameAs(before.Columns);
        rows.Select(Row).ShouldBe(partners.Select(p => Alone(harder, p, after.Texts)));
        rows.Select(Row).ShouldNotBe(Population.Of(before)!.Rows.Select(Row));
    }

    [Fact]
    public void Those_nearest_to_the_next_level_lack_one_figure_and_come_by_how_little()
    {
        var population = Population.Of(new World([.. texts.Where(t => t.Name == "enterprise")], partners, today) { Texts = texts })!;

        population.Near.Length.ShouldBeGreaterThan(5);
        population.Near.Select(r => r.Missing.Single().PartMissing).ShouldBeInOrder();
        population.Near.Select(r => r.Partner.Id).ShouldBe(population.Rows.Where(r => r.Place > 0 && r.Missing.Length == 1 && r.Missing[0].Gap is not null).Select(r => r.Partner.Id), ignoreOrder: true);
    }

    private static string Row(PartnerRow r) =>
        Said(r.Partner, r.Level, r.Place, r.Sales, r.Before, r.Earned, r.Next, r.Missing);

    private static string Said(Partner partner, Level? level, int place, decimal sales, decimal before, decimal earned, Level? next, ImmutableArray<Shortfall> missing) =>
        $"{partner.Id} {level?.Name} {place} {sales:0.0000} {before:0.0000} {earned:0.0000} {next?.Name} {string.Join(", ", missing.Select(m => $"{m.Name} {m.Gap?.Value} {m.Word}"))}";

    private static string Alone(Programme programme, PartnerFacts facts) => Alone(programme, facts, texts);

    // One partner by the general evaluation: its own history of reviews, its own bonuses, its own figures.
    private static string Alone(Programme programme, PartnerFacts facts, ImmutableArray<Programme> all)
    {
        var evaluation = new Evaluation<WithReasons>(programme, facts, all);
        var held = evaluation.HeldOn(today).Level;
        var place = held is null ? 0 : programme.Ladder!.RankOf(held.Name) + 1;
        var earned = programme.Bonuses.Select(b => evaluation.Earned(b, Shown.LastPeriod(b.Every, today)).Earned.Value).Where(m => m.Currency == programme.Currency).Sum(m => Shown.Decimal(m.Amount));
        var levels = evaluation.LevelOn(today).Levels;
        var next = place < levels.Length ? levels[place] : null;
        var year = Shown.LastYear(today);
        return Said(facts.Partner, held, place, Sales(year), Sales(year.AddMonths(-12)), earned, next?.Level, next?.Missing ?? []);

        decimal Sales(Period of) => Shown.SalesOf(evaluation, Shown.Sales(programme), of);
    }
}
