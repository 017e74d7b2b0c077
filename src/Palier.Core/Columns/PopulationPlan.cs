using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Standing;

namespace Palier.Core.Columns;

/// <summary>
/// Questions made ready: the ladder of every review up to the last day that is asked for, the bonuses of every period, and the numbers
/// that all of them ask of sales lines.
/// </summary>
internal sealed class PopulationPlan
{
    private readonly Dictionary<Programme, Dictionary<DateOnly, LadderNode>> _ladders = new(ReferenceEqualityComparer.Instance);
    private readonly SortedSet<string> _askedGenerally = new(StringComparer.Ordinal);

    public PopulationPlan(PopulationQuestions questions)
    {
        Questions = questions;
        Programmes = PartnerStandings.ByName(questions.Programmes);
        LevelDays = [.. questions.Bonuses.Select(b => LevelDay(b.Version, b.Bonus, b.Period))];
        LevelsAsked = [.. questions.Bonuses.Select((b, i) => (b.Version.Name, LevelDays[i])).Where(l => l.Item2 is not null).Select(l => (l.Name, l.Item2!.Value)).Distinct()];
        LevelOf = [.. questions.Bonuses.Select((b, i) => LevelDays[i] is { } day ? LevelsAsked.IndexOf((b.Version.Name, day)) : -1)];
        Bonuses = [.. questions.Bonuses.Select(Compiled)];
        Figures = [.. questions.Figures.Select(Compiled)];
        foreach (var (name, versions) in Programmes)
        {
            var days = questions.Levels.Where(l => l.Programme == name).Select(l => l.On)
                .Concat(questions.Bonuses.Where((b, i) => b.Version.Name == name && LevelDays[i] is not null).Select((b, i) => b.Period.LastDay)).ToList();
            if (days.Count > 0)
            {
                Ladders(versions, days.Max());
            }
        }

        Counts.Place();
        Walks = Walked();
        IsWhole = _askedGenerally.Count == 0 && Bonuses.All(b => b is not null)
            && questions.Programmes.All(p => p.Membership is not { Ends.IsEmpty: false } && !p.Holds.Any(h => h.StopsThe("up")));
    }

    public PopulationQuestions Questions { get; }

    public ImmutableSortedDictionary<string, Versions> Programmes { get; }

    public CountPlans Counts { get; } = new();

    /// <summary>The bonuses in the order in which they are asked; null for those that the general evaluation computes.</summary>
    public ImmutableArray<BonusNode?> Bonuses { get; }

    /// <summary>The figures in the order in which they are asked.</summary>
    public ImmutableArray<FigureNode> Figures { get; }

    /// <summary>For each bonus the day whose level counts; null where levels do not matter or only the general evaluation knows the day.</summary>
    public ImmutableArray<DateOnly?> LevelDays { get; }

    /// <summary>The different levels that bonuses ask for, each asked once of a partner.</summary>
    public ImmutableArray<(string Programme, DateOnly On)> LevelsAsked { get; }

    /// <summary>For each bonus the place among those; -1 where it asks for none.</summary>
    public ImmutableArray<int> LevelOf { get; }

    /// <summary>The names that are asked of the general evaluation.</summary>
    public IReadOnlySet<string> AskedGenerally => _askedGenerally;

    /// <summary>The programmes of the ladders; null where the reviews of one remember more than a walk does.</summary>
    public IReadOnlyList<LadderWalk>? Walks { get; }

    /// <summary>Whether every review and every bonus runs on columns alone.</summary>
    public bool IsWhole { get; }

    /// <summary>The ladder of a review, where it was made ready.</summary>
    public LadderNode? Ladder(Programme version, DateOnly day) => _ladders.GetValueOrDefault(version)?.GetValueOrDefault(day);

    private static DateOnly? LevelDay(Programme version, Bonus bonus, Values.Period period) => version.Ladder is null ? null : (bonus.LevelAt ?? version.Answers.LevelAt) switch
    {
        null or When.StartOfPeriod => period.From,
        When.EndOfPeriod => period.LastDay,
        _ => null,
    };

    private BonusNode? Compiled((Programme Version, Bonus Bonus, Values.Period Period) asked)
    {
        var compiling = new Compiling(asked.Version, Counts);
        if (compiling.Bonus(asked.Bonus, asked.Period) is not { } node)
        {
            return null;
        }

        _askedGenerally.UnionWith(compiling.AskedGenerally);
        return node;
    }

    private FigureNode Compiled((Programme Version, string Name, DateOnly Day, Values.Period? Period) asked)
    {
        var compiling = new Compiling(asked.Version, Counts);
        var node = compiling.Figure(asked.Name, PopulationQuestions.Asking(asked.Day, asked.Period));
        _askedGenerally.UnionWith(compiling.AskedGenerally);
        return node;
    }

    private List<LadderWalk>? Walked()
    {
        var walks = new List<LadderWalk>();
        foreach (var asked in Questions.Levels.Select(l => (l.Programme, l.On)).Concat(LevelsAsked.Select(l => (l.Programme, l.On))).GroupBy(l => l.Programme, l => l.On))
        {
            if (!Programmes.TryGetValue(asked.Key, out var versions))
            {
                continue;
            }

            if (LadderWalk.Of(versions, v => _ladders.GetValueOrDefault(v) ?? [], asked) is not { } walk)
            {
                return null;
            }

            walks.Add(walk);
        }

        return walks;
    }

    // The days on which a history reviews: those of its clocks, by the version that holds on them.
    private void Ladders(Versions versions, DateOnly last)
    {
        foreach (var version in versions.All)
        {
            var ladders = _ladders[version] = [];
            foreach (var clock in new[] { version.Ladder?.Up, version.Ladder?.Down }.OfType<Clock>())
            {
                for (var day = clock.Every.After(version.From.AddDays(-1)); day <= last; day = clock.Every.After(day))
                {
                    if (ReferenceEquals(versions.For(day, day) ?? versions.For(day, DateOnly.MaxValue), version) && !ladders.ContainsKey(day))
                    {
                        ladders[day] = Compiling.Ladder(version, Counts, day, _askedGenerally);
                    }
                }
            }
        }
    }
}
