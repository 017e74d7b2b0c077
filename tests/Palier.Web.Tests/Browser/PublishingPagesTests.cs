using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Palier.App.Programmes;

namespace Palier.Web.Tests.Browser;

/// <summary>One server for all tests of the pages on which versions are proposed and published.</summary>
[CollectionDefinition]
public sealed class OnePublishingSite : ICollectionFixture<PublishingSite>;

[Collection(typeof(OnePublishingSite))]
public sealed class PublishingPagesTests(PublishingSite site)
{
    public static TheoryData<string> Paths { get; } = ["/programmes", "/publications", "/publications/1"];

    [Fact]
    public async Task A_proposal_answers_in_its_heading_and_shows_what_changes_who_moves_and_which_tests_fail_first()
    {
        var page = await site.AsAsync("ben", "/publications/1");

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("One partner falls, 0 rise, cost −€52.50 in two months.");
        (await page.Locator(".changed").InnerTextAsync()).ShouldContain("Star Level · harder to reach");
        (await page.Locator(".changed del").InnerTextAsync()).ShouldContain("€1,000");
        (await page.Locator(".changed ins").InnerTextAsync()).ShouldContain("€1,100");
        (await page.Locator(".said > li").First.InnerTextAsync()).ShouldStartWith("is a star at exactly one thousand§2");
        (await page.Locator("details.inside summary").InnerTextAsync()).ShouldBe("1 test holds");
        (await page.Locator("tfoot").InnerTextAsync()).ShouldContain("−€52.50");
        (await page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { Name = "P3" }).InnerTextAsync()).ReplaceLineEndings(" ").ShouldMatch("P3.*Star.*→.*to.*Starter.*−€52.50");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_text_is_pasted_mended_proposed_and_published_by_another_person_only()
    {
        var page = await site.AsAsync("cléo", "/publications");
        await page.FillAsync("#propose-text", PublishingSite.Text(3).Replace("sum: sale.net", "sum: sale.nett", StringComparison.Ordinal));
        await page.ClickAsync("#propose > form > button");
        (await page.Locator(".mistakes").InnerTextAsync()).ShouldContain("line 10, column");
        (await page.InputValueAsync("#propose-text")).ShouldContain("sale.nett", customMessage: "what was pasted is kept");

        await page.FillAsync("#propose-text", PublishingSite.Text(3, rate: "6%"));
        await page.ClickAsync("#propose > form > button");
        (await Told(page)).ShouldStartWith("Proposal ");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("0 partners fall, 0 rise, cost +€100.50 in two months.");
        var proposal = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{site.Address}/approvals");
        (await page.Locator($"tbody a[href='{proposal}']").CountAsync()).ShouldBe(1, "what waits leads to where it is decided");
        await page.GotoAsync(site.Address + proposal);
        await page.ClickAsync("#publish button");
        (await page.Locator("#publish [role=alert]").InnerTextAsync()).ShouldBe("cléo asked for it, so someone else must decide. ana and ben can.");

        var older = await site.AsAsync("ben", new Uri(page.Url).AbsolutePath);
        await Choose(page, "ben");
        await page.ClickAsync("#publish button");
        (await Told(page)).ShouldBe("Steps, version 3, is published. It is valid from 1 January 2026.");
        PublishedProgrammes.All(site.Place.Database).Count(p => p.Name == "steps").ShouldBe(2);
        await older.ClickAsync("#reject button");
        (await older.Locator("[role=alert]").First.InnerTextAsync()).ShouldContain("was published by ben already");
        await page.Context.CloseAsync();
        await older.Context.CloseAsync();
    }

    [Fact]
    public async Task A_file_is_handed_in_with_its_tests()
    {
        var page = await site.AsAsync("cléo", "/publications", "fr-FR");
        await page.ClickAsync("#propose > form > button");
        (await page.Locator("#propose [role=alert]").InnerTextAsync()).ShouldStartWith("Il n’y a pas de texte.");
        await page.SetInputFilesAsync("#propose-file", new FilePayload { Name = "programme.yaml", MimeType = "text/yaml", Buffer = [0xFF, 0xFE, 0x00] });
        await page.ClickAsync("#propose > form > button");
        (await page.Locator("#propose [role=alert]").InnerTextAsync()).ShouldStartWith("programme.yaml n’est pas un texte en UTF-8.");

        await page.SetInputFilesAsync("#propose-file", new FilePayload { Name = "programme.yaml", MimeType = "text/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(PublishingSite.Text(4)) });
        await page.SetInputFilesAsync("#propose-cases", new FilePayload { Name = "limits.yaml", MimeType = "text/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(PublishingSite.Cases) });
        await page.ClickAsync("#propose > form > button");
        (await Told(page)).ShouldContain("attend une deuxième personne.");
        (await page.Locator("details.inside summary").InnerTextAsync()).ShouldBe("1 test réussi", "the case of 2025 is before the version begins");
        await Choose(page, "ben");
        await page.ClickAsync("#reject button");
        (await Told(page)).ShouldContain("est rejetée");
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_page_of_publishing_hinders_anyone_or_scrolls_sideways(string path)
    {
        foreach (var (language, scheme, width, person) in ((string, ColorScheme, int, string?)[])
            [("en-GB", ColorScheme.Light, 1440, "ben"), ("fr-FR", ColorScheme.Dark, 320, "ana"), ("fr-FR", ColorScheme.Light, 390, null)])
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

    [Fact]
    public async Task Who_only_reads_sees_why_they_cannot_publish()
    {
        // A proposal of its own: the first one cannot be published by anyone once a later version is.
        var proposing = await site.AsAsync("cléo", "/publications");
        await proposing.FillAsync("#propose-text", PublishingSite.Text(5));
        await proposing.ClickAsync("#propose > form > button");
        (await Told(proposing)).ShouldStartWith("Proposal ");

        var page = await site.AsAsync("ruth", new Uri(proposing.Url).AbsolutePath);
        (await page.Locator("#publish .cannot").InnerTextAsync()).ShouldContain("ruth");
        (await page.Locator("#publish button").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
        await proposing.Context.CloseAsync();
    }

    private static async Task Choose(IPage page, string person)
    {
        await page.ClickAsync("#who > summary");
        await page.SelectOptionAsync("#person", person);
        await page.ClickAsync("#who button");
    }

    private static Task<string> Told(IPage page) => page.Locator(".told[role=status]").InnerTextAsync();
}
