using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>Computes what one bonus earned one partner in one period.</summary>
public static class BonusRun
{
    /// <param name="bonus">The bonus.</param>
    /// <param name="figures">The partner's figures.</param>
    /// <param name="check">Checks conditions on the same figures.</param>
    /// <param name="period">The period.</param>
    public static Earning Of<TReasons>(Bonus bonus, Figures<TReasons> figures, ConditionCheck<TReasons> check, Period period)
        where TReasons : struct, IReasons
    {
        var problems = figures.Problems.Count;
        var run = new BonusPeriod<TReasons>(bonus, figures, check, period, new CapsUsed());
        run.CountEarlier();
        var amounts = run.Amounts();
        var currency = figures.Programme.CurrencyOf(bonus);
        if (amounts.Refused is { } conflict)
        {
            return Whole<TReasons>(bonus, period, Money.Zero(currency), [conflict]) with { Refused = conflict };
        }

        var parts = Shares.Together(amounts.Of.SelectMany(a => a.Parts));
        var money = amounts.Of.Aggregate(Money.Zero(currency), (sum, a) => sum + a.Money);
        return Whole<TReasons>(bonus, period, money, amounts.Lines) with
        {
            Parts = parts,
            Refused = figures.Problems.Count > problems ? figures.Problems[problems] : null,
        };
    }

    private static Earning Whole<TReasons>(Bonus bonus, Period period, Money money, ImmutableArray<Reason> lines)
        where TReasons : struct, IReasons =>
        new(bonus, period, new Explained<Money>(money, TReasons.Recorded
            ? [.. lines, Reason.Of("earned", bonus.Ref, new Arg.Amount(money), ("name", new Arg.Name(bonus.Name)), ("period", new Arg.Span(period)))]
            : []), null);
}

/// <summary>What was earned for one thing, or for the partner as a whole.</summary>
/// <param name="Key">The thing; empty for the partner.</param>
internal sealed record AmountOf(string Key, Money Money, ImmutableArray<EarnedPart> Parts);

/// <summary>The amounts of a bonus in a period, with the lines that led to them.</summary>
internal sealed record Amounts(ImmutableArray<AmountOf> Of, ImmutableArray<Reason> Lines, Reason? Refused = null);
