using System.Collections.Immutable;
using Palier.Core.Definition;

namespace Palier.Core.Comparing;

/// <summary>Two versions of a programme, rule by rule.</summary>
internal sealed class VersionsCompared
{
    /// <summary>Answers that no level, benefit or earned amount depends on.</summary>
    private static readonly string[] besideFigures = ["late_facts", "late_rules", "closes", "debts", "accrues"];

    private static readonly string[] wordingOfTheHead = ["title", "about", "guide"];

    private readonly Programme _old;
    private readonly Programme _now;
    private readonly Dictionary<(RuleKind Kind, string Name), NamedRule> _before;
    private readonly Dictionary<(RuleKind Kind, string Name), NamedRule> _after;
    private readonly HashSet<string> _moved;
    private readonly bool _allMoved;

    public VersionsCompared(Programme old, Programme now)
    {
        (_old, _now, _before, _after) = (old, now, ByName(old), ByName(now));
        var changed = Keys.Where(k => Shape.Meaning(_before.GetValueOrDefault(k)?.Says) != Shape.Meaning(_after.GetValueOrDefault(k)?.Says)).ToList();
        _allMoved = changed.Any(k => (k.Kind == RuleKind.Answer && !besideFigures.Contains(k.Name))
            || (k.Kind == RuleKind.Programme && !wordingOfTheHead.Contains(k.Name)));
        _moved = Reached([.. changed.Where(k => k.Kind is RuleKind.Figure or RuleKind.Fact or RuleKind.Column or RuleKind.List or RuleKind.Level or RuleKind.Bonus)
            .Select(k => k.Name.Split('.')[^1])]);
    }

    private IEnumerable<(RuleKind Kind, string Name)> Keys => _before.Keys.Union(_after.Keys);

    public ImmutableArray<Difference> Differences() =>
        [.. Keys.SelectMany(Between).Concat(OrderOfLevels()).OrderBy(d => d.On).ThenBy(d => d.Effect).ThenBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Kind)];

    private static Dictionary<(RuleKind Kind, string Name), NamedRule> ByName(Programme programme) =>
        NamedRule.Of(programme).DistinctBy(r => (r.Kind, r.Name)).ToDictionary(r => (r.Kind, r.Name));

    private IEnumerable<Difference> Between((RuleKind Kind, string Name) key)
    {
        var (a, b) = (_before.GetValueOrDefault(key), _after.GetValueOrDefault(key));
        if (Shape.Whole(a?.Says) == Shape.Whole(b?.Says))
        {
            return [];
        }

        if (key.Kind == RuleKind.Programme && wordingOfTheHead.Contains(key.Name))
        {
            return [At(_now.From, key, a?.Says, b?.Says, ChangeEffect.WordingOnly)];
        }

        var found = ByDay(key, a, b).ToList();
        return found.Count > 0 ? found
            : [At(_now.From, key, a?.Says, b?.Says, Shape.Meaning(a?.Says) == Shape.Meaning(b?.Says) ? ChangeEffect.WordingOnly : ChangeEffect.PastOnly)];
    }

    private IEnumerable<Difference> ByDay((RuleKind Kind, string Name) key, NamedRule? a, NamedRule? b)
    {
        string? last = null;
        foreach (var day in (a?.Days ?? []).Concat(b?.Days ?? []).Where(d => d > _now.From).Append(_now.From).Distinct().Order())
        {
            var (before, after) = (a?.On(day), b?.On(day));
            // A rule that only one version has is told once, whatever its own values do later.
            var apart = before is null ? "added" : after is null ? "removed" : Shape.Apart(before, after, day);
            if (Shape.On(before, day) == Shape.On(after, day))
            {
                if (last is not null)
                {
                    yield return new Difference(day, key.Kind, key.Name, RuleChange.AlikeAgain, ChangeEffect.None, before, after);
                }

                last = null;
            }
            else if (last != apart)
            {
                last = apart;
                yield return At(day, key, before, after, EffectOf(key, before, after, day));
            }
        }
    }

    private Difference At(DateOnly day, (RuleKind Kind, string Name) key, object? before, object? after, ChangeEffect effect) =>
        new(day, key.Kind, key.Name, before is null ? RuleChange.Added : after is null ? RuleChange.Removed : RuleChange.Changed, effect, before, after)
        {
            UsedBy = key.Kind is RuleKind.Figure or RuleKind.Fact or RuleKind.List
                ? [.. _after.Values.Where(r => r.Name != key.Name && Shape.Words(r.Says).Contains(key.Name)).Select(r => r.Name).Distinct().Order(StringComparer.Ordinal)] : [],
        };

    // A rule that names something that itself changed may turn out either way.
    private ChangeEffect EffectOf((RuleKind Kind, string Name) key, object? before, object? after, DateOnly day)
    {
        var names = Shape.Words(before).Concat(Shape.Words(after)).SelectMany(w => w.Split('.').Append(w)).Where(w => w != key.Name);
        var isOneOfSeveral = _old.Stacks.Concat(_now.Stacks).Any(s => s.Of.Contains(key.Name));
        var givesOrTakes = before is null || after is null;
        return (!givesOrTakes && (_allMoved || names.Any(_moved.Contains))) || (isOneOfSeveral && givesOrTakes)
            ? ChangeEffect.Differs : Effects.Of(before, after, _old, _now, day);
    }

    private HashSet<string> Reached(HashSet<string> names)
    {
        var rules = _before.Values.Concat(_after.Values)
            .Where(r => r.Kind is RuleKind.Figure or RuleKind.List).Select(r => (r.Name, Words: Shape.Words(r.Says).SelectMany(w => w.Split('.').Append(w)).ToHashSet())).ToList();
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var (name, words) in rules.Where(r => !names.Contains(r.Name) && r.Words.Overlaps(names)))
            {
                grown |= names.Add(name);
            }
        }

        return names;
    }

    private IEnumerable<Difference> OrderOfLevels()
    {
        var (was, now) = (Names(_old), Names(_now));
        var (before, after) = (was.Where(now.Contains).ToImmutableArray(), now.Where(was.Contains).ToImmutableArray());
        return before.SequenceEqual(after) ? [] : [new Difference(_now.From, RuleKind.Levels, "ladder", RuleChange.Changed, ChangeEffect.Differs, before, after)];
    }

    private static ImmutableArray<string> Names(Programme programme) => [.. programme.Ladder?.Levels.Select(l => l.Name) ?? []];
}
