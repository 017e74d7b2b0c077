using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>
/// The cheapest mix of several leaves that meets demands which rest on more than one: scores, sums, averages.
/// </summary>
/// <remarks>
/// What is counted is tried one by one. Of amounts one at a time is free and takes the least that is enough, while the others
/// stand at nothing, at the least that is enough alone, or where a scale of a score begins a band. The measure of one thing
/// grows ever slower, so that where points rise in straight lines between bands no mix between these points is cheaper.
/// </remarks>
internal sealed class Mix(Trial trial, ImmutableArray<Demand> demands, Amounts from)
{
    private const int MostCounted = 60;
    private const int MostTried = 4_000;
    private readonly ImmutableArray<Leaf> _leaves = [.. demands.SelectMany(d => d.Leaves).DistinctBy(l => l.Name)];
    private readonly Dictionary<string, long?> _alone = new(StringComparer.Ordinal);
    private (Amounts More, Rational Cost, int Things)? _best;
    private int _tried;
    private bool _isExact = true;

    /// <summary>The cheapest, and whether it is known that no other is cheaper; null where no mix was found.</summary>
    public (Amounts More, bool IsExact)? Cheapest()
    {
        var amounts = _leaves.Where(l => l.Unit != Unit.Count).ToList();
        _isExact = amounts.Count < 2 || demands.All(d => IsInStraightLines(d.Test));
        foreach (var leaf in _leaves)
        {
            _alone[leaf.Name] = Least.Of(leaf, from[leaf], null, n => Holds(from.With(leaf, n)));
        }

        // What is not met with the most of everything is met by no mix.
        if (_alone.Values.All(n => n is null) && !Holds(_leaves.Aggregate(from, (all, leaf) => all.With(leaf, from[leaf] + MostOf(leaf)))))
        {
            return null;
        }

        foreach (var free in amounts.Count > 0 ? amounts : [_leaves[^1]])
        {
            Try([.. _leaves.Where(l => l != free)], 0, from, free);
        }

        return _best is { } best ? (best.More, _isExact && _tried < MostTried) : null;
    }

    private static long MostOf(Leaf leaf) => leaf.Kind != LackingKind.More ? 1 : leaf.Unit == Unit.Count ? MostCounted : Least.MostMoney;

    private bool Holds(Amounts more) => demands.All(d => d.Holds(more));

    private Rational Cost(Amounts more) => _leaves.Aggregate(Rational.Zero, (sum, l) => sum + CostOf(l, more[l]));

    private Rational CostOf(Leaf leaf, long steps) =>
        steps == 0 ? Rational.Zero : leaf.Kind != LackingKind.More ? Rational.One : Measure.PartOf(trial.Have(leaf), leaf.Step * steps);

    private int Things(Amounts more) => _leaves.Count(l => more[l] > 0);

    private void Try(ImmutableArray<Leaf> others, int at, Amounts more, Leaf free)
    {
        if (_tried >= MostTried || !IsNearer(more))
        {
            return;
        }

        if (at < others.Length)
        {
            foreach (var value in Values(others[at]))
            {
                Try(others, at + 1, more.With(others[at], value), free);
            }

            return;
        }

        _tried++;
        var least = Holds(more) ? more[free] : Least.Of(free, more[free], null, n => Holds(more.With(free, n)));
        if (least is { } steps && more.With(free, steps) is var whole && IsNearer(whole))
        {
            _best = (whole, Cost(whole), Things(whole));
        }
    }

    private bool IsNearer(Amounts more)
    {
        var cost = Cost(more);
        return _best is not { } best || cost < best.Cost || (cost == best.Cost && Things(more) < best.Things);
    }

    private IEnumerable<long> Values(Leaf leaf)
    {
        var (least, alone) = (from[leaf], _alone[leaf.Name]);
        if (leaf.Kind != LackingKind.More)
        {
            return [least, 1];
        }

        if (leaf.Unit == Unit.Count)
        {
            _isExact &= alone is null || alone - least <= MostCounted;
            return Enumerable.Range(0, (int)Math.Min(MostCounted, (alone ?? MostCounted + least) - least) + 1).Select(i => least + i);
        }

        var begins = demands.SelectMany(d => d.Test is Condition.Tested t ? BandsOf(t.Name, leaf) : [])
            .Select(b => (long)Rounding.ToWhole((b - trial.Have(leaf)) / leaf.Step, RoundingMode.Up));
        return begins.Append(least).Concat(alone is { } enough ? [enough] : []).Where(v => v >= least).Distinct().Order();
    }

    private Programme Programme => trial.Programme;

    private Verb.Score? ScoreOf(string name) => Programme.FindMetric(name.Split('.')[0])?.Verb as Verb.Score;

    // Where the points of a part turn: its bands, and the value at which it is worth the most it may be.
    private IEnumerable<Rational> BandsOf(string name, Leaf leaf) => (ScoreOf(name)?.Parts ?? []).Where(p => p.Figure == leaf.Name).SelectMany(p => p.Worth switch
    {
        Figure.Scale scale => scale.Bands.Select(b => scale.Above ? b.Begins + leaf.Step : b.Begins),
        null when p.AtMost is Figure.Plain most => [most.Value],
        _ => [],
    });

    private bool IsInStraightLines(Condition? test) => test is Condition.Tested t && (ScoreOf(t.Name) is { } score
        ? score.Parts.All(p => p.Weight is null && (p.Worth is null ? p.AtMost is null or Figure.Plain : p.Worth is Figure.Scale && p.AtMost is null)
            && Programme.FindMetric(p.Figure) is { } figure && Supposing.CanMake(figure))
        : Programme.FindMetric(t.Name) is { Verb: Verb.SumFigures { Less.IsEmpty: true } sum } && sum.Of.All(n => Programme.FindMetric(n) is { } m && Supposing.CanMake(m)));
}
