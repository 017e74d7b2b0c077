using System.Text.RegularExpressions;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Disputes;

/// <summary>The guide to disputes, typed as a reader would, on both databases; and what the verbs say of what is wrong.</summary>
public sealed partial class GuideToDisputes : IDisposable
{
    private static readonly string text = File.ReadAllText(Path.Combine(Root.Folder, "docs", "guide", "disputes.md"));
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-disputes-").FullName;

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

        typed.ShouldBe(32);
        await SaysTheSameToPrograms(place);
    }

    [Theory]
    [InlineData(1, "There is no dispute 7 in this database.", "dispute", "show", "7")]
    [InlineData(1, "There is no statement S-2025-000009 in this database.", "dispute", "raise", "--statement", "S-2025-000009", "--line", "rebate", "--reason", "wrong", "--as", "pia")]
    [InlineData(2, "Answer with --refuse, or with --uphold and an amount.", "dispute", "answer", "1", "--reason", "so", "--as", "ana")]
    [InlineData(2, "Answer with --refuse, or with --uphold and an amount.", "dispute", "answer", "1", "--refuse", "--uphold", "5", "--reason", "so", "--as", "ana")]
    [InlineData(2, "EURO is no currency.", "limit", "propose", "--of", "adjustment", "--currency", "EURO", "--amount", "5", "--as", "ana")]
    [InlineData(2, "tomorrow is not a day.", "override", "propose", "clocks", "--partner", "P1", "--level", "gold", "--from", "tomorrow", "--until", "2026-01-01", "--reason", "so", "--as", "ana")]
    [InlineData(1, "There is no programme gold in force", "override", "propose", "gold", "--partner", "P1", "--level", "gold", "--from", "2025-01-01", "--until", "2026-01-01", "--reason", "so", "--as", "ana")]
    [InlineData(1, "There is no limit 3.", "limit", "approve", "3", "--as", "ana")]
    public async Task What_is_wrong_is_said_and_ends_with_1_or_2(int ending, string said, params string[] args)
    {
        using var place = TestDatabase.Empty(Engine.Sqlite);

        var ran = await Ran.Palier([.. args, "--db", place.ConnectionString]);

        (ran.Ending, ran.Output).ShouldBe((ending, ""));
        ran.Error.ShouldContain(said);
    }

    private static async Task SaysTheSameToPrograms(TestDatabase place)
    {
        (await Ran.Palier("dispute", "show", "1", "--json", "--db", place.ConnectionString)).Output.ShouldSatisfyAllConditions(
            o => o.ShouldContain("\"state\": \"PutRight\""), o => o.ShouldContain("\"claimed\": \"65.00 EUR\""), o => o.ShouldContain("\"kind\": \"upheld\""));
        (await Ran.Palier("dispute", "show", "1", "--lang", "fr", "--db", place.ConnectionString)).Output.ShouldContain("pia conteste\u00a0: Order 17 is missing");
        (await Ran.Palier("statement", "list", "--json", "--on", "2025-02-05", "--db", place.ConnectionString)).Output.ShouldContain("\"last\": \"2025-02-20\"");
        (await Ran.Palier("override", "list", "--json", "--db", place.ConnectionString)).Output.ShouldContain("\"decidedBy\": \"ben\"");
        (await Ran.Palier("limit", "list", "--json", "--db", place.ConnectionString)).Output.ShouldContain("\"amount\": \"1000.00 EUR\"");
        (await Ran.Palier("statement", "show", "1", "--on", "2025-02-12", "--db", place.ConnectionString)).Output.ShouldStartWith("S-2025-000001: ");
        (await Ran.Palier("verify", "--db", place.ConnectionString)).Ending.ShouldBe(0);
    }

    private string Placed(string word) => File.Exists(Path.Combine(_folder, word)) ? Path.Combine(_folder, word)
        : word.StartsWith("programmes/", StringComparison.Ordinal) ? Path.Combine(Root.Folder, word) : word;

    [GeneratedRegex("^`(?<name>[a-z.]+)`:\n\n```[a-z]+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Files();

    [GeneratedRegex("^```session\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sessions();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Parts();
}
