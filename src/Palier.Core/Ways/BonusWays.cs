using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>Why a bonus of a period pays nothing, and what it would take.</summary>
/// <param name="Because">The line that made it nothing: a condition that is not met, or the first step that comes to nothing; null where no single line did.</param>
/// <param name="IsOpen">Whether the period has not ended on the day it is asked on, so that something can still be done.</param>
public sealed record ZeroBonus(Programme Programme, Bonus Bonus, Period Period, bool IsOpen, Reason? Because, ImmutableArray<Way> Ways);

/// <summary>Looks for what makes a bonus that is zero pay something.</summary>
public static class BonusWays
{
    /// <summary>The ways of a bonus to pay; null where it pays something already.</summary>
    public static ZeroBonus? Of(WaysAsked asked, Bonus bonus, Period period)
    {
        var evaluation = new Evaluation<WithReasons>(asked.Programme, asked.Facts, asked.Others, population: asked.Population);
        var earning = evaluation.Earned(bonus, period);
        if (earning.Earned.Value.Minor != 0 || earning.Refused is not null)
        {
            return null;
        }

        var (requires, asking) = evaluation.GateOf(bonus, period);
        var because = earning.WhyNothing is { } why ? Told(why, asked.Programme) : null;
        var paths = because?.Kind is "not_before" or "no_longer" or "not_for_level" ? [] : Paths.Of(bonus.ForEach is null ? requires : new Condition.Always());
        return new ZeroBonus(asked.Programme, bonus, period, asked.On <= period.LastDay, because, [.. Measure.Nearest(paths.Select(p => Way(asked, bonus, period, p, asking)))]);
    }

    // A line that speaks of a rank, or of a budget that others take from too, tells more than is this partner's to know.
    private static Reason Told(Reason why, Programme programme) =>
        why["name"] is Arg.Name name && (why.Kind == "top" || new Leaves(programme).LooksAtOthers(name.Value))
            ? Reason.Of("way_others", why.Ref, null, ("name", name)) : why with { Below = [] };

    private static Way Way(WaysAsked asked, Bonus bonus, Period period, ChosenPath path, Asking asking)
    {
        var (programme, leaves) = (asked.Programme, new Leaves(asked.Programme));
        ImmutableArray<Leaf> bases = [.. bonus.Amount.SelectMany(Leaves.Bases).SelectMany(b => leaves.Of(b)).DistinctBy(l => l.Name)];
        if (bonus.ForEach is not null)
        {
            bases = [.. leaves.Of(bonus.Requires).Concat(bases).DistinctBy(l => l.Name)];
        }

        var trial = new Trial(asked, [.. path.Tests.SelectMany(t => leaves.Of(t)).Concat(bases).DistinctBy(l => l.Name)], _ => asking, [period.LastDay], period.LastDay);
        var gates = Cheapest.Of(path.Tests, trial, leaves);
        var found = Cheapest.Of(trial, gates);
        var others = leaves.LooksAtOthers(bonus.Name);
        var pays = Cheapest.Pays(bonus, period, trial, bases);
        if (found.Unreached.IsEmpty && !others && !pays.Holds(found.More))
        {
            found = Cheapest.Of(trial, [.. gates, pays with { Leaves = [.. trial.Leaves] }]);
        }

        var way = new WayOf(programme, path.Tests, trial, _ => asking);
        ImmutableArray<Obstacle> obstacles = [.. found.Unreached.Select(d => way.ObstacleOf(d.Test)),
            .. others ? [new Obstacle(ObstacleKind.OthersFigures, bonus.Name, null, null, bonus.Ref)] : ImmutableArray<Obstacle>.Empty];
        return new Way(path.Names, way.Lacking(found.More), obstacles, way.Asks(), period.LastDay, period.LastDay, obstacles.IsEmpty ? period.LastDay : null, found.IsExact);
    }
}
