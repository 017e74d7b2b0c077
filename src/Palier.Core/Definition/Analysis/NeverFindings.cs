using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>Finds conditions that never hold on any day of the programme, and paths that another path makes useless.</summary>
/// <param name="days">The conditions as they are on each day from which something changes.</param>
internal sealed class NeverFindings(ImmutableArray<Formulas> days, Mistakes mistakes)
{
    /// <summary>Reports the smallest part of a condition that can never hold; false where it can.</summary>
    public bool Find(Condition condition, Place place)
    {
        if (condition is Condition.Never or Condition.Always || !IsNever(condition))
        {
            return false;
        }

        var parts = PartsOf(condition);
        if (condition is Condition.All or Condition.Group && parts.Any(p => Find(p, Way.PlaceOf(p) ?? place)))
        {
            return true;
        }

        mistakes.Add(Way.PlaceOf(condition) ?? place, "P503n", ("names", string.Join(", ", Conditions.TestsOf(condition).Select(t => t.Name).Distinct())));
        return true;
    }

    /// <summary>Parts inside a condition that can hold as a whole: a path that can never be taken, and one that another path covers.</summary>
    public void Within(Condition condition)
    {
        if (condition is Condition.SomeOf some)
        {
            var never = some.Of.Where(p => Find(p, some.Place)).ToHashSet();
            if (some.AtLeast == 1)
            {
                Useless([.. some.Of.Where(p => !never.Contains(p))]);
            }
        }

        foreach (var part in PartsOf(condition))
        {
            Within(part);
        }
    }

    public bool IsNever(Condition condition) => days.All(d => d.Find(d.Of(condition)).Never);

    private static ImmutableArray<Condition> PartsOf(Condition condition) => condition switch
    {
        Condition.All all => all.Of,
        Condition.SomeOf some => some.Of,
        Condition.Group group => [group.Inside],
        _ => [],
    };

    // Of two paths that cover each other the later one is said to be useless.
    private void Useless(ImmutableArray<Condition> paths)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            for (var j = 0; j < paths.Length; j++)
            {
                if (i != j && Covers(paths[j], paths[i]) && (j < i || !Covers(paths[i], paths[j])))
                {
                    mistakes.Add(Way.PlaceOf(paths[i]) ?? default, "P504", ("path", Way.NameOf(paths[i])), ("other", Way.NameOf(paths[j])));
                    break;
                }
            }
        }
    }

    private bool Covers(Condition wide, Condition narrow) => days.All(d => d.Find(Formula.And(d.Of(narrow), new Formula.Not(d.Of(wide)))).Never);
}
