using System.Text;
using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.Web.Hosting;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Hosting;

/// <summary>What the pages keep of the database: never what is no longer so, and not loaded again for nothing.</summary>
public sealed class SiteWorldTests
{
    private static readonly DateOnly on = Day("2025-02-10");

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_level_that_two_persons_set_is_on_the_next_page(Engine engine)
    {
        using var place = new MoneyPlace(engine, "clocks");
        var site = new SiteWorld(place.Database, new March());
        place.Sale("2025-02-03", 100_00);
        var before = site.Population!.Rows.Single().Level?.Name;

        var asked = new OverrideAsked(place.Programme, "P1", "gold", on, Day("2025-06-30"), "Sponsor of the launch");
        var number = Overrides.Propose(place.Database, asked, "ben", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.Proposed>().Number;
        Overrides.Decide(place.Database, number, true, "cleo", on, At("2025-02-10")).ShouldBeOfType<OverrideOutcome.InForce>();

        before.ShouldNotBe("gold");
        site.Population!.Rows.Single().Level?.Name.ShouldBe("gold");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_version_that_was_published_is_on_the_next_page_without_loading_anybody_again(Engine engine)
    {
        using var place = new MoneyPlace(engine, "clocks");
        place.Sale("2025-02-03", 100_00);
        var statements = new List<string>();
        var site = new SiteWorld(place.Database.Telling(statements.Add), new March());
        var facts = site.World.Partners;
        statements.ShouldContain(s => s.Contains("net", StringComparison.Ordinal) && s.Contains("sales_lines", StringComparison.Ordinal));
        statements.Clear();

        var text = PublishedProgrammes.Text(place.Database, place.Programme, 1)!;
        var second = Encoding.UTF8.GetString(text).Replace("version:   1", "version:   2", StringComparison.Ordinal)
            .Replace("from:      2024-01-01", "from:      2024-06-01", StringComparison.Ordinal).Replace("published: 2023-11-01", "published: 2024-11-20", StringComparison.Ordinal);
        Publish.Run(place.Database, place.Programme, 2, Day("2024-06-01"), Day("2024-11-20"), Encoding.UTF8.GetBytes(second), At("2025-02-10")).ShouldBeOfType<PublishOutcome.Published>();
        var (world, population) = (site.World, site.Population!);

        (world.Main!.Version, population.Programme.Version).ShouldBe((2, 2));
        (world.Partners == facts).ShouldBeTrue("the same facts");
        statements.ShouldNotContain(s => s.Contains("net", StringComparison.Ordinal) && s.Contains("sales_lines", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_sale_is_on_the_next_page_and_money_loads_nobody_again(Engine engine)
    {
        using var place = new MoneyPlace(engine, "money-held");
        place.Sale("2025-01-10", 100_00);
        var site = new SiteWorld(place.Database, new March());
        var first = site.World;

        place.SettleAndPost("2025-01", "2025-02-05");
        site.World.ShouldBeSameAs(first);

        place.Sale("2025-02-10", 50_00);
        site.World.Partners.Single().Sales.Length.ShouldBe(2);
    }

    private sealed class March : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(At("2025-03-20"));
    }
}
