using Palier.Core.Definition;

namespace Palier.Core.Comparing;

/// <summary>What a change of a rule does, said only where the two definitions say it surely.</summary>
internal static class Effects
{
    /// <summary>The effect of a change on a day, all other rules being the same.</summary>
    public static ChangeEffect Of(object? before, object? after, Programme old, Programme now, DateOnly on) => (before, after) switch
    {
        (null, Benefit) => ChangeEffect.Gained,
        (Benefit, null) => ChangeEffect.Lost,
        (null, Bonus) => ChangeEffect.PaysMore,
        (Bonus, null) => ChangeEffect.PaysLess,
        (Level a, Level b) => OfDemand(Demands.Of(a.Requires, b.Requires, on)),
        (Membership a, Membership b) when Shape.On(a with { Requires = b.Requires }, on) == Shape.On(b, on) => OfDemand(Demands.Of(a.Requires, b.Requires, on)),
        (Benefit a, Benefit b) => OfBenefit(a, b, old, now, on),
        (Bonus a, Bonus b) => OfBonus(a, b, old, now, on),
        _ => ChangeEffect.Differs,
    };

    private static ChangeEffect OfDemand(Move move) => move switch
    {
        Move.Up => ChangeEffect.Harder,
        Move.Down => ChangeEffect.Easier,
        _ => ChangeEffect.Differs,
    };

    private static ChangeEffect OfBenefit(Benefit a, Benefit b, Programme old, Programme now, DateOnly on)
    {
        if (Shape.On(a with { For = b.For, Limits = b.Limits }, on) != Shape.On(b, on) || a.Limits.Length != b.Limits.Length
            || a.Limits.Zip(b.Limits).Any(l => Shape.On(l.First with { AtMost = l.Second.AtMost }, on) != Shape.On(l.Second, on)))
        {
            return ChangeEffect.Differs;
        }

        return Demands.Together(a.Limits.Zip(b.Limits, (x, y) => Amounts.Of(x.AtMost, y.AtMost, on)).Append(Wider(a.For, b.For, old, now))) switch
        {
            Move.Up => ChangeEffect.Gained,
            Move.Down => ChangeEffect.Lost,
            _ => ChangeEffect.Differs,
        };
    }

    private static ChangeEffect OfBonus(Bonus a, Bonus b, Programme old, Programme now, DateOnly on)
    {
        if (Shape.On(a with { For = b.For, Requires = b.Requires, Amount = b.Amount }, on) != Shape.On(b, on))
        {
            return ChangeEffect.Differs;
        }

        return Demands.Together([Wider(a.For, b.For, old, now), Demands.Opposite(Demands.Of(a.Requires, b.Requires, on)), Amounts.Of(a.Amount, b.Amount, on)]) switch
        {
            Move.Up => ChangeEffect.PaysMore,
            Move.Down => ChangeEffect.PaysLess,
            _ => ChangeEffect.Differs,
        };
    }

    // Only where both versions have the same levels in the same order is one choice of them part of the other.
    private static Move Wider(ForLevels before, ForLevels after, Programme old, Programme now)
    {
        if (Shape.Meaning(before) == Shape.Meaning(after))
        {
            return Move.Same;
        }

        if (old.Ladder is not { } was || now.Ladder is not { } ladder || !was.Levels.Select(l => l.Name).SequenceEqual(ladder.Levels.Select(l => l.Name)))
        {
            return Move.Unsure;
        }

        var (first, second) = (ladder.Levels.Where(l => before.Covers(l.Name, ladder)).ToList(), ladder.Levels.Where(l => after.Covers(l.Name, ladder)).ToList());
        var (less, more) = (first.Except(second).Any(), second.Except(first).Any());
        return less == more ? (less ? Move.Unsure : Move.Same) : more ? Move.Up : Move.Down;
    }
}
