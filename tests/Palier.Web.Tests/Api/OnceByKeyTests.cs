using Palier.App.Ledger;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Api;

/// <summary>Asking again with the same key does it once, whoever asks at the same time, on both databases.</summary>
public sealed class OnceByKeyTests
{
    private static readonly string[] auditor = ["auditor"];

    private static readonly object adjustment = new { programme = "changed_afterwards", partner = "P1", wallet = "cash", amount = "12.50", reason = "Trade fair" };

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_11_fifty_equal_requests_at_once_have_one_effect_and_one_answer(Engine engine)
    {
        using var site = new ApiSite(engine);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => site.PostAsync("/api/adjustments", adjustment, key: "one")));

        ListDecisions.Adjustments(site.Place.Database).Length.ShouldBe(1);
        answers.ShouldAllBe(a => a.Status == 201);
        answers.Select(a => a.Text).Distinct().Count().ShouldBe(1);
        answers.Select(a => a.Message.Headers.Location!.OriginalString).Distinct().ShouldBe(["/api/adjustments/1"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_11_fifty_equal_postings_past_each_other_post_once(Engine engine)
    {
        using var site = new ApiSite(engine);
        using var other = site.Restarted();
        (await site.PostAsync("/api/settlements", new { programme = "changed_afterwards", period = "2025-01" })).ShouldBe(201);
        var tag = await site.TagAsync("/api/settlements/1");

        // Two servers over one database: no gate of one server helps here, the database alone.
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => n % 2 == 0 ? PostAsync(site.Client, tag) : PostAsync(other.Client, tag)));

        answers.Distinct().Count().ShouldBe(1, string.Join('\n', answers.Distinct()));
        answers[0].ShouldStartWith("200 ");
        site.Place.Lines().Count.ShouldBe(ListDecisions.Settlement(site.Place.Database, 1)!.Movements.Length);
        using var context = site.Place.Database.Context();
        context.Audit.Count(a => a.What == "post").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_11_a_key_is_bound_to_its_request_and_its_person_and_outlives_a_restart(Engine engine)
    {
        using var site = new ApiSite(engine);
        var first = (await site.PostAsync("/api/adjustments", adjustment, key: "k")).ShouldBe(201);

        (await site.PostAsync("/api/adjustments", new { programme = "changed_afterwards", partner = "P1", wallet = "cash", amount = "12.51", reason = "Trade fair" }, key: "k")).ShouldBe(422, "key-used-otherwise");
        (await site.PostAsync("/api/adjustments", adjustment, key: "k", language: "fr")).ShouldBe(201).Text.ShouldBe(first.Text);
        (await site.PostAsync("/api/adjustments", adjustment, person: "ben", key: "k")).ShouldBe(201).Json["figures"]!["number"]!.GetValue<int>().ShouldBe(2);
        (await site.PostAsync("/api/holds", new { programme = "changed_afterwards", partner = "P1", reason = "Audit" }, key: "k")).ShouldBe(201);
        using var restarted = site.Restarted();
        using var again = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/adjustments", UriKind.Relative)) { Content = System.Net.Http.Json.JsonContent.Create(adjustment) };
        again.Headers.Add("Palier-Person", "ana");
        again.Headers.Add("Idempotency-Key", "k");
        using var answer = await restarted.Client.SendAsync(again, TestContext.Current.CancellationToken);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(first.Text);
        answer.Headers.Location!.OriginalString.ShouldBe("/api/adjustments/1");
        ListDecisions.Adjustments(site.Place.Database).Length.ShouldBe(2);
    }

    [Fact]
    public async Task P_11_what_moves_money_is_refused_without_a_key()
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await site.PostAsync("/api/adjustments", adjustment, key: null)).ShouldBe(400, "key-missing").Json["detail"]!.GetValue<string>().ShouldContain("Idempotency-Key");
        (await site.PostAsync("/api/adjustments", adjustment, key: new string('x', 201))).ShouldBe(400, "key-wrong");
        (await site.PostAsync("/api/adjustments", adjustment, key: "two words")).ShouldBe(400, "key-wrong");
        ListDecisions.Adjustments(site.Place.Database).ShouldBeEmpty();
        var named = new { name = "Noor", roles = auditor };
        (await site.PostAsync("/api/staff", named, person: "mika", key: null)).ShouldBe(201);
        (await site.PostAsync("/api/staff", new { name = "Lou", roles = auditor }, person: "mika", key: "n")).ShouldBe(201);
        (await site.PostAsync("/api/staff", new { name = "Lou", roles = auditor }, person: "mika", key: "n")).ShouldBe(201);
        (await site.PostAsync("/api/staff", named, person: "mika", key: "other")).ShouldBe(409, "named-before");
    }

    [Fact]
    public async Task P_11_what_was_refused_is_decided_anew()
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await site.PostAsync("/api/holds", new { programme = "changed_afterwards", partner = "P9", reason = "Audit" }, key: "k")).ShouldBe(404, "no-partner");
        using (var saving = site.Place.Database.Begin(MoneyPlace.At("2025-03-01"), "test"))
        {
            saving.Add([new Core.Facts.Partner { Id = "P9", Name = "P9", Country = "BE", Kind = "reseller" }]);
            saving.Commit();
        }

        (await site.PostAsync("/api/holds", new { programme = "changed_afterwards", partner = "P9", reason = "Audit" }, key: "k")).ShouldBe(201);
    }

    private static async Task<string> PostAsync(HttpClient client, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/settlements/1/posting", UriKind.Relative));
        request.Headers.Add("Palier-Person", "ben");
        request.Headers.Add("Idempotency-Key", "post-1");
        request.Headers.Add("If-Match", tag);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}
