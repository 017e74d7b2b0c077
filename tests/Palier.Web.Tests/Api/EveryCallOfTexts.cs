using Palier.Web.Tests.Messages;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Api;

/// <content>Texts that are compared, laid out, said and tested; files that are taken away; messages that are sent, and balances.</content>
public sealed partial class EveryCallTests
{
    private sealed partial class Session
    {
        private static string Example(string file) => File.ReadAllText(Path.Combine(Root.Folder, "programmes", "examples", "changed-afterwards", file));

        public async Task TextsAsync()
        {
            var (one, two) = (Example("programme.yaml"), Example("version-2.yaml"));
            var compared = (await Post("/api/programme-comparisons", "/api/programme-comparisons", new { text = two }))["programmes"]!.AsArray().Single()!;
            (compared["old"]!["version"]!.GetValue<int>(), compared["new"]!["version"]!.GetValue<int>()).ShouldBe((1, 2));
            compared["differences"]!.AsArray().Select(d => d!["name"]!.GetValue<string>()).ShouldBe(["rebate"]);
            compared["differences"]![0]!["effect"]!.GetValue<string>().ShouldBe("pays-less");
            (await site.PostAsync("/api/programme-comparisons", new { text = one, old = two })).ShouldBe(200).Json["programmes"]![0]!["differences"]![0]!["effect"]!.GetValue<string>().ShouldBe("pays-more");
            (await site.PostAsync("/api/programme-comparisons", new { text = one, version = 7 })).ShouldBe(404, "no-version");
            (await site.PostAsync("/api/programme-comparisons", new { text = one, version = 1, old = two })).ShouldBe(400, "body-wrong");
            (await site.PostAsync("/api/programme-comparisons", new { text = one.Replace("changed_afterwards", "another", StringComparison.Ordinal) })).ShouldBe(404, "no-programme");
            var sides = (await site.PostAsync("/api/programme-comparisons", new { text = one.Replace("changed_afterwards", "another", StringComparison.Ordinal), old = one })).ShouldBe(422, "not-both-sides");
            (sides.Json["onlyOld"]![0]!.GetValue<string>(), sides.Json["onlyNew"]![0]!.GetValue<string>()).ShouldBe(("changed_afterwards", "another"));

            var laidOut = await Post("/api/programme-layouts", "/api/programme-layouts", new { text = one.Replace("title:     ", "title: ", StringComparison.Ordinal) });
            (laidOut["text"]!.GetValue<string>(), laidOut["isSame"]!.GetValue<bool>()).ShouldBe((one, false));
            (await site.PostAsync("/api/programme-layouts", new { text = Example("tests/golden.yaml") })).ShouldBe(200).Json["isSame"]!.GetValue<bool>().ShouldBeTrue();
            (await site.PostAsync("/api/programme-layouts", new { text = one.Replace("version:", "verson:", StringComparison.Ordinal) })).ShouldBe(422, "text-refused").Json["detail"]!.GetValue<string>().ShouldContain("P103");

            var said = (await Post("/api/programme-guides", "/api/programme-guides", new { text = two, on = "2026-01-01" }))["guides"]!.AsArray().Single()!;
            (said["version"]!.GetValue<int>(), said.ToJsonString().Contains("4%", StringComparison.Ordinal)).ShouldBe((2, true));
            foreach (var (of, file) in new[] { ("programmes", "palier-programme.schema.json"), ("cases", "palier-cases.schema.json") })
            {
                Called.Add($"GET /api/schemas/{of}");
                (await site.GetAsync($"/api/schemas/{of}")).ShouldBe(200).Text.ShouldBe(await File.ReadAllTextAsync(Path.Combine(Root.Folder, "schema", file), TestContext.Current.CancellationToken));
            }
        }

        public async Task CasesAsync()
        {
            var golden = new[] { new { name = "golden.yaml", text = Example("tests/golden.yaml") } };
            var others = new[] { new { name = "../version-2.yaml", text = Example("version-2.yaml") } };
            var ran = await Post("/api/case-runs", "/api/case-runs", new { cases = golden, programme = Programme, others });
            (ran["failed"]!.GetValue<int>(), ran["passed"]!.GetValue<int>(), ran["files"]![0]!["problems"]!.AsArray().Count).ShouldBe((0, ran["files"]![0]!["cases"]!.AsArray().Count, 0), ran.ToJsonString());
            ran["shapes"]!["H2"]!.AsArray().Count.ShouldBe(1);
            var changed = (await site.PostAsync("/api/case-runs", new { cases = golden, text = Example("programme.yaml").Replace("5%", "6%", StringComparison.Ordinal), others })).ShouldBe(200).Json;
            var failure = changed["files"]![0]!["cases"]![0]!["failures"]![0]!;
            (failure["name"]!.GetValue<string>(), failure["expected"]!.GetValue<string>(), failure["got"]!.GetValue<string>()).ShouldBe(("rebate.issued: 2025-06", "50.00", "60.00"));
            (await site.PostAsync("/api/case-runs", new { cases = golden })).ShouldBe(200).Json["files"]![0]!["problems"]![0]!.GetValue<string>().ShouldContain("../programme.yaml");
            (await site.PostAsync("/api/case-runs", new { cases = golden, programme = Programme, version = 9 })).ShouldBe(404, "no-version");
            (await site.PostAsync("/api/case-runs", new { cases = golden, programme = Programme, text = "x" })).ShouldBe(400, "body-wrong");

            var draft = await Get("/api/partners/{partner}/cases/{programme}", "?period=2025-01&pseudonyms=true", $"/api/partners/P1/cases/{Programme}");
            (draft["facts"]!.GetValue<int>(), draft["texts"]![0]!["name"]!.GetValue<string>()).ShouldBe((3, "published/changed_afterwards.1.yaml"));
            draft["text"]!.GetValue<string>().ShouldContain("rebate: 50.00");
            draft["text"]!.GetValue<string>().ShouldNotContain("P1");
            (await site.GetAsync($"/api/partners/P1/cases/{Programme}?period=2025-01")).ShouldBe(200).Json["text"]!.GetValue<string>().ShouldContain("P1");
            var passes = (await site.PostAsync("/api/case-runs", new { cases = new[] { new { name = "case.yaml", text = draft["text"]!.GetValue<string>() } }, others = draft["texts"] })).ShouldBe(200).Json;
            (passes["passed"]!.GetValue<int>(), passes["failed"]!.GetValue<int>()).ShouldBe((1, 0), passes.ToJsonString());
            (await site.GetAsync($"/api/partners/P9/cases/{Programme}?period=2025-01")).ShouldBe(404, "no-partner");
            (await site.GetAsync($"/api/partners/P1/cases/{Programme}")).ShouldBe(400, "missing-parameter");
        }

        public async Task TakenAwayAsync()
        {
            var lines = site.Place.Lines();
            foreach (var (form, begins) in new[] { ("hledger", "; The books of Palier"), ("csv", "number,posted_at"), ("xlsx", "PK") })
            {
                Called.Add($"GET /api/books/{form}");
                Called.Add($"GET /api/accruals/{{programme}}/{form}");
                (await site.GetAsync($"/api/books/{form}")).ShouldBe(200).Text.TrimStart('\uFEFF').ShouldStartWith(begins);
                (await site.GetAsync($"/api/books/{form}?programme=another")).ShouldBe(404, "no-programme");
                (await site.GetAsync($"/api/accruals/{Programme}/{form}?on=2025-02-15")).ShouldBe(200).Bytes.Length.ShouldBeGreaterThan(100);
                (await site.GetAsync($"/api/accruals/another/{form}?on=2025-02-15")).ShouldBe(404, "no-programme");
            }

            (await site.GetAsync($"/api/books/csv?programme={Programme}")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(lines.Count + 1);
            var first = await Get("/api/earnings/{programme}/{period}", "?limit=2", $"/api/earnings/{Programme}/2025-02");
            first["items"]!.AsArray().Select(i => i!["partner"]!.GetValue<string>()).ShouldBe(["P1", "P2"]);
            first["items"]![0]!["bonuses"]!.ToJsonString().ShouldBe("""[{"bonus":"rebate","earned":{"amount":"100.00","currency":"EUR"},"notComputed":null,"nothingBecause":null}]""");
            (await site.GetAsync(first["next"]!.GetValue<string>())).Json["items"]!.AsArray().Single()!["partner"]!.GetValue<string>().ShouldBe("P3");
            (await site.GetAsync($"/api/earnings/{Programme}/soon")).ShouldBe(400, "wrong-parameter");
            (await site.GetAsync($"/api/earnings/{Programme}/2023")).ShouldBe(404, "no-programme");
            (await Get("/api/programmes/{programme}/differences", "?old=1&new=2", $"/api/programmes/{Programme}/differences"))["differences"]!.AsArray().ShouldBeEmpty();
            (await site.PostAsync("/api/programme-comparisons", new { text = Example("programme.yaml") })).Json["programmes"]![0]!["old"]!["version"]!.GetValue<int>().ShouldBe(1, "the latest that is not above its own");
            (await site.GetAsync($"/api/programmes/{Programme}/differences?old=1&new=3")).ShouldBe(404, "no-version");
        }

        public async Task SentAsync(MailServer server)
        {
            server.Refuses = _ => "550 no";
            (await site.PostAsync("/api/message-sendings", person: "pia")).ShouldBe(403, "person-may-not");
            var refused = (await site.PostAsync("/api/message-sendings", key: "m")).ShouldBe(502, "messages-refused");
            refused.Json["refused"]!.AsArray().ShouldAllBe(r => r!["code"]!.GetValue<int>() == 550);
            var waits = refused.Json["refused"]!.AsArray().Select(r => r!["number"]!.GetValue<int>()).ToList();
            server.Refuses = _ => null;
            var sent = await site.PostAsync("/api/message-sendings", key: "m");
            Called.Add("POST /api/message-sendings");
            sent.ShouldBe(200).Json["figures"]!["sent"]!.AsArray().Select(n => n!.GetValue<int>()).ShouldBe(waits);
            (await site.PostAsync("/api/message-sendings", key: "m")).ShouldBe(200).Text.ShouldBe(sent.Text);
            (await site.PostAsync("/api/message-sendings")).ShouldBe(200).Json["outcome"]!.GetValue<string>().ShouldBe("messages-none");
            server.Taken.Count.ShouldBe(waits.Count);
            (await site.GetAsync("/api/messages?state=waiting")).Json["items"]!.AsArray().ShouldBeEmpty();
        }

        public async Task RebuiltAsync()
        {
            (await site.PostAsync("/api/balance-rebuilds")).ShouldBe(403, "person-may-not");
            var rebuilt = await Post("/api/balance-rebuilds", "/api/balance-rebuilds", person: "mika");
            (rebuilt["outcome"]!.GetValue<string>(), rebuilt["figures"]!["differences"]!.GetValue<int>()).ShouldBe(("balances-rebuilt", 0));
            rebuilt["figures"]!["accounts"]!.GetValue<int>().ShouldBeGreaterThan(1);
        }
    }
}
