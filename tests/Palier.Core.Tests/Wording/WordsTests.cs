using System.Text.RegularExpressions;
using Palier.Core.Definition;
using Palier.Core.Tests.Tidy;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Wording;

public sealed partial class WordsTests
{
    [Fact]
    public void Both_languages_say_the_same_things_with_the_same_figures()
    {
        Words.French.Sentences.Keys.Where(k => !k.StartsWith("expected.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(Words.English.Sentences.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, sentence) in Words.English.Sentences)
        {
            Figures(Words.French.Sentences[key]).ShouldBe(Figures(sentence), $"{key} names other figures in French");
        }
    }

    [Fact]
    public void What_a_text_should_have_said_is_worded_in_French_and_still_asked_for_somewhere()
    {
        var code = string.Concat(Repository.Code.Where(f => f.IsIn("src/Palier.Core")).Select(Repository.Read));
        var worded = Words.French.Sentences.Keys.Where(k => k.StartsWith("expected.", StringComparison.Ordinal)).Select(k => k["expected.".Length..]).ToList();

        worded.Count.ShouldBeGreaterThan(80);
        worded.Where(w => !code.Contains($"\"{w}\"", StringComparison.Ordinal)).ShouldBeEmpty();
        Asked().Matches(code).Select(m => m.Groups["phrase"].Value).Distinct().Except(worded).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_reason_and_every_mistake_in_the_code_has_a_sentence()
    {
        var used = Repository.Code.Where(f => f.IsIn("src/Palier.Core"))
            .SelectMany(f => Kinds().Matches(Repository.Read(f)).Select(m => m.Groups["name"].Value)).Distinct();
        used.Where(k => !Words.English.Sentences.ContainsKey(k)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("examples/deals-and-people")]
    [InlineData("examples/quotas-and-claims")]
    [InlineData("examples/budgets-and-contests")]
    [InlineData("examples/payouts")]
    [InlineData("enterprise")]
    [InlineData("gocloud")]
    [InlineData("growcloud")]
    public void The_guide_of_a_programme_is_whole_sentences_in_both_languages(string name)
    {
        var programme = ProgrammeText.Read(Repository.Read($"programmes/{name}/programme.yaml")).Value!;
        foreach (var words in new[] { Words.English, Words.French })
        {
            var clauses = ProgrammeGuide.Of(programme, words, new DateOnly(2026, 1, 1)).SelectMany(s => s.Clauses).ToList();
            clauses.Count.ShouldBeGreaterThan(5);
            clauses.ShouldAllBe(c => c.Sentence.Length > 5 && !c.Sentence.Contains('{') && c.Sentence.EndsWith('.'));
        }
    }

    [Fact]
    public void Figures_and_days_are_written_as_the_readers_of_each_language_write_them()
    {
        var amount = new Core.Values.Money(-123456789, Core.Values.Currency.Eur);
        Language.English.Money(amount).ShouldBe("\u22121,234,567.89\u00a0EUR");
        Language.English.OnPage(amount).ShouldBe("\u2212€1,234,567.89");
        Language.French.OnPage(amount).ShouldBe("\u22121\u202f234\u202f567,89\u00a0€");
        Language.French.Day(new DateOnly(2026, 8, 1)).ShouldBe("1er août 2026");
        Language.English.Span(Core.Values.Period.Find("2025-Q3")!.Value).ShouldBe("1 July to 30 September 2025");
    }

    [Fact]
    public void Pages_write_every_amount_of_a_line_with_its_sign_and_statements_do_not()
    {
        var part = new Core.Values.Arg.Figure(Core.Values.Rational.Of(1_500m), Core.Values.Unit.Money, Core.Values.Currency.Eur);
        var rate = new Core.Values.Arg.Figure(Core.Values.Rational.Of(0.025m), Core.Values.Unit.Percent, Core.Values.Currency.Eur);
        var line = Core.Values.Reason.Of("rate", null, part with { Value = Core.Values.Rational.Of(37.5m) }, ("part", part), ("rate", rate));
        Words.English.OnPages.Line(line, null).ShouldBe("€1,500.00 × 2.5%");
        Words.French.OnPages.Result(line).ShouldBe("37,50\u00a0€");
        Words.English.Line(line, null).ShouldBe("1,500.00 × 2.5%");
        Words.English.OnPages.Stated(Core.Values.Rational.Of(250_000m), Core.Values.Currency.Eur).ShouldBe("€250,000");
        Words.English.Stated(Core.Values.Rational.Of(250_000m), Core.Values.Currency.Eur).ShouldBe("250,000\u00a0EUR");
    }

    [Fact]
    public void A_share_that_cannot_be_written_exactly_is_cut_so_that_it_never_looks_reached()
    {
        Language.English.Percent(Core.Values.Rational.Of(79_999_999, 100_000_000)).ShouldBe("79.99%");
        Language.French.Percent(Core.Values.Rational.Of(1, 10)).ShouldBe("10\u00a0%");
    }

    [Fact]
    public void What_is_counted_is_grouped_and_what_is_named_by_its_number_is_not()
    {
        Words.English.Say("money.posted.page", ("number", "1204"), ("movements", "1096")).ShouldBe("Settlement 1204 is posted: 1,096 movements.");
        Words.French.Say("money.posted.page", ("number", "1204"), ("movements", "1096")).ShouldContain("1\u202f096 mouvements");
        Words.English.Say("money.posted.page", ("number", "3"), ("movements", "1")).ShouldContain("one movement.");
    }

    private static IEnumerable<string> Figures(string sentence) =>
        Braces().Matches(sentence).Select(m => m.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>[a-z_]+)[|}]", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    [GeneratedRegex("""(?:Scalars\.(?:Text|Wrong)|Wrong(?:<[^>]*>)?|Add)\([^\n"]*(?:"P105", \("expected", )?"(?<phrase>(?:a|an|the|one|always|partner\.country|document|met|money|wallets|at once|day,|[0-9]+) [^"]*)"[,)]""")]
    private static partial Regex Asked();

    [GeneratedRegex("""Reason\.Of\(\s*"(?<name>[a-z_]+)"|mistakes\.Add\([^;]*?"(?<name>P[0-9]{3}[a-z]?)""", RegexOptions.CultureInvariant)]
    private static partial Regex Kinds();
}
