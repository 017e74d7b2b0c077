using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Palier.Web.Tests.Browser;

/// <summary>One server and one browser for all tests that look at pages.</summary>
[CollectionDefinition]
public sealed class OneSite : ICollectionFixture<RunningSite>;

[Collection(typeof(OneSite))]
public sealed class PagesTests(RunningSite site)
{
    public static TheoryData<string> Paths { get; } =
        ["/", "/partners", "/partners?q=nobody-has-this-name", "/partners/P-0001", "/partners/P-0130", "/programmes", "/programmes/enterprise", "/programmes/gocloud", "/programmes/growcloud", "/nowhere"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_page_hinders_anyone_in_either_language_scheme_or_width(string path)
    {
        foreach (var (language, scheme, width) in ((string, ColorScheme, int)[])
            [("en-GB", ColorScheme.Light, 1440), ("fr-FR", ColorScheme.Dark, 1440), ("en-GB", ColorScheme.Dark, 390), ("fr-FR", ColorScheme.Light, 390)])
        {
            var page = await site.OpenAsync(path, language, scheme, width);
            var found = await page.RunAxe();
            found.Violations.ShouldBeEmpty($"{path} {language} {scheme} {width}: "
                + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}")));
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_narrow_page_does_not_scroll_sideways_and_has_one_heading(string path)
    {
        var page = await site.OpenAsync(path, "fr-FR", width: 320);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_page_breaks_its_own_security_policy(string path)
    {
        var page = await site.OpenAsync("/programmes");
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        var answer = await page.GotoAsync(site.Address + path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        answer!.Headers["content-security-policy"].ShouldContain("script-src 'none'");
        said.ShouldAllBe(text => !text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_content()
    {
        var page = await site.OpenAsync("/partners");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')")).ShouldBe("#content");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("content");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_chosen_language_and_scheme_stay()
    {
        var page = await site.OpenAsync("/programmes?lang=fr&scheme=dark");
        await page.GotoAsync(site.Address + "/partners");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("fr-FR");
        (await page.Locator("html").GetAttributeAsync("data-scheme")).ShouldBe("dark");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_partner_that_does_not_exist_gets_the_words_of_any_missing_page()
    {
        var page = await site.OpenAsync("/partners/P-9999");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("There is no page here");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Filtering_keeps_only_the_level_and_says_how_many()
    {
        var page = await site.OpenAsync("/partners");
        await page.GetByLabel("Level", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("gold");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show" }).ClickAsync();
        var levels = await page.Locator("tbody td:nth-child(3)").AllInnerTextsAsync();
        levels.ShouldNotBeEmpty();
        levels.ShouldAllBe(text => text.Trim() == "Gold");
        await page.Context.CloseAsync();
    }
}
