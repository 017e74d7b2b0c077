using System.Text.RegularExpressions;
using Palier.Web.Shell;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Shell;

public sealed partial class WordsTests
{
    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Words.French.Sentences.Keys.Order(StringComparer.Ordinal).ShouldBe(Words.English.Sentences.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_sentence_takes_the_same_figures_in_both_languages()
    {
        foreach (var (key, sentence) in Words.English.Sentences)
        {
            Words.Names(Words.French[key]).ShouldBe(Words.Names(sentence), key);
        }
    }

    [Fact]
    public void No_sentence_raises_its_voice() =>
        Words.English.Sentences.Values.Concat(Words.French.Sentences.Values).ShouldAllBe(s => !s.Contains('!'));

    [Fact]
    public void Every_sentence_that_a_page_asks_for_is_there()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root.Folder, "src", "Palier.Web"), "*.*", SearchOption.AllDirectories)
            .Where(f => (f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));
        var asked = files.SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => (Key: m.Groups["key"].Value, Counts: m.Groups["count"].Success))).Distinct().ToList();
        asked.Count.ShouldBeGreaterThan(150);
        asked.SelectMany(a => a.Counts ? new[] { $"{a.Key}.one", $"{a.Key}.many" } : [a.Key]).Where(k => !Words.English.Sentences.ContainsKey(k)).ShouldBeEmpty();
    }

    [GeneratedRegex("""\b(R|reader)(\.Say\(|(?<count>\.Count\()|\[)"(?<key>[A-Za-z0-9_.]+)"[\],)]""")]
    private static partial Regex Asked();
}
