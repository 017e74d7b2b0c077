using Microsoft.Playwright;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Facts;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Browser;

/// <summary>The site over a programme with a hold that only a person releases, while an investigation is open.</summary>
public sealed class HeldSite : SiteInBrowser
{
    public HeldSite()
        : this(new MoneyPlace(Engine.Sqlite, "locked-levels"))
    {
    }

    private HeldSite(MoneyPlace place)
        : base(place.ConnectionString["Data Source=".Length..])
    {
        Place = place;
        foreach (var (name, role) in new[] { ("mika", Role.Operator), ("cléo", Role.Compliance) })
        {
            NameStaff.Add(place.Database, name, null, [role], new DateOnly(2024, 1, 1), "mika", MoneyPlace.At("2024-12-02")).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        using var saving = place.Database.Begin(MoneyPlace.At("2025-03-10"), "test");
        saving.Add([new AssertedFact { Partner = "P1", What = "investigation", From = new DateOnly(2025, 3, 10), By = "officer" }]);
        saving.Commit();
    }

    internal MoneyPlace Place { get; }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Place.Dispose();
    }
}

public sealed class LiftedHoldTests(HeldSite site) : IClassFixture<HeldSite>
{
    [Fact]
    public async Task A_hold_of_the_programme_is_released_by_who_may_for_a_partner_that_is_there()
    {
        var page = await site.OpenAsync("/holds", person: Uri.EscapeDataString("cléo"));
        await page.SelectOptionAsync("#lift-hold", "locked_levels/inquiry");
        await page.FillAsync("#lift-partner", "P9");
        await page.ClickAsync("#lift > form > button");
        (await page.Locator("#lift-partner-error").InnerTextAsync()).ShouldBe("There is no partner P9 in this database.");
        Released().ShouldBe(0);

        await page.FillAsync("#lift-partner", "P1");
        await page.ClickAsync("#lift > form > button");

        (await page.Locator(".told[role=status]").InnerTextAsync()).ShouldStartWith("The hold inquiry of P1 is released from ");
        Released().ShouldBe(1);
        await page.Context.CloseAsync();
    }

    private int Released()
    {
        using var context = site.Place.Database.Context();
        return context.HoldReleases.Count();
    }
}
