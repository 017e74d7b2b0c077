using Palier.App.Ledger;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Api;

/// <summary>Who decides, decides what they were shown: what changed in between is not decided.</summary>
public sealed class ShownThenDecidedTests
{
    private const string Programme = "changed_afterwards";

    [Fact]
    public async Task P_21_a_decision_without_what_was_shown_or_with_what_is_no_longer_there_is_refused()
    {
        using var site = new ApiSite(Engine.Sqlite);
        await ProposeAsync(site);
        var tag = await site.TagAsync("/api/adjustments/1");

        (await site.PostAsync("/api/adjustments/1/approval", person: "ben")).ShouldBe(428, "match-missing");
        (await site.PostAsync("/api/adjustments/1/approval", person: "ben", match: "*")).ShouldBe(400, "match-wrong");
        (await site.PostAsync("/api/adjustments/1/approval", person: "ben", match: $"W/{tag}")).ShouldBe(400, "match-wrong");
        (await site.PostAsync("/api/adjustments/1/approval", person: "ben", match: $"{tag}, \"x\"")).ShouldBe(400, "match-wrong");
        (await site.PostAsync("/api/adjustments/1/approval", person: "ben", match: "\"0\"")).ShouldBe(412, "shown-otherwise");
        (await site.PostAsync("/api/adjustments/7/approval", person: "ben", match: tag)).ShouldBe(404, "no-adjustment");
        ListDecisions.Adjustments(site.Place.Database).Single().Approved.ShouldBeNull();

        (await site.PostAsync("/api/adjustments/1/approval", person: "ben", match: tag, key: "k")).ShouldBe(200);
        (await site.PostAsync("/api/adjustments/1/approval", person: "ben", match: tag, key: "k")).ShouldBe(200);
        (await site.PostAsync("/api/adjustments/1/rejection", person: "cléo", match: tag)).ShouldBe(412, "shown-otherwise");
        (await site.PostAsync("/api/adjustments/1/rejection", person: "cléo", match: await site.TagAsync("/api/adjustments/1"))).ShouldBe(409, "approved-before").Json["by"]!.GetValue<string>().ShouldBe("ben");
    }

    [Fact]
    public async Task P_21_the_tag_of_what_waits_is_the_hash_that_the_approval_is_recorded_with()
    {
        using var site = new ApiSite(Engine.Sqlite);
        await ProposeAsync(site);
        var tag = await site.TagAsync("/api/adjustments/1");
        (await site.PostAsync("/api/adjustments/1/approval", person: "ben", match: tag)).ShouldBe(200);
        using var context = site.Place.Database.Context();
        context.Approvals.Single().Hash.ShouldBe(tag.Trim('"'));
    }

    [Fact]
    public async Task P_21_a_period_that_somebody_closed_since_is_not_asked_to_be_opened_by_who_saw_it_open()
    {
        using var site = new ApiSite(Engine.Sqlite);
        site.Place.SettleAndPost("2025-01", "2025-02-20");
        var path = $"/api/periods/{Programme}/2025-01";
        var open = await site.TagAsync(path);
        (await site.PostAsync($"{path}/closing", match: open)).ShouldBe(200);
        (await site.PostAsync($"{path}/closing", match: open)).ShouldBe(412, "shown-otherwise");
        (await site.PostAsync($"{path}/reopenings", new { reason = "Late" }, match: open)).ShouldBe(412, "shown-otherwise");
        (await site.PostAsync($"{path}/closing", match: await site.TagAsync(path))).ShouldBe(409, "closed-before");
        (await site.PostAsync($"{path}/reopenings", new { reason = " " }, match: await site.TagAsync(path))).ShouldBe(422, "reason-missing");
    }

    // Each time two persons see the same thing and decide at once, one way or the other: one of them does, and the other is told.
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_21_of_two_who_decide_the_same_thing_at_once_one_does(Engine engine)
    {
        using var site = new ApiSite(engine);
        var random = new Random(21);
        var rounds = Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 1_000 : 25;
        for (var round = 1; round <= rounds; round++)
        {
            await ProposeAsync(site);
            var path = $"/api/adjustments/{round}";
            var tag = await site.TagAsync(path);
            var ways = new[] { random.Next(2), random.Next(2) }.Select(w => w == 0 ? "approval" : "rejection").ToArray();

            var answers = await Task.WhenAll(site.PostAsync($"{path}/{ways[0]}", person: "ben", match: tag), site.PostAsync($"{path}/{ways[1]}", person: "cléo", match: tag));

            answers.Select(a => a.Status).Order().ToArray().ShouldBe([200, 412], string.Join('\n', answers.Select(a => a.Text)));
            var won = answers[0].Status == 200 ? 0 : 1;
            var decided = (await site.GetAsync(path)).Json;
            decided["decidedBy"]!.GetValue<string>().ShouldBe(won == 0 ? "ben" : "cléo");
            decided["state"]!.GetValue<string>().ShouldBe(ways[won] == "approval" ? "approved" : "rejected");
        }

        site.Place.BalancesAreTheSum();
        using var context = site.Place.Database.Context();
        context.Audit.Count(a => a.What == "approve" || a.What == "reject").ShouldBe(rounds);
    }

    private static async Task ProposeAsync(ApiSite site) =>
        (await site.PostAsync("/api/adjustments", new { programme = Programme, partner = "P1", wallet = "cash", amount = "1.00", reason = "Trade fair" })).ShouldBe(201);
}
