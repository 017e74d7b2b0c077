using System.Text.Json;

namespace Palier.Web.Tests.Verbs;

public sealed class CheckAndTestTests : IDisposable
{
    private const string WrongWord = "programme: small\ntitel: Small\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("palier-verbs-");

    [Theory]
    [InlineData]
    [InlineData("dance")]
    [InlineData("check")]
    [InlineData("check", "a", "b")]
    [InlineData("check", "a", "--loud")]
    public async Task What_is_used_wrongly_ends_with_2_and_names_the_help(params string[] args)
    {
        var ran = await Ran.Palier(args);

        ran.Ending.ShouldBe(2);
        ran.Error.ShouldContain("--help' says what is expected.");
        ran.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("check")]
    [InlineData("test")]
    public async Task A_path_with_nothing_at_it_ends_with_1_and_is_named(string verb)
    {
        var ran = await Ran.Palier(verb, At("nowhere"));

        ran.Ending.ShouldBe(1);
        ran.Error.ShouldStartWith($"There is nothing at {At("nowhere")}.");
    }

    [Fact]
    public async Task Blessing_writes_what_came_out_into_explanation_blocks_and_changes_nothing_else()
    {
        const string before = """
            programme: ../programme.yaml
            given: { period: 2025 }      # a comment that stays
            cases:
            - it: pays band by band
              given:  { volume: 1_000 }
              expect:
                volume_rebate: 2.51
                explanation: |
                  something that was true once

            - it: pays nothing on nothing
              given:  { volume: 0 }
              expect: { volume_rebate: 0.00 }
            """;
        Directory.CreateDirectory(At("tests"));
        File.Copy(Path.Combine(Root.Folder, "programmes/examples/capped-steps/programme.yaml"), At("programme.yaml"));
        Write("tests/cases.yaml", before);

        var ran = await Ran.Palier("test", folder.FullName, "--bless");

        ran.Ending.ShouldBe(1, "the wrong figure stays wrong");
        ran.Output.ShouldContain("volume_rebate: expected 2.51, got 2.50");
        ran.Output.ShouldContain("1 passed, 1 failed");
        var after = await File.ReadAllTextAsync(At("tests/cases.yaml"), TestContext.Current.CancellationToken);
        after.ShouldContain("      1,000.00 × 0.25%".TrimStart());
        after.ShouldNotContain("something that was true once");
        var (from, until) = (after.IndexOf("explanation: |", StringComparison.Ordinal), after.IndexOf("- it: pays nothing", StringComparison.Ordinal));
        (after[..from], after[until..]).ShouldBe((before[..before.IndexOf("explanation: |", StringComparison.Ordinal)], before[before.IndexOf("- it: pays nothing", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Check_names_line_column_and_the_nearest_word()
    {
        Write("programme.yaml", WrongWord);

        var ran = await Ran.Palier("check", folder.FullName);

        ran.Ending.ShouldBe(1);
        ran.Output.ShouldContain("programme.yaml:2:1: ");
        ran.Output.ShouldContain("title");
    }

    [Fact]
    public async Task Check_tells_the_same_as_json()
    {
        Write("programme.yaml", WrongWord);

        var ran = await Ran.Palier("check", folder.FullName, "--json");

        ran.Ending.ShouldBe(1);
        var file = JsonDocument.Parse(ran.Output).RootElement.GetProperty("files")[0];
        file.GetProperty("programme").ValueKind.ShouldBe(JsonValueKind.Null);
        file.GetProperty("findings").EnumerateArray()
            .Select(m => (m.GetProperty("line").GetInt32(), m.GetProperty("column").GetInt32()))
            .ShouldContain((2, 1));
    }

    [Fact]
    public async Task Check_refuses_what_is_not_a_text()
    {
        await File.WriteAllBytesAsync(At("programme.yaml"), [0x70, 0xff, 0xfe], TestContext.Current.CancellationToken);

        var ran = await Ran.Palier("check", At("programme.yaml"));

        ran.Ending.ShouldBe(1);
        ran.Error.ShouldContain("is not a text in UTF-8");
    }

    [Fact]
    public async Task The_shipped_programmes_are_found_without_a_mistake()
    {
        var ran = await Ran.Palier("check", Path.Combine(Root.Folder, "programmes"));

        ran.Ending.ShouldBe(0, ran.Output);
    }

    [Fact]
    public async Task A_case_that_fails_says_what_was_expected_and_what_came_out()
    {
        var programme = await File.ReadAllTextAsync(Path.Combine(Root.Folder, "programmes", "gocloud", "programme.yaml"), TestContext.Current.CancellationToken);
        Write("programme.yaml", programme);
        Directory.CreateDirectory(At("tests"));
        Write("tests/one.yaml", "programme: ../programme.yaml\ncases:\n- it: is wrong\n  given: { period: 2026-Q1, engineers: 1, migrated_24m: 0 }\n  expect: { level.reached: practised }\n");

        var ran = await Ran.Palier("test", folder.FullName);

        ran.Ending.ShouldBe(1);
        ran.Output.ShouldContain("tests/one.yaml:5:28: level.reached: expected practised, got starter");
        ran.Output.ShouldEndWith("0 passed, 1 failed" + Environment.NewLine);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);
}
