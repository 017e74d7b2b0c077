using System.Collections.Immutable;
using Palier.App.Sample;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;
using Palier.Core.Ways;

namespace Palier.Web.Tests.Sample;

/// <summary>The nearest way on partners of the sample, walked with facts written here by hand.</summary>
public sealed class WaysInTheSampleTests
{
    private static readonly DateOnly On = new(2026, 11, 1);
    private static readonly SampleWorld World = SampleWorld.Make(SampleWorld.DefaultSeed, new DateOnly(2026, 10, 1));
    private static readonly ImmutableArray<Programme> Programmes = [.. ShippedProgrammes.All.Select(p => p.Programme)];
    private static readonly Programme Enterprise = Programmes.Single(p => p.Name == "enterprise");

    [Fact]
    public void Whoever_walks_the_nearest_way_holds_the_level_on_the_promised_day_and_with_a_cent_less_does_not()
    {
        var walked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var facts in World.Partners.Where((_, i) => i % 61 == 0).Select(p => SampleEnrolments.Enrol(p, Programmes, World.From, World.Until)))
        {
            if (LevelWays.To(new WaysAsked(Enterprise, facts, Programmes, On)) is not { } to || to.Ways[0] is not { Obstacles.IsEmpty: true, Lacking.Length: > 0 } way)
            {
                continue;
            }

            way.From.ShouldBe(new DateOnly(2026, 12, 1), facts.Partner.Id);
            way.By.ShouldBe(way.Lacking.Any(l => l.Name is "revenue_12m" or "customers" or "cloud_revenue") ? new DateOnly(2026, 11, 30) : new DateOnly(2026, 12, 1), facts.Partner.Id);
            Held(Done(facts, way, 0), way.From!.Value).ShouldBe(to.Level.Name, facts.Partner.Id);
            Held(Done(facts, way, 0), way.From!.Value.AddDays(-1)).ShouldNotBe(to.Level.Name, facts.Partner.Id);
            if (way.Lacking.Any(l => l.Name == "revenue_12m"))
            {
                Held(Done(facts, way, 1), way.From!.Value).ShouldNotBe(to.Level.Name, facts.Partner.Id);
            }

            walked.Add(facts.Partner.Id);
        }

        walked.Count.ShouldBeGreaterThanOrEqualTo(10);
    }

    private static string? Held(PartnerFacts facts, DateOnly on) => new Evaluation<FiguresOnly>(Enterprise, facts, Programmes).HeldOn(on).Level?.Name;

    // Customers buy for a thousand each, cloud is sold to whoever bought before, and so is the rest of what is missing.
    private static PartnerFacts Done(PartnerFacts facts, Way way, long centsLess)
    {
        var (customers, certified) = ((int)More(way, "customers"), (int)More(way, "certified"));
        var cloud = More(way, "cloud_revenue");
        var rest = More(way, "revenue_12m") - cloud - (customers * 1_000) - (centsLess / 100m);
        var sales = facts.Sales.AddRange(Enumerable.Range(0, customers).Select(i => Sale(facts, $"new {i}", 1_000, "virtualisation", $"new {i}", way.By)));
        sales = cloud > 0 ? sales.Add(Sale(facts, "cloud", cloud, "ai-cloud", facts.Sales[0].Customer, way.By)) : sales;
        var people = Enumerable.Range(0, certified).Select(i => $"new {i}").ToList();
        return facts with
        {
            Sales = rest > 0 ? sales.Add(Sale(facts, "rest", rest, "virtualisation", facts.Sales[0].Customer, way.By)) : sales,
            People = facts.People.AddRange(people.Select(p => new Person { Id = p, Name = p })),
            Employments = facts.Employments.AddRange(people.Select(p => new Employment { Person = p, Partner = facts.Partner.Id, From = way.By })),
            Certificates = facts.Certificates.AddRange(people.Select(p => new Certificate { Person = p, Name = "sales-professional", PassedOn = way.By })),
            Asserted = way.Lacking.Any(l => l.Name == "invitation")
                ? facts.Asserted.Add(new AssertedFact { Partner = facts.Partner.Id, What = "invitation", From = way.By, By = "director" }) : facts.Asserted,
        };
    }

    private static decimal More(Way way, string name) => way.Lacking.FirstOrDefault(l => l.Name == name)?.Missing is { } missing
        ? (decimal)missing.Value.Numerator / (decimal)missing.Value.Denominator : 0;

    private static SalesLine Sale(PartnerFacts facts, string key, decimal euros, string area, string? customer, DateOnly on) => new()
    {
        Partner = facts.Partner.Id, Key = key, Net = new LineAmount((long)(euros * LineAmount.Unit), Currency.Eur), InvoicedOn = on, SoldOn = on, Area = area, Customer = customer,
    };
}
