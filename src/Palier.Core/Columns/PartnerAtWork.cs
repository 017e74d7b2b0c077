using System.Diagnostics;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>One partner's answers: its reviews and bonuses by what was compiled, and by the general evaluation where that is asked.</summary>
/// <param name="plan">The questions, made ready.</param>
/// <param name="members">The partners.</param>
/// <param name="rankings">Ranks shared by everyone.</param>
/// <param name="partner">The number of the partner.</param>
/// <param name="counted">Its figures, and those of others; null where they are counted one by one.</param>
/// <param name="lane">Its place among those.</param>
internal sealed class PartnerAtWork(PopulationPlan plan, IMembers members, Rankings rankings, int partner, Block? counted, int lane) : IReviewing, IGeneral
{
    private readonly string?[] _levels = new string?[plan.LevelsAsked.Length];
    private Dictionary<Programme, Evaluation<FiguresOnly>>? _evaluations;
    private Programme? _asking;
    private readonly PartnerFacts _besides = members.Besides(partner);
    private PartnerStandings? _standings;

    // What asks anything of the general evaluation shares its standings, so that a review which asks for the past finds itself there.
    private PartnerStandings Standings => _standings ??= counted is not null && plan.IsWhole
        ? new PartnerStandings(_besides, plan.Programmes, (_, _, _) => throw new UnreachableException()) { Reviewing = this, WithLines = false }
        : Any.Standings;

    Evaluation<FiguresOnly> IGeneral.Evaluation => Evaluation(_asking!);

    private Evaluation<FiguresOnly> Any => Evaluation(plan.Questions.Programmes[0]);

    /// <exception cref="OverflowException">A figure does not fit: the partner is answered without columns then.</exception>
    public void Answer(PopulationAnswers answers)
    {
        var (questions, i) = (plan.Questions, 0);
        var levels = answers.LevelsOf(partner);
        var earned = answers.EarnedBy(partner);
        var figures = answers.FiguresOf(partner);
        foreach (var (programme, on) in questions.Levels)
        {
            levels[i++] = Standings.In(programme, on)?.LevelOn(on);
        }

        for (i = 0; i < _levels.Length; i++)
        {
            var (programme, on) = plan.LevelsAsked[i];
            _levels[i] = Standings.In(programme, on)?.LevelOn(on);
        }

        for (i = 0; i < earned.Length; i++)
        {
            var (version, bonus, period) = questions.Bonuses[i];
            earned[i] = plan.Bonuses[i] is { } node && counted is not null ? Compiled(node, version, i) : Generally(version, bonus, period, i);
        }

        for (i = 0; i < figures.Length; i++)
        {
            var (version, name, day, period) = questions.Figures[i];
            figures[i] = counted is null ? Evaluation(version).Figure(name, PopulationQuestions.Asking(day, period)).Value?.Value : Compiled(plan.Figures[i], version);
        }
    }

    public IDeciding For(Programme version, DateOnly knownOn) => new Review(this, version, knownOn);

    private Evaluation<FiguresOnly> Evaluation(Programme version)
    {
        var all = _evaluations ??= new(ReferenceEqualityComparer.Instance);
        if (!all.TryGetValue(version, out var evaluation))
        {
            all[version] = evaluation = new Evaluation<FiguresOnly>(
                version, members.Facts(partner), plan.Questions.Programmes, population: members.Population, rankings: rankings);
            evaluation.Standings.Reviewing = counted is null ? null : this;
        }

        return evaluation;
    }

    private Earned Compiled(BonusNode node, Programme version, int asked)
    {
        if (!node.IsOpen || node.HasLeft(_besides))
        {
            return default;
        }

        var level = LevelFor(asked);
        _asking = version;
        if (!IsFor(node.Bonus, version, level))
        {
            return default;
        }

        // What was asked of the general evaluation on the way may be what cannot be computed, such as a bonus that is refused.
        var problems = Problems(version);
        var earned = node.Of(Row(level));
        return Problems(version) > problems ? Columns.Earned.Refused : earned;
    }

    private int Problems(Programme version) => _evaluations?.GetValueOrDefault(version) is { } evaluation ? evaluation.Figures.Problems.Count : 0;

    private string? LevelFor(int asked) => plan.LevelOf[asked] is var at and >= 0 ? _levels[at] : null;

    private Rational? Compiled(FigureNode figure, Programme version)
    {
        _asking = version;
        return figure.Of(Row(null)) is { IsNone: false } value ? value.ToRational() : null;
    }

    private static bool IsFor(Bonus bonus, Programme version, string? level) =>
        version.Ladder is not { } ladder || bonus.For is ForLevels.Everyone || (level is not null && bonus.For.Covers(level, ladder));

    private Earned Generally(Programme version, Bonus bonus, Period period, int asked)
    {
        // Most bonuses are not for most levels, and that is quick to say.
        if (bonus.RunOff is null && plan.LevelDays[asked] is not null && !IsFor(bonus, version, LevelFor(asked)))
        {
            return default;
        }

        var earning = Evaluation(version).Earned(bonus, period);
        return earning.Refused is null ? new Earned(earning.Earned.Value.Minor) : Columns.Earned.Refused;
    }

    private sealed class Review(PartnerAtWork of, Programme version, DateOnly knownOn) : IDeciding, IGeneral
    {
        public Evaluation<FiguresOnly> Evaluation => (Evaluation<FiguresOnly>)Generally;

        private IDeciding Generally => of.Any.Standings.For(version, knownOn);

        public LevelStanding Reached(DateOnly day, string? held) => of.Ladder(version, day) is { } ladder
            ? new LevelStanding(day, ladder.Reached(of.Row(held, this)), [])
            : Generally.Reached(day, held);

        public Checked Check(Condition condition, DateOnly day, string? held) => Generally.Check(condition, day, held);
    }

    private Row Row(string? level, IGeneral? general = null) => new(counted, lane, _besides.Partner, general ?? this) { Level = level };

    private LadderNode? Ladder(Programme version, DateOnly day) => plan.Ladder(version, day);
}
