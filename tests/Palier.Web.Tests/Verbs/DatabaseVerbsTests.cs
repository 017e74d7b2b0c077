using System.Text.Json;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Imports;
using PublishUse = Palier.App.Programmes.Publish;

namespace Palier.Web.Tests.Verbs;

/// <summary>The verbs that work on a database, one after the other as a reader would type them.</summary>
public sealed class DatabaseVerbsTests : IDisposable
{
    private static readonly string examples = Path.Combine(Root.Folder, "programmes", "examples", "capped-steps");
    private readonly ImportGuide guide = new();

    public void Dispose() => guide.Dispose();

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task From_files_to_a_bonus_and_its_proof_in_text(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        await guide.TakeIn(test.ConnectionString);

        (await Palier(test, "publish", examples, "--as", "ana")).Output.ShouldContain("Proposal 1: capped_steps version 1 waits for a second person.");
        (await Ran.Palier("publish", "--approve", "1", "--as", "ana", "--db", test.ConnectionString)).Error.ShouldStartWith("ana asked for it and cannot be the second person too.");
        (await Palier(test, "publish", "--approve", "1", "--as", "ben")).Output.ShouldStartWith("capped_steps version 1 is published, valid from 1 January 2024, SHA-256 ");
        (await Palier(test, "publish", examples, "--as", "ana")).Output.ShouldContain("was published before, with the same text");
        (await Palier(test, "enrol", "capped_steps", "--partner", "P1")).Output.ShouldStartWith("1 enrolled from 2024-01-01 on, 0 took part already, 0 not let in");
        (await Palier(test, "enrol", "capped_steps", "--all")).Output.ShouldStartWith("2 enrolled from 2024-01-01 on, 1 took part already, 0 not let in");
        var settled = await Palier(test, "settle", "capped_steps", "--period", "2026");
        settled.Output.ShouldContain("P1  -  volume_rebate 95.00 EUR");
        settled.Output.ShouldContain("capped_steps version 1, 2026: 3 partners");
        settled.Error.ShouldContain("3 of 3 partners computed");
        var explained = await Palier(test, "explain", "capped_steps/volume_rebate", "--partner", "P1", "--period", "2026");
        explained.Output.ShouldStartWith("Delta, Sons & Co (P1), 2026, level none");
        explained.Output.ShouldContain("5,000.2501 × 1.5%");
        (await Palier(test, "explain", "capped_steps/volume_rebate", "--partner", "P1", "--period", "2026", "--lang", "fr")).Output.ShouldContain("5\u202f000,2501 × 1,5\u00a0%");
        (await Palier(test, "explain", "capped_steps/volume", "--partner", "P1", "--period", "2026")).Output.ShouldContain("10,000.2501");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task From_files_to_a_bonus_and_its_proof_as_json(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        await guide.TakeIn(test.ConnectionString);

        var proposed = await Json(test, "publish", examples, "--as", "ana");
        proposed.GetProperty("files")[0].GetProperty("proposed").GetBoolean().ShouldBeTrue();
        Names(proposed.GetProperty("files")[0].GetProperty("proposal")).ShouldBe(["publication", "published", "hash", "shown"]);
        proposed.GetProperty("notProposed").GetArrayLength().ShouldBe(0);
        var published = await Json(test, "publish", "--approve", "1", "--as", "ben", "--shown", proposed.GetProperty("files")[0].GetProperty("proposal").GetProperty("hash").GetString()!);
        Names(published.GetProperty("decisions")[0]).ShouldBe(["publication", "done", "published", "message"]);
        (await Json(test, "publish", "--list")).GetProperty("publications")[0].GetProperty("state").GetString().ShouldBe("published");
        Names(await Json(test, "publish", "--show", "1")).ShouldBe(["publication", "state", "by", "day", "decidedBy", "decidedOn", "hash", "shown"]);
        var enrolled = await Json(test, "enrol", "capped_steps", "--all", "--from", "2026-01-01");
        Names(enrolled).ShouldBe(["from", "enrolled", "already", "notLetIn"]);
        enrolled.GetProperty("enrolled").GetInt32().ShouldBe(3);
        var settled = await Json(test, "settle", "capped_steps", "--period", "2026");
        Names(settled).ShouldBe(["programme", "version", "period", "partners"]);
        settled.GetProperty("partners").EnumerateArray().Select(p => (p.GetProperty("id").GetString(), p.GetProperty("bonuses")[0].GetProperty("earned").GetString()))
            .ShouldBe([("P1", "95.00 EUR"), ("P2", "0.00 EUR"), ("P3", "3.00 EUR")]);
        Names(settled.GetProperty("partners")[1].GetProperty("bonuses")[0]).ShouldBe(["bonus", "earned", "refused", "nothingBecause"]);
        var explained = await Json(test, "explain", "capped_steps", "--partner", "P1", "--period", "2026");
        Names(explained).ShouldBe(["programme", "version", "period", "partner", "level", "bonuses"]);
        var line = explained.GetProperty("bonuses")[0].GetProperty("lines")[0];
        Names(line).ShouldBe(["kind", "sentence", "result", "ref", "figures", "below"]);
        explained.GetProperty("bonuses")[0].GetProperty("lines").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData(1, "There is no programme gold in this database, which has none yet", "settle", "gold", "--period", "2026")]
    [InlineData(1, "There is no programme gold in this database, which has none yet", "enrol", "gold", "--all")]
    [InlineData(1, "There is no programme gold in this database, which has none yet", "explain", "gold", "--partner", "P1", "--period", "2026")]
    [InlineData(1, "There is nothing at nowhere.", "publish", "nowhere", "--as", "ana")]
    [InlineData(2, "Say who you are: --as NAME.", "publish", "nowhere")]
    [InlineData(2, "Propose with PATH; decide with --approve or --reject", "publish")]
    [InlineData(2, "Propose with PATH; decide with --approve or --reject", "publish", "--list", "--show", "1")]
    [InlineData(1, "There is no proposal 7. palier publish --list shows what there is.", "publish", "--approve", "7", "--as", "ben")]
    [InlineData(1, "There is no proposal 7.", "publish", "--show", "7")]
    [InlineData(1, "There is nothing at nowhere.", "show", "nowhere")]
    [InlineData(1, "There is no file nowhere.csv.", "import", "sales", "nowhere.csv", "--mapping", "nowhere.yaml")]
    [InlineData(2, "yesterday is not a period. Write a month, quarter", "settle", "gold", "--period", "yesterday")]
    [InlineData(2, "yesterday is not a day. Write it like 2026-01-31.", "enrol", "gold", "--all", "--from", "yesterday")]
    [InlineData(2, "yesterday is not a day. Write it like 2026-01-31.", "show", "programmes", "--on", "yesterday")]
    [InlineData(2, "Say who: either --all or --partner with an id.", "enrol", "gold")]
    [InlineData(2, "Say who: either --all or --partner with an id.", "enrol", "gold", "--all", "--partner", "P1")]
    [InlineData(2, "palier import sales --help' says what is expected.", "import", "sales", "nowhere.csv")]
    [InlineData(2, "palier settle --help' says what is expected.", "settle", "gold")]
    public async Task What_is_wrong_is_said_and_ends_with_1_or_2(int ending, string said, params string[] args)
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);

        var ran = await Ran.Palier([.. args, "--db", test.ConnectionString]);

        ran.Error.ShouldContain(said);
        ran.Ending.ShouldBe(ending);
        ran.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_made_with_its_folder()
    {
        var path = guide.At(Path.Combine("new", "deep", "palier.db"));

        var ran = await PublishedByTwo.At(examples, path);

        ran.Ending.ShouldBe(0, ran.Error);
        File.Exists(path).ShouldBeTrue();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_postgres_database_that_is_not_there_is_made()
    {
        var connection = PostgresServer.Running.ConnectionString("made_by_a_verb");

        var ran = await PublishedByTwo.At(examples, connection);

        ran.Ending.ShouldBe(0, ran.Error);
        (await Ran.Palier("publish", examples, "--as", "ana", "--db", connection)).Output.ShouldContain("published before");
        Npgsql.NpgsqlConnection.ClearAllPools();
        PostgresServer.Running.Run("DROP DATABASE made_by_a_verb WITH (FORCE)");
    }

    [Fact]
    public async Task Publishing_a_folder_leaves_its_examples_out_and_says_so()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);

        var all = await Palier(test, "publish", Path.Combine(Root.Folder, "programmes"), "--as", "ana");
        (await Palier(test, "publish", "--approve", "4", "3", "2", "1", "--as", "ben")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        var names = PublishUse.Names(Database.Open(test.ConnectionString));

        names.ShouldBe(["cycles", "enterprise", "gocloud", "growcloud"]);
        all.Output.ShouldContain("Not proposed, because they lie deeper: ");
        all.Output.ShouldContain("examples/capped-steps/programme.yaml");
        (await Ran.Palier("publish", Root.Folder, "--as", "ana", "--db", test.ConnectionString)).ShouldSatisfyAllConditions(
            r => r.Ending.ShouldBe(1), r => r.Error.ShouldStartWith($"No programme lies in {Root.Folder} or in a folder directly below it."));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Show_says_a_programme_in_words(bool json)
    {
        string[] args = ["show", examples, "--on", "2026-01-01", .. json ? ["--json"] : Array.Empty<string>()];

        var ran = await Ran.Palier(args);

        ran.Ending.ShouldBe(0, ran.Error);
        ran.Output.ShouldContain(json ? "\"programme\": \"capped_steps\"" : "Stepped rebate with a cap, version 1, as of 1 January 2026");
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    private static async Task<Ran> Palier(TestDatabase test, params string[] args)
    {
        var ran = await Ran.Palier([.. args, "--db", test.ConnectionString]);
        ran.Ending.ShouldBe(0, ran.Error);
        return ran;
    }

    private static async Task<JsonElement> Json(TestDatabase test, params string[] args) =>
        JsonDocument.Parse((await Palier(test, [.. args, "--json"])).Output).RootElement;
}
