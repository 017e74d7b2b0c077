using Palier.Core.Definition;

namespace Palier.Reference;

/// <content>Conditions (Tests and conditions). "No figure fails every test."</content>
public sealed partial class Reckoning
{
    public bool Holds(Condition condition, Question q) => condition switch
    {
        Condition.Always => true,
        Condition.Never => false,
        // "a map means all of it"; "any", "at_least: 2 with of"; "named groups such as a path"
        Condition.All all => all.Of.All(c => Holds(c, q)),
        Condition.SomeOf some => some.Of.Count(c => Holds(c, q)) >= some.AtLeast,
        Condition.Group group => said.Word(group.Name) is { } word ? word == "met" : Holds(group.Inside, q),
        Condition.Tested tested => Holds(tested.Name, tested.Test, q),
        _ => throw new InvalidOperationException($"no condition {condition}"),
    };

    private bool Holds(string name, Test test, Question q)
    {
        switch (test)
        {
            case Test.Limit limit:
                return Figure(name, q) is { } have && Value(limit.Value, q) is { } need && Compare(limit.How, have, need);
            case Test.Met met:
                return (said.Word(name) is { } stated ? stated == "met" : Stated(name, q.Day) is not null) == met.IsMet;
            case Test.LevelLimit { Level: var asked } level:
                var held = name == "level" ? (LevelOf(q) is { } mine ? (mine, text.Ladder!) : null) : HeldIn(name, q);
                return held is var (word, ladder) && Compare(level.How, ladder.RankOf(word), ladder.RankOf(asked));
            // "held, not held: another programme: any level, none"
            case Test.Held any:
                return HeldIn(name, q) is not null == any.IsHeld;
            case Test.OneOf one:
                string[] words = name == "partner.marks" && said.Word(name) is null ? [.. own.Partner.Marks] : [WordOf(name, q) ?? "unknown"];
                return one.Words.Any(w => words.Any(x => IsIn(w, x, q.Day, null))) != one.Not;
            case Test.DayLimit limit:
                return DayOfThing(name, q) is { } on && (limit.Before ? on < limit.Day : on >= limit.Day);
            case Test.Within within:
                return DayOfThing(name, q) is { } inside && Windows.Of(within.Window, q, Around(q)) is { } window && window.Contains(inside);
            case Test.Top top:
                return IsAmongTheFirst(name, top, q);
            // "a score, and each of its parts"; a part that is set aside is not asked for.
            case Test.EveryPart { Part: Test.Limit part } every:
                return Holds(name, every.Whole, q) && text.FindMetric(name) is { Verb: Verb.Score score } && Value(part.Value, q) is { } least
                    && score.Parts.Where(p => p.Weight is null || WeightOf(p, q) is not null).All(p => Compare(part.How, Points(p, q), least));
            // "every day of the period, any day of 6 closed months: throughout, or at least once"
            case Test.At { When: When.DayOf days } at:
                if (Windows.Of(days.Window, q, Around(q)) is not { } span)
                {
                    return false;
                }

                var asking = Enumerable.Range(0, span.Days).Select(i => q.On(span.From.AddDays(i)));
                return days.Every ? asking.All(d => Holds(name, at.Inner, d)) : asking.Any(d => Holds(name, at.Inner, d));
            case Test.At at:
                return Windows.Of(at.When, q, Around(q)) is { } day && Holds(name, at.Inner, q.On(day));
            case Test.History history:
                return Days.TryEntry(history.Entries, q.ValueOn, out var entry) && Holds(name, entry, q);
            // "not asked for the time being"
            case Test.SetAside:
                return true;
            default:
                throw new InvalidOperationException($"{name} cannot be tested by {test}");
        }
    }

    // The level that counts for what asks; at a moment of its own, the level held then.
    private string? LevelOf(Question q) => said.Word("level") ?? (q.Moved ? standings.LevelOn(text.Name, q.Day) : q.Level);

    private (string Level, Ladder Ladder)? HeldIn(string programme, Question q)
    {
        var held = standings.HeldIn(programme, q.Day);
        return said.Word(programme) is { } given
            ? (given, held?.Ladder ?? new Ladder(default, null, [new Level(given, default, LocalText.OfName(given), null, new Condition.Always())]))
            : held;
    }

    private static bool Compare(Comparison how, Fraction have, Fraction need) => how switch
    {
        Comparison.AtLeast => have >= need,
        Comparison.Above => have > need,
        Comparison.AtMost => have <= need,
        _ => have < need,
    };

    /// <summary>"A partner reaches the highest level whose own condition holds." (Levels)</summary>
    public string? Reached(DateOnly day, string? held = null) =>
        text.Ladder?.Levels.LastOrDefault(l => Holds(l.Requires, new Question(day) { Level = held }))?.Name;

    /// <summary>The level reached by the figures of a day, which may themselves ask for the level held.</summary>
    public string? ReachedOn(DateOnly day) => Reached(day, text.Ladder is null ? null : standings.LevelOn(text.Name, day));
}
