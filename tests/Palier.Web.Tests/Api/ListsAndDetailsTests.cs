using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Palier.App.Messages;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Web.Hosting;
using Palier.Web.Tests.Banking;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using Palier.Web.Tests.Messages;
using Palier.Web.Tests.Payouts;

namespace Palier.Web.Tests.Api;

/// <summary>Lists of which there is more than one row tell those that are asked for, and what is opened tells everything that happened.</summary>
public sealed class ListsAndDetailsTests
{
    private const string VendorIban = "BE68539007547034";

    private static readonly string[] second = ["P2"];

    [Fact]
    public async Task Batches_and_what_is_due_are_told_by_state_and_payee()
    {
        using var site = Paying();
        (await Column(site, "/api/due?payee=P2", "payee")).ShouldBe(["P2"]);
        (await ProposeAsync(site, second)).ShouldBe("P2");
        var waiting = await site.TagAsync("/api/batches/1");
        (await site.PostAsync("/api/batches/1/rejection", person: "ben", match: waiting)).ShouldBe(200).Json["outcome"]!.GetValue<string>().ShouldBe("batch-rejected");
        (await site.PostAsync("/api/batches/1/approval", person: "ben", match: waiting)).ShouldBe(412, "shown-otherwise");
        await ProposeAsync(site, null);

        (await Column(site, "/api/batches?state=waiting", "number")).ShouldBe(["2"]);
        (await site.GetAsync("/api/batches/2")).Json["needed"]!.GetValue<int>().ShouldBe(1);
        (await site.SendAsync("GET", "/api/batches/2", person: "ben")).Tag.ShouldNotBe(await site.TagAsync("/api/batches/2"), "what is covered has another tag");
        (await site.PostAsync("/api/batches/1/approval", person: "ben", match: await site.TagAsync("/api/batches/1"))).ShouldBe(409, "batch-ended-rejected");
        (await site.PostAsync("/api/batches/2/approval", person: "ben", match: await site.TagAsync("/api/batches/2"))).ShouldBe(200);
        var file = (await site.GetAsync("/api/batches/2/file")).ShouldBe(200);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes));
        (file.Tag, (await site.GetAsync("/api/batches/2")).Json["fileHash"]!.GetValue<string>()).ShouldBe(($"\"{hash}\"", hash));
        (await Column(site, "/api/batches?state=rejected", "number")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Payments_are_told_by_payee_and_state_with_everything_that_happened()
    {
        using var site = Paying();
        await ProposeAsync(site, null);
        (await site.PostAsync("/api/batches/1/approval", person: "ben", match: await site.TagAsync("/api/batches/1"))).ShouldBe(200);
        (await Column(site, "/api/payments?payee=P2", "payee")).ShouldBe(["P2"]);
        var said = new { payment = 1, end = "booked", reason = "Told on the telephone" };
        (await site.PostAsync("/api/resolutions", said)).ShouldBe(201);
        var waits = await site.TagAsync("/api/resolutions/1");
        (await site.PostAsync("/api/resolutions/1/rejection", person: "cléo", match: waits)).ShouldBe(200);
        (await site.TagAsync("/api/resolutions/1")).ShouldNotBe(waits, "what is decided has another tag");
        (await Column(site, "/api/payments?state=sent", "number")).ShouldBe(["2", "1"]);
        (await site.PostAsync("/api/resolutions", said)).ShouldBe(201);
        (await site.PostAsync("/api/resolutions/2/approval", person: "ben", match: await site.TagAsync("/api/resolutions/2"))).ShouldBe(200);

        (await Column(site, "/api/payments?state=booked", "payee")).ShouldBe(["P1"]);
        (await Column(site, "/api/resolutions?state=rejected", "number")).ShouldBe(["1"]);
        var life = (await site.GetAsync("/api/payments/1")).ShouldBe(200).Json;
        life["events"]!.AsArray().Select(e => (e!["end"]!.GetValue<string>(), e["resolution"]!.GetValue<int>())).ShouldBe([("booked", 2)]);
        life["resolutions"]!.AsArray().Select(r => r!["state"]!.GetValue<string>()).ShouldBe(["rejected", "approved"], ignoreOrder: true);
        life["movements"]!.AsArray().Count.ShouldBeGreaterThan(0);
        await BookedAsync(site);
    }

    private static async Task BookedAsync(ApiSite site)
    {
        var sent = (await site.GetAsync("/api/payments/2")).Json["payment"]!;
        var day = DateOnly.FromDateTime(DateTime.UtcNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (id, uetr, other) = (sent["endToEndId"]!.GetValue<string>(), sent["uetr"]!.GetValue<string>(), PayoutPlace.Iban(7));
        byte[][] files =
        [
            CamtWriter.Write(CamtWriter.Statement, "M1", (VendorIban, [new CamtEntry(day, "R1", new CamtTx(id, "70.00") { Uetr = uetr, PaidTo = other })])),
            CamtWriter.Write(CamtWriter.Statement, "M2", (VendorIban, [new CamtEntry(day, "R2", new CamtTx(id, "70.00") { Uetr = uetr })])),
        ];
        foreach (var file in files)
        {
            using var parts = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "statement.xml" } };
            (await site.SendAsync("POST", "/api/bank-files", parts, "ana", Guid.NewGuid().ToString())).ShouldBe(201);
        }

        // The first names another account than the one that was to be paid: it settles nothing, and says why without telling the numbers.
        var differs = (await site.GetAsync("/api/bank-files/1")).ShouldBe(200);
        (differs.Json["bookings"]![0]!["outcome"]!.GetValue<string>(), differs.Json["file"]!["counts"]!["differs"]!.GetValue<int>()).ShouldBe(("differs", 1), differs.Text);
        differs.Text.ShouldNotContain(other[4..^2]);
        differs.Json["bookings"]![0]!["why"]!.GetValue<string>().ShouldContain($"…{other[^2..]}");
        (await site.SendAsync("GET", "/api/bank-files/1", person: "ben")).Text.ShouldContain(other);
        (await site.GetAsync("/api/bank-files/2")).Json["file"]!["counts"]!["settled"]!.GetValue<int>().ShouldBe(1);
        var life = (await site.GetAsync("/api/payments/2")).Json;
        life["bookings"]!.AsArray().Select(b => b!["outcome"]!.GetValue<string>()).ShouldBe(["differs", "settled"], ignoreOrder: true);
        life["events"]!.AsArray().Select(e => e!["file"]!.GetValue<int>()).ShouldBe([2]);
    }

    [Fact]
    public async Task Disputes_and_wallets_are_told_by_partner_and_a_partners_people_see_their_own()
    {
        using var site = new ApiSite(Engine.Sqlite);
        NameStaff.Add(site.Place.Database, "paul", "P1", [Role.Partner], new(2024, 1, 1), "mika", MoneyPlace.At("2025-03-01")).ShouldBeOfType<NameStaffOutcome.Named>();
        site.Place.SettleAndPost("2025-01", "2025-02-20");
        (await site.PostAsync("/api/periods/changed_afterwards/2025-01/closing", match: await site.TagAsync("/api/periods/changed_afterwards/2025-01"))).ShouldBe(200);
        var issued = (await site.PostAsync("/api/statements", new { programme = "changed_afterwards", period = "2025-01", vendor = new { name = "Ridgeline" } })).ShouldBe(200).Json["figures"]!["statements"]!.AsArray();
        foreach (var statement in issued.Take(2).Select(s => s!["number"]!.GetValue<string>()))
        {
            (await site.PostAsync("/api/disputes", new { statement, line = "rebate", amount = "60.00", reason = "It is wrong" }, "pia")).ShouldBe(201);
        }

        (await Column(site, "/api/in-wallets?partner=P2", "partner")).ShouldBe(["P2"]);
        (await Column(site, "/api/earnings/changed_afterwards/2025-02?partner=P2", "partner")).ShouldBe(["P2"]);
        (await Column(site, "/api/disputes?partner=P2", "partner")).ShouldBe(["P2"]);
        (await site.SendAsync("GET", "/api/disputes", person: "paul")).ShouldBe(200).Json["items"]!.AsArray().Select(d => d!["partner"]!.GetValue<string>()).ShouldBe(["P1"]);
        (await site.SendAsync("GET", "/api/disputes/2", person: "paul")).ShouldBe(404, "no-dispute");
        var before = (await site.GetAsync("/api/disputes/1")).ShouldBe(200);
        before.Json["dispute"]!["claimed"]!.ToJsonString().ShouldBe("""{"amount":"60.00","currency":"EUR"}""");
        (await site.PostAsync("/api/disputes/1/upholding", new { amount = "5.00", reason = "Half of it" }, match: before.Tag)).ShouldBe(200).Json["outcome"]!.GetValue<string>().ShouldBe("dispute-upheld");
        var after = (await site.GetAsync("/api/disputes/1")).ShouldBe(200);
        after.Tag.ShouldNotBe(before.Tag);
        after.Json["events"]!.AsArray().Select(e => (e!["what"]!.GetValue<string>(), e["reason"]!.GetValue<string>())).ShouldBe([("raised", "It is wrong"), ("upheld", "Half of it")]);
        (await site.GetAsync($"/api/adjustments/{after.Json["events"]![1]!["adjustment"]!.GetValue<int>()}")).Json["amount"]!["amount"]!.GetValue<string>().ShouldBe("5.00");
        (await site.PostAsync("/api/disputes/1/refusal", new { reason = "No" }, match: before.Tag)).ShouldBe(412, "shown-otherwise");
    }

    [Fact]
    public async Task Accounts_and_messages_are_told_by_owner_and_state_and_an_account_says_what_it_takes_the_place_of()
    {
        using var server = new MailServer();
        using var site = new ApiSite(Engine.Sqlite, mail: new MailChoice(server.Address, "palier@meridian.example"));
        foreach (var (owner, number, iban, changed) in new[] { ("P1", 1, "BE68 5390 0754 7034", "BE71096123456769"), ("P2", 3, "FR1420041010050500013M02606", "BE68 5390 0754 7034") })
        {
            var account = new { owner, holder = "Delta NV", currency = "EUR", contact = $"{owner}@delta.example", iban, reason = "By letter" };
            (await site.PostAsync("/api/bank-accounts", account)).ShouldBe(201);
            (await site.PostAsync($"/api/bank-accounts/{number}/approval", person: "ben", match: await site.TagAsync($"/api/bank-accounts/{number}"))).ShouldBe(200);
            (await site.PostAsync("/api/bank-accounts", account with { iban = changed })).ShouldBe(201);
        }

        (await Column(site, "/api/bank-accounts?owner=P2", "number")).ShouldBe(["4", "3"]);
        (await Column(site, "/api/bank-accounts?state=asked", "number")).ShouldBe(["4", "2"]);
        (await Column(site, "/api/bank-accounts?state=in-force", "number")).ShouldBe(["3", "1"]);
        var opened = (await site.SendAsync("GET", "/api/bank-accounts/2", person: "ben")).ShouldBe(200);
        opened.Json["replaces"]!.ToJsonString().ShouldBe("""{"country":"BE","ends":"34"}""");
        opened.Json["effects"]!["countsFrom"]!.GetValue<string>().ShouldNotBeEmpty();
        (await site.GetAsync("/api/bank-accounts/3")).Json["reason"]!.GetValue<string>().ShouldBe("By letter", "it is in another country than its owner");
        (await site.PostAsync("/api/bank-accounts/4/rejection", person: "ben", match: await site.TagAsync("/api/bank-accounts/4"))).ShouldBe(200).Json["outcome"]!.GetValue<string>().ShouldBe("account-rejected");
        (await site.TagAsync("/api/bank-accounts/4")).ShouldContain(".rejected");
        (await site.PostAsync("/api/bank-accounts/2/approval", person: "ben", match: opened.Tag)).ShouldBe(200);
        (await site.PostAsync("/api/bank-account-stops", new { owner = "P1" }, "cléo")).ShouldBe(201);
        (await site.GetAsync("/api/bank-accounts/5")).Json["stops"]!["ends"]!.GetValue<string>().ShouldBe("69");

        (await Column(site, "/api/messages?owner=P2", "owner")).Distinct().ShouldBe(["P2"]);
        (await site.GetAsync("/api/messages?owner=P1")).Json["items"]!.AsArray().ShouldAllBe(m => m!["message"]!.GetValue<string>().Length > 40 && m["sentOn"] == null && m["to"]!.GetValue<string>() == "P…@delta.example");
        (await site.SendAsync("GET", "/api/messages?owner=P1", person: "ana")).Text.ShouldContain("\"to\":\"P1@delta.example\"");
        (await site.GetAsync("/api/messages?state=sent")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await site.PostAsync("/api/message-sendings")).ShouldBe(200);
        (await site.GetAsync("/api/messages?state=waiting")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await site.GetAsync("/api/messages?state=sent")).Json["items"]!.AsArray().ShouldAllBe(m => m!["sentOn"] != null && m["messageId"] != null);
    }

    private static ApiSite Paying()
    {
        var place = new PayoutPlace(Engine.Sqlite, ("P1", 500_00), ("P2", 70_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        place.Account("P2", "EUR", PayoutPlace.Iban(2));
        return new ApiSite(place.Money);
    }

    /// <summary>Proposes a batch on the next day on which banks work; who is paid by it.</summary>
    private static async Task<string> ProposeAsync(ApiSite site, string[]? payees)
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var asked = await site.PostAsync("/api/batches", new { currency = "EUR", executeOn = day, payees = payees ?? ["P1", "P2"] });
        asked = asked.Problem == "batch-no-working-day" ? await site.PostAsync("/api/batches", new { currency = "EUR", executeOn = asked.Json["next"]!.GetValue<string>(), payees = payees ?? ["P1", "P2"] }) : asked;
        var batch = (await site.GetAsync(asked.ShouldBe(201).Message.Headers.Location!.OriginalString)).ShouldBe(200).Json;
        return string.Join(' ', batch["payments"]!.AsArray().Select(p => p!["payee"]!.GetValue<string>()));
    }

    private static async Task<IEnumerable<string>> Column(ApiSite site, string path, string name) => (await site.GetAsync(path)).ShouldBe(200).Json["items"]!.AsArray().Select(i => i![name]!.ToString());
}
