using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>Puts together what was found for one way: what is lacking, what stands in the way, and how each test will stand.</summary>
internal sealed class WayOf(Programme programme, ImmutableArray<Condition> tests, Trial trial, Func<DateOnly, Asking> asking)
{
    private readonly Leaves _leaves = new(programme);
    private readonly Evaluation<WithReasons> _evaluation = trial.With<WithReasons>(Amounts.None);

    /// <summary>What is lacking, in the order in which the leaves stand in the text.</summary>
    public ImmutableArray<Lacking> Lacking(Amounts more) =>
    [
        .. trial.Leaves.Where(l => more[l] > 0).Select(l => new Lacking(
            l.Kind, l.Name, l.Kind == LackingKind.More ? new Quantity(trial.Have(l), l.Unit) : null,
            l.Kind == LackingKind.More ? new Quantity(l.Step * more[l], l.Unit) : null, l.Level, RefOf(l.Name))),
    ];

    /// <summary>The tests as they will stand on the last of the days, without anything more.</summary>
    public ImmutableArray<Ask> Asks() => [.. tests.OfType<Condition.Tested>().Select(Asked)];

    /// <summary>Why a demand cannot be met by doing more.</summary>
    public Obstacle ObstacleOf(Condition? test)
    {
        if (test is not Condition.Tested tested)
        {
            return new Obstacle(test is Condition.Never ? ObstacleKind.Never : ObstacleKind.NotByMore, "", null, null, null);
        }

        var kind = KindOf(tested, programme, _leaves);
        var ask = Asked(tested);
        var hidden = kind is ObstacleKind.OthersFigures;
        return new Obstacle(kind, tested.Name, hidden ? null : ask.Have, hidden ? null : ask.Asked, ask.Ref);
    }

    /// <summary>Whether no more of anything can ever meet a test that does not hold.</summary>
    public static bool IsForever(Condition test, Programme programme) =>
        test is Condition.Never || (test is Condition.Tested tested && KindOf(tested, programme, new Leaves(programme)) is ObstacleKind.OthersFigures);

    private static ObstacleKind KindOf(Condition.Tested tested, Programme programme, Leaves leaves) => Leaves.Inside(tested.Test) switch
    {
        Test.Top => ObstacleKind.OthersFigures,
        _ when leaves.LooksAtOthers(tested.Name) => ObstacleKind.OthersFigures,
        Test.OneOf => ObstacleKind.WhatThePartnerIs,
        Test.Met { IsMet: false } or Test.Held { IsHeld: false } or Test.Limit { How: Comparison.AtMost or Comparison.Below } => ObstacleKind.TooMuch,
        _ => ObstacleKind.NotByMore,
    };

    private Ask Asked(Condition.Tested tested)
    {
        var found = new ConditionCheck<WithReasons>(_evaluation.Figures).Of(tested, asking(trial.Days[^1]));
        if (Leaves.Inside(tested.Test) is Test.Top || _leaves.LooksAtOthers(tested.Name))
        {
            return new Ask(tested.Name, found.Holds, null, null, RefOf(tested.Name), null);
        }

        var line = found.Lines.FirstOrDefault();
        return new Ask(tested.Name, found.Holds, FigureIn(line, "have"), FigureIn(line, "need"), RefOf(tested.Name), line is null ? null : line with { Below = [] });
    }

    private static Quantity? FigureIn(Reason? line, string name) => line?[name] is Arg.Figure figure ? new Quantity(figure.Value, figure.Unit) : null;

    private string? RefOf(string name) => programme.FindMetric(name.Split('.')[0])?.Ref ?? programme.FindFact(name)?.Ref;
}
