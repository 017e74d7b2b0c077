using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Palier.App.Approvals;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Browser;

/// <summary>The site over levels set by hand: one in force, one rejected, one that waits, and people of the vendor and of a partner.</summary>
public sealed class OverrideSite : SiteInBrowser
{
    public OverrideSite()
        : this(new MoneyPlace(Engine.Sqlite, "clocks", ["P1", "P2"]))
    {
    }

    private OverrideSite(MoneyPlace place)
        : base(place.ConnectionString["Data Source=".Length..])
    {
        Place = place;
        var (on, at) = (MoneyPlace.Day("2025-05-20"), MoneyPlace.At("2025-05-20"));
        foreach (var (name, role, partner) in new[] { ("mika", Role.Operator, null), ("pia", Role.ProgrammeManager, null), ("cléo", Role.Compliance, null), ("ruth", Role.Auditor, null), ("paul", Role.Partner, "P2") })
        {
            NameStaff.Add(place.Database, name, partner, [role], new(2024, 1, 1), "mika", at).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        foreach (var (partner, level, reason) in new[] { ("P1", "gold", "A merger"), ("P2", "silver", "Sales of a branch, counted late"), ("P1", "platinum", "A merger <b>of two</b>") })
        {
            Overrides.Propose(place.Database, new OverrideAsked("clocks", partner, level, MoneyPlace.Day("2025-06-01"), MoneyPlace.Day("2025-12-01"), reason), "pia", on, at).ShouldBeOfType<OverrideOutcome.Proposed>();
        }

        Overrides.Decide(place.Database, 1, true, "cléo", on, at).ShouldBeOfType<OverrideOutcome.InForce>();
        Overrides.Decide(place.Database, 2, false, "cléo", on, at).ShouldBeOfType<OverrideOutcome.Rejected>();
    }

    internal MoneyPlace Place { get; }

    /// <summary>A page as somebody sees it.</summary>
    public Task<IPage> AsAsync(string person, string path, string language = "en-GB") => OpenAsync(path, language, person: Uri.EscapeDataString(person));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Place.Dispose();
    }
}

/// <summary>Levels set by hand, on their page: who asked, for how long and why, and what became of it.</summary>
public sealed class OverridePagesTests(OverrideSite site) : IClassFixture<OverrideSite>
{
    [Fact]
    public async Task Each_row_says_who_gets_which_level_for_how_long_and_why_and_one_that_waits_is_decided_by_another()
    {
        var page = await site.AsAsync("pia", "/overrides");
        (await page.Locator("tbody th").AllInnerTextsAsync()).Take(3).ShouldBe(["3", "2", "1"]);
        var rows = (await page.Locator("tbody tr").AllInnerTextsAsync()).Select(r => r.Replace('\u00a0', ' ')).ToList();
        rows[0].ShouldContain("A merger <b>of two</b>");
        rows[0].ShouldContain("waits");
        rows[2].ShouldSatisfyAllConditions(r => r.ShouldContain("Gold"), r => r.ShouldContain("1 June 2025 to 30 November 2025"), r => r.ShouldContain("pia"), r => r.ShouldContain("approved"), r => r.ShouldContain("cléo"));
        rows[1].ShouldContain("rejected");
        (await page.Locator("tbody button").CountAsync()).ShouldBe(2, "only what waits is decided");
        var approve = new PageGetByRoleOptions { Name = "Approve override 3" };
        await page.GetByRole(AriaRole.Button, approve).ClickAsync();
        (await page.Locator(".told[role=alert]").InnerTextAsync()).ShouldStartWith("pia asked for it, so someone else must decide.");
        await page.Context.CloseAsync();

        page = await site.AsAsync("cléo", "/overrides");
        await page.EvalOnSelectorAllAsync("input[name=shown]", "all => all.forEach(i => i.value = 'another')");
        await page.GetByRole(AriaRole.Button, approve).ClickAsync();
        (await page.Locator(".told[role=alert]").InnerTextAsync()).ShouldStartWith("Number 3 is no longer what was shown.");
        var older = await site.AsAsync("cléo", "/overrides");
        await page.GetByRole(AriaRole.Button, approve).ClickAsync();
        (await page.Locator(".told[role=status]").InnerTextAsync()).ShouldStartWith("Override 3 holds: P1 at platinum");
        (await page.Locator("tbody button").CountAsync()).ShouldBe(0);
        await older.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Reject override 3" }).ClickAsync();
        (await older.Locator(".told[role=alert]").InnerTextAsync()).ShouldBe("Override 3 was approved by cléo already.");
        Overrides.List(site.Place.Database).Single(o => o.Number == 3).Approved.ShouldBe(true);
        await older.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_wrongly_is_said_at_its_field_and_a_partner_sees_its_own_alone()
    {
        var page = await site.AsAsync("pia", "/overrides", "fr-FR");
        await page.SelectOptionAsync("#override-level", "clocks/silver");
        await page.FillAsync("#override-partner", "P9");
        await page.FillAsync("#override-first", "2026-01-01");
        await page.FillAsync("#override-until", "2028-01-01");
        await page.FillAsync("#override-reason", "Une fusion");
        await page.ClickAsync("#override > form > button");
        (await page.Locator("#override-partner-error").InnerTextAsync()).ShouldContain("P9");
        await page.FillAsync("#override-partner", "P2");
        await page.ClickAsync("#override > form > button");
        (await page.Locator("#override-until-error").InnerTextAsync()).ShouldStartWith("Le texte du programme ne le permet que jusqu’au");
        (await page.InputValueAsync("#override-reason")).ShouldBe("Une fusion");
        await page.Context.CloseAsync();

        page = await site.AsAsync("paul", "/overrides");
        (await page.Locator("tbody th").AllInnerTextsAsync()).ShouldBe(["2"]);
        (await page.Locator("#override form:not([hidden])").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_with_rows_hinders_nobody_and_never_scrolls_sideways()
    {
        foreach (var (language, scheme, width, person) in ((string, ColorScheme, int, string?)[])
            [("en-GB", ColorScheme.Light, 1440, "pia"), ("fr-FR", ColorScheme.Dark, 320, "cléo"), ("fr-FR", ColorScheme.Light, 390, "cléo"), ("en-GB", ColorScheme.Dark, 1440, null)])
        {
            var page = await site.OpenAsync("/overrides", language, scheme, width, person: person is null ? null : Uri.EscapeDataString(person));
            if (Environment.GetEnvironmentVariable("PALIER_PICTURES") is { } folder)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"overrides-rows-{language}-{scheme}-{width}.png"), FullPage = true });
            }

            var found = await page.RunAxe();
            found.Violations.ShouldBeEmpty($"{language} {scheme} {width}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}")));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator(".button.primary").CountAsync()).ShouldBeLessThanOrEqualTo(1);
            await page.Context.CloseAsync();
        }
    }
}
