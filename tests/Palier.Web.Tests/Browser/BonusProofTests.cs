using System.Globalization;
using System.Net;
using Microsoft.Playwright;

namespace Palier.Web.Tests.Browser;

[Collection(typeof(OneSite))]
public sealed class BonusProofTests(RunningSite site)
{
    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task Every_amount_of_a_proof_is_written_with_the_sign_of_its_currency(string language)
    {
        var page = await site.OpenAsync("/partners/P-0130", language);
        var steps = await page.Locator(".steps").AllInnerTextsAsync();
        steps.ShouldNotBeEmpty();
        steps.ShouldAllBe(text => text.Contains('€') && !text.Contains("EUR"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_drawing_of_a_bonus_stands_upright_and_says_every_step_up_to_the_amount()
    {
        var page = await site.OpenAsync("/partners/P-0130");
        var bonus = page.Locator("section.card", new PageLocatorOptions { Has = page.Locator(".joint") }).First;
        var amount = await bonus.Locator("p.figure").First.InnerTextAsync();
        var said = await bonus.Locator("svg.wide").GetAttributeAsync("aria-label");
        said.ShouldEndWith($"Earned: {amount}");
        var drawn = await bonus.Locator("svg.wide rect").CountAsync();
        drawn.ShouldBe(said!.Split("; ").Length);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_the_steps_are_rows_instead_of_the_drawing()
    {
        var page = await site.OpenAsync("/partners/P-0130", width: 390);
        (await page.Locator("ol.narrow").First.IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("svg.wide").First.IsVisibleAsync()).ShouldBeFalse();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_gold_partner_reads_what_its_bonus_would_have_been_at_diamond()
    {
        var page = await site.OpenAsync("/partners?level=gold&sort=earned");
        await page.Locator("tbody th a").First.ClickAsync();
        var bonus = page.Locator("section.card", new PageLocatorOptions { HasText = "At Diamond the same period would have earned" }).First;
        var earned = Amount(await bonus.Locator("header p.figure").InnerTextAsync());
        var higher = Amount(await bonus.Locator("p.figure.m").InnerTextAsync());
        var more = Amount(await bonus.GetByText(" more.").InnerTextAsync());
        earned.ShouldBeGreaterThan(0);
        higher.ShouldBe(decimal.Round(earned * 1.25m, 2), 0.02m);
        (higher - earned).ShouldBe(more);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_file_of_a_bonus_has_every_line_and_ends_with_the_amount()
    {
        var page = await site.OpenAsync("/partners/P-0130");
        var link = page.Locator("#growth_bonus .proof-beside a[download]");
        var amount = Amount(await page.Locator("#growth_bonus header p.figure").InnerTextAsync());
        var lines = await Lines((await link.GetAttributeAsync("href"))!);
        lines.Count.ShouldBeGreaterThan(100);
        lines[^1].ShouldEndWith($"{amount.ToString(CultureInfo.InvariantCulture)},EUR,§5.1");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_file_of_a_filtered_list_has_every_partner_that_was_found_with_figures_as_figures()
    {
        var page = await site.OpenAsync("/partners?level=gold&q=a");
        var found = int.Parse(await page.Locator(".sums b").First.InnerTextAsync(), CultureInfo.InvariantCulture);
        var lines = await Lines((await page.Locator(".sums a").GetAttributeAsync("href"))!);
        found.ShouldBeGreaterThan(50);
        lines.Count.ShouldBe(found + 1);
        foreach (var line in lines.Skip(1))
        {
            decimal.TryParse(line[(line.LastIndexOf(',') + 1)..], NumberStyles.Number, CultureInfo.InvariantCulture, out _).ShouldBeTrue(line);
        }
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/partners/P-9999/enterprise/growth_bonus.csv")]
    [InlineData("/partners/P-0130/enterprise/no_such_bonus.csv")]
    public async Task There_is_no_file_of_what_does_not_exist(string path)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(site.Address + path), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<List<string>> Lines(string path)
    {
        using var client = new HttpClient();
        var text = await client.GetStringAsync(new Uri(site.Address + path), TestContext.Current.CancellationToken);
        return [.. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }

    private static decimal Amount(string text) =>
        decimal.Parse(string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.')).TrimEnd('.'), CultureInfo.InvariantCulture);
}
