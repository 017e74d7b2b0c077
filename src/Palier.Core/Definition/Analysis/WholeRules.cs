using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>Everything that can be found by looking at whole rules of a programme that was read, on every day on which something changes.</summary>
internal static class WholeRules
{
    public static void Find(Programme programme, Mistakes mistakes)
    {
        var rules = RuleParts.Of(programme);
        var days = DayFindings.Changes(programme, rules);
        ImmutableArray<Formulas> conditions = [.. days.Select(d => new Formulas(programme, d))];
        new DayFindings(programme, rules, mistakes).Find();
        ClockFindings.Find(programme, mistakes);
        Never(programme, rules, conditions, mistakes);
        foreach (var day in programme.Ladder is null ? [] : conditions)
        {
            // What is found on one day is not said again for a later one.
            if (!Ladder(programme, day, mistakes))
            {
                break;
            }
        }

        new ConflictFindings(programme, conditions, mistakes).Find();
        new CapFindings(programme, days, mistakes).Find();
        new GivingFindings(programme, days, mistakes).Find();
        new FairnessFindings(programme, mistakes).Find();
    }

    private static void Never(Programme programme, ImmutableArray<RulePart> rules, ImmutableArray<Formulas> days, Mistakes mistakes)
    {
        var never = new NeverFindings(days, mistakes);
        var exceptions = programme.Bonuses.SelectMany(b => b.Except).Select(e => e.When).ToHashSet();
        foreach (var rule in rules)
        {
            foreach (var condition in rule.Conditions.Where(c => !exceptions.Contains(c)))
            {
                if (!never.Find(condition, rule.Place))
                {
                    never.Within(condition);
                }
            }
        }
    }

    private static bool Ladder(Programme programme, Formulas day, Mistakes mistakes)
    {
        var found = new Mistakes();
        new LadderFindings(programme.Ladder!, day, found).Find();
        foreach (var mistake in found.InOrder)
        {
            mistakes.Add(mistake);
        }

        return found.InOrder.IsEmpty;
    }
}
