using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Tests.Programmes;
using Palier.Core.Values;

namespace Palier.Core.Tests.Columns;

/// <summary>Answers after changes: only who was touched is counted again, and it comes to the same as counting everyone.</summary>
public sealed class AgainTests
{
    private const int ChangesOfEach = 20;

    [Fact]
    public void After_each_random_change_only_the_touched_are_counted_again_and_all_answers_are_those_of_a_full_run()
    {
        var (changes, wanted, moved) = (0, Counts.Of(100, 1_000), 0);
        for (var seed = 1; changes < wanted; seed++)
        {
            var world = new GeneratedWorld(seed);
            if (Read(world.Text) is not { } text)
            {
                continue;
            }

            var (chance, everyone) = (new Chance(seed), world.Facts);
            var questions = Questions(text, Read(world.BaseCamp)!);
            var answers = Full(questions, everyone);
            for (var i = 0; i < ChangesOfEach; i++, changes++)
            {
                var (partner, changed, what) = Changed(everyone, chance, i);
                everyone = everyone.With(changed);
                var before = answers;
                answers = PopulationRun.Again(answers, Members(questions, everyone), Touched(text, everyone, partner), TestContext.Current.CancellationToken);

                var full = Full(questions, everyone);
                Differences(answers, full).ShouldBeEmpty($"seed {seed}, change {i}: {what}");
                moved += Differences(before, full).Any() ? 1 : 0;
            }
        }

        moved.ShouldBeGreaterThan(wanted / 10, "changes change something");
    }

    private static PopulationQuestions Questions(Programme text, Programme other)
    {
        ImmutableArray<Period> periods = [Period.Find("2025-Q1")!.Value, Period.Find("2025-H1")!.Value, Period.Find("2025")!.Value];
        return new PopulationQuestions([text, other])
        {
            Levels = [(text.Name, new DateOnly(2025, 7, 15)), (text.Name, new DateOnly(2025, 12, 31))],
            Bonuses = [.. text.Bonuses.SelectMany(b => periods.Select(p => (text, b, p)))],
            Figures = [.. text.Metrics.Select(m => (text, m.Name, periods[2].LastDay, (Period?)periods[2]))],
        };
    }

    // Who is the member of a group counts everyone below it: then anyone may be touched.
    private static int[] Touched(Programme text, Population everyone, int partner) =>
        text.HeldBy is null or "site" && text.Answers.Mergers != Mergers.HistoryMoves ? [partner] : [.. Enumerable.Range(0, everyone.All.Length)];

    private static MembersAtHand Members(PopulationQuestions questions, Population everyone) =>
        new([.. everyone.All.Select(p => everyone.MemberFacts(questions.Programmes[0], p, new DateOnly(2025, 12, 31)))], everyone);

    private static PopulationAnswers Full(PopulationQuestions questions, Population everyone)
    {
        var members = Members(questions, everyone);
        return PopulationRun.Of(questions, members, new ColumnStore(members.All).For(questions.Programmes), stop: TestContext.Current.CancellationToken);
    }

    private static (int Partner, PartnerFacts Facts, string What) Changed(Population everyone, Chance chance, int number)
    {
        var partner = chance.Number(0, everyone.All.Length - 1);
        var facts = everyone.All[partner];
        var known = new Known(new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc), 100_000 + number);
        var sale = facts.Sales.IsEmpty ? null : chance.Of(facts.Sales);
        return chance.Number(0, 4) switch
        {
            0 when sale is not null => (partner, facts with { Sales = facts.Sales.Add(sale with { Key = $"new-{number}", Net = new LineAmount(chance.Long(100, 90_000) * LineAmount.Unit, sale.Net.Currency) }) }, "one more line"),
            1 when sale is not null => (partner, facts with { Sales = facts.Sales.Add(sale with { Key = $"late-{number}", Known = known }) }, "a line that became known late"),
            2 when sale is { Type: LineType.Sale } => (partner, facts with { Sales = facts.Sales.Add(sale with { Key = $"back-{number}", Type = LineType.Return, Corrects = sale.Key, Net = -sale.Net, Known = known }) }, "a return"),
            3 when !facts.Certificates.IsEmpty => (partner, facts with { Certificates = facts.Certificates.RemoveAt(chance.Number(0, facts.Certificates.Length - 1)) }, "a certificate less"),
            _ => (partner, facts with { Partner = facts.Partner with { Country = chance.One("FR", "LU", "DE", "MT"), Marks = chance.One("merged", "strategic") is var mark ? [mark] : [] } }, "another country and mark"),
        };
    }

    private static IEnumerable<string> Differences(PopulationAnswers one, PopulationAnswers other)
    {
        for (var partner = 0; partner < other.Partners; partner++)
        {
            for (var i = 0; i < other.Questions.Levels.Length; i++)
            {
                if (one.Level(partner, i) != other.Level(partner, i))
                {
                    yield return $"partner {partner}: level {one.Level(partner, i)}, in a full run {other.Level(partner, i)}";
                }
            }

            for (var i = 0; i < other.Questions.Bonuses.Length; i++)
            {
                if ((one.Minor(partner, i), one.IsRefused(partner, i)) != (other.Minor(partner, i), other.IsRefused(partner, i)))
                {
                    yield return $"partner {partner}: {other.Questions.Bonuses[i].Bonus.Name} {one.Minor(partner, i)}, in a full run {other.Minor(partner, i)}";
                }
            }

            for (var i = 0; i < other.Questions.Figures.Length; i++)
            {
                if (one.Figure(partner, i) != other.Figure(partner, i))
                {
                    yield return $"partner {partner}: {other.Questions.Figures[i].Name} {one.Figure(partner, i)}, in a full run {other.Figure(partner, i)}";
                }
            }
        }
    }

    private static Programme? Read(string text) =>
        ProgrammeText.Read(text) is var reading && reading.Mistakes.Any(m => m.Severity != Severity.Warning) ? null : reading.Value;
}
