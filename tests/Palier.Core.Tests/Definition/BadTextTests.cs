using System.Text.RegularExpressions;
using Palier.Core.Definition.Yaml;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Definition;

/// <summary>
/// What check says of bad texts: for each text in the folder BadTexts the whole of it in both languages. PALIER_BLESS=1 writes
/// what is said now; read the difference before you keep it.
/// </summary>
public sealed partial class BadTextTests
{
    public static TheoryData<string> Names => [.. BadText.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_a_bad_text_all_is_said_that_stands_beside_it(string name)
    {
        var text = BadText.All.Single(t => t.Name == name);
        var found = text.Found();

        found.Select(m => m.Code).ShouldContain(text.Code);
        found.ShouldAllBe(m => m.Place.Line >= 1 && m.Place.Column >= 1 && m.Place.Line <= text.Text.Split('\n').Length);
        foreach (var words in new[] { Words.English, Words.French })
        {
            found.SelectMany(m => Unfilled(m, words)).ShouldBeEmpty();
            var golden = Path.Combine(BadText.Folder, $"{name}.{words.Language.Code}.txt");
            var said = string.Concat(found.Select(m => words.Finding(m) + "\n"));
            if (Environment.GetEnvironmentVariable("PALIER_BLESS") == "1")
            {
                File.WriteAllText(golden, said);
            }

            said.ShouldBe(File.Exists(golden) ? File.ReadAllText(golden) : "", name);
        }
    }

    [Fact]
    public void A_golden_text_belongs_to_a_bad_text() =>
        Directory.GetFiles(BadText.Folder, "*.txt").Select(f => Path.GetFileName(f)[..^".en.txt".Length]).Except(BadText.All.Select(t => t.Name)).ShouldBeEmpty();

    [Fact]
    public void Every_finding_has_a_bad_text_and_every_sentence_a_finding_in_both_languages()
    {
        Findings.All.Keys.Except(BadText.All.Select(t => t.Code)).ShouldBeEmpty("a text in BadTexts is missing for these");
        foreach (var words in new[] { Words.English, Words.French })
        {
            words.Sentences.Keys.Where(k => Code().IsMatch(k)).Select(Findings.CodeOf).Distinct().ShouldBe(Findings.All.Keys, ignoreOrder: true);
        }
    }

    [Fact]
    public void Errors_and_questions_of_all_sections_are_said_in_one_run()
    {
        var found = BadText.All.Single(t => t.Name == "P103-many-at-once").Found();

        found.Length.ShouldBeGreaterThanOrEqualTo(10);
        found.Select(m => m.Severity).Distinct().Order().ShouldBe([Severity.Error, Severity.Question]);
    }

    /// <summary>The figures that a sentence names and the finding does not have.</summary>
    internal static IEnumerable<string> Unfilled(Mistake found, Words words) =>
        Placeholder().Matches(words.Sentences[found.Sentence]).Select(p => p.Groups[1].Value).Where(p => !found.Figures.ContainsKey(p)).Select(p => $"{found.Sentence} in {words.Language.Code}: {p}");

    [GeneratedRegex(@"^P\d{3}[a-z]?$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
