using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Comparing;

/// <summary>Which way something moved; the parts of a whole must not move both ways.</summary>
internal enum Move
{
    Same,
    Up,
    Down,
    Unsure,
}

/// <summary>Whether a condition asks for more (up) or for less (down) than another on a day.</summary>
internal static class Demands
{
    public static Move Of(Condition before, Condition after, DateOnly on) => (before, after) switch
    {
        _ when Shape.On(before, on) == Shape.On(after, on) => Move.Same,
        (Condition.Always, _) or (_, Condition.Never) => Move.Up,
        (_, Condition.Always) or (Condition.Never, _) => Move.Down,
        (Condition.Group a, Condition.Group b) => Of(a.Inside, b.Inside, on),
        (Condition.Tested a, Condition.Tested b) => a.Name == b.Name ? Of(a.Test, b.Test, on) : Move.Unsure,
        (Condition.SomeOf a, Condition.SomeOf b) when !a.Of.Concat(b.Of).Any(c => IsSetAside(c, on)) =>
            Together([Turned(a.AtLeast, b.AtLeast), Parts(a.Of, b.Of, Move.Down, on)]),
        (Condition.SomeOf, Condition.SomeOf) => Move.Unsure,
        (Condition.SomeOf, _) or (_, Condition.SomeOf) when before is not Condition.All && after is not Condition.All => Move.Unsure,
        _ => Parts(PartsOf(before, on), PartsOf(after, on), Move.Up, on),
    };

    public static Move Together(IEnumerable<Move> moves) => moves.Where(m => m != Move.Same).Distinct().ToList() switch
    {
        [] => Move.Same,
        [var only] => only,
        _ => Move.Unsure,
    };

    public static Move Turned(Rational before, Rational after) => before == after ? Move.Same : after > before ? Move.Up : Move.Down;

    public static Move Opposite(Move move) => move switch { Move.Up => Move.Down, Move.Down => Move.Up, _ => move };

    private static Move Of(Test before, Test after, DateOnly on) => (In(before, on), In(after, on)) switch
    {
        var (a, b) when Shape.On(a, on) == Shape.On(b, on) => Move.Same,
        (Test.SetAside, not null) => Move.Up,
        (not null, Test.SetAside) => Move.Down,
        (Test.Limit a, Test.Limit b) when a.How == b.How => a.How is Comparison.AtLeast or Comparison.Above
            ? Amounts.Of(a.Value, b.Value, on) : Opposite(Amounts.Of(a.Value, b.Value, on)),
        (Test.OneOf a, Test.OneOf b) when a.Not == b.Not => Words(a, b),
        (Test.Top a, Test.Top b) when a.IsShare == b.IsShare => Opposite(Turned(a.Of, b.Of)),
        (Test.EveryPart a, Test.EveryPart b) => Together([Of(a.Whole, b.Whole, on), Of(a.Part, b.Part, on)]),
        (Test.At a, Test.At b) when Shape.On(a.When, on) == Shape.On(b.When, on) => Of(a.Inner, b.Inner, on),
        _ => Move.Unsure,
    };

    private static Test? In(Test test, DateOnly on) => test is Test.History h ? h.Entries.On(on)?.Value : test;

    // More words to choose from ask for less; more words that are excluded ask for more.
    private static Move Words(Test.OneOf before, Test.OneOf after)
    {
        var (gone, come) = (before.Words.Except(after.Words).Any(), after.Words.Except(before.Words).Any());
        return gone == come ? Move.Unsure : come != after.Not ? Move.Down : Move.Up;
    }

    // What is not asked for the time being is no demand.
    private static ImmutableArray<Condition> PartsOf(Condition condition, DateOnly on) =>
        [.. (condition is Condition.All all ? all.Of : [condition]).Where(c => !IsSetAside(c, on))];

    private static bool IsSetAside(Condition condition, DateOnly on) => condition is Condition.Tested tested && In(tested.Test, on) is Test.SetAside;

    private static Move Parts(ImmutableArray<Condition> before, ImmutableArray<Condition> after, Move byMore, DateOnly on)
    {
        var left = before.Where(b => after.All(a => Shape.On(a, on) != Shape.On(b, on))).ToList();
        var come = after.Where(a => before.All(b => Shape.On(a, on) != Shape.On(b, on))).ToList();
        var moves = new List<Move>();
        foreach (var old in left.ToList())
        {
            var same = come.Where(c => NameOf(c) == NameOf(old)).ToList();
            if (NameOf(old) is not null && same.Count == 1 && left.Count(l => NameOf(l) == NameOf(old)) == 1)
            {
                moves.Add(Of(old, same[0], on));
                left.Remove(old);
                come.Remove(same[0]);
            }
        }

        moves.AddRange(left.Select(_ => Opposite(byMore)));
        moves.AddRange(come.Select(_ => byMore));
        return Together(moves);
    }

    private static string? NameOf(Condition condition) => condition switch
    {
        Condition.Tested t => t.Name,
        Condition.Group g => "group " + g.Name,
        Condition.SomeOf => "some",
        _ => null,
    };
}
