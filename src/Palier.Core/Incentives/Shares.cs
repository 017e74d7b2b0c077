using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>Shares an amount out to wallets: all to one, or split. The parts always sum to the whole.</summary>
internal static class Shares
{
    /// <summary>The parts of an amount, with a line for each where it is split.</summary>
    /// <param name="bonus">The bonus.</param>
    /// <param name="steps">Its steps, of which the last may be a split.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="figures">The partner's figures.</param>
    /// <param name="asking">What the amount was computed for: its level and thing decide shares and owners.</param>
    public static (ImmutableArray<EarnedPart> Parts, ImmutableArray<Reason> Lines) Of<TReasons>(
        Bonus bonus, ImmutableArray<Step> steps, Money amount, Figures<TReasons> figures, Asking asking)
        where TReasons : struct, IReasons
    {
        if (steps is not [.., Step.Split split])
        {
            return ([new EarnedPart(bonus.To, OwnerOf(bonus.To, figures, asking), amount)], []);
        }

        var shares = split.For(asking.Level);
        var units = Allocation.Split(amount.Minor, [.. shares.Select(s => s.Share)], split.Remainder);
        ImmutableArray<EarnedPart> parts =
            [.. shares.Select((s, i) => new EarnedPart(s.Wallet, OwnerOf(s.Wallet, figures, asking), new Money(units[i], amount.Currency)))];
        return (parts, TReasons.Recorded ? Lines(bonus, split, shares, parts) : []);
    }

    /// <summary>Parts of the same wallet and owner together, in the order of their names.</summary>
    public static ImmutableArray<EarnedPart> Together(IEnumerable<EarnedPart> parts) =>
    [
        .. parts.GroupBy(p => (p.Wallet, p.Owner, p.Amount.Currency))
            .OrderBy(g => g.Key.Wallet, StringComparer.Ordinal).ThenBy(g => g.Key.Owner, StringComparer.Ordinal)
            .Select(g => new EarnedPart(g.Key.Wallet, g.Key.Owner, g.Aggregate(Money.Zero(g.Key.Currency), (sum, p) => sum + p.Amount))),
    ];

    private static string? OwnerOf<TReasons>(string wallet, Figures<TReasons> figures, Asking asking)
        where TReasons : struct, IReasons =>
        figures.Programme.FindWallet(wallet)?.Owner is { } field ? figures.WordOf(field, asking) ?? "unknown" : null;

    private static ImmutableArray<Reason> Lines(Bonus bonus, Step.Split split, ImmutableArray<(string Wallet, Rational Share)> shares, ImmutableArray<EarnedPart> parts)
    {
        var below = parts.Select((p, i) => Reason.Of("split_part", null, new Arg.Amount(p.Amount),
            ("name", new Arg.Name(p.Wallet)), ("share", new Arg.Figure(shares[i].Share, Unit.Percent, p.Amount.Currency))));
        var line = Reason.Of("split", bonus.Ref, null, ("remainder", new Arg.Phrase(split.Remainder == Remainder.First ? "remainder_first" : "remainder_largest")));
        return [line with { Below = [.. below] }];
    }
}
