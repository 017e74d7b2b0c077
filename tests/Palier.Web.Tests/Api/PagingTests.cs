using System.Text.Json.Nodes;
using Palier.App.Ledger;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Api;

/// <summary>Lists in pages, held against a plain model of the same rows while others write.</summary>
public sealed class PagingTests
{
    private const string Programme = "changed_afterwards";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_31_no_row_is_missed_or_told_twice_while_others_write(Engine engine)
    {
        using var site = new ApiSite(engine);
        var random = new Random(31);
        for (var n = 0; n < 20; n++)
        {
            Propose(site, $"P{random.Next(1, 4)}");
        }

        var rounds = Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 200 : 15;
        for (var round = 0; round < rounds; round++)
        {
            var (limit, partner) = (random.Next(1, 8), random.Next(4) is > 0 and var p ? $"P{p}" : null);
            var before = ListDecisions.Adjustments(site.Place.Database).Where(a => partner is null || a.Partner == partner).Select(a => a.Number).ToList();
            List<int> told = [];
            for (var next = $"/api/adjustments?limit={limit}{(partner is null ? "" : $"&partner={partner}")}"; next is not null;)
            {
                var page = (await site.GetAsync(next)).ShouldBe(200).Json;
                page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(limit);
                told.AddRange(page["items"]!.AsArray().Select(i => i!["number"]!.GetValue<int>()));
                next = page["next"]?.GetValue<string>();
                Propose(site, $"P{random.Next(1, 4)}");
            }

            told.Distinct().Count().ShouldBe(told.Count);
            told.Where(before.Contains).ShouldBe(before);
        }
    }

    [Fact]
    public async Task P_31_every_sort_and_filter_of_partners_tells_the_rows_of_the_model_in_its_order()
    {
        string[] names = [.. Enumerable.Range(1, 23).Select(n => $"P{n}")];
        using var site = new ApiSite(Engine.Sqlite, partners: names);
        using (var saving = site.Place.Database.Begin(MoneyPlace.At("2025-03-01"), "test"))
        {
            saving.Add(names.Select((n, i) => new Core.Facts.Partner { Id = n, Name = $"{"cabacbé"[i % 7]} {i % 5}", Country = "FRBE".Substring(i % 2 * 2, 2), Kind = "reseller" }));
            saving.Commit();
        }

        foreach (var sort in new[] { "sales", "name", "country", "level", "earned" })
        {
            foreach (var filter in new[] { "", "&country=FR", "&q=a", "&q=P1&country=BE", "&level=none" })
            {
                var whole = (await site.GetAsync($"/api/partners?sort={sort}{filter}&limit=200")).ShouldBe(200).Json;
                whole["next"].ShouldBeNull();
                List<JsonNode> pages = [];
                for (var next = $"/api/partners?sort={sort}{filter}&limit=3"; next is not null;)
                {
                    var page = (await site.GetAsync(next)).ShouldBe(200).Json;
                    pages.AddRange(page["items"]!.AsArray().Select(i => i!.DeepClone()));
                    next = page["next"]?.GetValue<string>();
                }

                pages.Select(p => p.ToJsonString()).ShouldBe(whole["items"]!.AsArray().Select(p => p!.ToJsonString()), $"{sort} {filter}");
                var expected = pages.Select(p => (Id: (string)p["id"]!, Name: (string)p["name"]!, Country: (string)p["country"]!, Sales: decimal.Parse((string)p["sales"]!["amount"]!, System.Globalization.CultureInfo.InvariantCulture))).ToList();
                IEnumerable<(string, string, string, decimal)> model = sort switch
                {
                    "name" => expected.OrderBy(p => p.Name.ToUpperInvariant(), StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal),
                    "country" => expected.OrderBy(p => p.Country, StringComparer.Ordinal).ThenByDescending(p => p.Sales).ThenBy(p => p.Id, StringComparer.Ordinal),
                    _ => expected.OrderByDescending(p => p.Sales).ThenBy(p => p.Id, StringComparer.Ordinal),
                };
                expected.Select(p => p.Id).ShouldBe(model.Select(p => p.Item1), $"{sort} {filter}");
            }
        }
    }

    [Fact]
    public async Task Movements_are_paged_by_their_numbers()
    {
        using var site = new ApiSite(Engine.Sqlite);
        site.Place.SettleAndPost("2025-01", "2025-02-20");
        List<long> told = [];
        for (var next = $"/api/ledger/{Programme}/movements?limit=2"; next is not null;)
        {
            var page = (await site.GetAsync(next)).ShouldBe(200);
            told.AddRange(page.Json["items"]!.AsArray().Select(i => i!["number"]!.GetValue<long>()));
            next = page.Json["next"]?.GetValue<string>();
            (page.Message.Headers.TryGetValues("Link", out var link) ? link.Single() : null).ShouldBe(next is null ? null : $"<{next}>; rel=\"next\"");
        }

        told.ShouldBe(ListLedger.Movements(site.Place.Database, Programme).Select(m => m.Sequence));
    }

    [Theory]
    [InlineData("/api/adjustments?colour=red", "unknown-parameter")]
    [InlineData("/api/adjustments?state=gone", "wrong-parameter")]
    [InlineData("/api/adjustments?limit=0", "wrong-parameter")]
    [InlineData("/api/adjustments?limit=201", "wrong-parameter")]
    [InlineData("/api/adjustments?limit=5&limit=6", "wrong-parameter")]
    [InlineData("/api/adjustments?limit=", "wrong-parameter")]
    [InlineData("/api/adjustments?after=%25", "wrong-cursor")]
    [InlineData("/api/partners?sort=colour", "wrong-parameter")]
    [InlineData("/api/audit?after=YQ", "wrong-cursor")]
    [InlineData("/api/ledger/changed_afterwards/movements?account=cash", "missing-parameter")]
    [InlineData("/api/accruals/changed_afterwards", "missing-parameter")]
    [InlineData("/api/accruals/changed_afterwards?on=2025-02-30", "wrong-parameter")]
    [InlineData("/api/periods/changed_afterwards/2025-13", "wrong-parameter")]
    [InlineData("/api/statements?period=soon", "wrong-parameter")]
    public async Task What_a_list_does_not_know_is_refused(string path, string problem)
    {
        using var site = new ApiSite(Engine.Sqlite);
        (await site.GetAsync(path)).ShouldBe(400, problem);
    }

    private static void Propose(ApiSite site, string partner) =>
        Adjust.Run(site.Place.Database, new AdjustmentAsked(Programme, partner, "cash", 1, "Fair"), "ana", MoneyPlace.Day("2025-03-01"), MoneyPlace.At("2025-03-01")).ShouldBeOfType<AdjustOutcome.Proposed>();
}
