using System.Globalization;
using System.Text;
using Palier.App.Ledger;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Api;

/// <summary>JSON by the letter, sent to the server as bytes: what is JSON is taken, and nothing else is.</summary>
public sealed class StrictJsonTests
{
    [Fact]
    public async Task P_38_what_is_JSON_is_taken()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var texts = JsonTexts.Accepted().ToList();
        texts.Count.ShouldBeGreaterThanOrEqualTo(95);
        texts.Select(t => t.Text).Distinct().Count().ShouldBe(texts.Count);

        foreach (var (text, reason) in texts)
        {
            (await PostAsync(site, Encoding.UTF8.GetBytes(text), "/api/holds")).ShouldBe(201);
            if (reason is not null)
            {
                ListDecisions.Holds(site.Place.Database)[0].Reason.ShouldBe(reason.Trim(), text);
            }
        }
    }

    [Fact]
    public async Task P_38_what_is_no_JSON_is_refused_with_its_place()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var texts = JsonTexts.Refused().ToList();
        texts.Count.ShouldBeGreaterThanOrEqualTo(188);
        texts.Select(Convert.ToHexString).Distinct().Count().ShouldBe(texts.Count);

        foreach (var text in texts)
        {
            var answer = (await PostAsync(site, text, "/api/holds")).ShouldBe(400, "body-wrong");
            answer.Json["detail"]!.GetValue<string>().ShouldMatch(@"read at (\d+:\d+|\$[^ ]*): ", Encoding.Latin1.GetString(text));
        }

        ListDecisions.Holds(site.Place.Database).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":12.5,"reason":"x"}""", "$.amount")]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":"1e3","reason":"x"}""", "$.amount")]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":"12,5","reason":"x"}""", "$.amount")]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":"+12.5","reason":"x"}""", "$.amount")]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":".5","reason":"x"}""", "$.amount")]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":"1","reason":"x","colour":"red"}""", "$.colour")]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":"1","Reason":"x"}""", "$")]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":"1","reason":"x","reason":"y"}""", "$")]
    [InlineData("""{"programme":"changed_afterwards","partner":"P1","wallet":"cash","amount":"1"}""", "1:")]
    [InlineData("""{"programme":"changed_afterwards","partner":null,"wallet":"cash","amount":"1","reason":"x"}""", "$.partner")]
    [InlineData("""{"programme":["changed_afterwards"],"partner":"P1","wallet":"cash","amount":"1","reason":"x"}""", "$.programme")]
    public async Task P_38_what_is_JSON_but_not_what_was_asked_for_is_refused_with_its_place(string body, string place)
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await PostAsync(site, Encoding.UTF8.GetBytes(body), "/api/adjustments")).ShouldBe(400, "body-wrong").Json["detail"]!.GetValue<string>().ShouldContain($"read at {place}");
        ListDecisions.Adjustments(site.Place.Database).ShouldBeEmpty();
    }

    [Fact]
    public async Task P_38_what_is_too_deep_too_large_or_of_another_type_is_refused()
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await PostAsync(site, Encoding.UTF8.GetBytes(new string('[', 100_000)), "/api/holds")).ShouldBe(400, "body-wrong");
        (await PostAsync(site, Encoding.UTF8.GetBytes("{\"reason\":\"" + new string('x', 1_000_001) + "\"}"), "/api/holds")).ShouldBe(413, "body-too-large");
        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "application/xml", "application/json; charset=utf-16", "application/jsonx" })
        {
            using var body = new ByteArrayContent("{}"u8.ToArray());
            body.Headers.TryAddWithoutValidation("Content-Type", type);
            (await site.SendAsync("POST", "/api/holds", body, "ana", Guid.NewGuid().ToString())).ShouldBe(415, "body-type");
        }
    }

    private static Task<ApiAnswer> PostAsync(ApiSite site, byte[] bytes, string path)
    {
        var body = new ByteArrayContent(bytes);
        body.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return site.SendAsync("POST", path, body, "ana", Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
    }
}
