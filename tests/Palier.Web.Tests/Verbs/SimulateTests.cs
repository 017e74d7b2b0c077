using System.Text.Json;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Imports;

namespace Palier.Web.Tests.Verbs;

/// <summary>A draft tried by the verb.</summary>
public sealed class SimulateTests : IDisposable
{
    private static readonly string example = Path.Combine(Root.Folder, "programmes", "examples", "capped-steps");
    private readonly ImportGuide guide = new();
    private readonly string draft = Path.Combine(Directory.CreateTempSubdirectory("palier-draft-").FullName, "programme.yaml");

    public SimulateTests() => File.WriteAllText(draft, File.ReadAllText(Path.Combine(example, "programme.yaml")).Replace("5_000: 1.5%", "5_000: 2%", StringComparison.Ordinal));

    public void Dispose()
    {
        guide.Dispose();
        Directory.Delete(Path.GetDirectoryName(draft)!, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_draft_is_compared_with_what_is_settled_and_nothing_is_stored(Engine engine)
    {
        using var test = await Published(engine);

        // 5,000.2501 of P1 are above 5,000, at 2 % instead of 1.5 %: 120.005002 in all.
        var json = await Json(test, "simulate", draft, "--period", "2026", "--budget", "130");
        json.GetProperty("money")[0].GetProperty("before").GetString().ShouldBe("98.00 EUR");
        json.GetProperty("money")[0].GetProperty("after").GetString().ShouldBe("123.01 EUR");
        json.GetProperty("everyone").EnumerateArray().Select(p => p.GetProperty("id").GetString()).ShouldBe(["P1", "P2", "P3"]);
        json.GetProperty("everyone")[0].GetProperty("money")[0].GetProperty("after").GetString().ShouldBe("120.01 EUR");
        var told = await Palier(test, "simulate", draft, "--period", "2026", "--budget", "130", "--lang", "fr");
        told.Output.ShouldContain("Le budget de 130,00\u00a0EUR suffit\u00a0: il resterait 6,99\u00a0EUR.");
        told.Error.ShouldContain("6 of 6 partners computed");
        (await Palier(test, "simulate", draft, "--from", "2025-Q1", "--to", "2026-Q4", "--country", "BE", "--partner", "P1")).Output.ShouldContain("partners: 1");
        (await Palier(test, "settle", "capped_steps", "--period", "2026")).Output.ShouldContain("P1  -  volume_rebate 95.00 EUR");
    }

    [Fact]
    public async Task One_more_sale_of_a_partner_is_shown_beside_what_it_has()
    {
        using var test = await Published(Engine.Sqlite);

        var told = await Palier(test, "simulate", "capped_steps", "--partner", "P1", "--sell", "1_000", "--of", "area=ai-cloud", "--on", "2026-06-30");
        told.Output.ShouldContain("one more sale of 1,000.00\u00a0EUR on 30 June 2026");
        told.Output.ShouldContain("95.00\u00a0EUR, with the sale 110.00\u00a0EUR: +15.00\u00a0EUR");
    }

    [Fact]
    public async Task A_draft_is_tried_on_the_sales_of_a_file_and_a_line_that_is_wrong_is_named()
    {
        using var test = await Published(Engine.Sqlite);
        var (folder, stop) = (Path.GetDirectoryName(draft)!, TestContext.Current.CancellationToken);
        var (sales, map) = (Path.Combine(folder, "forecast.csv"), Path.Combine(folder, "map.yaml"));
        await File.WriteAllTextAsync(map, """
            import: sales
            dates: yyyy-MM-dd
            decimal mark: point
            columns: { partner: partner, key: line, sold_on: day, invoiced_on: day, net: net, area: area }
            fixed: { currency: EUR }
            """, stop);
        await File.WriteAllTextAsync(sales, "partner,line,day,net,area\nP1,1,2026-03-01,5000,ai-cloud\nP2,2,2026-04-01,1000,ai-cloud\n", stop);

        // 2,000 at 0.25 % and 3,000 at 0.5 %; 1,000 at 0.25 %. Of what was taken in nothing counts.
        var json = await Json(test, "simulate", draft, "--period", "2026", "--sales", sales, "--mapping", map);
        json.GetProperty("everyone").EnumerateArray().Select(p => p.GetProperty("money")[0].GetProperty("after").GetString()).ShouldBe(["20.00 EUR", "2.50 EUR", "0.00 EUR"]);

        await File.AppendAllTextAsync(sales, "P9,3,2026-04-01,1000,ai-cloud\nP1,4,2026-04-01,much,ai-cloud\n", stop);
        var ran = await Ran.Palier(["simulate", draft, "--period", "2026", "--sales", sales, "--mapping", map, "--db", test.ConnectionString]);
        ran.Ending.ShouldBe(1);
        ran.Output.ShouldContain("line 4, partner: the partner 'P9' is not known");
        ran.Output.ShouldContain("line 5, net: 'much' is no amount");
        ran.Error.ShouldContain("Nothing was tried: 2 lines of the file are wrong. Correct them and try again.");
    }

    [Theory]
    [InlineData(2, "--sales and --mapping go together", "DRAFT", "--period", "2026", "--sales", "sales.csv")]
    [InlineData(2, "--sales and --mapping go together", "DRAFT", "--period", "2026", "--mapping", "map.yaml")]
    [InlineData(1, "There is no file nowhere.csv.", "DRAFT", "--period", "2026", "--sales", "nowhere.csv", "--mapping", "map.yaml")]
    [InlineData(2, "Give the days it is tried on: --period 2026-Q3", "DRAFT")]
    [InlineData(2, "2025 ends before 2026 begins", "DRAFT", "--from", "2026", "--to", "2025")]
    [InlineData(2, "soon is not a day. Write it like 2026-01-31.", "DRAFT", "--period", "2026", "--since", "soon")]
    [InlineData(2, "much is not an amount for --budget", "DRAFT", "--period", "2026", "--budget", "much")]
    [InlineData(2, "-5 is not an amount for --sell", "capped_steps", "--sell", "-5", "--partner", "P1")]
    [InlineData(2, "--sell needs --partner", "capped_steps", "--sell", "5")]
    [InlineData(2, "area is not a field of the sale", "capped_steps", "--sell", "5", "--partner", "P1", "--of", "area")]
    [InlineData(1, "There is nothing at nowhere.", "nowhere", "--period", "2026")]
    [InlineData(1, "There is no partner P9", "DRAFT", "--period", "2026", "--partner", "P9")]
    [InlineData(1, "The programme has no levels, so none is called gold.", "DRAFT", "--period", "2026", "--level", "gold")]
    [InlineData(1, "Nobody asked about takes part in capped_steps in 2026", "DRAFT", "--period", "2026", "--country", "JP")]
    [InlineData(1, "There is no programme silver in force", "silver", "--sell", "5", "--partner", "P1")]
    public async Task What_is_wrong_is_said(int ending, string said, params string[] args)
    {
        using var test = await Published(Engine.Sqlite);

        var ran = await Ran.Palier(["simulate", .. args.Select(a => a == "DRAFT" ? draft : a), "--db", test.ConnectionString]);

        ran.Error.ShouldContain(said);
        ran.Ending.ShouldBe(ending);
        ran.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_with_mistakes_is_refused()
    {
        using var test = await Published(Engine.Sqlite);
        var stop = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(draft, (await File.ReadAllTextAsync(draft, stop)).Replace("sale.net", "sale.nett", StringComparison.Ordinal), stop);

        (await Ran.Palier("simulate", draft, "--period", "2026", "--db", test.ConnectionString)).Error.ShouldContain("has mistakes: palier check names them.");
    }

    private async Task<TestDatabase> Published(Engine engine)
    {
        var test = TestDatabase.Empty(engine);
        await guide.TakeIn(test.ConnectionString);
        await PublishedByTwo.At(example, test.ConnectionString);
        await Palier(test, "enrol", "capped_steps", "--all");
        return test;
    }

    private static async Task<Ran> Palier(TestDatabase test, params string[] args)
    {
        var ran = await Ran.Palier([.. args, "--db", test.ConnectionString]);
        ran.Ending.ShouldBe(0, ran.Error);
        return ran;
    }

    private static async Task<JsonElement> Json(TestDatabase test, params string[] args) =>
        JsonDocument.Parse((await Palier(test, [.. args, "--json"])).Output).RootElement;
}
