using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>What a partner earned of one bonus in one period, with the lines that led to it; or why that cannot be said.</summary>
/// <param name="Earned">The amount; the last line is the amount itself.</param>
/// <param name="Refused">Why it cannot be computed: two exceptions without an order, a currency without a rate. Null when it could.</param>
public sealed record Earning(Bonus Bonus, Period Period, Explained<Money> Earned, Reason? Refused)
{
    /// <summary>Where the amount goes, by wallet and owner; together they are the amount.</summary>
    public ImmutableArray<EarnedPart> Parts { get; init; } = [];

    /// <summary>
    /// The line that decided that nothing was earned: the first condition that is not met, else the first figure of zero or
    /// without value; null when something was earned or no lines were recorded.
    /// </summary>
    public Reason? WhyNothing => Earned.Value.Minor != 0 ? null
        : Earned.Lines.FirstOrDefault(l => l.Result is Arg.Verdict { Met: false })
            ?? Earned.Lines.FirstOrDefault(l => l.Result is Arg.NoFigure || l.Kind == "no_base_figure" || l.Result is Arg.Figure { Value.Sign: 0 });
}

/// <summary>A part of what was earned.</summary>
/// <param name="Wallet">The wallet it goes to.</param>
/// <param name="Owner">Whose wallet it is where that is not the partner: a person, a distributor.</param>
public readonly record struct EarnedPart(string Wallet, string? Owner, Money Amount);
