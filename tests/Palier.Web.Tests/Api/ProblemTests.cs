using System.Text;
using Palier.App.Ledger;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Api;

/// <summary>What is not done is said as a problem with a type of its own, in the language of who asks, and gives nothing else away.</summary>
public sealed class ProblemTests
{
    private const string Programme = "changed_afterwards";

    // Calls that ask the database nothing, or nothing about a text that has mistakes.
    private static readonly string[] untouched =
        ["/api/programme-checks", "/api/programme-layouts", "/api/programme-guides", "/api/programme-comparisons", "/api/draft-trials", "/api/schemas/programmes", "/api/schemas/cases"];

    [Fact]
    public async Task A_problem_has_its_type_its_sentence_and_its_figures_in_both_languages()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var body = new { programme = Programme, period = "2099-01" };

        var english = (await site.PostAsync("/api/settlements", body)).ShouldBe(409, "too-early");
        var french = (await site.PostAsync("/api/settlements", body, language: "fr")).ShouldBe(409, "too-early");

        english.Json.ToJsonString().ShouldContain("\"type\":\"/api/problems/too-early\",\"title\":\"The period is not over\",\"status\":409,\"detail\":");
        english.Json["detail"]!.GetValue<string>().ShouldContain("settle it on that day or later.");
        foreach (var answer in new[] { english, french })
        {
            answer.Json["period"]!.GetValue<string>().ShouldBe("2099-01");
            answer.Json["closes"]!.GetValue<string>().ShouldMatch("^2099-\\d\\d-\\d\\d$");
        }

        french.Json["title"]!.GetValue<string>().ShouldBe("La période n’est pas terminée");
        french.Message.Content.Headers.ContentLanguage.ShouldBe(["fr"]);
        french.Json["detail"]!.GetValue<string>().ShouldNotBe(english.Json["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_problem_has_a_page_that_explains_it_in_both_languages()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var document = (await site.GetAsync("/api/openapi.json")).Json;
        var types = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).SelectMany(o => o.Value!["responses"]!.AsObject())
            .SelectMany(r => r.Value!["content"]?["application/problem+json"]?["schema"]?["properties"]?["type"]?["enum"]?.AsArray() ?? []).Select(t => t!.GetValue<string>()).Distinct().ToList();
        types.Count.ShouldBeGreaterThan(60);
        foreach (var type in types)
        {
            foreach (var language in new[] { "en", "fr" })
            {
                var page = await site.SendAsync("GET", type, language: language, header: ("Accept", "text/html"));
                page.Status.ShouldBe(200, type);
                page.Text.ShouldContain($"<html lang=\"{language}-");
                page.Text.ShouldContain(type);
            }
        }
    }

    [Theory]
    [InlineData(null, "person-missing")]
    [InlineData("nobody", "person-unknown")]
    [InlineData("ruth", "person-may-not")]
    [InlineData("Ana", "person-unknown")]
    [InlineData("ana\u0000", "person-missing")]
    public async Task Who_is_nobody_or_may_not_changes_nothing(string? person, string problem)
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await site.PostAsync("/api/holds", new { programme = Programme, partner = "P1", reason = "Audit" }, person)).ShouldBe(403, problem);
        ListDecisions.Holds(site.Place.Database).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_is_known_by_a_name_in_UTF_8_or_with_percent_signs()
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await site.PostAsync("/api/holds", new { programme = Programme, partner = "P1", reason = "Audit" }, "cléo")).ShouldBe(201);
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var client = new HttpClient(handler) { BaseAddress = site.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/holds", UriKind.Relative)) { Content = System.Net.Http.Json.JsonContent.Create(new { programme = Programme, partner = "P1", reason = "Audit" }) };
        request.Headers.TryAddWithoutValidation("Palier-Person", "cléo");
        request.Headers.Add("Idempotency-Key", "k");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(201);
        ListDecisions.Holds(site.Place.Database).ShouldAllBe(h => h.By == "cléo");
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_for_programs_and_a_page_for_people()
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await site.GetAsync("/api/nothing")).ShouldBe(404, "no-such-address");
        (await site.SendAsync("DELETE", "/api/holds")).ShouldBe(405, "no-such-method");
        (await site.SendAsync("PUT", "/api/holds/1", new StringContent("{}"))).ShouldBe(405, "no-such-method");
        var page = await site.SendAsync("GET", "/api/problems/none-of-that-name", header: ("Accept", "text/html"));
        (page.Status, page.Message.Content.Headers.ContentType!.MediaType).ShouldBe((404, "text/html"));
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    public async Task A_header_does_not_make_another_method_of_a_request(string header)
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await site.SendAsync("GET", "/api/holds", header: (header, "POST"))).ShouldBe(200);
        using var body = new StringContent("""{"programme":"changed_afterwards","partner":"P1","reason":"x"}""", Encoding.UTF8, "application/json");
        (await site.SendAsync("POST", "/api/holds", body, "ana", "k", header: (header, "DELETE"))).ShouldBe(201);
    }

    [Fact]
    public async Task P_50_a_failure_says_its_number_and_nothing_else()
    {
        var fails = false;
        using var site = new ApiSite(Engine.Sqlite, d => d.Telling(s => _ = fails ? throw new InvalidOperationException($"secret {s}") : s));
        var document = (await site.GetAsync("/api/openapi.json")).Json;
        fails = true;
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            var address = "/api" + path.Replace("{period}", "2025-01", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            foreach (var (method, operation) in operations!.AsObject())
            {
                var query = string.Join('&', operation!["parameters"]?.AsArray().Where(p => (string)p!["in"]! == "query" && (bool)p["required"]!).Select(p => $"{p!["name"]}={((string)p["name"]! == "on" ? "2025-01-31" : (string)p["schema"]!["type"]! == "integer" ? "1" : "2025-01")}") ?? []);
                var body = operation["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString();
                var answer = method == "get" ? await site.SendAsync("GET", $"{address}?{query}", person: operation["security"] is null ? null : "ana") : await site.PostAsync(address, body, match: "\"x\"");
                if (operation["requestBody"]?["content"]?["multipart/form-data"] is not null || untouched.Contains(address))
                {
                    continue;
                }

                answer.ShouldBe(500, "failure");
                answer.Json.Select(p => p.Key).ShouldBe(["type", "title", "status", "detail", "trace"]);
                answer.Text.ShouldNotContain("secret");
                answer.Text.ShouldNotContain("   at ");
                site.Log.ShouldContain(answer.Json["trace"]!.GetValue<string>());
            }
        }
    }
}
