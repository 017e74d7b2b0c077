using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Palier.App.BankAccounts;
using Palier.Web.Tests.BankAccounts;

namespace Palier.Web.Tests.Browser;

[Collection(typeof(OneAccountSite))]
public sealed class AccountPagesTests(AccountSite site)
{
    [Theory]
    [InlineData("/accounts")]
    [InlineData("/messages")]
    [InlineData("/partners/P2")]
    public async Task No_page_of_accounts_hinders_anyone_or_scrolls_sideways(string path)
    {
        foreach (var (language, scheme, width, person) in ((string, ColorScheme, int, string?)[])
            [("en-GB", ColorScheme.Light, 1440, "cléo"), ("fr-FR", ColorScheme.Dark, 320, "ben"), ("fr-FR", ColorScheme.Light, 390, null), ("en-GB", ColorScheme.Dark, 390, "ben")])
        {
            var page = await site.AsAsync(person, path, language, scheme, width);
            var found = await page.RunAxe();
            found.Violations.ShouldBeEmpty($"{path} {language} {scheme} {width}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}")));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            (await page.Locator(".button.primary").CountAsync()).ShouldBeLessThanOrEqualTo(1, path);
            if (Environment.GetEnvironmentVariable("PALIER_PICTURES") is { } folder)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{path.Trim('/').Replace('/', '-')}-{language}-{scheme}-{width}.png"), FullPage = true });
            }

            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task An_account_is_proposed_with_what_was_wrong_kept_and_decided_by_another_person_who_sees_it_whole()
    {
        var page = await site.AsAsync("ana", "/accounts");
        await page.FillAsync("#account-owner", "P3");
        await page.FillAsync("#account-holder", "Société Delta");
        await page.FillAsync("#account-iban", "FR14 2004 1010 0505 0001 3M02 607");
        await page.FillAsync("#account-currency", "EUR");
        await page.FillAsync("#account-contact", "compta@delta.example");
        await page.ClickAsync("#account > form > button");
        (await page.Locator("#account-iban-error").InnerTextAsync()).ShouldStartWith("The check digits of the IBAN do not fit");
        (await page.InputValueAsync("#account-holder")).ShouldBe("Société Delta");

        await page.FillAsync("#account-iban", "FR14 2004 1010 0505 0001 3M02 606");
        await page.ClickAsync("#account > form > button");
        var told = await page.Locator(".told[role=status]").InnerTextAsync();
        told.ShouldMatch("^Bank account [0-9]+ of P3, FR …06, is proposed\\. Approved today, it counts from ");
        var number = told.Split(' ')[2];
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Approve bank account {number}", Exact = true }).ClickAsync();
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldBe("ana asked for it, so someone else must decide. ben, benoît and cléo can.");

        var reader = await site.AsAsync("ruth", "/accounts");
        (await reader.ContentAsync()).ShouldNotContain("2004 1010");
        (await reader.Locator($"#account-{number} button").CountAsync()).ShouldBe(0);
        await reader.GotoAsync($"{site.Address}/approvals");
        (await reader.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"Bank account {number}", Exact = true }).GetAttributeAsync("href")).ShouldBe($"/accounts#account-{number}");
        await reader.Context.CloseAsync();
        var other = await site.AsAsync("cléo", "/accounts");
        (await other.Locator($"#account-{number}").InnerTextAsync()).ShouldContain("FR14 2004 1010 0505 0001 3M02 606");
        await other.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Approve bank account {number}", Exact = true }).ClickAsync();
        (await other.Locator(".told[role=status]").InnerTextAsync()).ShouldBe($"Bank account {number} of P3, FR …06, is approved and in force.");
        await other.Context.CloseAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Reject bank account {number}", Exact = true }).ClickAsync();
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldBe($"Bank account {number} was approved by cléo already.", "a page that is older is answered");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task P_51_what_is_approved_is_what_the_page_showed()
    {
        var number = site.Place.Propose(AccountsPlace.Belgian with { Holder = "Noor Peeters" }, "E1", on: "2025-06-01").ShouldBeOfType<BankAccountOutcome.Proposed>().Number;
        var page = await site.AsAsync("cléo", "/accounts");
        var rival = site.Place.Names(AccountsPlace.Other with { Holder = "Noor Peeters" }, "E1", "2025-06-02");
        site.Place.InForce("2025-06-02", "E1").Single().ShouldStartWith($"{rival} ");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Approve bank account {number}", Exact = true }).ClickAsync();
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldBe($"Number {number} is no longer what was shown. Look at it again, and decide what stands there now.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Approve bank account {number}", Exact = true }).ClickAsync();
        (await page.Locator(".told[role=status]").InnerTextAsync()).ShouldContain("is approved. Payments go there from");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_change_is_stopped_on_its_page_and_the_partner_page_shows_country_and_two_digits()
    {
        var partner = await site.AsAsync(null, "/partners/P1");
        (await partner.Locator("section.card", new PageLocatorOptions { HasText = "in force since" }).InnerTextAsync()).ShouldContain("BE …34, paid in EUR");
        (await partner.ContentAsync()).ShouldNotContain("BE68");
        await partner.Context.CloseAsync();

        var page = await site.AsAsync("ruth", "/accounts");
        (await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Stop the change to bank account 3" }).CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
        page = await site.AsAsync("cléo", "/accounts");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Stop the change to bank account 3" }).ClickAsync();
        (await page.Locator(".told[role=status]").InnerTextAsync()).ShouldStartWith("Bank account 3 of P2 is stopped: payments go on to BE …34.");
        site.Place.InForce("2099-01-01", "P2").Single().ShouldStartWith("2 ");
        await page.Context.CloseAsync();
    }
}
