using Microsoft.Playwright;
using Palier.App.Ledger;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Browser;

/// <summary>One server over a small programme for all tests that do something with money.</summary>
[CollectionDefinition]
public sealed class OneMoneySite : ICollectionFixture<MoneySite>;

[Collection(typeof(OneMoneySite))]
public sealed class MoneyPagesTests(MoneySite site)
{
    [Fact]
    public async Task A_period_is_settled_posted_closed_and_opened_again_by_two_persons()
    {
        var page = await site.OpenAsync("/settlements");
        await Choose(page, "ana");
        await page.SelectOptionAsync("#settle-programme", site.Place.Programme);
        await page.FillAsync("#settle-period", "2025-02");
        await page.ClickAsync("#settle button");
        (await Told(page)).ShouldMatch("Settlement [23] is proposed: [0-9]+ movements");
        site.Place.Lines().ShouldNotContain("2025-03-14 vendor:rebate -> P1:cash 100.00 EUR");
        (await page.Locator("#post code").InnerTextAsync()).ShouldBe(ListDecisions.Settlements(site.Place.Database)[0].Hash);

        await page.ClickAsync("#post button");
        (await Told(page)).ShouldMatch("Settlement [23] is posted: [0-9]+ movements");
        site.Place.Lines().ShouldContain("2025-03-14 vendor:rebate -> P1:cash 100.00 EUR");
        await page.ReloadAsync();
        (await page.Locator("[role=status]").CountAsync()).ShouldBe(0, "what was done is told once");

        await page.GotoAsync($"{site.Address}/periods/{site.Place.Programme}/2025-02");
        await page.ClickAsync("#close button");
        (await Told(page)).ShouldEndWith("February 2025 is closed.");
        await page.ClickAsync("#reopen button");
        (await Wrong(page, "reopen-reason")).ShouldBe("Say why. The reason stands beside what you do for good.");
        await page.FillAsync("#reopen-reason", "A return came in late");
        await page.ClickAsync("#reopen button");
        (await Told(page)).ShouldContain("opens again once a second person confirms it");

        await page.ClickAsync("#confirm button");
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldBe("ana asked for it, so someone else must decide. ben and cléo can.");
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("someone asks to open it again");
        await Choose(page, "cléo");
        await page.ClickAsync("#confirm button");
        (await Told(page)).ShouldEndWith("February 2025 is open again.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_settlement_that_would_be_another_one_now_is_not_posted_and_can_be_withdrawn()
    {
        var page = await site.AsAsync("ben", "/settlements", "fr-FR");
        await page.SelectOptionAsync("#settle-programme", site.Place.Programme);
        await page.FillAsync("#settle-period", "2025-03");
        await page.ClickAsync("#settle button");
        site.Place.Sale("2025-03-20", 400_00, partner: "P3");

        await page.ClickAsync("#post button");
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("il serait autre maintenant");
        await page.ClickAsync("#withdraw button");
        (await Told(page)).ShouldContain("a été retiré par ben");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_adjustment_keeps_what_was_typed_wrongly_and_is_posted_by_a_second_person_only()
    {
        var page = await site.AsAsync("ana", "/adjustments");
        await page.SelectOptionAsync("#adjust-programme", site.Place.Programme);
        await page.FillAsync("#adjust-partner", "P2");
        await page.FillAsync("#adjust-amount", "1,25");
        await page.FillAsync("#adjust-reason", "Trade fair <b>in Lyon</b>");
        await page.ClickAsync("#adjust > form > button");
        (await Wrong(page, "adjust-amount")).ShouldBe("“1,25” is not an amount. Enter one above zero, like 1,250.50.");
        (await page.InputValueAsync("#adjust-amount"), await page.InputValueAsync("#adjust-reason")).ShouldBe(("1,25", "Trade fair <b>in Lyon</b>"));

        await page.FillAsync("#adjust-amount", "1,250.50");
        await page.ClickAsync("#adjust > form > button");
        (await Told(page)).ShouldBe("Adjustment 2 is proposed: €1,250.50 for P2. It is posted once a second person approves it.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve adjustment 2" }).ClickAsync();
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldBe("ana asked for it, so someone else must decide. ben and cléo can.");
        site.Place.Balance("adjustments", "vendor").ShouldBe(0);

        var older = await site.AsAsync("cléo", "/adjustments");
        await Choose(page, "ben");
        await page.EvalOnSelectorAllAsync("input[name=shown]", "all => all.forEach(i => i.value = 'another')");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve adjustment 2" }).ClickAsync();
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldStartWith("Number 2 is no longer what was shown.");
        site.Place.Balance("adjustments", "vendor").ShouldBe(0, "an approval counts for what the page showed");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve adjustment 2" }).ClickAsync();
        (await Told(page)).ShouldBe("Adjustment 2 is approved and posted: €1,250.50.");
        site.Place.Balance("adjustments", "vendor").ShouldBe(-1_250_50);
        await older.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Reject adjustment 2" }).ClickAsync();
        (await older.Locator("[role=alert]").InnerTextAsync()).ShouldBe("Adjustment 2 was approved by ben already.");
        await older.Context.CloseAsync();
        (await page.Locator("td.said").First.InnerTextAsync()).ShouldBe("Trade fair <b>in Lyon</b>");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_hold_is_placed_with_a_reason_and_released_by_who_may()
    {
        var page = await site.AsAsync("ana", "/holds");
        await page.SelectOptionAsync("#hold-programme", site.Place.Programme);
        await page.FillAsync("#hold-partner", "P9");
        await page.FillAsync("#hold-reason", "Audit of invoices");
        await page.ClickAsync("#hold > form > button");
        (await Wrong(page, "hold-partner")).ShouldBe("There is no partner P9 in this database.");
        await page.FillAsync("#hold-partner", "P1");
        await page.ClickAsync("#hold > form > button");
        (await Told(page)).ShouldStartWith("Hold 2: payouts to P1 wait from ");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Release hold 2" }).ClickAsync();
        (await Told(page)).ShouldStartWith("The hold 2 of P1 is released from ");
        ListDecisions.Holds(site.Place.Database).Single(h => h.Number == 2).Until.ShouldNotBeNull();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/settlements", "#settle")]
    [InlineData("/holds", "#hold")]
    [InlineData("/adjustments", "#adjust")]
    [InlineData("/statements", "#issue")]
    public async Task Who_is_nobody_or_may_not_reads_why_in_place_of_the_form(string path, string form)
    {
        var nobody = await site.OpenAsync(path);
        (await nobody.Locator($"{form} form:not([hidden])").CountAsync()).ShouldBe(0);
        (await nobody.Locator(form).InnerTextAsync()).ShouldContain("say who acts. Choose who acts");
        await nobody.Context.CloseAsync();

        var auditor = await site.AsAsync("ruth", path);
        (await auditor.Locator($"{form} form:not([hidden])").CountAsync()).ShouldBe(0);
        (await auditor.Locator(form).InnerTextAsync()).ShouldMatch("ruth may not .*\\. ana(, ben)? and (ben|cléo) can\\.");
        await auditor.Context.CloseAsync();
    }

    [Fact]
    public async Task Statements_are_issued_once_and_can_be_taken_away_in_each_form()
    {
        var page = await site.AsAsync("ana", "/statements");
        await page.SelectOptionAsync("#issue-programme", site.Place.Programme);
        await page.FillAsync("#issue-period", "2025-01");
        await page.ClickAsync("#issue > form > button");
        (await Wrong(page, "issue-vendor")).ShouldStartWith("No statement was issued yet.");
        await page.FillAsync("#issue-vendor", "Ridgeline");
        await page.ClickAsync("#issue > form > button");
        (await Told(page)).ShouldBe("3 statements are issued.");
        await page.FillAsync("#issue-period", "2025-01");
        await page.ClickAsync("#issue > form > button");
        (await Told(page)).ShouldStartWith("No statement is issued: the 3 that were issued before");

        await page.ClickAsync("tbody th a");
        foreach (var (name, begins) in new[] { ("PDF", "%PDF"), ("Text", "Ridgeline"), ("JSON", "{") })
        {
            using var client = new HttpClient();
            var link = await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true }).GetAttributeAsync("href");
            (await client.GetStringAsync(new Uri(site.Address + link), TestContext.Current.CancellationToken)).ShouldContain(begins);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_audit_trail_is_listed_from_the_newest_row_on_and_verified()
    {
        var page = await site.OpenAsync("/audit?before=4");
        (await page.Locator("tbody th").AllInnerTextsAsync()).ShouldBe(["3", "2", "1"]);
        await page.ClickAsync("text=To the newest");
        await page.ClickAsync("#verify button");
        (await page.Locator("#verify [role=status]").InnerTextAsync()).ShouldStartWith("Everything is as it was recorded: ");
        await page.Context.CloseAsync();
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
