using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Tests.Definition.Analysis;

/// <summary>What check says of conditions is what trying out every case finds.</summary>
public sealed class ConditionAnalysisProperties
{
    private const string Head = """
        programme: generated
        version: 1
        from: 2025-01-01
        published: 2024-11-15
        currency: EUR
        time_zone: Europe/Brussels
        answers: { counts_on: sold_on, line_rounding: in total, value_at: start of period, level_at: start of period, returns: when returned, converts_at: own currency only, mergers: history stays, leavers: until they leave, shared_people: each employer }
        lists: { small: [LU] }
        facts:
          a:    { asserted_by: office, evidence: none, unit: points }
          b:    { asserted_by: office, evidence: none, unit: points }
          fact: { asserted_by: office, evidence: none }
        metrics:
          revenue: { sum: sale.net }

        """;

    [Fact]
    public void A_condition_never_holds_exactly_where_no_case_meets_it() => Try((dice, seed) =>
    {
        var condition = GeneratedCondition.Of(dice);
        var found = Found(Head + Levels(condition));
        found.Any(m => m.Code == "P503").ShouldBe(condition.Inside.Any(c => c.IsNever), $"{seed}: {condition.Text}");
    });

    [Fact]
    public void A_path_is_useless_exactly_where_another_path_covers_every_case_of_it() => Try((dice, seed) =>
    {
        var condition = GeneratedCondition.Of(dice);
        if (!condition.Inside.Any(c => c.IsNever))
        {
            var covered = condition.Inside.Where(c => c.IsAny).Any(c => c.Parts.Any(p => c.Parts.Any(o => o != p && o.Covers(p))));
            Found(Head + Levels(condition)).Any(m => m.Code == "P504").ShouldBe(covered, $"{seed}: {condition.Text}");
        }
    });

    [Fact]
    public void Two_exceptions_conflict_exactly_where_a_case_meets_both() => Try((dice, seed) =>
    {
        var (one, other) = (GeneratedCondition.Of(dice), GeneratedCondition.Of(dice));
        var found = Found(Head + $$"""
            bonuses:
              rebate:
                ref: §1
                every: quarter
                amount: [ { rate: 1%, of: revenue }, { round: { to: 0.01, half: up } } ]
                except:
                  one:   { when: {{one.Text}}, because: One. }
                  other: { when: {{other.Text}}, because: Other. }
            """);
        found.Any(m => m.Code == "P801").ShouldBe(Having.All.Any(h => one.Holds(h) && other.Holds(h)), $"{seed}: {one.Text} and {other.Text}");
        found.Count(m => m.Code == "P803").ShouldBe((one.IsNever ? 1 : 0) + (other.IsNever ? 1 : 0), $"{seed}: {one.Text} and {other.Text}");
    });

    [Fact]
    public void A_higher_level_is_refused_only_where_a_case_reaches_it_and_not_the_lower_one() => Try((dice, seed) =>
    {
        var (lower, higher) = (GeneratedCondition.Of(dice), GeneratedCondition.Of(dice));
        var found = Found(Head + Levels(lower, higher));
        var said = $"{seed}: {lower.Text} below {higher.Text}";
        var (onlyHigher, onlyLower) = (Having.All.Any(h => higher.Holds(h) && !lower.Holds(h)), Having.All.Any(h => lower.Holds(h) && !higher.Holds(h)));
        if (found.Any(m => m.Code is "P501" or "P508"))
        {
            onlyHigher.ShouldBeTrue(said);
        }

        found.Any(m => m.Sentence is "P501n").ShouldBe(onlyHigher && !onlyLower, said);
        found.Any(m => m.Sentence is "P502n").ShouldBe(!onlyHigher && !onlyLower, said);
    });

    [Fact]
    public void The_case_that_is_named_reaches_the_higher_level_and_not_the_lower_one() => Try((dice, seed) =>
    {
        var (lower, higher) = (dice.Next(4), dice.Next(4));
        var found = Found(Head + $"levels:\n  up: {{ every: month, starts: at once }}\n  down: never\n  ladder: {{ base: always, lower: {{ a: {lower}, b: 1 }}, higher: {{ a: {higher}, b: 2 }} }}\n");
        found.Where(m => m.Code == "P501").Select(m => m.Figures["point"]).ShouldBe(higher < lower ? [$"{{ a: {higher}, b: 2 }}"] : [], $"{seed}");
    });

    private static void Try(Action<Random, int> property)
    {
        for (var seed = 0; seed < Counts.Of(300, 20_000); seed++)
        {
            property(new Random(seed), seed);
        }
    }

    private static string Levels(GeneratedCondition lower, GeneratedCondition? higher = null) =>
        $"levels:\n  up: {{ every: month, starts: at once }}\n  down: never\n  ladder:\n    base: always\n    lower: {lower.Text}\n" + (higher is null ? "" : $"    higher: {higher.Text}\n");

    private static ImmutableArray<Mistake> Found(string text)
    {
        var found = ProgrammeText.Read(text).Mistakes;
        found.Where(m => m.Code is not ("P203" or "P501" or "P502" or "P503" or "P504" or "P508" or "P801" or "P803")).Select(m => $"{m.Place} {m.Sentence}").ShouldBeEmpty(text);
        return found;
    }
}
