using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>
/// Finds rules that speak at the same time: exceptions without an order, bonuses for the same sale, and a hold that keeps itself.
/// Figures are taken to be independent of each other: what cannot be excluded is reported as possible.
/// </summary>
internal sealed class ConflictFindings(Programme programme, ImmutableArray<Formulas> days, Mistakes mistakes)
{
    public void Find()
    {
        foreach (var bonus in programme.Bonuses)
        {
            Exceptions(bonus);
        }

        for (var i = 0; i < programme.Bonuses.Length; i++)
        {
            foreach (var other in programme.Bonuses[..i].Where(o => PayTwice(programme.Bonuses[i], o)))
            {
                mistakes.Add(programme.Bonuses[i].Place, "P606", ("one", other.Name), ("other", programme.Bonuses[i].Name), ("thing", other.ForEach!));
            }
        }

        foreach (var hold in programme.Holds.Where(h => h.StopsThe("up")))
        {
            StopsItsRelease(hold);
        }
    }

    private void Exceptions(Bonus bonus)
    {
        foreach (var one in bonus.Except)
        {
            Names(bonus, one);
            if (days.All(d => d.Find(Formula.And(d.Of(bonus.For), d.Of(one.When))).Never))
            {
                mistakes.Add(one.Place, "P803", ("name", one.Name));
            }
        }

        var ring = Ring(bonus.Except);
        if (!ring.IsEmpty)
        {
            mistakes.Add(bonus.Except.First(e => e.Name == ring[0]).Place, "P802", ("ring", string.Join(", ", ring)));
        }

        for (var i = 0; i < bonus.Except.Length; i++)
        {
            foreach (var other in bonus.Except[..i].Where(o => !o.Beats.Contains(bonus.Except[i].Name) && !bonus.Except[i].Beats.Contains(o.Name)))
            {
                Together(bonus, other, bonus.Except[i]);
            }
        }
    }

    private void Names(Bonus bonus, Exemption one)
    {
        foreach (var name in one.Beats.Where(b => bonus.Except.All(e => e.Name != b)))
        {
            var nearest = Nearest.To(name, bonus.Except.Select(e => e.Name).Where(n => n != one.Name));
            mistakes.Add(one.Place, nearest is null ? "P201" : "P201n", ("name", name), ("nearest", nearest ?? ""));
        }
    }

    private void Together(Bonus bonus, Exemption one, Exemption other)
    {
        foreach (var day in days)
        {
            var found = day.Find(Formula.And(day.Of(bonus.For), day.Of(one.When), day.Of(other.When)));
            if (!found.Never)
            {
                mistakes.Add(other.Place, found.Point is null ? "P801u" : "P801", ("one", one.Name), ("other", other.Name), ("point", day.Shown(found)));
                return;
            }
        }
    }

    private static ImmutableArray<string> Ring(ImmutableArray<Exemption> all)
    {
        return all.Select(e => Follow(e.Name, [])).FirstOrDefault(r => !r.IsEmpty, []);

        ImmutableArray<string> Follow(string name, ImmutableArray<string> way) =>
            way.Contains(name) ? [.. way[way.IndexOf(name)..], name]
            : all.FirstOrDefault(e => e.Name == name) is { } next ? next.Beats.Select(b => Follow(b, way.Add(name))).FirstOrDefault(r => !r.IsEmpty, [])
            : [];
    }

    // For the same kind of thing, into the same wallet, at the same time, and neither takes the other into account.
    private bool PayTwice(Bonus one, Bonus other)
    {
        if (one.ForEach is not ("sale" or "deal") || one.ForEach != other.ForEach || one.Spends is not null || other.Spends is not null
            || !WalletsOf(one).Overlaps(WalletsOf(other)) || one.From >= other.Until || other.From >= one.Until
            || programme.Stacks.Any(s => s.Of.Contains(one.Name) && s.Of.Contains(other.Name)) || Names(one).Contains(other.Name) || Names(other).Contains(one.Name))
        {
            return false;
        }

        return days.Any(d => !d.Find(Formula.And(Paid(d, one), Paid(d, other))).Never);
    }

    private static Formula Paid(Formulas day, Bonus bonus) => Formula.And(day.Of(bonus.For), day.Of(bonus.ForEach!, bonus.Where), day.Of(bonus.Requires));

    private static HashSet<string> WalletsOf(Bonus bonus) =>
        bonus.Amount is [.., Step.Split split] ? split.Rows.SelectMany(r => r.Shares.Select(s => s.Wallet)).ToHashSet(StringComparer.Ordinal) : [bonus.To];

    private static IEnumerable<string> Names(Bonus bonus) => bonus.Amount.SelectMany(s => s switch
    {
        Step.Sum sum => sum.Of,
        Step.Less less => less.Of,
        Step.Extreme extreme => extreme.Of,
        _ => [],
    });

    // At a level where it holds whatever else is so, only another level would end it, and none can be gained.
    private void StopsItsRelease(Hold hold)
    {
        if (programme.Ladder is not { } ladder || Conditions.TestsOf(hold.While).All(t => t.Name != "level"))
        {
            return;
        }

        var day = days[^1];
        var holds = day.Of(hold.While);
        var stuck = ladder.Levels.FirstOrDefault(l => day.Find(Formula.And(day.Of(new ForLevels.Listed([l.Name])), new Formula.Not(holds))).Never);
        if (stuck is not null && !day.Find(new Formula.Not(holds)).Never)
        {
            mistakes.Add(hold.Place, "P804", ("name", hold.Name), ("level", stuck.Name));
        }
    }
}
