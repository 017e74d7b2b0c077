using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Tests.Programmes;
using Palier.Core.Values;
using Palier.Reference;

namespace Palier.Core.Tests.Columns;

/// <summary>The engine and the reference on generated programmes and facts.</summary>
public sealed class EngineOnGeneratedTests
{
    private static readonly string[] Names = ["2024-02", "2024-Q3", "2025-02", "2025-H1", "2025", "2024-11", "2024"];
    private static readonly DateOnly[] Days = [new(2024, 2, 29), new(2024, 6, 30), new(2025, 2, 28), new(2025, 7, 15), new(2024, 11, 3)];

    [Fact]
    public void Engine_and_reference_agree_on_everyone_of_generated_programmes_that_use_every_construct()
    {
        var (tried, partners, oneByOne, wanted) = (0, 0, 0, Counts.Of(150, 2_000));
        for (var seed = 1; tried < wanted; seed++)
        {
            var world = new GeneratedWorld(seed);
            if (Read(world.Text) is not { } text || (world.SecondVersion is { } second && Read(second) is null))
            {
                continue;
            }

            tried++;
            ImmutableArray<Programme> programmes = [text, Read(world.BaseCamp)!, .. world.SecondVersion is { } next ? [Read(next)!] : Array.Empty<Programme>()];
            foreach (var name in Names.Skip(seed % Names.Length).Take(Counts.Of(2, 4)))
            {
                var answers = Differences(programmes, world.Facts, Period.Find(name)!.Value, [.. Days.Skip(seed % Days.Length).Take(2)], out var differences);
                (partners, oneByOne) = (partners + answers.Partners, oneByOne + answers.OneByOne);
                differences.Take(5).ShouldBeEmpty($"seed {seed}\n{world.Text}");
                var levels = Levels(programmes, world.Facts, out differences);
                (partners, oneByOne) = (partners + levels.Partners, oneByOne + levels.OneByOne);
                differences.Take(5).ShouldBeEmpty($"seed {seed}\n{world.Text}");
            }
        }

        ((double)oneByOne / partners).ShouldBeLessThan(0.6, "many partners are counted on columns");
    }

    [Fact]
    public void Generated_programmes_have_every_shape_of_metric()
    {
        var shapes = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 150; seed++)
        {
            shapes.UnionWith((Read(new GeneratedWorld(seed).Text)?.Metrics ?? []).SelectMany(Shapes));
        }

        string[] verbs = [.. typeof(Verb).GetNestedTypes().Select(t => t.Name)];
        string[] against = [.. typeof(Against).GetNestedTypes().Select(t => $"against {t.Name}")];
        string[] windows = [.. typeof(Window).GetNestedTypes().Where(t => t != typeof(Window.AroundDay)).Select(t => $"over {t.Name}")];
        string[] picks = [.. Enum.GetNames<Pick>().Select(p => $"pick {p}")];
        string[] tests = ["where OneOf", "where Limit", "where DayLimit", "where Within", "where History", "within AroundDay", "within ThePeriod"];
        string[] rest = ["over by", "at the day", "having", "per", "top", "across", "requires", "tell", "grace", "counts_on", "line_rounding", "converts_at"];
        verbs.Concat(against).Concat(windows).Concat(picks).Concat(tests).Concat(rest).Except(shapes).ShouldBeEmpty($"there are {string.Join(", ", shapes)}");
    }

    private static IEnumerable<string> Shapes(Metric metric)
    {
        var verb = metric.Verb switch
        {
            Verb.Growth growth => $"against {growth.Against.GetType().Name}",
            Verb.OfField of => $"pick {of.Pick}",
            Verb.OfEach of => $"pick {of.Pick}",
            _ => metric.Verb.GetType().Name,
        };
        var words = new (string Name, bool Is)[]
        {
            ("over by", metric.OverBy is not null), ("at the day", metric.AtTheDay), ("having", metric.Having is not null), ("per", !metric.Per.IsEmpty), ("top", metric.Top is not null),
            ("across", metric.Across is not null), ("requires", metric.Requires is not null), ("tell", metric.Tell is not null), ("grace", metric.Grace is not null),
            ("counts_on", metric.CountsOn is not null), ("line_rounding", metric.LineRounding is not null), ("converts_at", metric.ReferenceRate is not null),
        };
        return words.Where(w => w.Is).Select(w => w.Name).Append(verb).Append(metric.Verb.GetType().Name)
            .Concat(metric.Over is { } over ? Windows(over) : []).Concat(metric.Where.SelectMany(w => w.Test is Test.Within within ? [$"within {within.Window.GetType().Name}", "where Within"] : new[] { $"where {w.Test.GetType().Name}" }));
    }

    private static IEnumerable<string> Windows(Window window) => window switch
    {
        Window.YearEarlier earlier => [$"over {nameof(Window.YearEarlier)}", .. Windows(earlier.Inner)],
        Window.Joined joined => [$"over {nameof(Window.Joined)}", .. Windows(joined.First), .. Windows(joined.Second)],
        _ => [$"over {window.GetType().Name}"],
    };

    // Levels alone, on many days.
    private static PopulationAnswers Levels(ImmutableArray<Programme> programmes, Population facts, out List<string> differences)
    {
        DateOnly[] days = [.. Enumerable.Range(0, 30).Select(i => new DateOnly(2023, 12, 28).AddDays(i * 23))];
        var questions = new PopulationQuestions(programmes) { Levels = [.. days.Select(d => (programmes[0].Name, d))] };
        var members = new MembersAtHand([.. facts.All.Select(p => facts.MemberFacts(programmes[0], p, days[^1]))], facts);
        var answers = PopulationRun.Of(questions, members, new ColumnStore(members.All).For(programmes), stop: TestContext.Current.CancellationToken);
        differences = [.. Enumerable.Range(0, members.Count).SelectMany(p => Differences(answers, p, members, facts, days[^1]))];
        return answers;
    }

    // As it is settled: each period with the partners as they were on its last day.
    private static PopulationAnswers Differences(ImmutableArray<Programme> programmes, Population facts, Period period, IReadOnlyList<DateOnly> days, out List<string> differences)
    {
        var text = programmes[0];
        var questions = new PopulationQuestions(programmes)
        {
            Levels = [.. days.Select(d => (text.Name, d))],
            Bonuses = [.. text.Bonuses.Select(b => (text, b, period))],
            Figures = [.. text.Metrics.Select(m => (text, m.Name, period.LastDay, (Period?)period)), .. text.Metrics.SelectMany(m => days.Select(d => (text, m.Name, d, (Period?)null)))],
        };
        var members = new MembersAtHand([.. facts.All.Select(p => facts.MemberFacts(text, p, period.LastDay))], facts);
        var (columns, kept, stop) = (new ColumnStore(members.All).For(programmes), new CountsKept(), TestContext.Current.CancellationToken);
        // Some of it is counted before: the answers are the same.
        PopulationRun.Of(questions with { Bonuses = [.. questions.Bonuses.Take(1)], Figures = [.. questions.Figures.Where((_, i) => i % 2 == 0)] }, members, columns, kept, stop: stop);
        var answers = PopulationRun.Of(questions, members, columns, period.From.Month > 6 ? null : kept, stop: stop);
        differences = [.. Enumerable.Range(0, members.Count).SelectMany(p => Differences(answers, p, members, facts, period.LastDay))];
        return answers;
    }

    private static IEnumerable<string> Differences(PopulationAnswers answers, int partner, MembersAtHand members, Population facts, DateOnly on)
    {
        var (questions, id) = (answers.Questions, members.All[partner].Partner.Id);
        var text = questions.Programmes[0];
        var reference = Reckonings.Of(text, [.. questions.Programmes.Skip(1)], id, facts.All, facts.Belongings, facts.Takeovers, on, null);
        for (var i = 0; i < questions.Levels.Length; i++)
        {
            var held = reference.Standings.LevelOn(text.Name, questions.Levels[i].On);
            if (answers.Level(partner, i) != held)
            {
                yield return $"{id}, level on {questions.Levels[i].On:O}: the engine says {answers.Level(partner, i)}, the reference {held}";
            }
        }

        for (var i = 0; i < questions.Bonuses.Length; i++)
        {
            var (_, bonus, period) = questions.Bonuses[i];
            var earned = reference.Earned(bonus.Name, period);
            var (engine, said) = (answers.IsRefused(partner, i) ? "refused" : Plain(answers.Minor(partner, i)), earned.Refused ? "refused" : $"{earned.Units}");
            if (engine != said)
            {
                yield return $"{id}, {bonus.Name} {period}: the engine says {engine}, the reference {said}";
            }
        }

        for (var i = 0; i < questions.Figures.Length; i++)
        {
            var (_, name, day, period) = questions.Figures[i];
            var value = reference.Figure(name, new Question(day) { Period = period, ValueOn = period?.From ?? day });
            var (engine, said) = (answers.Figure(partner, i) is { } v ? ((Fraction)v).ToString() : "no figure", value is { } w ? w.ToString() : "no figure");
            if (engine != said)
            {
                yield return $"{id}, {name} {period?.ToString() ?? day.ToString("O", CultureInfo.InvariantCulture)}: the engine says {engine}, the reference {said}";
            }
        }
    }

    private static string Plain(long minor) => minor.ToString(CultureInfo.InvariantCulture);

    // A level made at random may ask for less than the one below it: such a text is left out.
    private static Programme? Read(string text) =>
        ProgrammeText.Read(text) is var reading && reading.Mistakes.Any(m => m.Severity != Severity.Warning) ? null : reading.Value;
}
