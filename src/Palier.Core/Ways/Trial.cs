using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>For whom and when ways are asked.</summary>
/// <param name="Programme">The version in force.</param>
/// <param name="Facts">What is known of the partner.</param>
/// <param name="Others">The other programmes and versions.</param>
/// <param name="On">The day it is asked on.</param>
/// <param name="Population">Everyone, where the programme looks beyond one partner; null for the partner alone.</param>
public sealed record WaysAsked(Programme Programme, PartnerFacts Facts, ImmutableArray<Programme> Others, DateOnly On, Population? Population = null)
{
    /// <summary>The partner under this version as it stands, where it was evaluated before; otherwise it is evaluated once more.</summary>
    public Evaluation<WithReasons>? Evaluated { get; init; }

    /// <summary>The same asked of the version in force.</summary>
    internal WaysAsked Under(Programme version) => version == Programme ? this : this with { Programme = version, Evaluated = null };

    internal WaysAsked Evaluate() => Evaluated is not null ? this
        : this with { Evaluated = new Evaluation<WithReasons>(Programme, Facts, Others, population: Population) };
}

/// <summary>
/// Asks the evaluation what would be if there were so much more of some leaves: the facts that make it so are supposed, and
/// everything is counted and decided as always.
/// </summary>
/// <param name="asked">For whom.</param>
/// <param name="leaves">Everything of which there may be more.</param>
/// <param name="asking">The question on a day.</param>
/// <param name="days">The days on all of which it must hold.</param>
/// <param name="on">The day of the supposed facts.</param>
internal sealed class Trial(WaysAsked asked, ImmutableArray<Leaf> leaves, Func<DateOnly, Asking> asking, ImmutableArray<DateOnly> days, DateOnly on)
{
    private static readonly int[] DigitsToTry = [0, 1, 2, 3, 4, 5, 6, 7];
    private readonly Dictionary<string, Rational> _each = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Rational> _have = new(StringComparer.Ordinal);

    public DateOnly On => on;

    public Programme Programme => asked.Programme;

    public ImmutableArray<Leaf> Leaves => leaves;

    public ImmutableArray<DateOnly> Days => days;

    /// <summary>The evaluation with so much more, with or without reasons.</summary>
    public Evaluation<TReasons> With<TReasons>(Amounts more)
        where TReasons : struct, IReasons => Evaluate<TReasons>(FactsWith(more), more);

    public bool Holds(Condition test, Amounts more)
    {
        var check = new ConditionCheck<FiguresOnly>(With<FiguresOnly>(more).Figures);
        return days.All(d => check.Of(test, asking(d)).Holds);
    }

    /// <summary>How many steps of the leaf a plain threshold lacks on the worst of the days; null where the test is something else.</summary>
    public long? Gap(Condition test, Leaf leaf)
    {
        if (test is not Condition.Tested tested || tested.Name != leaf.Name)
        {
            return null;
        }

        var check = new ConditionCheck<WithReasons>(With<WithReasons>(Amounts.None).Figures);
        var gaps = days.SelectMany(d => check.Of(test, asking(d)).Missing).Select(m => m.Gap).OfType<Quantity>().Select(g => g.Value).ToList();
        return gaps.Count == 0 ? null : (long)Rounding.ToWhole(gaps.Max() / leaf.Step, RoundingMode.Up);
    }

    /// <summary>What there is of a leaf with what is known now, on the day that has the least.</summary>
    public Rational Have(Leaf leaf)
    {
        if (!_have.TryGetValue(leaf.Name, out var have))
        {
            var evaluation = Evaluate<FiguresOnly>(asked.Facts, Amounts.None);
            _have[leaf.Name] = have = days.Select(d => evaluation.Figure(leaf.Name, asking(d)).Value?.Value ?? Rational.Zero).Min();
        }

        return have;
    }

    /// <summary>The facts with those that make so much more: what is counted first, so that what it brings along counts for the sums.</summary>
    public PartnerFacts FactsWith(Amounts more)
    {
        var (facts, supposing) = (asked.Facts, new Supposing(asked.Programme, on));
        foreach (var leaf in leaves.Where(l => more[l] > 0).OrderBy(Order))
        {
            var amount = leaf.Step * more[leaf];
            if (leaf.Kind == LackingKind.Fact)
            {
                facts = supposing.State(facts, leaf.Name, null);
            }
            else if (leaf.Kind == LackingKind.More && asked.Programme.FindMetric(leaf.Name) is not { } metric)
            {
                facts = supposing.State(facts, leaf.Name, Have(leaf) + amount);
            }
            else if (leaf.Kind == LackingKind.More)
            {
                facts = More(supposing, facts, leaf, asked.Programme.FindMetric(leaf.Name)!, amount);
            }
        }

        return facts;
    }

    // Statements, then counts, then sums: those with the most tests first, as their sales count for the others too.
    private int Order(Leaf leaf) => leaf.Kind != LackingKind.More ? 0 : asked.Programme.FindMetric(leaf.Name) switch
    {
        null => 0,
        { Verb: Verb.Count } => 1,
        var sum => 100 - sum.Where.Length,
    };

    private PartnerFacts More(Supposing supposing, PartnerFacts facts, Leaf leaf, Metric metric, Rational amount)
    {
        if (metric.Verb is Verb.Count)
        {
            return supposing.More(facts, metric, amount, EachOf(metric));
        }

        var already = ReferenceEquals(facts, asked.Facts) ? Rational.Zero : Now(facts, leaf) - Now(asked.Facts, leaf);
        return amount > already ? supposing.More(facts, metric, amount - already, Rational.Zero) : facts;
    }

    private Rational Now(PartnerFacts facts, Leaf leaf) =>
        Evaluate<FiguresOnly>(facts, Amounts.None).Figure(leaf.Name, asking(days[^1])).Value?.Value ?? Rational.Zero;

    // What one more customer must have bought to count: nothing, or the least that makes the figure one more.
    private Rational EachOf(Metric metric)
    {
        if (metric.Verb is not Verb.Count { Fact: "sale" } || (metric.Having is null && metric.Where.IsEmpty))
        {
            return Rational.Zero;
        }

        if (!_each.TryGetValue(metric.Name, out var each))
        {
            var leaf = new Leaf(LackingKind.More, metric.Name, Unit.Count, Rational.One);
            var before = Now(asked.Facts, leaf);
            var cents = Rational.Of(1, System.Numerics.BigInteger.Pow(10, asked.Programme.Currency.Decimals));
            bool Counts(long steps) => Now(new Supposing(asked.Programme, on).More(asked.Facts, metric, Rational.One, cents * steps), leaf) > before;
            _each[metric.Name] = each = cents * (Counts(0) ? 0 : DigitsToTry.Select(d => (long)Math.Pow(10, d + 3)).Where(Counts).Select(top => Least.Between(0, top, Counts)).FirstOrDefault());
        }

        return each;
    }

    private Evaluation<TReasons> Evaluate<TReasons>(PartnerFacts facts, Amounts more)
        where TReasons : struct, IReasons
    {
        var words = leaves.Where(l => l.Kind == LackingKind.LevelElsewhere && more[l] > 0)
            .ToImmutableSortedDictionary(l => l.Name, l => l.Level!, StringComparer.Ordinal);
        return new Evaluation<TReasons>(asked.Programme, facts, asked.Others, words.IsEmpty ? null : new Given { Words = words }, population: asked.Population?.With(facts));
    }
}

/// <summary>How many steps more of each leaf.</summary>
internal sealed record Amounts(ImmutableSortedDictionary<string, long> Steps)
{
    public static readonly Amounts None = new(ImmutableSortedDictionary<string, long>.Empty);

    public long this[Leaf leaf] => Steps.GetValueOrDefault(leaf.Name);

    public Amounts With(Leaf leaf, long steps) => new(Steps.SetItem(leaf.Name, steps));
}
