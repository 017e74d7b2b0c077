using System.Text.RegularExpressions;
using Palier.Core.Definition.Yaml;
using Palier.Core.Tests.Definition;
using Palier.Core.Tests.Tidy;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Docs;

/// <summary>Every finding has a page that says what is wrong, with lines of a bad text and how they are mended.</summary>
public sealed partial class FindingPagesTests
{
    private const string Folder = "docs/findings/";

    public static TheoryData<string> Codes => [.. Repository.Files.Where(f => f.IsIn("docs/findings") && !f.EndsWith("README.md", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_bad_lines_of_a_page_give_its_finding_and_the_mended_ones_do_not(string code)
    {
        var page = Repository.Read($"{Folder}{code}.md");
        var (bad, mended) = (Block(page, "bad"), Block(page, "mended"));
        var text = BadText.All.FirstOrDefault(t => t.Code == code && t.Text.Contains(bad, StringComparison.Ordinal));

        page.ShouldStartWith($"# {code}: ");
        text.ShouldNotBeNull($"the bad lines of {code} stand in no bad text of that code");
        text.Found().Select(m => m.Code).ShouldContain(code);
        (text with { Text = text.Text.Replace(bad, mended, StringComparison.Ordinal) }).Found().Where(m => m.Code == code).Select(Words.English.Finding).ShouldBeEmpty();
    }

    [Fact]
    public void Every_finding_has_its_page() => Codes.Select(r => r.Data).ShouldBe(Findings.All.Keys, ignoreOrder: true);

    [Fact]
    public void The_index_has_every_page_with_its_heading_and_how_much_it_weighs()
    {
        var rows = Codes.Select(r => r.Data).Order(StringComparer.Ordinal)
            .Select(c => $"| [{c}]({c}.md) | {Findings.All[c]} | {Repository.Read($"{Folder}{c}.md").Split('\n')[0][$"# {c}: ".Length..]} |".Replace("Error", "error", StringComparison.Ordinal)
                .Replace("Question", "question", StringComparison.Ordinal).Replace("Warning", "warning", StringComparison.Ordinal));

        Repository.Read($"{Folder}README.md").Split('\n').Where(l => l.StartsWith("| [", StringComparison.Ordinal)).ShouldBe(rows);
    }

    private static string Block(string page, string kind) =>
        Fence().Matches(page).Where(m => m.Groups["kind"].Value == kind).Select(m => m.Groups["lines"].Value).FirstOrDefault() ?? $"no block {kind}";

    [GeneratedRegex("^```yaml (?<kind>bad|mended)\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
