using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Reference;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Programmes;

/// <summary>The engine and the naive reference on the real sales of a bicycle maker: every level, bonus and figure; skipped where the data is not there.</summary>
public sealed class EngineOnRealSales : IDisposable
{
    // What the dealer programme does not ask of its lines, and columns can: different things, limits on amounts, several windows.
    private const string MoreMetrics = """
        metrics:
          deals:      { ref: §2, count: sale.deal, over: 12 closed months }
          products:   { ref: §2, count: sale.product, over: year to date, where: { area: [bikes, components] } }
          large:      { ref: §2, count: sale, over: 6 closed months, where: { net: { at_least: 1_500 } } }
          between:    { ref: §2, sum: sale.net, where: { net: { above: 100 }, family: { not: [Gloves, Helmets] }, country: [US, CA, DE] } }
          pieces:     { ref: §2, sum: sale.quantity, over: 180 days to date, where: { area: { not: accessories } } }
          in_total:   { ref: §2, sum: sale.net, over: 3 closed months, line_rounding: in total }
          invoiced:   { ref: §2, sum: sale.net, over: 12 months to 31 March, counts_on: invoiced_on }
          best_line:  { ref: §2, highest: sale.net, over: year to date }
          usual_line: { ref: §2, median: sale.net, over: 12 closed months }
          most:       { ref: §2, highest: [between, in_total] }

        """;

    private static readonly string[] Periods = ["2012-Q1", "2012-Q4", "2013-Q2", "2013-Q3", "2013-Q4"];
    private static readonly DateOnly[] Days = [new(2011, 7, 1), new(2012, 2, 29), new(2012, 10, 1), new(2013, 6, 30), new(2013, 7, 1), new(2014, 1, 1)];
    private readonly TestDatabase _test = TestDatabase.Empty(Engine.Sqlite);

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Engine_and_reference_agree_to_the_cent_on_every_reseller_day_and_period()
    {
        // Everything became known before the first review, as in a programme that is begun with its history.
        var database = CyclesData.Fill(_test.ConnectionString, new DateTime(2010, 12, 1, 12, 0, 0, DateTimeKind.Utc));
        using var context = database.Context();
        var text = ProgrammeText.Read(File.ReadAllText(Path.Combine(Root.Folder, "programmes", "cycles", "programme.yaml")).Replace("metrics:\n", MoreMetrics, StringComparison.Ordinal)).Value.ShouldNotBeNull();
        var everyone = FactLoading.Everyone(context);
        ImmutableArray<Period> periods = [.. Periods.Select(p => Period.Find(p)!.Value)];
        var questions = new PopulationQuestions([text])
        {
            Levels = [.. Days.Select(d => (text.Name, d))],
            Bonuses = [.. text.Bonuses.SelectMany(b => periods.Select(p => (text, b, p)))],
            Figures = [.. text.Metrics.SelectMany(m => periods.Select(p => (text, m.Name, p.LastDay, (Period?)p)))],
        };
        var members = new MembersAtHand([.. everyone.All.Select(p => everyone.MemberFacts(text, p, periods[^1].LastDay))], everyone);

        var answers = PopulationRun.Of(questions, members, new ColumnStore(members.All).For([text]), stop: TestContext.Current.CancellationToken);

        // Amounts in other currencies that are not rounded line by line are no whole number of parts: those resellers are counted one by one.
        answers.OneByOne.ShouldBeLessThanOrEqualTo(members.All.Count(p => p.Sales.Any(s => s.Net.Currency != text.Currency)));
        int[] tried = [.. Enumerable.Range(0, members.Count).Where(i => IsFull || i % 7 == 0)];
        tried.SelectMany(i => Differences(answers, i, members.All[i].Partner.Id, everyone)).Take(10).ShouldBeEmpty();
        tried.Count(i => Enumerable.Range(0, questions.Bonuses.Length).Any(b => answers.Minor(i, b) != 0)).ShouldBeGreaterThan(tried.Length / 6);
    }

    private static bool IsFull => Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full";

    private static IEnumerable<string> Differences(PopulationAnswers answers, int partner, string id, Population everyone)
    {
        var questions = answers.Questions;
        var reference = Reckonings.Of(questions.Programmes[0], [], id, everyone.All, everyone.Belongings, everyone.Takeovers, new DateOnly(2013, 12, 31));
        for (var i = 0; i < questions.Levels.Length; i++)
        {
            var held = reference.Standings.LevelOn(questions.Levels[i].Programme, questions.Levels[i].On);
            if (answers.Level(partner, i) != held)
            {
                yield return $"{id}, level on {questions.Levels[i].On:O}: the engine says {answers.Level(partner, i)}, the reference {held}";
            }
        }

        for (var i = 0; i < questions.Bonuses.Length; i++)
        {
            var (engine, said) = (answers.Minor(partner, i).ToString(CultureInfo.InvariantCulture), $"{reference.Earned(questions.Bonuses[i].Bonus.Name, questions.Bonuses[i].Period).Units}");
            if (engine != said)
            {
                yield return $"{id}, {questions.Bonuses[i].Bonus.Name} {questions.Bonuses[i].Period}: the engine says {engine}, the reference {said}";
            }
        }

        for (var i = 0; i < questions.Figures.Length; i++)
        {
            var (_, name, day, period) = questions.Figures[i];
            var value = reference.Figure(name, new Question(day) { Period = period, ValueOn = period?.From ?? day });
            var (engine, said) = (answers.Figure(partner, i) is { } v ? ((Fraction)v).ToString() : "no figure", value is { } w ? w.ToString() : "no figure");
            if (engine != said)
            {
                yield return $"{id}, {name} {period}: the engine says {engine}, the reference {said}";
            }
        }
    }
}
