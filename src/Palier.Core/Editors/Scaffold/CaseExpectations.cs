using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Editors.Scaffold;

/// <summary>What a case expects: the level over the period and what every bonus earned, as computed from everything that is known.</summary>
/// <param name="Lines">Lines of YAML, each a name and what is expected of it.</param>
/// <param name="LeftOut">Bonuses of which no whole period with a name lies within the case's own.</param>
/// <param name="IsOnePeriod">Whether every bonus has the period of the case, so that one explanation tells of them all.</param>
internal sealed record CaseExpectations(ImmutableArray<string> Lines, ImmutableArray<string> LeftOut, bool IsOnePeriod)
{
    public static CaseExpectations Of(CaseSubject subject)
    {
        var (programme, period, lines, left) = (subject.Programme, subject.Period, ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        var facts = subject.Everyone.MemberFacts(programme, subject.Everyone.Find(subject.Partner)!, period.LastDay);
        var evaluation = new Evaluation<FiguresOnly>(programme, facts, subject.Others, population: subject.Everyone);
        if (programme.Ladder is not null)
        {
            lines.Add($"level: {{ {TableText.Day(period.From)}: {LevelOn(evaluation, period.From)}, {TableText.Day(period.LastDay)}: {LevelOn(evaluation, period.LastDay)} }}");
            lines.Add($"level.since: {TableText.Day(evaluation.HeldOn(period.LastDay).Since) ?? "none"}");
            lines.Add($"level.reached: {evaluation.LevelOn(period.LastDay).Reached?.Name ?? "none"}");
        }

        var isOne = !programme.Bonuses.IsEmpty;
        foreach (var bonus in programme.Bonuses)
        {
            var periods = Calendar.Periods(bonus.Every, period, programme.YearStarts).Where(p => Period.Find(p.ToString()) == p).ToList();
            isOne &= periods is [var whole] && whole == period;
            if (periods.Count == 0)
            {
                left.Add(bonus.Name);
            }
            else
            {
                lines.Add($"{bonus.Name}: {(periods is [var one] && one == period ? Shown(evaluation.Earned(bonus, one)) : ByPeriod(evaluation, bonus, periods))}");
            }
        }

        return new CaseExpectations(lines.ToImmutable(), left.ToImmutable(), isOne);
    }

    private static string LevelOn(Evaluation<FiguresOnly> evaluation, DateOnly day) => evaluation.HeldOn(day).Level?.Name ?? "none";

    private static string ByPeriod(Evaluation<FiguresOnly> evaluation, Bonus bonus, IEnumerable<Period> periods) =>
        $"{{ {string.Join(", ", periods.Select(p => $"{p}: {Shown(evaluation.Earned(bonus, p))}"))} }}";

    private static string Shown(Earning earning) => earning.Refused is null ? earning.Earned.Value.ToString().Split(' ')[0] : "refused";
}
