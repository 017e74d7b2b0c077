using System.Text.RegularExpressions;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Programmes;

/// <summary>The guide to publishing, typed as a reader would, on both databases.</summary>
public sealed partial class GuideToPublishing : IDisposable
{
    private static readonly string text = File.ReadAllText(Path.Combine(Root.Folder, "docs", "guide", "publishing.md"));
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-publishing-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_command_does_what_the_guide_says(Engine engine)
    {
        using var place = TestDatabase.Empty(engine);
        foreach (Match file in Files().Matches(text))
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, file.Groups["name"].Value), file.Groups["text"].Value, TestContext.Current.CancellationToken);
        }

        var (last, typed) = ("", 0);
        foreach (var line in Sessions().Matches(text).SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                last.Replace('\u00a0', ' ').ShouldContain(line[2..]);
                continue;
            }

            var ran = await Ran.Palier([.. line["palier ".Length..].Split(' ').Select(Placed), "--db", place.ConnectionString]);
            ran.Ending.ShouldBe(0, $"{line}: {ran.Error}");
            (last, typed) = (ran.Output, typed + 1);
        }

        typed.ShouldBe(11);
        var french = await Ran.Palier("publish", "--show", "3", "--lang", "fr", "--db", place.ConnectionString);
        french.Output.ShouldContain("publiée par ben");
        french.Output.ShouldContain("Coût −14,00\u00a0EUR en deux mois.");
        (await Ran.Palier("publish", "--approve", "2", "3", "9", "--as", "eva", "--db", place.ConnectionString)).ShouldSatisfyAllConditions(
            r => r.Ending.ShouldBe(1), r => r.Error.ShouldContain("Proposal 2 was rejected by ben already."), r => r.Error.ShouldContain("Proposal 3 was published by ben already."), r => r.Error.ShouldContain("There is no proposal 9."));
    }

    private string Placed(string word) => File.Exists(Path.Combine(_folder, word)) ? Path.Combine(_folder, word)
        : word.StartsWith("programmes/", StringComparison.Ordinal) ? Path.Combine(Root.Folder, word) : word;

    [GeneratedRegex("^`(?<name>[a-z.]+)`:\n\n```[a-z]+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Files();

    [GeneratedRegex("^```session\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sessions();
}
