using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Palier.App.Messages;
using Palier.Web.Tests.Databases;
using Palier.Web.Hosting;
using Palier.Web.Tests.Ledger;
using Palier.Web.Tests.Messages;
using Palier.Web.Tests.Payouts;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Api;

/// <summary>A client that does everything there is to do, on both databases.</summary>
public sealed partial class EveryCallTests
{
    private static readonly string[] payees = ["P1"];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_call_of_the_server_does_what_it_says(Engine engine)
    {
        using var mail = new MailServer();
        using var site = new ApiSite(engine, mail: new MailChoice(mail.Address, "palier@meridian.example"));
        var session = new Session(site);

        await session.PartnersAsync();
        await session.ProgrammesAsync();
        await session.TextsAsync();
        await session.CasesAsync();
        await session.SettlementsAsync();
        await session.PeriodsAsync();
        await session.AdjustmentsAsync();
        await session.HoldsAsync();
        await session.BooksAsync();
        await session.StaffAsync();
        await session.FilesAsync();
        await session.PublicationsAsync();
        await session.TakenAwayAsync();
        await session.AccountsAsync();
        await session.SentAsync(mail);
        await session.RebuiltAsync();
        using var paying = new ApiSite(PayingPlace(engine));
        var payer = new Session(paying);
        await payer.PayoutsAsync();
        await payer.PaymentsAsync();
        using var levels = new ApiSite(new MoneyPlace(engine, "clocks", payees));
        var promoter = new Session(levels);
        await promoter.OverridesAsync();

        (await site.GetAsync("/api/verification")).ShouldBe(200).Json["isClean"]!.GetValue<bool>().ShouldBeTrue();
        var there = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && e.Metadata.GetMetadata<HttpMethodMetadata>() is not null && e.Metadata.All(m => m.GetType().Name != "ComponentTypeMetadata"))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}")).Where(e => e != "GET /api/openapi.json").Order(StringComparer.Ordinal);
        session.Called.Concat(payer.Called).Concat(promoter.Called).Append("GET /api/verification").Distinct().Order(StringComparer.Ordinal).ShouldBe(there);
    }

    private static MoneyPlace PayingPlace(Engine engine)
    {
        var place = new PayoutPlace(engine, ("P1", 500_00), ("P2", 70_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        place.Account("P2", "EUR", PayoutPlace.Iban(2));
        return place.Money;
    }

    /// <summary>What a client does, remembered by the addresses it called.</summary>
    private sealed partial class Session(ApiSite site)
    {
        private const string Programme = "changed_afterwards";

        private static readonly string[] finance = ["finance"];

        public List<string> Called { get; } = [];

        public async Task PartnersAsync()
        {
            var list = await Get("/api/partners", "?sort=name&limit=2", "/api/partners");
            list["items"]!.AsArray().Count.ShouldBe(2);
            (await site.GetAsync(list["next"]!.GetValue<string>())).Json["items"]!.AsArray().Select(p => p!["id"]!.GetValue<string>()).ShouldBe(["P3"]);
            (await Get("/api/partners/{partner}", "", "/api/partners/P1"))["standings"]![0]!["programme"]!.GetValue<string>().ShouldBe(Programme);
            var bonus = (await Get("/api/programmes/{programme}", "", $"/api/programmes/{Programme}"))["bonuses"]![0]!.GetValue<string>();
            var explained = await Get("/api/partners/{partner}/figures/{programme}/{name}", "?period=2025-01", $"/api/partners/P1/figures/{Programme}/{bonus}");
            explained["earned"]!["currency"]!.GetValue<string>().ShouldBe("EUR");
            explained["lines"]!.AsArray().Count.ShouldBeGreaterThan(0);
            await Get("/api/partners/{partner}/ways/{programme}", $"?name={bonus}&period=2025-01", $"/api/partners/P1/ways/{Programme}");
            (await Post("/api/enrolments", "/api/enrolments", new { programme = Programme, partner = "P1" }, person: "mika"))["outcome"]!.GetValue<string>().ShouldBe("enrolled");
        }

        public async Task ProgrammesAsync()
        {
            (await Get("/api/programmes", "", "/api/programmes"))["items"]!.AsArray().Count.ShouldBeGreaterThan(0);
            Called.Add("GET /api/programmes/{programme}/text");
            var text = (await site.GetAsync($"/api/programmes/{Programme}/text?version=1")).ShouldBe(200).Text;
            text.ShouldBe(File.ReadAllText(Path.Combine(Root.Folder, "programmes", "examples", "changed-afterwards", "programme.yaml")));
            (await Get("/api/programmes/{programme}/guide", "", $"/api/programmes/{Programme}/guide"))["sections"]!.AsArray().Count.ShouldBeGreaterThan(2);
            (await Post("/api/programme-checks", "/api/programme-checks", new { text }))["isRefused"]!.GetValue<bool>().ShouldBeFalse();
            (await Post("/api/programme-checks", "/api/programme-checks", new { text = "programme: x" }))["findings"]![0]!["code"]!.GetValue<string>().ShouldStartWith("P");
            var tried = await Post("/api/draft-trials", "/api/draft-trials", new { text, from = "2025-01", to = "2025-02" });
            tried["partners"]!.GetValue<int>().ShouldBe(3);
            (await Post("/api/sale-trials", "/api/sale-trials", new { programme = Programme, partner = "P1", amount = "1000.00", on = "2025-02-20" }))["bonuses"]!.AsArray().Count.ShouldBeGreaterThan(0);
        }

        public async Task SettlementsAsync()
        {
            var proposed = await Post("/api/settlements", "/api/settlements", new { programme = Programme, period = "2025-01" }, status: 201);
            proposed["outcome"]!.GetValue<string>().ShouldBe("proposed");
            var opened = (await site.GetAsync("/api/settlements/1")).ShouldBe(200);
            opened.Tag.ShouldBe($"\"{proposed["figures"]!["hash"]!.GetValue<string>()}\"");
            Called.Add("GET /api/settlements/{number}");
            opened.Json["movements"]!.AsArray().Count.ShouldBe(proposed["figures"]!["proposal"]!["movements"]!.GetValue<int>());
            await Post("/api/settlements/{number}/withdrawal", "/api/settlements/1/withdrawal", match: opened.Tag);
            (await Post("/api/settlements", "/api/settlements", new { programme = Programme, period = "2025-01" }, status: 201))["figures"]!["number"]!.GetValue<int>().ShouldBe(2);
            await Post("/api/settlements/{number}/posting", "/api/settlements/2/posting", match: await site.TagAsync("/api/settlements/2"), person: "ben");
            (await Get("/api/settlements", "?state=posted", "/api/settlements"))["items"]!.AsArray().Single()!["number"]!.GetValue<int>().ShouldBe(2);
            (await site.PostAsync("/api/settlements/2/posting", match: await site.TagAsync("/api/settlements/2"))).ShouldBe(409, "posted-before");
            (await site.PostAsync("/api/settlements/1/posting", match: await site.TagAsync("/api/settlements/1"))).ShouldBe(409, "withdrawn-before").Json["by"]!.GetValue<string>().ShouldBe("ana");
        }

        public async Task PeriodsAsync()
        {
            const string Period = $"/api/periods/{Programme}/2025-01";
            await Get("/api/periods/{programme}/{period}", "", Period);
            await Post("/api/periods/{programme}/{period}/closing", $"{Period}/closing", match: await site.TagAsync(Period));
            var asked = await Post("/api/periods/{programme}/{period}/reopenings", $"{Period}/reopenings", new { reason = "An invoice was wrong" }, match: await site.TagAsync(Period), status: 201);
            asked["figures"]!["number"]!.GetValue<int>().ShouldBe(1);
            await Get("/api/reopenings/{number}", "", "/api/reopenings/1");
            var tag = await site.TagAsync("/api/reopenings/1");
            (await site.PostAsync("/api/reopenings/1/confirmation", match: tag)).ShouldBe(403, "same-person");
            await Post("/api/reopenings/{number}/confirmation", "/api/reopenings/1/confirmation", match: tag, person: "cléo");
            (await Get("/api/periods", $"?programme={Programme}", "/api/periods"))["items"]![0]!["isClosed"]!.GetValue<bool>().ShouldBeFalse();
        }

        public async Task AdjustmentsAsync()
        {
            await Post("/api/adjustments", "/api/adjustments", new { programme = Programme, partner = "P2", wallet = "cash", amount = "1250.50", reason = "Trade fair" }, status: 201);
            await Get("/api/adjustments", "?state=waiting&partner=P2", "/api/adjustments");
            (await Get("/api/adjustments/{number}", "", "/api/adjustments/1"))["amount"]!.ToJsonString().ShouldBe("""{"amount":"1250.50","currency":"EUR"}""");
            await Post("/api/adjustments/{number}/approval", "/api/adjustments/1/approval", match: await site.TagAsync("/api/adjustments/1"), person: "ben");
            var movement = (await site.GetAsync($"/api/ledger/{Programme}/movements?owner=P2&account=cash")).Json["items"]!.AsArray().Last()!["number"]!.GetValue<long>();
            await Post("/api/reversals", "/api/reversals", new { movement, reason = "Paid twice" }, status: 201);
            await Post("/api/adjustments/{number}/rejection", "/api/adjustments/2/rejection", match: await site.TagAsync("/api/adjustments/2"), person: "cléo");
            (await Post("/api/limits", "/api/limits", new { subject = "adjustment", currency = "EUR", amount = "5000" }, status: 201))["outcome"]!.GetValue<string>().ShouldBe("limit-proposed");
            await Get("/api/limits/{number}", "", "/api/limits/1");
            await Post("/api/limits/{number}/approval", "/api/limits/1/approval", match: await site.TagAsync("/api/limits/1"), person: "ben");
            await Post("/api/limits", "/api/limits", new { subject = "adjustment", currency = "EUR" }, status: 201);
            await Post("/api/limits/{number}/rejection", "/api/limits/2/rejection", match: await site.TagAsync("/api/limits/2"), person: "ben");
            (await Get("/api/limits", "?state=approved", "/api/limits"))["items"]!.AsArray().Count.ShouldBe(1);
        }

        public async Task HoldsAsync()
        {
            await Post("/api/holds", "/api/holds", new { programme = Programme, partner = "P1", reason = "Audit" }, status: 201);
            await Get("/api/holds/{number}", "", "/api/holds/1");
            await Post("/api/holds/{number}/release", "/api/holds/1/release", match: await site.TagAsync("/api/holds/1"));
            (await Get("/api/holds", "?state=released", "/api/holds"))["items"]!.AsArray().Count.ShouldBe(1);
            Called.Add("POST /api/hold-releases");
            (await site.PostAsync("/api/hold-releases", new { programme = Programme, partner = "P1", hold = "overdue" })).ShouldBe(404, "no-hold");
        }

        public async Task BooksAsync()
        {
            (await Get("/api/ledger/{programme}/balances", "", $"/api/ledger/{Programme}/balances"))["items"]!.AsArray().Count.ShouldBeGreaterThan(1);
            await Get("/api/ledger/{programme}/movements", "?limit=1", $"/api/ledger/{Programme}/movements");
            await Get("/api/accruals/{programme}", "?on=2025-02-15", $"/api/accruals/{Programme}");
            (await site.PostAsync("/api/statements", new { programme = Programme, period = "2025-01" })).ShouldBe(422, "who-issues");
            var issued = await Post("/api/statements", "/api/statements", new { programme = Programme, period = "2025-01", vendor = new { name = "Ridgeline" } });
            var named = issued["figures"]!["statements"]![0]!;
            await Get("/api/statements", "?partner=P1", "/api/statements");
            var number = named["number"]!.GetValue<string>();
            await Get("/api/statements/{number}", "", $"/api/statements/{number}");
            (await site.TagAsync($"/api/statements/{number}")).ShouldBe($"\"{named["hash"]!.GetValue<string>()}\"");
            Called.Add("GET /api/statements/{number}/pdf");
            (await site.GetAsync($"/api/statements/{number}/pdf")).ShouldBe(200).Text.ShouldStartWith("%PDF");
            Called.Add("GET /api/statements/{number}/text");
            var text = (await site.GetAsync($"/api/statements/{number}/text")).ShouldBe(200);
            text.Text.ShouldContain(number);
            (await site.GetAsync($"/api/statements/{number}/text", "fr")).ShouldBe(200).Tag.ShouldNotBe(text.Tag);
            await DisputesAsync(number);
        }

        private async Task DisputesAsync(string statement)
        {
            var refused = (await site.PostAsync("/api/disputes", new { statement, line = "none", reason = "It is wrong" }, "pia")).ShouldBe(404, "no-line");
            foreach (var (line, number) in refused.Json["lines"]!.AsArray().Take(1).Select((l, i) => (l!.GetValue<string>(), i + 1)))
            {
                await Post("/api/disputes", "/api/disputes", new { statement, line, reason = "It is wrong" }, "pia", status: 201);
                await Get("/api/disputes/{number}", "", $"/api/disputes/{number}");
                (await site.PostAsync($"/api/statements/{statement}/confirmation", person: "pia")).ShouldBe(409, "confirm-in-dispute");
                await Post("/api/disputes/{number}/refusal", $"/api/disputes/{number}/refusal", new { reason = "It is right" }, match: await site.TagAsync($"/api/disputes/{number}"));
                Called.Add("POST /api/disputes/{number}/upholding");
                (await site.PostAsync($"/api/disputes/{number}/upholding", new { amount = "1.00", reason = "It is wrong" }, match: await site.TagAsync($"/api/disputes/{number}"))).ShouldBe(409, "dispute-over");
            }

            await Post("/api/statements/{number}/confirmation", $"/api/statements/{statement}/confirmation", person: "pia");
            (await Get("/api/disputes", "?partner=P1", "/api/disputes"))["items"]!.AsArray().Count.ShouldBe(1);
        }

        public async Task StaffAsync()
        {
            await Post("/api/staff", "/api/staff", new { name = "Zoé", roles = finance, from = "2025-01-01" }, person: "mika", status: 201);
            await Get("/api/staff/{name}", "", "/api/staff/Zo%C3%A9");
            await Post("/api/staff/{name}/roles", "/api/staff/Zo%C3%A9/roles", new { role = "finance", from = "2025-01-01", until = "2026-01-01" }, match: await site.TagAsync("/api/staff/Zo%C3%A9"), person: "mika");
            (await Get("/api/staff", "", "/api/staff"))["items"]!.AsArray().Count.ShouldBe(7);
            (await Get("/api/audit", "?by=mika&limit=3", "/api/audit"))["items"]![0]!["what"]!.GetValue<string>().ShouldBe("give role");
        }

        public async Task FilesAsync()
        {
            const string Mapping = "import: {0}\ndates: yyyy-MM-dd\ndecimal mark: point\n";
            (await Upload("sales", Mapping + "columns: { partner: who, key: num, net: net, sold_on: day }\nfixed: { currency: EUR }\n", "num,who,net,day\nX1,P1,12.50,2025-02-11\n"))["figures"]!["report"]!["taken"]!.GetValue<int>().ShouldBe(1);
            await Upload("partners", Mapping + "columns: { id: num, name: name, country: land }\nfixed: { kind: reseller }\n", "num,name,land\nP4,Nord,FR\n");
            await Upload("people", Mapping + "columns: { id: num, name: name, partner: who, from: day }\n", "num,name,who,day\nE1,Ana Prado,P1,2025-01-01\n");
            await Upload("invoices", Mapping + "columns: { id: num, partner: who, open: net, due_on: day }\nfixed: { currency: EUR }\n", "num,who,net,day\nI1,P1,12.50,2025-02-11\n");
            await Upload("facts", Mapping + "columns: { partner: who, what: what, from: day }\nfixed: { by: partner office }\n", "who,what,day\nP1,invitation,2025-02-11\n");
            await Upload("holidays", Mapping + "columns: { country: land, day: day }\n", "land,day\nBE,2025-07-21\n");
            await Upload("rates", null, "Date,USD,\n2025-02-11,1.0345,\n");
        }

        public async Task PublicationsAsync()
        {
            var text = (await site.GetAsync($"/api/programmes/{Programme}/text?version=1")).Text.Replace("version:   1", "version:   2", StringComparison.Ordinal).Replace("from:      2025-01-01", "from:      2028-01-01", StringComparison.Ordinal);
            var body = new { text, cases = new[] { new { name = "none.yaml", text = "x" } } };
            (await Post("/api/publications", "/api/publications", body, "pia", status: 201))["outcome"]!.GetValue<string>().ShouldBe("publication-proposed");
            (await Get("/api/publications/{number}", "", "/api/publications/1"))["shown"]!["version"]!.GetValue<int>().ShouldBe(2);
            (await site.PostAsync("/api/publications/1/approval", person: "pia", match: await site.TagAsync("/api/publications/1"))).ShouldBe(403, "same-person");
            await Post("/api/publications/{number}/rejection", "/api/publications/1/rejection", match: await site.TagAsync("/api/publications/1"));
            await Post("/api/publications", "/api/publications", new { text }, "pia", status: 201);
            (await Post("/api/publications/{number}/approval", "/api/publications/2/approval", match: await site.TagAsync("/api/publications/2")))["outcome"]!.GetValue<string>().ShouldBe("publication-published");
            (await Get("/api/publications", $"?programme={Programme}", "/api/publications"))["items"]!.AsArray().Select(p => p!["state"]!.GetValue<string>()).ShouldBe(["published", "rejected"]);
            (await site.GetAsync($"/api/programmes/{Programme}?version=2")).ShouldBe(200);
            (await site.PostAsync("/api/publications", new { text }, "pia")).ShouldBe(409, "publication-known");
        }

        public async Task PayoutsAsync()
        {
            (await Get("/api/due", "", "/api/due"))["items"]!.AsArray().Count.ShouldBe(2);
            await Get("/api/in-wallets", "", "/api/in-wallets");
            var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var asked = await site.PostAsync("/api/batches", new { currency = "EUR", executeOn = day, payees });
            day = asked.Problem == "batch-no-working-day" ? asked.Json["next"]!.GetValue<string>() : day;
            for (var number = 1; number <= 3; number++)
            {
                if (number > 1 || asked.Status != 201)
                {
                    await Post("/api/batches", "/api/batches", new { currency = "EUR", executeOn = day, payees }, status: 201);
                }

                var path = $"/api/batches/{number}";
                (await Get("/api/batches/{number}", "", path))["payments"]![0]!["amount"]!["amount"]!.GetValue<string>().ShouldBe("500.00");
                await Ended(path, number);
            }

            Called.Add("GET /api/batches/{number}/file");
            (await site.SendAsync("GET", "/api/batches/1/file", person: "ben")).ShouldBe(404, "file-none-withdrawn");
            (await site.GetAsync("/api/batches/3/file")).ShouldBe(403, "person-missing");
            (await site.SendAsync("GET", "/api/batches/3/file", person: "nobody")).ShouldBe(403, "person-unknown");
            (await site.SendAsync("GET", "/api/batches/3/file", person: "ruth")).ShouldBe(403, "person-may-not").Json["detail"]!.GetValue<string>()
                .ShouldBe("ruth may not see account numbers whole. These roles may: finance, compliance.");
            var file = (await site.SendAsync("GET", "/api/batches/3/file", person: "cléo")).ShouldBe(200).Text;
            file.ShouldContain("pain.001.001.09");
            await Post("/api/payment-file-checks", "/api/payment-file-checks", new { text = file });
            (await site.PostAsync("/api/payment-file-checks", new { text = file.Replace("500.00", "900.00", StringComparison.Ordinal) })).ShouldBe(422, "file-differs");
            (await Get("/api/batches", "?state=approved", "/api/batches"))["items"]!.AsArray().Count.ShouldBe(1);
        }

        private async Task Ended(string path, int number)
        {
            var tag = await site.TagAsync(path);
            if (number == 1)
            {
                await Post("/api/batches/{number}/withdrawal", $"{path}/withdrawal", match: tag);
            }
            else if (number == 2)
            {
                await Post("/api/batches/{number}/rejection", $"{path}/rejection", match: tag, person: "ben");
            }
            else
            {
                await Post("/api/batches/{number}/approval", $"{path}/approval", match: tag, person: "ben");
            }
        }

        private async Task<JsonObject> Upload(string kind, string? mapping, string file)
        {
            Called.Add($"POST /api/imports/{kind}");
            using var parts = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "file.csv" } };
            if (mapping is not null)
            {
                parts.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(mapping.Replace("{0}", kind, StringComparison.Ordinal))), "mapping", "mapping.yaml");
            }

            return (await site.SendAsync("POST", $"/api/imports/{kind}", parts, "mika", Guid.NewGuid().ToString())).ShouldBe(200).Json;
        }

        private async Task<JsonObject> Get(string route, string query, string path)
        {
            Called.Add($"GET {route}");
            var read = (await site.GetAsync(path + query)).ShouldBe(200);
            (await site.GetAsync(path + query, none: read.Tag)).ShouldBe(304).Bytes.ShouldBeEmpty();
            return read.Json;
        }

        private async Task<JsonObject> Post(string route, string path, object? body = null, string person = "ana", string? match = null, int status = 200)
        {
            Called.Add($"POST {route}");
            var done = (await site.PostAsync(path, body, person, match: match)).ShouldBe(status);
            if (status == 201)
            {
                (await site.GetAsync(done.Message.Headers.Location!.OriginalString)).ShouldBe(200);
            }

            return done.Json;
        }
    }
}
