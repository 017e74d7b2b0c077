using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Palier.Web.Tests.Browser;

[Collection(typeof(OneMoneySite))]
public sealed class MoneyPagesLookTests(MoneySite site)
{
    public static TheoryData<string> Paths { get; } =
        ["/settlements", "/settlements/1", "/periods", "/periods/changed_afterwards/2025-01", "/holds", "/adjustments", "/ledger?programme=changed_afterwards&owner=P1&account=cash", "/statements", "/accruals?programme=changed_afterwards&on=2025-04-15", "/audit"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_page_of_money_hinders_anyone_or_scrolls_sideways(string path)
    {
        foreach (var (language, scheme, width, person) in ((string, ColorScheme, int, string?)[])
            [("en-GB", ColorScheme.Light, 1440, "ana"), ("fr-FR", ColorScheme.Dark, 320, "ben"), ("fr-FR", ColorScheme.Light, 390, null)])
        {
            var page = await site.OpenAsync(path, language, scheme, width, person: person);
            var found = await page.RunAxe();
            found.Violations.ShouldBeEmpty($"{path} {language} {scheme} {width}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}")));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            (await page.Locator(".button.primary").CountAsync()).ShouldBeLessThanOrEqualTo(1, path);
            await page.Context.CloseAsync();
        }
    }
}
