using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Palier.App.Disputes;
using Palier.App.Statements;
using Palier.Core.Ledger;

namespace Palier.Web.Tests.Browser;

/// <summary>One server over two partners, a disputed line and a limit for all tests of disputes and approvals.</summary>
[CollectionDefinition]
public sealed class OneDisputeSite : ICollectionFixture<DisputeSite>;

[Collection(typeof(OneDisputeSite))]
public sealed class DisputePagesTests(DisputeSite site)
{
    public static TheoryData<string> Paths { get; } = ["/disputes", "/disputes/1", "/statements", "/statements/1", "/approvals", "/overrides", "/adjustments"];

    [Fact]
    public async Task A_partners_person_disputes_a_line_and_the_vendor_answers_until_a_third_person_puts_it_right()
    {
        var page = await site.OpenAsync("/statements/1");
        await Choose(page, "pia");
        await page.SelectOptionAsync("#dispute-line", "training");
        await page.FillAsync("#dispute-amount", "1,5");
        await page.FillAsync("#dispute-reason", "Two people <b>passed</b>");
        await page.ClickAsync("#dispute > form > button");
        (await page.Locator("#dispute-amount-error").InnerTextAsync()).ShouldContain("“1,5” is not an amount");
        (await page.InputValueAsync("#dispute-reason")).ShouldBe("Two people <b>passed</b>");
        await page.FillAsync("#dispute-amount", "210.00");
        await page.ClickAsync("#dispute > form > button");
        (await Told(page)).ShouldContain("is raised. What the line pays waits until the dispute is answered.");
        var dispute = ListDisputes.Run(site.Place.Database).First(d => d.Line == "training");
        (await page.Locator("#confirm form:not([hidden])").CountAsync()).ShouldBe(0, "what is in dispute is not confirmed");

        await page.GotoAsync($"{site.Address}/disputes/{dispute.Number}");
        (await page.Locator("#uphold, #refuse").CountAsync()).ShouldBe(0, "a partner does not answer its own dispute");
        (await page.Locator("ol.said").InnerTextAsync()).ShouldContain("Two people <b>passed</b>");
        await Choose(page, "ana");
        (await page.InputValueAsync("#uphold-amount")).ShouldBe("200.00", "what is claimed and not there yet");
        await page.ClickAsync("#uphold > form > button");
        (await page.Locator("#uphold-reason-error").InnerTextAsync()).ShouldStartWith("Say why.");
        await page.FillAsync("#uphold-reason", "They did");
        await page.ClickAsync("#uphold > form > button");
        (await Told(page)).ShouldContain("waits for another person, and ends the dispute once it is posted");

        await page.ClickAsync("text=Go to the adjustment");
        var number = ((DisputeState.Upheld)ListDisputes.Show(site.Place.Database, dispute.Number)!.Listed.State).Adjustment;
        await Choose(page, "ben");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Approve adjustment {number}" }).ClickAsync();
        (await Told(page)).ShouldContain("It is above the limit and waits for a third.");
        (await page.Locator("tbody tr").First.InnerTextAsync()).ShouldContain("waits for a third");
        await Choose(page, "cleo");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Approve adjustment {number}" }).ClickAsync();
        (await Told(page)).ShouldContain("is approved and posted: €200.00");
        ListDisputes.Show(site.Place.Database, dispute.Number)!.Listed.State.ShouldBeOfType<DisputeState.PutRight>();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_partners_person_sees_its_own_statements_and_disputes_alone()
    {
        var others = ReadStatements.List(site.Place.Database, "P2")[0].Of;
        var page = await site.AsAsync("paul", "/statements");
        (await page.Locator("tbody th").AllInnerTextsAsync()).ShouldBe([others]);
        foreach (var path in new[] { $"/statements/{site.Place.Statement}", "/disputes/1" })
        {
            var hidden = await page.GotoAsync(site.Address + path);
            hidden!.Status.ShouldBe(404, "as where there is none");
        }

        await page.GotoAsync($"{site.Address}/disputes");
        (await page.Locator("h2").First.InnerTextAsync()).ShouldContain("Nothing is in dispute");
        await page.GotoAsync($"{site.Address}/approvals");
        (await page.Locator("#limit form:not([hidden])").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task After_the_last_day_the_line_says_which_day_it_was()
    {
        var page = await site.AsAsync("paul", "/statements/2", "fr-FR");
        await page.SelectOptionAsync("#dispute-line", "rebate");
        await page.FillAsync("#dispute-reason", "Il manque une ligne");
        await page.ClickAsync("#dispute > form > button");
        (await page.Locator("#dispute-line-error").InnerTextAsync()).ShouldContain("jusqu’au 19 février 2025");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_limit_is_proposed_by_one_and_approved_by_another_where_everything_that_waits_is_listed()
    {
        var page = await site.AsAsync("cleo", "/approvals");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("waits for a third person");
        await page.FillAsync("#limit-currency", "usd");
        await page.FillAsync("#limit-amount", "5,000");
        await page.ClickAsync("#limit > form > button");
        (await Told(page)).ShouldContain("waits for a second person");
        var approve = new PageGetByRoleOptions { Name = "Approve limit 2" };
        await page.GetByRole(AriaRole.Button, approve).ClickAsync();
        (await page.Locator(".told[role=alert]").InnerTextAsync()).ShouldContain("cleo asked for it, so someone else must decide.");
        await Choose(page, "ben");
        await page.GetByRole(AriaRole.Button, approve).ClickAsync();
        (await Told(page)).ShouldContain("From now on");
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_page_of_disputes_and_approvals_hinders_anyone_or_scrolls_sideways(string path)
    {
        foreach (var (language, scheme, width, person) in ((string, ColorScheme, int, string?)[])
            [("en-GB", ColorScheme.Light, 1440, "ana"), ("fr-FR", ColorScheme.Dark, 320, "ben"), ("fr-FR", ColorScheme.Light, 390, "pia"), ("en-GB", ColorScheme.Dark, 390, null)])
        {
            var page = await site.OpenAsync(path, language, scheme, width, person: person);
            var found = await page.RunAxe();
            found.Violations.ShouldBeEmpty($"{path} {language} {scheme} {width}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}")));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, path);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            (await page.Locator(".button.primary").CountAsync()).ShouldBeLessThanOrEqualTo(1, path);
            if (Environment.GetEnvironmentVariable("PALIER_PICTURES") is { } folder)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{path.Trim('/').Replace('/', '-')}-{language}-{scheme}-{width}.png"), FullPage = true });
            }

            await page.Context.CloseAsync();
        }
    }

    private static async Task Choose(IPage page, string person)
    {
        await page.ClickAsync("#who > summary");
        await page.SelectOptionAsync("#person", person);
        await page.ClickAsync("#who button");
    }

    private static Task<string> Told(IPage page) => page.Locator(".told[role=status]").InnerTextAsync();
}
