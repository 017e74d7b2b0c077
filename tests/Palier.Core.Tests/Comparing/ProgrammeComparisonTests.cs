using Palier.Core.Comparing;
using Palier.Core.Definition;
using Palier.Core.Tests.Tidy;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Comparing;

/// <summary>What one change of the enterprise programme's text is told as.</summary>
public sealed class ProgrammeComparisonTests
{
    private static readonly string text = Repository.Read("programmes/enterprise/programme.yaml").Replace("version:   1", "version: 2", StringComparison.Ordinal)
        .Replace("from:      2023-01-01", "from: 2024-01-01", StringComparison.Ordinal);

    [Theory]
    [InlineData("certified:   5", "certified: 6", "2024-01-01", RuleKind.Level, "gold", ChangeEffect.Harder)]
    [InlineData("certified:   5", "certified: 4", "2024-01-01", RuleKind.Level, "gold", ChangeEffect.Easier)]
    [InlineData("      invitation:    met\n", "", "2024-01-01", RuleKind.Level, "diamond", ChangeEffect.Easier)]
    [InlineData("small_markets: 100_000, other: 250_000", "small_markets: 90_000, other: 260_000", "2024-01-01", RuleKind.Level, "silver", ChangeEffect.Differs)]
    [InlineData("small_markets: 100_000, other: 250_000", "small_markets: 110_000, other: 260_000", "2024-01-01", RuleKind.Level, "silver", ChangeEffect.Harder)]
    [InlineData("1_000_000: 3%", "1_000_000: 4%", "2024-01-01", RuleKind.Bonus, "growth_bonus", ChangeEffect.PaysMore)]
    [InlineData("2025-07-01: 2.5%", "2025-07-01: 2.2%", "2025-07-01", RuleKind.Bonus, "growth_bonus", ChangeEffect.PaysLess)]
    [InlineData("- at_most: 100_000", "- at_most: 90_000", "2024-01-01", RuleKind.Bonus, "growth_bonus", ChangeEffect.PaysLess)]
    [InlineData("requires: { growth: 10% }", "requires: { growth: 9% }", "2024-01-01", RuleKind.Bonus, "growth_bonus", ChangeEffect.PaysMore)]
    [InlineData("for:   silver and above\n    gives: { silver: \"2\", gold", "for:   silver and above\n    gives: { silver: \"3\", gold", "2024-01-01", RuleKind.Benefit, "exam_vouchers", ChangeEffect.Differs)]
    [InlineData("    ref:   §4.6\n    for:   [diamond]", "    ref:   §4.6\n    for:   gold and above", "2024-01-01", RuleKind.Benefit, "executive_sponsor", ChangeEffect.Gained)]
    [InlineData("ref: §3.4", "ref: §3.4.1", "2024-01-01", RuleKind.Figure, "customers", ChangeEffect.WordingOnly)]
    [InlineData("having: { revenue: 1_000 }", "having: { revenue: 2_000 }", "2024-01-01", RuleKind.Figure, "customers", ChangeEffect.Differs)]
    [InlineData("after: 2 reviews in a row", "after: 3 reviews in a row", "2024-01-01", RuleKind.Clock, "down", ChangeEffect.Differs)]
    [InlineData("LV, MT, SI, SK]", "LV, MT, SI]", "2024-01-01", RuleKind.List, "small_markets", ChangeEffect.Differs)]
    [InlineData("line_rounding: each line", "line_rounding: in total", "2024-01-01", RuleKind.Answer, "line_rounding", ChangeEffect.Differs)]
    [InlineData("GBP: 1.17", "GBP: 1.18", "2024-01-01", RuleKind.Answer, "converts_at.GBP", ChangeEffect.Differs)]
    [InlineData("2023-01-01: 2%, 2025", "2023-02-01: 2%, 2025", "2024-01-01", RuleKind.Bonus, "growth_bonus", ChangeEffect.PastOnly)]
    public void One_change_is_one_difference_under_its_day_with_the_effect_that_is_sure(string was, string now, string on, RuleKind kind, string name, ChangeEffect effect)
    {
        text.ShouldContain(was);

        var all = Compared(text, text.Replace(was, now, StringComparison.Ordinal)).All;

        all.Select(d => ($"{d.On:yyyy-MM-dd}", d.Kind, d.Name, d.Effect)).ShouldBe([(on, kind, name, effect)]);
    }

    [Theory]
    [InlineData("clocks", "releases: the day after", "releases: at once", RuleKind.Hold, "overdue")]
    [InlineData("clocks", "until: 2025-01-01 }", "until: 2025-02-01 }", RuleKind.Membership, "membership")]
    [InlineData("payouts", "at_least: 200", "at_least: 300", RuleKind.Wallet, "cash")]
    [InlineData("splits", "course:   { ref: §4, spends: training }", "course:   { ref: §4, spends: coop }", RuleKind.Request, "course")]
    [InlineData("deals-and-people", "takes: first, per: sale", "takes: highest, per: sale", RuleKind.OnlyOne, "one_front_end")]
    [InlineData("promised-rates", "until: 2027-01-01 }", "until: 2026-07-01 }", RuleKind.Promise, "kept")]
    public void A_change_of_a_hold_joining_a_wallet_a_request_a_stack_or_a_promise_is_one_difference_in_whole_sentences(string example, string was, string now, RuleKind kind, string name)
    {
        var old = Repository.Read($"programmes/examples/{example}/programme.yaml");
        old.ShouldContain(was);
        var changed = old.Replace(was, now, StringComparison.Ordinal).Replace("version:   1", "version: 2", StringComparison.Ordinal);

        Compared(old, changed).All.Select(d => (d.Kind, d.Name)).ShouldBe([(kind, name)]);
        foreach (var words in new[] { Words.English, Words.French })
        {
            Said(old, changed, words).ShouldHaveSingleItem().ShouldNotMatch("\\{\\w+\\}", "every figure is filled in");
        }
    }

    [Fact]
    public void What_would_be_harder_is_not_called_so_where_the_figure_it_names_changed_too()
    {
        var now = text.Replace("certified:   5", "certified: 6", StringComparison.Ordinal).Replace("where: { name: professional }", "where: { name: expert }", StringComparison.Ordinal);

        Compared(text, now).All.Single(d => d.Name == "gold").Effect.ShouldBe(ChangeEffect.Differs);
    }

    [Fact]
    public void A_rule_that_comes_or_goes_is_said_in_both_languages_with_its_reading()
    {
        const string portal = "  partner_portal:\n    title: { en: Partner portal and price lists, fr: Portail partenaires et tarifs }\n    ref:   §4.1\n    for:   registered and above\n";
        var without = text.Replace(portal, "", StringComparison.Ordinal);

        Said(without, text, Words.English).ShouldBe(["Benefit Partner portal and price lists: added; gained. Now: For Registered and above."]);
        Said(text, without, Words.English).ShouldBe(["Benefit Partner portal and price lists: removed; lost. Was: For Registered and above."]);
        Said(text, without, Words.French).ShouldBe(["Avantage Portail partenaires et tarifs : suppression ; perdu. Avant : Pour Enregistré et au-dessus."]);
    }

    [Fact]
    public void What_the_guide_has_no_sentence_for_is_told_as_the_text_writes_it()
    {
        Said(text, text.Replace("line_rounding: each line", "line_rounding: in total", StringComparison.Ordinal), Words.French)
            .ShouldBe(["Réponse line_rounding : diffère. Avant : each line Maintenant : in total"]);
    }

    [Fact]
    public void A_difference_that_ends_with_a_later_value_is_told_to_end()
    {
        var now = text.Replace("2023-01-01: 2%, 2025-07-01: 2.5%", "2023-01-01: 1.5%, 2025-07-01: 2.5%", StringComparison.Ordinal);

        Compared(text, now).All.Select(d => ($"{d.On:yyyy-MM-dd}", d.What, d.Effect)).ShouldBe(
            [("2024-01-01", RuleChange.Changed, ChangeEffect.PaysLess), ("2025-07-01", RuleChange.AlikeAgain, ChangeEffect.None)]);
    }

    [Fact]
    public void A_new_bonus_with_a_later_value_is_told_once()
    {
        const string bonus = "\nbonuses:\n  welcome: { ref: §9, every: quarter, amount: [ { rate: { 2023-01-01: 1%, 2025-01-01: 2% }, of: revenue }, { round: { to: 0.01, half: up } } ] }\n";
        var now = text.Replace("\nbonuses:\n", bonus, StringComparison.Ordinal);

        Compared(text, now).All.Select(d => ($"{d.On:yyyy-MM-dd}", d.Name, d.What, d.Effect)).ShouldBe([("2024-01-01", "welcome", RuleChange.Added, ChangeEffect.PaysMore)]);
    }

    [Fact]
    public void Another_programme_is_no_version()
    {
        ProgrammeComparison.Of(Read(text), Read(Repository.Read("programmes/gocloud/programme.yaml"))).ShouldBeOfType<ProgrammeComparison.OtherProgramme>();
    }

    private static string[] Said(string old, string now, Words words) => [.. ComparisonText.Of(Compared(old, now), words).Select(r => r.Sentence.Replace('\u00a0', ' '))];

    private static ProgrammeComparison.Different Compared(string old, string now) =>
        ProgrammeComparison.Of(Read(old), Read(now)).ShouldBeOfType<ProgrammeComparison.Different>();

    private static Programme Read(string yaml)
    {
        var read = ProgrammeText.Read(yaml);
        return read.Value.ShouldNotBeNull(string.Join("; ", read.Mistakes.Select(Words.English.Finding)));
    }
}
