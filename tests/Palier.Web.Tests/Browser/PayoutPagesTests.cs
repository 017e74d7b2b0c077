using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Palier.App.Payouts;
using Palier.Web.Tests.Payouts;

namespace Palier.Web.Tests.Browser;

/// <summary>One server over books in which partners are paid.</summary>
[CollectionDefinition]
public sealed class OnePayoutSite : ICollectionFixture<PayoutSite>;

[Collection(typeof(OnePayoutSite))]
public sealed class PayoutPagesTests(PayoutSite site)
{
    public static TheoryData<string> Paths { get; } = ["/payouts", "/payouts/1", "/payouts/2", "/approvals", "/kept", "/ledger?programme=money_held&owner=P1&account=sent_eur"];

    [Fact]
    public async Task A_batch_is_proposed_by_one_person_approved_by_another_and_its_file_downloaded()
    {
        var page = await site.AsAsync("ana", "/payouts");
        (await page.Locator("h1").InnerTextAsync()).ShouldMatch("can be paid now$");
        (await page.Locator("#propose h2").InnerTextAsync()).ShouldBe("Propose a batch");
        (await page.Locator("#propose").BoundingBoxAsync())!.Y.ShouldBeLessThan((await page.Locator("table").First.BoundingBoxAsync())!.Y, "a person finds it before the payees");
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
        (await page.Locator("tbody tr", new PageLocatorOptions { Has = page.Locator($"a[href='/payouts/{number}']") }).InnerTextAsync()).ShouldSatisfyAllConditions(r => r.ShouldContain("1 payment"), r => r.ShouldContain("€500.00"));
        await page.ClickAsync($"tbody a[href='/payouts/{number}']");
        await page.ClickAsync("#approve > form > button");
        (await page.Locator("#approve [role=alert]").InnerTextAsync()).ShouldBe("ana asked for it, so someone else must decide. ben and cléo can.");
        site.Place.Sent().ShouldNotContain(s => s.Contains("P7", StringComparison.Ordinal));
        await Choose(page, "cléo");
        await page.ClickAsync("#approve > form > button");
        (await Told(page)).ShouldBe($"Batch {number} is approved: one payment, €500.00. Download its file and hand it to the bank.");
        site.Place.Sent().ShouldContain(s => s.EndsWith("money_held P7:payable -> P7:sent_eur 500.00 EUR", StringComparison.Ordinal));

        using var client = ClientOf("ana");
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

    [Fact]
    public async Task Account_numbers_are_whole_for_finance_and_compliance_and_covered_for_everybody_else()
    {
        var numbers = new[] { PayoutPlace.Iban(1), PayoutPlace.Iban(2), "987654321", "BE68539007547034" };
        foreach (var (person, whole) in new[] { ("ana", true), ("cléo", true), ("ruth", false), ("mika", false), ("pia", false), (null, false) })
        {
            using var client = ClientOf(person);
            foreach (var (path, shows) in new[] { ("/payouts", new[] { 1, 2 }), ("/payouts/1", [0, 3]), ("/payouts/2", [1, 3]), ("/payments/1", [0]) })
            {
                var text = System.Net.WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(site.Address + path), TestContext.Current.CancellationToken)).Replace(" ", "", StringComparison.Ordinal);
                foreach (var number in shows.Select(i => numbers[i]))
                {
                    text.Contains(number, StringComparison.Ordinal).ShouldBe(whole, $"{path} {person}");
                    text.Contains($"…{number[^2..]}", StringComparison.Ordinal).ShouldBe(!whole, $"{path} {person}");
                }
            }
        }
    }

    [Fact]
    public async Task The_file_of_a_batch_is_given_to_those_who_see_account_numbers_and_refused_to_others_with_who_may()
    {
        foreach (var (person, said) in new[] { ("ruth", "ruth may not see account numbers whole. ana, ben and cléo can."), ("pia", "pia may not see"), (null, "To see account numbers whole, say who acts.") })
        {
            using var client = ClientOf(person);
            var answer = await client.GetAsync(new Uri(site.Address + "/payouts/1.xml"), TestContext.Current.CancellationToken);
            var text = System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((System.Net.HttpStatusCode.Forbidden, "text/html"), person);
            text.ShouldContain(said);
            text.ShouldNotContain("IBAN");
        }

        var page = await site.AsAsync("ruth", "/payouts/1");
        (await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Download the file" }).CountAsync()).ShouldBe(0);
        (await page.Locator(".cannot").First.InnerTextAsync()).ShouldContain("ruth may not see account numbers whole. ana, ben and cléo can.");
        await page.GotoAsync($"{site.Address}/payouts/1.xml");
        (await page.Locator(".actions a.primary").GetAttributeAsync("href")).ShouldBe("/payouts/1");
        var download = page.WaitForDownloadAsync();
        await Choose(page, "ben");
        (await File.ReadAllBytesAsync(await (await download).PathAsync(), TestContext.Current.CancellationToken)).ShouldBe(site.Place.FileOf(1), "who says who it is gets what was asked for");
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_page_of_payouts_hinders_anyone_or_scrolls_sideways(string path)
    {
        var pictures = Environment.GetEnvironmentVariable("PALIER_PICTURES");
        foreach (var (language, scheme, width, person) in ((string, ColorScheme, int, string?)[])
            [("en-GB", ColorScheme.Light, 1440, "ana"), ("fr-FR", ColorScheme.Dark, 320, "ben"), ("fr-FR", ColorScheme.Light, 390, null)])
        {
            var page = await site.OpenAsync(path, language, scheme, width, person: person);
            if (pictures is not null)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(pictures, $"payouts-{path.Trim('/').Split('?')[0].Replace('/', '-')}-{language}-{width}.png") });
            }

            var found = await page.RunAxe();
            found.Violations.ShouldBeEmpty($"{path} {language} {scheme} {width}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}")));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            (await page.Locator(".button.primary").CountAsync()).ShouldBeLessThanOrEqualTo(1, path);
            await page.Context.CloseAsync();
        }
    }

    private static HttpClient ClientOf(string? person)
    {
        var client = new HttpClient();
        if (person is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"{Features.Acting.ChosenPerson.Cookie}={Uri.EscapeDataString(person)}");
        }

        return client;
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
