using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// Turns the figures and conditions of a programme, as asked on given days and for given periods, into a tree that runs over numbers
/// which were counted. What is not compiled becomes a node that asks the general evaluation, so every programme can be compiled, and
/// each gives what the general way gives.
/// </summary>
internal sealed partial class Compiling(Programme programme, CountPlans plans)
{
    /// <summary>The day of the review that is compiled; null for what counts all that is known.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>The names that are asked of the general evaluation.</summary>
    public SortedSet<string> AskedGenerally { get; } = new(StringComparer.Ordinal);

    /// <summary>The figure of a name, as <see cref="Figures{TReasons}.Of"/> finds it.</summary>
    public FigureNode Figure(string name, Asking asking) =>
        programme.FindMetric(name) is { } metric && OfMetric(metric, asking) is { } node ? node : General(name, asking);

    /// <summary>What the figure of a name measures where it is compiled; null where only the general evaluation knows.</summary>
    public Unit? UnitOf(string name) => programme.FindMetric(name) is not { } metric ? null : metric.Verb switch
    {
        Verb.Count => Unit.Count,
        Verb.SumField or Verb.SumFigures or Verb.Extreme => metric.Unit,
        Verb.Share => Unit.Percent,
        Verb.Growth growth => growth.AsIncrease ? metric.Unit : Unit.Percent,
        _ => null,
    };

    /// <summary>The value of a figure of the text.</summary>
    public FigureNode Value(Figure figure, Asking asking)
    {
        switch (figure)
        {
            case Definition.Figure.Plain plain:
                return new PlainNode(Exact.Of(plain.Value));
            case Definition.Figure.Named named:
                return Figure(named.Name, asking);
            case Definition.Figure.History history:
                return history.Entries.On(asking.ValueOn) is { } entry ? Value(entry.Value, asking) : new PlainNode(Exact.None);
            case Definition.Figure.Table table when WordNode.Find(table.By) is { } word:
                return new TableNode(word, [.. table.Rows.Select(r => (IsListed([r.Key], asking.ValueOn), Value(r.Value, asking)))],
                    table.Other is { } other ? Value(other, asking) : null);
            case Definition.Figure.Scale scale:
                return new ScaleNode(scale, scale.By is { } by ? Figure(by, asking) : null, [.. scale.Bands.Select(b => Value(b.Value, asking))]);
            default:
                AskedGenerally.Add((figure as Definition.Figure.Table)?.By ?? "figure");
                return new GeneralLookupNode(figure, asking);
        }
    }

    /// <summary>A condition.</summary>
    public ConditionNode Condition(Condition condition, Asking asking) => condition switch
    {
        Definition.Condition.Always => new ConstantNode(true),
        Definition.Condition.Never => new ConstantNode(false),
        Definition.Condition.All all => new AllNode([.. all.Of.Select(c => Condition(c, asking))]),
        Definition.Condition.SomeOf some => new SomeNode(some.AtLeast, [.. some.Of.Select(c => Condition(c, asking))]),
        Definition.Condition.Group group => Condition(group.Inside, asking),
        Definition.Condition.Tested tested => Tested(tested, tested.Test, asking),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };

    private ConditionNode Tested(Condition.Tested tested, Test test, Asking asking)
    {
        switch (test)
        {
            case Test.Limit limit:
                var (have, need) = (Figure(tested.Name, asking), Value(limit.Value, asking));
                return (ConditionNode?)CountedLimitNode.Of(have, limit.How, need) ?? new LimitNode(have, limit.How, need);
            case Test.SetAside:
                return new ConstantNode(true);
            case Test.History history:
                return history.Entries.On(asking.ValueOn) is { } entry ? Tested(tested, entry.Value, asking) : new ConstantNode(false);
            case Test.LevelLimit level when tested.Name == "level" && !asking.IsMoved && programme.Ladder is { } ladder:
                return new LevelNode(ladder, level.How, ladder.RankOf(level.Level));
            case Test.OneOf one when tested.Name == "partner.marks":
                return new OneOfNode(new MarksNode(), IsListed(one.Words, asking.Day), one.Not);
            case Test.OneOf one when WordNode.Find(tested.Name) is { } word:
                return new OneOfNode(word, IsListed(one.Words, asking.Day), one.Not);
            default:
                AskedGenerally.Add(tested.Name);
                return new GeneralConditionNode(tested with { Test = test }, asking);
        }
    }

    // The words themselves, and those of lists of their names on the day; a word that passes belongs to a list only with a fact.
    private Func<string, bool> IsListed(ImmutableArray<string> words, DateOnly day)
    {
        var all = words.Where(w => !programme.Lists.ContainsKey(w)).ToHashSet(StringComparer.Ordinal);
        foreach (var list in words.Select(w => programme.Lists.GetValueOrDefault(w)).OfType<WordList>())
        {
            all.UnionWith((list.Words.On(day)?.Value ?? []).Where(w => !list.Passing.Any(p => p.Word == w)));
        }

        return all.Contains;
    }

    private GeneralFigureNode General(string name, Asking asking)
    {
        AskedGenerally.Add(name);
        return new GeneralFigureNode(name, asking);
    }
}
