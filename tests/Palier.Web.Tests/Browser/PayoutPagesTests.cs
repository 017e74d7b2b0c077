using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Palier.App.Payouts;

namespace Palier.Web.Tests.Browser;

/// <summary>One server over books in which partners are paid.</summary>
[CollectionDefinition]
public sealed class OnePayoutSite : ICollectionFixture<PayoutSite>;

[Collection(typeof(OnePayoutSite))]
public sealed class PayoutPagesTests(PayoutSite site)
{
    public static TheoryData<string> Paths { get; } = ["/payouts", "/payouts/1", "/payouts/2", "/ledger?programme=money_held&owner=P1&account=sent_eur"];

    [Fact]
    public async Task A_batch_is_proposed_by_one_person_approved_by_another_and_its_file_downloaded()
    {
        var page = await site.AsAsync("ana", "/payouts");
        (await page.Locator("h1").InnerTextAsync()).ShouldMatch("can be paid now$");
        await page.SelectOptionAsync("#propose-currency", "EUR");
        await page.FillAsync("#propose-payees", "P7, P4");
        await page.ClickAsync("#propose > form > button");
        (await Wrong(page, "propose-payees")).ShouldContain("P4: no bank account is in force");
        (await page.Locator("tr a[href='/accounts?owner=P4#account']").InnerTextAsync()).ShouldBe("Propose a bank account");
        await page.FillAsync("#propose-payees", "P7");
        await page.FillAsync("#propose-executeOn", "31.01.2026");
        await page.ClickAsync("#propose > form > button");
        (await Wrong(page, "propose-executeOn")).ShouldBe("“31.01.2026” is not a day. Write it like 2026-01-31.");
        await page.FillAsync("#propose-executeOn", PayoutSite.NextDay);
        await page.ClickAsync("#propose > form > button");
        (await Told(page)).ShouldMatch("Batch [0-9]+ is proposed: one payment, €500.00 on ");
        var number = int.Parse(page.Url.Split('/')[^1].Split('#')[0], System.Globalization.CultureInfo.InvariantCulture);
        (await page.Locator("h1").InnerTextAsync()).ShouldStartWith("€500.00 to 1 payee on ");

        await page.GotoAsync($"{site.Address}/approvals");
        await page.ClickAsync($"tbody a[href='/payouts/{number}']");
        await page.ClickAsync("#approve > form > button");
        (await page.Locator("#approve [role=alert]").InnerTextAsync()).ShouldBe("ana asked for it, so someone else must decide. ben and cléo can.");
        site.Place.Sent().ShouldNotContain(s => s.Contains("P7", StringComparison.Ordinal));
        await Choose(page, "cléo");
        await page.ClickAsync("#approve > form > button");
        (await Told(page)).ShouldBe($"Batch {number} is approved: one payment, €500.00. Download its file and hand it to the bank.");
        site.Place.Sent().ShouldContain(s => s.EndsWith("money_held P7:payable -> P7:sent_eur 500.00 EUR", StringComparison.Ordinal));

        using var client = new HttpClient();
        var link = await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Download the file" }).GetAttributeAsync("href");
        (await client.GetByteArrayAsync(new Uri(site.Address + link), TestContext.Current.CancellationToken)).ShouldBe(site.Place.FileOf(number));
        (await client.GetAsync(new Uri(site.Address + "/payouts/2.xml"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound, "what waits has no file");
        await page.GotoAsync($"{site.Address}/ledger?programme=money_held&owner=P7&account=sent_eur");
        (await page.Locator("tbody").Last.InnerTextAsync()).ShouldContain("sent to the bank");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_changed_since_the_page_was_opened_is_not_approved_and_only_who_proposed_it_withdraws_it()
    {
        var proposed = ProposeBatch.Run(site.Place.Database, new BatchAsked(Core.Values.Currency.Eur, DateOnly.Parse(PayoutSite.NextDay, System.Globalization.CultureInfo.InvariantCulture), ["P8"]), "ana", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), TimeProvider.System.GetUtcNow().UtcDateTime)
            .ShouldBeOfType<ProposeBatchOutcome.Proposed>();
        var page = await site.AsAsync("ben", $"/payouts/{proposed.Batch.Number}", "fr-FR");
        var hold = App.Ledger.Hold.Run(site.Place.Database, site.Place.Money.Programme, "P8", "Fraude ?", "cléo", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), TimeProvider.System.GetUtcNow().UtcDateTime);
        hold.ShouldBeOfType<App.Ledger.HoldOutcome.Placed>();

        await page.ClickAsync("#approve > form > button");
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("les versements sont retenus maintenant");
        await page.ReloadAsync();
        (await page.Locator("#withdraw").CountAsync(), await page.Locator("#reject").CountAsync()).ShouldBe((0, 1), "who did not propose it rejects it");
        await Choose(page, "ana");
        (await page.Locator("#withdraw").CountAsync(), await page.Locator("#reject").CountAsync()).ShouldBe((1, 0));
        await page.ClickAsync("#withdraw > form > button");
        (await Told(page)).ShouldContain("est retiré");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_may_not_reads_why_in_place_of_the_form()
    {
        var auditor = await site.AsAsync("ruth", "/payouts/2");
        (await auditor.Locator("#approve form:not([hidden])").CountAsync()).ShouldBe(0);
        (await auditor.Locator("#approve").InnerTextAsync()).ShouldContain("ruth may not decide a batch of payments. ana, ben and cléo can.");
        await auditor.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_page_of_payouts_hinders_anyone_or_scrolls_sideways(string path)
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

    private static async Task Choose(IPage page, string person)
    {
        await page.ClickAsync("#who > summary");
        await page.SelectOptionAsync("#person", person);
        await page.ClickAsync("#who button");
    }

    private static Task<string> Told(IPage page) => page.Locator(".told[role=status]").InnerTextAsync();

    private static async Task<string> Wrong(IPage page, string field)
    {
        (await page.GetAttributeAsync($"#{field}", "aria-describedby")).ShouldNotBeNull().ShouldContain($"{field}-error");
        return await page.Locator($"#{field}-error").InnerTextAsync();
    }
}
