using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>
/// Compares the levels of a ladder with each other, way by way. A level counts when its own condition holds, whatever becomes of
/// those below it; so a higher level may ask for other things, but where it asks for the same thing it may not ask for less of it.
/// </summary>
internal sealed class LadderFindings(Ladder ladder, Formulas formulas, Mistakes mistakes)
{
    public void Find()
    {
        for (var i = 0; i < ladder.Levels.Length; i++)
        {
            Alone(i);
            var found = false;
            for (var below = i - 1; below >= 0 && !found; below--)
            {
                found = Compare(ladder.Levels[i], ladder.Levels[below]);
            }
        }
    }

    private static bool IsOfThePartner(Claim claim) => claim is Claim.OneOf or Claim.Limit { About: "level" };

    private void Alone(int i)
    {
        var level = ladder.Levels[i];
        var asked = formulas.Of(level.Requires);
        if (i > 0 && level.Requires is not Condition.Always && formulas.Find(new Formula.Not(asked)).Never)
        {
            mistakes.Add(level.Place, "P502e", ("level", level.Name));
        }
    }

    // The nearest level below is enough: what holds against it is said once.
    private bool Compare(Level higher, Level lower)
    {
        if (higher.Requires is Condition.Always || lower.Requires is Condition.Always or Condition.Never)
        {
            return false;
        }

        var (asked, less) = (formulas.Of(higher.Requires), formulas.Of(lower.Requires));
        if (formulas.Find(Formula.And(less, new Formula.Not(asked))).Never)
        {
            var same = formulas.Find(Formula.And(asked, new Formula.Not(less))).Never;
            mistakes.Add(higher.Place, same ? "P502n" : "P501n", ("higher", higher.Name), ("lower", lower.Name));
            return true;
        }

        var found = false;
        foreach (var way in Way.To(higher.Requires))
        {
            found |= AsksLess(higher, lower, way, less) || Forgets(higher, lower, way, less);
        }

        return found;
    }

    // What the way does not ask about at all is taken to be as good as the lower level wants it; what is left is less of the same.
    private bool AsksLess(Level higher, Level lower, Way way, Formula less)
    {
        var asked = formulas.Of(way.Condition);
        var asks = asked.Claims.Select(c => c.About).ToHashSet(StringComparer.Ordinal);
        var found = formulas.Find(Formula.And(asked, new Formula.Not(Granted(less, asks))));
        if (found.Point is null)
        {
            return false;
        }

        mistakes.Add(higher.Place, way.Name.Length > 0 ? "P501w" : "P501",
            ("higher", higher.Name), ("lower", lower.Name), ("way", way.Name), ("point", formulas.Shown(found)));
        return true;
    }

    private static Formula Granted(Formula formula, HashSet<string> asks) => formula switch
    {
        Formula.Single { Claim: var claim } => IsOfThePartner(claim) || asks.Contains(claim.About) ? formula : Formula.True,
        Formula.Not { Inside: Formula.Single { Claim: var claim } } => IsOfThePartner(claim) || asks.Contains(claim.About) ? formula : Formula.True,
        Formula.All all => new Formula.All([.. all.Of.Select(f => Granted(f, asks))]),
        Formula.AtLeast some => some with { Of = [.. some.Of.Select(f => Granted(f, asks))] },
        _ => formula,
    };

    // A way that asks for nothing new and leaves something out has most likely forgotten it.
    private bool Forgets(Level higher, Level lower, Way way, Formula less)
    {
        var asked = formulas.Of(way.Condition);
        var (here, there) = (Names(asked), Names(less));
        if (!here.IsSubsetOf(there) || here.Count == there.Count || !formulas.Find(Formula.And(asked, new Formula.Not(less))).IsDecided
            || formulas.Find(Formula.And(asked, new Formula.Not(less))).Point is null)
        {
            return false;
        }

        var left = string.Join(", ", less.Claims.Where(c => !IsOfThePartner(c)).Select(c => c.About).Distinct().Where(n => !here.Contains(n)));
        mistakes.Add(higher.Place, way.Name.Length > 0 ? "P508w" : "P508", ("higher", higher.Name), ("lower", lower.Name), ("way", way.Name), ("left", left));
        return true;
    }

    private static HashSet<string> Names(Formula formula) => formula.Claims.Where(c => !IsOfThePartner(c)).Select(c => c.About).ToHashSet(StringComparer.Ordinal);
}
