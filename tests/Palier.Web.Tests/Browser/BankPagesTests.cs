using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Palier.App.Banking;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Web.Tests.Banking;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Browser;

/// <summary>The site over payments that were sent long ago: one came back, one is unknown, one waits for a second person, and of two bookings that differ one was looked at.</summary>
public sealed class BankSite : SiteInBrowser
{
    public BankSite()
        : this(new BankPlace(Engine.Sqlite))
    {
    }

    internal BankSite(BankPlace place)
        : base(place.Money.ConnectionString["Data Source=".Length..])
    {
        Place = place;
        foreach (var (name, role) in new[] { ("mika", Role.Operator), ("ana", Role.Finance), ("ben", Role.Finance), ("ruth", Role.Auditor) })
        {
            NameStaff.Add(place.Database, name, null, [role], new(2024, 1, 1), "mika", MoneyPlace.At("2025-02-07")).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        place.Counts(BankPlace.Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-11", "R2", place.Tx("P1", credit: true) with { Said = "Account closed" }), new CamtEntry("2025-02-11", "R9", new CamtTx(null, "12.50")), new CamtEntry("2025-02-11", "R8", place.Tx("P3", amount: "0.50"))), "february.xml");
        LookAtBooking.Run(place.Database, 1, 4, "A fee of the bank, which it took by itself", "ben", MoneyPlace.Day("2025-02-12"), MoneyPlace.At("2025-02-12")).ShouldBeOfType<LookOutcome.LookedAt>();
        place.Counts(BankPlace.Statement("S2", new CamtEntry("2025-02-12", "R3", place.Tx("P3", amount: "30.00"))), "february-2.xml").Differs.ShouldBe(1);
        place.Resolve("P2", PaymentEnd.NotExecuted, "The bank refused it on the telephone").ShouldBeOfType<ResolveOutcome.Proposed>();
    }

    internal BankPlace Place { get; }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Place.Dispose();
    }
}

/// <summary>What the bank says, on pages: read, looked at, resolved by two.</summary>
public sealed class BankPagesTests(BankSite site) : IClassFixture<BankSite>
{
    [Fact]
    public async Task A_file_is_read_once_and_a_payment_is_resolved_by_two_persons()
    {
        var page = await site.OpenAsync("/bank", person: "ana");
        await page.ClickAsync("#read button");
        (await page.Locator("#read-file-error").InnerTextAsync()).ShouldBe("Choose a file. One of the bank is never empty.");
        var statement = BankPlace.Statement("S3", new CamtEntry("2025-02-13", "R5", site.Place.Tx("P3")));
        await Choose(page, "wrong.xml", CamtWriter.Edited(statement, ">300.00<", ">300,00<"));
        (await page.Locator("#read-file-error").InnerTextAsync()).ShouldContain("Amt is no amount: “300,00 EUR”");
        await Choose(page, "large.xml", new byte[CamtText.MostBytes + 1]);
        (await page.Locator("#read-file-error").InnerTextAsync()).ShouldContain("files of at most 10 MB are read");
        await Choose(page, "february-3.xml", statement);
        (await Told(page)).ShouldBe("File 3, february-3.xml, is read: one booking; one payment is paid.");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("february-3.xml: one payment is paid");
        await page.GotoAsync($"{site.Address}/bank");
        (await page.Locator("#differing tbody th").AllInnerTextsAsync()).ShouldBe(["File 2, booking 1"], "that the payment is settled since explains nothing");
        await Choose(page, "again.xml", statement);
        (await Told(page)).ShouldStartWith("This file was read before: it is file 3");

        var dollars = site.Place.Of("P2").Number;
        await page.GotoAsync($"{site.Address}/approvals");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Resolution 1", Exact = true }).ClickAsync();
        await page.ClickAsync($"#waiting a[href='/payments/{dollars}']");
        await page.ClickAsync("#decide button");
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldStartWith("ana asked for it, so someone else must decide.");
        await page.Context.CloseAsync();
        page = await site.OpenAsync($"/payments/{dollars}", person: "ben");
        await page.ClickAsync("#decide button");
        (await Told(page)).ShouldBe($"Resolution 1 is approved: payment {dollars} was not executed.");
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("was never executed");
        await page.GotoAsync($"{site.Address}/payments?state=not-executed");
        (await page.Locator("tbody th").AllInnerTextsAsync()).ShouldBe([$"Payment {dollars}"]);
        site.Place.IsSound();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_came_back_from_a_closed_account_says_so_and_leads_to_the_payment_and_to_another_account()
    {
        var page = await site.OpenAsync("/payouts", person: "ana");
        var row = page.Locator("tbody tr", new PageLocatorOptions { HasText = "the bank returned payment" });
        (await row.InnerTextAsync()).ShouldContain("the bank returned payment 1 on 11 February 2025: account closed (AC04); another bank account releases it, or this one named again with a reason, by two persons");
        (await row.InnerTextAsync()).ShouldContain("not paid now");
        await row.Locator("a[href='/payments/1']").ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("came back");
        await page.GoBackAsync();
        await row.Locator("a[href='/accounts?owner=P1#account']").ClickAsync();
        await page.FillAsync("#account-holder", "Holder of P1");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_booking_that_differs_leaves_the_list_once_somebody_says_what_was_found()
    {
        using var place = new BankPlace(Engine.Sqlite);
        await using var own = new BankSite(place);
        await own.InitializeAsync();
        var page = await own.OpenAsync("/bank", person: "ruth");
        (await page.Locator("#differing details").CountAsync()).ShouldBe(0, "who only reads looks");
        (await page.Locator("#differing").InnerTextAsync()).ShouldContain("ruth may not say that a booking was looked at");
        await page.Context.CloseAsync();

        page = await own.OpenAsync("/bank", person: "ana");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("3 things of the bank need somebody");
        (await page.Locator("#differing tbody tr").First.InnerTextAsync()).ShouldContain("the amount is another than that of payment 2");
        var older = await own.OpenAsync("/bank", person: "ben");
        await page.ClickAsync("#look-2-1 summary");
        await page.ClickAsync("#look-2-1 button");
        (await page.Locator("#look-2-1-reason-error").InnerTextAsync()).ShouldBe("Say why. The reason stands beside what you do for good.");
        await page.FillAsync("#look-2-1-reason", "30.00 was a fee; the bank gives it back");
        await page.ClickAsync("#look-2-1 button");
        (await Told(page)).ShouldBe("Booking 1 of file 2, which differs from payment 2, was looked at.");
        (await page.Locator("#differing").CountAsync()).ShouldBe(0);
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("2 things of the bank need somebody");
        (await page.Locator("#looked tbody tr:not(.below)").AllInnerTextsAsync())[0].ShouldMatch("looked at by ana on .*: 30.00 was a fee; the bank gives it back");
        await page.Locator("#looked a[href='/payments/2']").First.ClickAsync();
        (await page.Locator("td:has-text('differs')").AllInnerTextsAsync()).Select(t => t.Split('\n')[^1].Split(" on ")[0]).ShouldBe(["looked at by ben", "looked at by ana"]);
        await page.GotoAsync($"{own.Address}/bank/files/2");
        (await page.Locator("tbody").InnerTextAsync()).ShouldContain("looked at by ana");
        (await page.Locator("main .notice").CountAsync()).ShouldBe(0, "nobody has to look any more");

        await older.ClickAsync("#look-2-1 summary");
        await older.FillAsync("#look-2-1-reason", "Something else");
        await older.ClickAsync("#look-2-1 button");
        (await Told(older)).ShouldStartWith("ana looked at booking 1 of file 2");
        (await older.Locator("#looked").InnerTextAsync()).ShouldNotContain("Something else");
        await older.GotoAsync($"{own.Address}/audit");
        (await older.Locator("tbody tr").First.InnerTextAsync()).ShouldContain("looked at a booking that differs");
        place.IsSound();
        await older.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Each_page_says_what_the_bank_booked_and_what_came_of_it()
    {
        using var place = new BankPlace(Engine.Sqlite);
        await using var own = new BankSite(place);
        await own.InitializeAsync();
        var (page, ids) = (await own.OpenAsync("/bank", person: "ben"), (string[])[place.Of("P1").EndToEndId, place.Of("P3").EndToEndId]);
        (await Rows(page, "#differing tr:not(.below)")).ShouldBe([$"File 2, booking 1|BE68539007547034|12 February 2025|differs the amount is another than that of payment 2|Payment 2|– {ids[1]}|−€30.00"]);
        (await Rows(page, "#waiting tr")).ShouldBe(["Payment 3|P2|Batch 2|10 February 2025|unknown waits for a second person|$220.00"]);
        (await Rows(page, "#unknown tr")).ShouldBe(["Payment 2|P3|Batch 1|10 February 2025|unknown|€300.00"]);
        (await Rows(page, "#looked tr:not(.below)")).ShouldBe(
            [$"File 1, booking 4|BE68539007547034|11 February 2025|differs the amount is another than that of payment 2 looked at by ben on 12 February 2025: A fee of the bank, which it took by itself|Payment 2|– {ids[1]}|−€0.50"]);
        (await Rows(page, "section:last-of-type tr")).ShouldBe(
        [
            "february-2.xml|camt.053.001.08|ana 12 February 2025|one differs from its payment|1",
            "february.xml|camt.053.001.08|ana 12 February 2025|one payment is paid, one came back, one differs from its payment, one is no payment of ours|4",
        ]);

        await page.GotoAsync($"{own.Address}/bank/files/1");
        (await page.Locator("main .notice").CountAsync()).ShouldBe(0, "what differs was looked at");
        (await page.Locator(".lead").InnerTextAsync()).Replace('\u00a0', ' ').ShouldBe("camt.053.001.08 S1, read by ana on 12 February 2025.");
        (await Rows(page, "tr")).Select(r => string.Join('|', r.Split('|').Skip(2))).ShouldBe(
        [
            $"10 February 2025|paid|Payment 1|– {ids[0]}|−€100.00", $"11 February 2025|returned|Payment 1|AC04; Account closed {ids[0]}|€100.00", "11 February 2025|not ours|–|–|−€12.50",
            $"11 February 2025|differs the amount is another than that of payment 2 looked at by ben on 12 February 2025: A fee of the bank, which it took by itself|Payment 2|– {ids[1]}|−€0.50",
        ]);
        await page.GotoAsync($"{own.Address}/bank/files/2");
        (await page.Locator("main .notice").InnerTextAsync()).ShouldStartWith("What differs settles nothing.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Each_payment_says_how_it_stands_what_was_said_of_it_and_what_is_in_the_books()
    {
        using var place = new BankPlace(Engine.Sqlite);
        await using var own = new BankSite(place);
        await own.InitializeAsync();
        var page = await own.OpenAsync("/payments", person: "ben");
        (await Rows(page, "tr")).Select(r => string.Join('|', r.Split('|').Where((_, i) => i is 0 or 4 or 5))).ShouldBe(
            ["Payment 3|unknown waits for a second person|$220.00", "Payment 2|unknown|€300.00", "Payment 1|returned|€100.00"]);
        (await page.Locator("nav[aria-label='Payments by state'] a").AllInnerTextsAsync()).ShouldBe(["Any (3)", "sent (0)", "unknown (2)", "paid (0)", "returned (1)", "not executed (0)"]);
        await page.GotoAsync($"{own.Address}/payments?state=returned");
        (await page.Locator("tbody th").AllInnerTextsAsync()).ShouldBe(["Payment 1"]);

        await page.GotoAsync($"{own.Address}/payments/1");
        (await page.Locator("h1").InnerTextAsync()).Replace('\u00a0', ' ').ShouldBe("€100.00 to P1 came back on 11 February 2025");
        (await page.Locator("ol.said li").AllInnerTextsAsync()).Select(Line).ShouldBe(
        [
            "Batch 1 · approved by ben on 6 February 2025 · to be executed on 10 February 2025", "10 February 2025: paid. File 1 of the bank says so", "11 February 2025: returned. File 1 of the bank says so AC04; Account closed",
        ]);
        (await Rows(page, "section:has(h2:text('What the bank booked')) tr")).ShouldBe(["File 1, booking 1|10 February 2025|paid|−€100.00", "File 1, booking 2|11 February 2025|returned|€100.00"]);
        (await Rows(page, "section:has(h2:text('In the books')) tr")).Select(r => string.Join('|', r.Split('|').Skip(4))).ShouldBe(
        [
            "Payable|Sent to the bank in EUR|€100.00", "Sent to the bank in EUR|Paid in EUR|€100.00", "Paid in EUR|Sent to the bank in EUR|€100.00", "Sent to the bank in EUR|Payable|€100.00",
        ]);
        (await page.Locator("#resolve").CountAsync()).ShouldBe(0, "what came back has ended");

        await page.GotoAsync($"{own.Address}/payments/3");
        (await page.Locator("h1").InnerTextAsync()).Replace('\u00a0', ' ').ShouldBe("The bank has said nothing of $220.00 to P2 by 13 February 2025");
        (await page.Locator("#decide").InnerTextAsync()).ShouldSatisfyAllConditions(t => t.ShouldContain("ana says that it was not executed"), t => t.ShouldContain("The bank refused it on the telephone"));
        (await page.Locator("#resolve").CountAsync()).ShouldBe(0, "one resolution waits already");
        await page.GotoAsync($"{own.Address}/payments/2");
        (await page.Locator("#resolve option").AllInnerTextsAsync()).ShouldBe(["paid", "returned", "not executed"]);
        (await page.Locator(".lead").InnerTextAsync()).ShouldBe("To the account BE43068999999501 of Holder of P3.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_page_of_the_bank_hinders_anyone_or_scrolls_sideways()
    {
        var pictures = Environment.GetEnvironmentVariable("PALIER_PICTURES");
        foreach (var path in new[] { "/bank", "/bank/files/1", "/bank/files/2", "/payments", "/payments?state=unknown", "/payments/1", "/payments/2", "/payments/3", "/payouts" })
        {
            foreach (var (language, scheme, width, person) in ((string, ColorScheme, int, string?)[])
                [("en-GB", ColorScheme.Light, 1440, "ana"), ("fr-FR", ColorScheme.Dark, 320, "ben"), ("fr-FR", ColorScheme.Light, 390, null)])
            {
                var page = await site.OpenAsync(path, language, scheme, width, person: person);
                if (pictures is not null)
                {
                    await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(pictures, $"{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{language}-{width}.png") });
                }

                var found = await page.RunAxe();
                found.Violations.ShouldBeEmpty($"{path} {language} {scheme} {width}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}")));
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, path);
                (await page.Locator("h1").CountAsync()).ShouldBe(1);
                (await page.Locator(".button.primary").CountAsync()).ShouldBeLessThanOrEqualTo(1, path);
                await page.Context.CloseAsync();
            }
        }
    }

    private static async Task Choose(IPage page, string name, byte[] bytes)
    {
        await page.SetInputFilesAsync("#read-file", new FilePayload { Name = name, MimeType = "application/xml", Buffer = bytes });
        await page.ClickAsync("#read button");
    }

    /// <summary>The cells of each row of a body, as a reader sees them.</summary>
    private static async Task<IReadOnlyList<string>> Rows(IPage page, string rows)
    {
        List<string> all = [];
        foreach (var row in await page.Locator($"main {rows.Replace(" tr", " tbody tr", StringComparison.Ordinal)}:has(th[scope=row])").AllAsync())
        {
            all.Add(string.Join('|', (await row.Locator("th, td").AllInnerTextsAsync()).Select(Line)));
        }

        return all;
    }

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<string> Told(IPage page) => page.Locator(".told[role=status]").InnerTextAsync();
}
