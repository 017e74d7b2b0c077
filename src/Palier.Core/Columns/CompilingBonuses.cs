using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <content>Ladders and bonuses.</content>
internal sealed partial class Compiling
{
    /// <summary>The ladder as a review of a day asks it.</summary>
    public static LadderNode Ladder(Programme version, CountPlans plans, DateOnly day, ISet<string> askedGenerally)
    {
        var compiling = new Compiling(version, plans) { Review = day };
        var asking = new Asking { Day = day, ValueOn = day };
        var node = new LadderNode(version.Ladder!, [.. version.Ladder!.Levels.Select(l => compiling.Condition(l.Requires, asking))]);
        askedGenerally.UnionWith(compiling.AskedGenerally);
        return node;
    }

    /// <summary>
    /// A bonus in a period; null where it is computed thing by thing, shares with others, looks back over caps or at what else is paid:
    /// the general evaluation does that.
    /// </summary>
    public BonusNode? Bonus(Bonus bonus, Period period)
    {
        var at = bonus.LevelAt ?? programme.Answers.LevelAt;
        if (bonus is not { ForEach: null, RunOff: null } || programme.Stacks.Any(s => s.Of.Contains(bonus.Name))
            || at is not (null or When.StartOfPeriod or When.EndOfPeriod))
        {
            return null;
        }

        var asking = new Asking
        {
            Day = period.LastDay,
            Period = period,
            ValueOn = programme.Answers.ValueAt is When.StartOfPeriod ? period.From : period.LastDay,
        };
        var own = Rule(bonus.Requires, bonus.Amount, asking);
        var except = bonus.Except.Select(e => (Exception: e, When: Condition(e.When, asking), Rule: Rule(e.Requires ?? bonus.Requires, e.Amount ?? bonus.Amount, asking))).ToImmutableArray();
        return own is null || except.Any(e => e.Rule is null) ? null
            : new BonusNode(programme, bonus, period, programme.CurrencyOf(bonus).Decimals, own, [.. except.Select(e => (e.Exception, e.When, e.Rule!))]);
    }

    private RuleNode? Rule(Condition requires, ImmutableArray<Step> steps, Asking asking)
    {
        var nodes = new List<StepNode>();
        foreach (var step in steps)
        {
            if (step is Definition.Step.Split)
            {
                continue;
            }

            if (Step(step, asking) is not { } node)
            {
                return null;
            }

            nodes.Add(node);
        }

        return new RuleNode(Condition(requires, asking), [.. nodes]);
    }

    private StepNode? Step(Step step, Asking asking)
    {
        // A step may say itself which day picks its values.
        var at = step.ValueAt switch
        {
            null => asking,
            When.StartOfPeriod => asking with { ValueOn = asking.Period!.Value.From },
            When.EndOfPeriod => asking with { ValueOn = asking.Period!.Value.LastDay },
            _ => null,
        };
        return at is null ? null : step switch
        {
            Definition.Step.Rate rate when UnitOf(rate.Of) is { } unit && CanPay(rate.Value) => new PayNode(Figure(rate.Of, asking), unit == Unit.Count, null, false, Value(rate.Value, at)),
            Definition.Step.Each each when UnitOf(each.Of) is { } unit && CanPay(each.Value) => new PayNode(
                Figure(each.Of, asking), unit == Unit.Count, each.Per == Rational.One && !each.Full ? null : Exact.Of(each.Per), each.Full, Value(each.Value, at)),
            Definition.Step.Fixed f => new AddNode(Value(f.Value, at)),
            Definition.Step.Sum sum => new AddNode(new SumNode([.. sum.Of.Select(n => Figure(n, asking))], [])),
            Definition.Step.Less less => new AddNode(new SumNode([], [.. less.Of.Select(n => Figure(n, asking))])),
            Definition.Step.Extreme extreme => new AddNode(new ExtremeNode([.. extreme.Of.Select(n => Figure(n, asking))], extreme.Highest, noneIsZero: true)),
            Definition.Step.Times times => new TimesNode(Value(times.Value, at)),
            Definition.Step.Cap { Shared: null, Every: null, Per.IsEmpty: true } cap => new CapNode(Value(cap.Value, at), cap.AtMost),
            Definition.Step.Round round => new RoundNode(Exact.Of(round.To), round.Mode),
            _ => null,
        };
    }

    // A scale of the base can be paid where it is reached by words alone: what is inside the bands of another would need the base there.
    private static bool CanPay(Figure figure) => figure switch
    {
        Definition.Figure.Scale scale => !scale.Bands.Any(b => AsksTheBase(b.Value)),
        Definition.Figure.Table table when WordNode.Find(table.By) is not null => table.Rows.All(r => CanPay(r.Value)) && (table.Other is null || CanPay(table.Other)),
        Definition.Figure.History history => history.Entries.Entries.All(e => CanPay(e.Value)),
        _ => !AsksTheBase(figure),
    };

    private static bool AsksTheBase(Figure figure) => figure switch
    {
        Definition.Figure.Scale scale => scale.By is null || scale.Bands.Any(b => AsksTheBase(b.Value)),
        Definition.Figure.Table table => table.Rows.Any(r => AsksTheBase(r.Value)) || (table.Other is { } other && AsksTheBase(other)),
        Definition.Figure.History history => history.Entries.Entries.Any(e => AsksTheBase(e.Value)),
        _ => false,
    };
}
