using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>A figure or fact at the bottom of what is tested, of which there can be more.</summary>
/// <param name="Kind">Whether it is a figure, a fact to be stated, or a level elsewhere.</param>
/// <param name="Name">Its name in the text.</param>
/// <param name="Unit">What it measures.</param>
/// <param name="Step">The smallest amount of it: a minor unit of money, one of what is counted.</param>
/// <param name="Level">The level in another programme.</param>
internal sealed record Leaf(LackingKind Kind, string Name, Unit Unit, Rational Step, string? Level = null);

/// <summary>Finds what a test rests on, down to the figures that count facts.</summary>
internal sealed class Leaves(Programme programme)
{
    /// <summary>The leaves of a test, in the order of the text; none where nothing can be done more of.</summary>
    public ImmutableArray<Leaf> Of(Condition condition)
    {
        var found = new List<Leaf>();
        Add(condition, found, []);
        return [.. found.DistinctBy(l => l.Name)];
    }

    /// <summary>The leaves of a figure.</summary>
    public ImmutableArray<Leaf> Of(string figure)
    {
        var found = new List<Leaf>();
        Figure(figure, found, []);
        return [.. found.DistinctBy(l => l.Name)];
    }

    /// <summary>Whether a figure, or what it is made of, depends on other partners: ranks, and budgets that are shared.</summary>
    public bool LooksAtOthers(string name) => LooksAtOthers(name, []);

    private bool LooksAtOthers(string name, HashSet<string> seen)
    {
        var whole = name.Split('.')[0];
        if (!seen.Add(whole))
        {
            return false;
        }

        if (programme.FindBonus(whole) is { } bonus)
        {
            return bonus.Amount.Any(s => s is Step.Cap { Shared: not null } || Bases(s).Any(b => LooksAtOthers(b, seen)));
        }

        return programme.FindMetric(whole) is { } metric
            && (metric.Verb is Verb.Rank || Inner(metric).Any(n => LooksAtOthers(n, seen))
                || new[] { metric.Requires, metric.Having }.OfType<Condition>().SelectMany(Conditions.TestsOf).Any(t => t.Test is Test.Top || LooksAtOthers(t.Name, seen)));
    }

    /// <summary>The figures that the steps of an amount take something of.</summary>
    public static IEnumerable<string> Bases(Step step) => step switch
    {
        Step.Rate rate => [rate.Of],
        Step.Each each => [each.Of],
        Step.Sum sum => sum.Of,
        Step.Extreme extreme => extreme.Of,
        Step.Less less => less.Of,
        _ => [],
    };

    private void Add(Condition condition, List<Leaf> found, HashSet<string> seen)
    {
        foreach (var tested in Conditions.TestsOf(condition))
        {
            switch (Inside(tested.Test))
            {
                case Test.Met { IsMet: true } when programme.FindFact(tested.Name) is not null:
                    found.Add(new Leaf(LackingKind.Fact, tested.Name, Unit.Count, Rational.One));
                    break;
                case Test.LevelLimit level when tested.Name != "level":
                    found.Add(new Leaf(LackingKind.LevelElsewhere, tested.Name, Unit.Count, Rational.One, level.Level));
                    break;
                case Test.Limit or Test.EveryPart:
                    Figure(tested.Name, found, seen);
                    break;
            }
        }
    }

    /// <summary>The test without the moment at which it is asked.</summary>
    public static Test Inside(Test test) => test is Test.At at ? Inside(at.Inner) : test;

    private void Figure(string name, List<Leaf> found, HashSet<string> seen)
    {
        if (name.Split('.') is [var whole, var field] && programme.FindMetric(whole) is { Verb: Verb.Score })
        {
            Figure(field, found, seen);
            return;
        }

        if (!seen.Add(name))
        {
            return;
        }

        if (programme.FindFact(name) is { Unit: { } unit })
        {
            found.Add(new Leaf(LackingKind.More, name, unit, unit == Unit.Percent ? Rational.Of(1, 100) : Rational.One));
        }
        else if (programme.FindMetric(name) is { } metric)
        {
            Of(metric, found, seen);
        }
    }

    private void Of(Metric metric, List<Leaf> found, HashSet<string> seen)
    {
        if (metric.Requires is { } requires)
        {
            Add(requires, found, seen);
        }

        if (Supposing.CanMake(metric))
        {
            var tenth = Rational.Of(1, System.Numerics.BigInteger.Pow(10, programme.Currency.Decimals));
            found.Add(new Leaf(LackingKind.More, metric.Name, metric.Unit, metric.Unit == Unit.Money ? tenth : Rational.One));
            return;
        }

        foreach (var name in Inner(metric))
        {
            Figure(name, found, seen);
        }

        foreach (var part in metric.Verb is Verb.Score score ? score.Parts : [])
        {
            if (part.Requires is { } needs)
            {
                Add(needs, found, seen);
            }
        }
    }

    // What there must be more of, not what is taken away or compared with.
    private static IEnumerable<string> Inner(Metric metric) => metric.Verb switch
    {
        Verb.SumFigures sum => sum.Of,
        Verb.Extreme extreme => extreme.Of,
        Verb.OfEach each => [each.Figure],
        Verb.Share share => [share.Part],
        Verb.Growth growth => [growth.Of],
        Verb.Score score => score.Parts.Select(p => p.Figure),
        Verb.Amount amount => amount.Steps.SelectMany(Bases),
        Verb.Rank rank => [rank.Of],
        _ => [],
    };
}
