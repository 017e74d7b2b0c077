using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Palier.App.Messages;
using Palier.App.Verification;
using Palier.Web.Hosting;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Api;

/// <summary>What the calls of texts, cases, imports, messages and balances refuse, and what they come to where it is not the usual.</summary>
public sealed class TextsAndCasesTests
{
    private static readonly string text = Example("changed-afterwards/programme.yaml");

    // The books of centuries take minutes, and those of a year next to nothing.
    [Theory]
    [InlineData("2026-01", 5_000)]
    [InlineData("2199-12", 2)]
    public async Task Cases_are_stopped_after_the_time_they_may_take_and_say_how_many_were_run(string period, int count)
    {
        using var site = new ApiSite(Engine.Sqlite);
        var cases = new StringBuilder("programme: programme.yaml\ncases:\n");
        for (var n = 0; n < count; n++)
        {
            cases.Append($"- it: case {n}\n  given:\n    period: {period}\n    sale: |\n      invoiced_on  net\n      2025-01-10   1.00\n  expect: {{ rebate.posted: 0.00 }}\n");
        }

        var took = System.Diagnostics.Stopwatch.StartNew();
        var answer = (await site.PostAsync("/api/case-runs", new { cases = new[] { new { name = "long.yaml", text = cases.ToString() } }, text, atMostSeconds = 1 })).ShouldBe(503, "cases-took-too-long");

        took.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        (answer.Json["all"]!.GetValue<int>(), answer.Json["done"]!.GetValue<int>() < count).ShouldBe((count, true));
    }

    [Fact]
    public async Task Cases_that_cannot_be_read_or_whose_text_cannot_are_told_with_their_file_and_language()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var cases = new[] { new { name = "a.yaml", text = "programme: p.yaml\ncases:\n- it: pays\n  expect: { rebate: 1.00 }\n" }, new { name = "b.yaml", text = "cases" } };

        var ran = (await site.PostAsync("/api/case-runs", new { cases, text = "programme: x" }, language: "fr")).ShouldBe(200).Json;

        (ran["passed"]!.GetValue<int>(), ran["failed"]!.GetValue<int>()).ShouldBe((0, 2));
        ran["files"]![0]!["problems"]![0]!.GetValue<string>().ShouldStartWith("p.yaml:1:1: erreur");
        ran["files"]![1]!["problems"]![0]!.GetValue<string>().ShouldStartWith("b.yaml:");
    }

    [Fact]
    public async Task A_text_is_checked_with_the_others_it_asks()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var asked = Example("two-programmes/programme.yaml");
        var asks = Example("two-programmes/migration/programme.yaml");
        foreach (var others in new[] { [], new[] { asked } })
        {
            (await site.PostAsync("/api/programme-checks", new { text = asks, others })).ShouldBe(200).Json["isRefused"]!.GetValue<bool>().ShouldBeFalse();
        }

        var found = (await site.PostAsync("/api/programme-checks", new { text = asks, others = new[] { asked.Replace("silver:", "bronze:", StringComparison.Ordinal) } })).ShouldBe(200).Json;

        found["isRefused"]!.GetValue<bool>().ShouldBeTrue();
        found["findings"]!.AsArray().Select(f => f!["code"]!.GetValue<string>()).ShouldContain("P206");
        (await site.PostAsync("/api/programme-checks", new { text = asked.Replace("silver:", "bronze:", StringComparison.Ordinal), others = new[] { asks } })).ShouldBe(200).Json["isRefused"]!.GetValue<bool>().ShouldBeFalse("it is wrong in the text that asks");
    }

    [Fact]
    public async Task A_draft_is_tried_against_a_budget_and_for_everyone_by_name()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var draft = text.Replace("5%", "6%", StringComparison.Ordinal);

        var tried = (await site.PostAsync("/api/draft-trials", new { text = draft, from = "2025-01", to = "2025-02", budget = "100.00", everyone = true })).ShouldBe(200).Json;

        tried["everyone"]!.AsArray().Select(e => e!["partner"]!.GetValue<string>()).ShouldBe(["P1", "P2", "P3"]);
        tried["everyone"]![0]!["money"]![0]!.ToJsonString().ShouldBe("""{"before":{"amount":"150.00","currency":"EUR"},"after":{"amount":"180.00","currency":"EUR"}}""");
        tried["byPeriod"]!.AsArray().Select(p => p!["of"]!.GetValue<string>()).ShouldBe(["2025-01", "2025-02"]);
        var without = (await site.PostAsync("/api/draft-trials", new { text = draft, from = "2025-01", to = "2025-02" })).ShouldBe(200).Json;
        without["everyone"].ShouldBeNull();
        tried["said"]!.AsArray().Select(s => s!.GetValue<string>()).Except(without["said"]!.AsArray().Select(s => s!.GetValue<string>())).ShouldHaveSingleItem().ShouldContain("100");
        (await site.PostAsync("/api/draft-trials", new { text = draft, from = "2025-01", budget = "0.001" })).ShouldBe(422, "not-an-amount");
        (await site.PostAsync("/api/draft-trials", new { text = draft, from = "2025-01", budget = 100 })).ShouldBe(400, "body-wrong");
    }

    [Fact]
    public async Task A_file_is_taken_in_with_the_second_file_that_its_mapping_asks_for()
    {
        using var site = new ApiSite(Engine.Sqlite);
        const string Mapping = "import: partners\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { id: num, name: name, country: land }\nfixed: { kind: reseller }\nlookups:\n- { file: ../../etc/lands.csv, column: code, key: code, take: [land] }\n";

        (await PartnersAsync(site, Mapping, null)).ShouldBe(422, "import-mapping");
        (await PartnersAsync(site, Mapping.Split("lookups", 2)[0].Replace("land", "code", StringComparison.Ordinal), "code,land\n7,FR\n")).ShouldBe(422, "import-mapping");
        (await PartnersAsync(site, Mapping, "code,land\n7,FR\n")).ShouldBe(200);
        (await site.GetAsync("/api/partners/P4")).ShouldBe(200).Json["country"]!.GetValue<string>().ShouldBe("FR");
    }

    [Fact]
    public async Task A_workbook_is_taken_in_by_the_ending_of_its_name()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var file = new Imports.Forms.WrittenWorkbook().Sheet("S", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>num</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>P5</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>Nord</t></is></c></row>").Save(Path.Combine(Directory.CreateTempSubdirectory("palier-book-").FullName, "book.xlsx"));
        using var parts = new MultipartFormDataContent
        {
            { new ByteArrayContent(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), "file", "Partners.XLSX" },
            { new ByteArrayContent("import: partners\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { id: num, name: name }\nfixed: { kind: reseller, country: FR }\n"u8.ToArray()), "mapping", "m.yaml" },
        };

        (await site.SendAsync("POST", "/api/imports/partners", parts, "mika", "k")).ShouldBe(200);

        (await site.GetAsync("/api/partners/P5")).ShouldBe(200).Json["name"]!.GetValue<string>().ShouldBe("Nord");
    }

    [Fact]
    public async Task Without_a_mail_server_or_with_one_that_does_not_answer_nothing_is_sent()
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await site.PostAsync("/api/message-sendings")).ShouldBe(409, "mail-none").Json["detail"]!.GetValue<string>().ShouldContain("--smtp");
        foreach (var (server, from, status, problem) in new[] { ("nowhere", "palier@meridian.example", 409, "messages-no-server"), ("127.0.0.1:9", "palier", 409, "messages-no-sender"), ("127.0.0.1:9", "palier@meridian.example", 502, "messages-not-reached") })
        {
            using var other = new ApiSite(Engine.Sqlite, mail: new MailChoice(server, from));
            var account = new { owner = "P1", holder = "Delta NV", currency = "EUR", contact = "accounts@delta.example", iban = "BE68 5390 0754 7034" };
            (await other.PostAsync("/api/bank-accounts", account)).ShouldBe(201);
            (await other.PostAsync("/api/bank-accounts/1/approval", person: "ben", match: await other.TagAsync("/api/bank-accounts/1"))).ShouldBe(200);
            (await other.PostAsync("/api/bank-accounts", account with { iban = "BE71096123456769" })).ShouldBe(201);
            (await other.PostAsync("/api/message-sendings")).ShouldBe(status, problem);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_03_balances_are_mended_once_by_a_key_and_not_where_more_is_wrong(Engine engine)
    {
        using var site = new ApiSite(engine);
        site.Place.SettleAndPost("2025-01", "2025-02-20");
        Execute(site, "UPDATE balances SET minor = minor + 1 WHERE owner = 'P1'");
        Verify.Run(site.Place.Database).IsClean.ShouldBeFalse();

        var rebuilt = (await site.PostAsync("/api/balance-rebuilds", person: "mika", key: "b")).ShouldBe(200);

        rebuilt.Json["figures"]!["differences"]!.GetValue<int>().ShouldBe(1);
        Verify.Run(site.Place.Database).IsClean.ShouldBeTrue();
        (await site.PostAsync("/api/balance-rebuilds", person: "mika", key: "b")).ShouldBe(200).Text.ShouldBe(rebuilt.Text);
        using (var context = site.Place.Database.Context())
        {
            context.Audit.Count(a => a.What == "rebuild").ShouldBe(1);
        }

        Execute(site, engine == Engine.Postgres ? "ALTER TABLE movements DISABLE TRIGGER ALL" : "DROP TRIGGER movements_no_update");
        Execute(site, "UPDATE movements SET minor = minor + 1 WHERE settlement = 1");
        (await site.PostAsync("/api/balance-rebuilds", person: "mika")).ShouldBe(409, "rebuild-loses-traces");
    }

    private static string Example(string file) => File.ReadAllText(Path.Combine(Root.Folder, "programmes", "examples", file));

    private static void Execute(ApiSite site, string statement)
    {
        using var context = site.Place.Database.Context();
        context.Database.ExecuteSqlRaw(statement);
    }

    private static async Task<ApiAnswer> PartnersAsync(ApiSite site, string mapping, string? lookup)
    {
        using var parts = new MultipartFormDataContent { { new ByteArrayContent("num,name,code\nP4,Nord,7\n"u8.ToArray()), "file", "file.csv" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(mapping)), "mapping", "mapping.yaml" } };
        if (lookup is not null)
        {
            parts.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(lookup)), "lookup", "lookup.csv");
        }

        return await site.SendAsync("POST", "/api/imports/partners", parts, "mika", Guid.NewGuid().ToString());
    }
}
