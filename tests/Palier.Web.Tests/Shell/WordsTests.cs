using Palier.Web.Shell;

namespace Palier.Web.Tests.Shell;

public sealed class WordsTests
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
}
