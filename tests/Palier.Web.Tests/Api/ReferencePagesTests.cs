using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Palier.Web.Tests.Browser;

namespace Palier.Web.Tests.Api;

/// <summary>The reference as people read it: without scripts, in both languages, on a desk and on a phone.</summary>
[Collection(typeof(OneMoneySite))]
public sealed class ReferencePagesTests(MoneySite site)
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/reference/adjustments")]
    [InlineData("/api/reference/trials")]
    [InlineData("/api/reference/cases")]
    [InlineData("/api/reference/partners")]
    [InlineData("/api/problems")]
    [InlineData("/api/problems/period-closed")]
    public async Task No_page_of_the_reference_hinders_anyone_or_scrolls_sideways(string path)
    {
        foreach (var (language, scheme, width) in new[] { ("en-GB", ColorScheme.Light, 1440), ("fr-FR", ColorScheme.Dark, 320), ("fr-FR", ColorScheme.Light, 390) })
        {
            var page = await site.OpenAsync(path, language, scheme, width);
            var found = await page.RunAxe();
            found.Violations.ShouldBeEmpty($"{path} {language} {scheme} {width}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}")));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            (await page.Locator("script").CountAsync()).ShouldBe(0);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task From_the_list_of_calls_a_call_and_from_it_a_problem_are_reached()
    {
        var page = await site.OpenAsync("/api");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "POST /api/adjustments/{number}/approval" }).ClickAsync();
        var call = page.Locator("#approveAdjustment");
        (await call.InnerTextAsync()).ShouldContain("If-Match");
        (await call.InnerTextAsync()).ShouldContain("Palier-Person head, must be given");
        await call.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "It concerns the person who decides" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("It concerns the person who decides");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_part_of_the_reference_opens_in_both_languages()
    {
        var page = await site.OpenAsync("/api");
        var parts = await page.Locator(".api-parts h2 a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        parts.Length.ShouldBeGreaterThan(10);
        using var client = new HttpClient();
        foreach (var part in parts)
        {
            foreach (var language in new[] { "en", "fr" })
            {
                (await client.GetStringAsync(new Uri($"{site.Address}{part}?lang={language}"), TestContext.Current.CancellationToken)).ShouldContain("class=\"card api-call\"");
            }
        }

        await page.Context.CloseAsync();
    }
}
