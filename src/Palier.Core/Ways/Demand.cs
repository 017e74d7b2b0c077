using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>Something that must hold: a test of the text, or that a bonus pays at all.</summary>
/// <param name="Test">The test; null where it is the bonus itself.</param>
/// <param name="Leaves">What it rests on.</param>
/// <param name="Holds">Whether it holds with so much more.</param>
internal sealed record Demand(Condition? Test, ImmutableArray<Leaf> Leaves, Func<Amounts, bool> Holds);

/// <summary>What was found for the demands of a way.</summary>
/// <param name="More">The least of each leaf.</param>
/// <param name="Unreached">The demands that no more of anything meets.</param>
internal sealed record Found(Amounts More, ImmutableArray<Demand> Unreached, bool IsExact);

/// <summary>
/// Finds the least that meets all demands. A demand that rests on one leaf asks for the least of it, and no way does with less;
/// where all demands are met so, that is the smallest measure there is. Demands that rest on several leaves are left for the mix.
/// </summary>
internal static class Cheapest
{
    public static Found Of(Trial trial, ImmutableArray<Demand> demands)
    {
        var more = Amounts.None;
        var unmet = demands.Where(d => !d.Holds(Amounts.None)).ToList();
        var unreached = new List<Demand>();
        foreach (var demand in unmet.Where(d => d.Leaves.Length < 2))
        {
            var least = demand.Leaves is [var leaf] ? Least.Of(leaf, 0, demand.Test is { } test ? trial.Gap(test, leaf) : null, n => demand.Holds(Amounts.None.With(leaf, n))) : null;
            if (least is { } steps)
            {
                more = more.With(demand.Leaves[0], Math.Max(steps, more[demand.Leaves[0]]));
            }
            else
            {
                unreached.Add(demand);
            }
        }

        var exact = true;
        var mixed = unmet.Where(d => d.Leaves.Length > 1 && !d.Holds(more)).ToImmutableArray();
        if (!mixed.IsEmpty)
        {
            var mix = new Mix(trial, mixed, more).Cheapest();
            (more, exact) = mix is { } found ? found : (more, exact);
        }

        unreached.AddRange(demands.Where(d => !unreached.Contains(d) && !d.Holds(more)));
        return new Found(more, [.. unreached], exact);
    }

    /// <summary>The demands of the tests of a way.</summary>
    public static ImmutableArray<Demand> Of(IEnumerable<Condition> tests, Trial trial, Leaves leaves) =>
        [.. tests.Select(t => new Demand(t, leaves.Of(t), more => trial.Holds(t, more)))];

    /// <summary>The demand that a bonus pays something in a period.</summary>
    public static Demand Pays(Bonus bonus, Period period, Trial trial, ImmutableArray<Leaf> leaves) =>
        new(null, leaves, more => trial.With<FiguresOnly>(more).Earned(bonus, period).Earned.Value.Minor > 0);
}
