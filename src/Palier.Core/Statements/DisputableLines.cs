using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>A line of a statement that can be disputed.</summary>
/// <param name="Line">How it is named: a bonus by its name, a movement by its key.</param>
/// <param name="Title">What the programme calls it; null where it has no name for it.</param>
/// <param name="Movement">The movement; null where it is a bonus.</param>
/// <param name="Amount">What the statement says it comes to.</param>
/// <param name="Wallets">The wallets that it goes to, by name.</param>
public sealed record DisputableLine(string Line, LocalText? Title, StatedMovement? Movement, Money Amount, ImmutableArray<string> Wallets);

/// <summary>Finds what of a statement can be disputed: every bonus, and every movement.</summary>
public static class DisputableLines
{
    /// <summary>All lines: bonuses in their order, then movements; what a bonus of the statement earned stands with the bonus first.</summary>
    public static ImmutableArray<DisputableLine> Of(Statement statement)
    {
        // A payment leaves a wallet and arrives where it waits for the bank: it is one line, that of the wallet.
        var moved = statement.Accounts.OrderBy(a => new Account(statement.Partner.Id, a.Name).IsOfPayment)
            .SelectMany(a => a.Movements.Select(m => (Account: a.Name, Movement: m))).DistinctBy(m => m.Movement.Key).ToList();
        var bonuses = statement.Bonuses.GroupBy(b => b.Name, StringComparer.Ordinal).Select(of => new DisputableLine(
            of.Key, of.First().Title, null, of.Skip(1).Aggregate(of.First().Earned, (sum, b) => sum + b.Earned),
            [.. moved.Where(m => IsOf(m.Movement, of.Key, statement)).Select(m => m.Account).DefaultIfEmpty(Wallet.Cash).Distinct()]));
        return [.. bonuses, .. moved.Select(m => new DisputableLine(m.Movement.Key, m.Movement.Title, m.Movement, m.Movement.Amount, [m.Account]))];
    }

    /// <summary>The lines that a person chooses from: movements that a bonus of the statement stands for are left out.</summary>
    public static ImmutableArray<DisputableLine> ToChoose(Statement statement) =>
        [.. Of(statement).Where(l => l.Movement is not { } m || !statement.Bonuses.Any(b => IsOf(m, b.Name, statement)))];

    private static bool IsOf(StatedMovement movement, string bonus, Statement statement) => movement.Purpose == Purpose.Earned && movement.Name == bonus
        && movement.Period.From < statement.Period.Until && movement.Period.Until > statement.Period.From;
}
