using System.Text.RegularExpressions;
using Palier.Data.Postgres;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Ledger;

/// <summary>The guide to money, typed as a reader would, on both databases and in both languages.</summary>
public sealed partial class GuideToMoney : IDisposable
{
    private static readonly string text = File.ReadAllText(Path.Combine(Root.Folder, "docs", "guide", "money.md"));
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-money-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_command_does_what_the_guide_says(Engine engine)
    {
        using var place = TestDatabase.Empty(engine);
        foreach (Match file in Files().Matches(text))
        {
            File.WriteAllText(Path.Combine(_folder, file.Groups["name"].Value), file.Groups["text"].Value);
        }

        var (last, typed) = ("", 0);
        foreach (var line in Sessions().Matches(text).SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                last.Replace('\u00a0', ' ').ShouldContain(line[2..]);
                continue;
            }

            var ran = await Ran.Palier([.. Parts().Matches(line["palier ".Length..]).Select(m => Placed(m.Value.Trim('"'))), "--db", place.ConnectionString]);
            ran.Ending.ShouldBe(0, $"{line}: {ran.Error}");
            (last, typed) = (ran.Output, typed + 1);
        }

        typed.ShouldBe(17);
        var french = await Ran.Palier("ledger", "changed_afterwards", "--movements", "--lang", "fr", "--db", place.ConnectionString);
        french.Output.ShouldContain("ajustement 1\u00a0: trade fair");
        (await Ran.Palier("post", "1", "--as", "ben", "--lang", "fr", "--db", place.ConnectionString)).Output.ShouldContain("rien n’a été inscrit maintenant");
        (await Ran.Palier("ledger", "changed_afterwards", "--json", "--db", place.ConnectionString)).Output.ShouldContain("\"amount\": \"75.00 EUR\"");
    }

    [Theory]
    [InlineData(1, "There is no settlement 7.", "post", "7", "--as", "ana")]
    [InlineData(1, "There is no programme gold in force", "close", "gold", "--period", "2025-01", "--as", "ana")]
    [InlineData(1, "Say why: --reason.", "hold", "gold", "--partner", "P1", "--as", "ana")]
    [InlineData(2, "Give the number of a hold", "release", "overdue", "--as", "ana")]
    [InlineData(2, "Propose with PROGRAMME", "adjust", "gold", "--as", "ana")]
    [InlineData(2, "Ask with PROGRAMME", "reopen", "--as", "ana")]
    [InlineData(2, "--as", "post", "1")]
    [InlineData(2, "Say whose account: --owner.", "ledger", "gold", "--account", "cash")]
    public async Task What_is_wrong_is_said_and_ends_with_1_or_2(int ending, string said, params string[] args)
    {
        using var place = TestDatabase.Empty(Engine.Sqlite);

        var ran = await Ran.Palier([.. args, "--db", place.ConnectionString]);

        (ran.Ending, ran.Output).ShouldBe((ending, ""));
        ran.Error.ShouldContain(said);
    }

    [Fact]
    public void The_rights_in_the_guide_are_those_that_are_tested() =>
        text.ReplaceLineEndings("\n").ShouldContain(ApplicationRole.Grants("palier_app").ReplaceLineEndings("\n"));

    private string Placed(string word) => File.Exists(Path.Combine(_folder, word)) ? Path.Combine(_folder, word)
        : word.StartsWith("programmes/", StringComparison.Ordinal) ? Path.Combine(Root.Folder, word) : word;

    [GeneratedRegex("^`(?<name>[a-z.]+)`:\n\n```[a-z]+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Files();

    [GeneratedRegex("^```session\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sessions();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Parts();
}
