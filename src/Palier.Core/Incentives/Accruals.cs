using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>How an open period may end: as if the rest of it went like the same part of an earlier period.</summary>
/// <param name="Like">The earlier period.</param>
/// <param name="Whole">What the bonus would come to for the whole period.</param>
/// <param name="Done">The part of the whole period's sales that is there by now, 0 to 1.</param>
public sealed record Ending(Period Like, Rational Whole, Rational Done);

/// <summary>What an open period is estimated to have cost by a day.</summary>
/// <param name="Method">The method that the programme names.</param>
/// <param name="Amount">The part of the estimate that belongs to what was sold by then.</param>
/// <param name="Endings">The endings it was estimated from; empty where there was no earlier period, and what is earned by now stands for it.</param>
public sealed record Estimate(Accrues Method, Money Amount, ImmutableArray<Ending> Endings)
{
    /// <summary>What the rules give for what was sold by then.</summary>
    public required Money ToDate { get; init; }

    /// <summary>What the whole period is expected to cost, by the same method; where the method looks at no endings, what is earned by now.</summary>
    public required Money Expected { get; init; }
}

/// <summary>Estimates what the open period costs, by the method that the programme names; settlement trues it up.</summary>
public static class Accruals
{
    private const int LongestMemory = 8;

    /// <param name="method">The method.</param>
    /// <param name="toDate">What the rules give for the period up to now.</param>
    /// <param name="endings">How the period may end.</param>
    /// <param name="currency">The programme's currency.</param>
    public static Estimate Of(Accrues method, Rational toDate, ImmutableArray<Ending> endings, Currency currency)
    {
        var (amount, whole) = method == Accrues.AsEarned || endings.IsEmpty ? (toDate, toDate)
            : method == Accrues.ExpectedValue ? Mean(endings)
            : MostLikely(endings);
        return new Estimate(method, Money.Of(amount, currency, RoundingMode.HalfUp), method == Accrues.AsEarned ? [] : endings)
        {
            ToDate = Money.Of(toDate, currency, RoundingMode.HalfUp),
            Expected = Money.Of(whole, currency, RoundingMode.HalfUp),
        };
    }

    /// <summary>The estimate for one bonus of one partner by the end of a day of the period.</summary>
    /// <param name="bonus">The bonus.</param>
    /// <param name="facts">What is known of the partner.</param>
    /// <param name="evaluate">Evaluates the partner with other facts.</param>
    /// <param name="method">The method.</param>
    /// <param name="period">The open period.</param>
    /// <param name="day">The day.</param>
    public static Estimate On(
        Bonus bonus, PartnerFacts facts, Func<PartnerFacts, Evaluation<FiguresOnly>> evaluate, Accrues method, Period period, DateOnly day)
    {
        var whole = evaluate(facts);
        var programme = whole.Figures.Programme;
        var countsOn = programme.Answers.CountsOn ?? DayOf.SoldOn;
        var toDate = Projection.ToDate(facts, period, day, countsOn);
        var now = evaluate(toDate);
        var sold = Sold(now, period);
        var endings = method == Accrues.AsEarned ? [] : Earlier(bonus, whole, period).Select(like =>
        {
            var then = evaluate(Projection.LikeThen(toDate, facts, period, day, like, countsOn));
            var all = Sold(then, period);
            return new Ending(like, then.Earned(bonus, period).Earned.Value.Amount, all.Sign == 0 ? Rational.One : sold / all);
        }).ToImmutableArray();
        return Of(method, now.Earned(bonus, period).Earned.Value.Amount, endings, programme.CurrencyOf(bonus));
    }

    /// <summary>The difference that settlement posts: what was earned less what was accrued.</summary>
    public static Money TrueUp(Money earned, Estimate last) => earned - last.Amount;

    /// <summary>The lines of an estimate: the method, and the endings it was made from.</summary>
    public static Reason Line(Estimate estimate, DateOnly day) => estimate.Endings.IsEmpty && estimate.Method != Accrues.AsEarned
        ? Reason.Of("accrued_no_past", null, new Arg.Amount(estimate.Amount), ("day", new Arg.Day(day)))
        : Reason.Of("accrued", null, new Arg.Amount(estimate.Amount), ("day", new Arg.Day(day)), ("method", new Arg.Phrase(MethodKey(estimate.Method)))) with
        {
            Below = [.. estimate.Endings.Select(e => Reason.Of("accrued_like", null, new Arg.Figure(e.Whole * e.Done, Unit.Money, estimate.Amount.Currency),
                ("period", new Arg.Span(e.Like)), ("whole", new Arg.Figure(e.Whole, Unit.Money, estimate.Amount.Currency)), ("done", new Arg.Figure(e.Done, Unit.Percent, default))))],
        };

    private static string MethodKey(Accrues method) => method switch
    {
        Accrues.MostLikelyAmount => "most_likely_amount",
        Accrues.ExpectedValue => "expected_value",
        _ => "as_earned",
    };

    private static Rational Sold(Evaluation<FiguresOnly> evaluation, Period period) => evaluation.Figures.Counting
        .Sum(new Look { Kind = "sale", Over = period, Day = period.LastDay, Asking = period, CountsOn = evaluation.Figures.Programme.Answers.CountsOn ?? DayOf.SoldOn }, "net").Value;

    // Earlier periods in which anything was sold, the last ones.
    private static IEnumerable<Period> Earlier(Bonus bonus, Evaluation<FiguresOnly> evaluation, Period period) =>
        Enumerable.Range(1, LongestMemory).Select(i => period.AddMonths(-i * (int)bonus.Every)).Where(p => Sold(evaluation, p).Sign > 0);

    private static (Rational Amount, Rational Whole) Mean(ImmutableArray<Ending> endings) => (
        endings.Aggregate(Rational.Zero, (sum, e) => sum + (e.Whole * e.Done)) / endings.Length,
        endings.Aggregate(Rational.Zero, (sum, e) => sum + e.Whole) / endings.Length);

    // The amount that most endings come to; where all differ, the one in the middle, and of two in the middle the lower.
    private static (Rational Amount, Rational Whole) MostLikely(ImmutableArray<Ending> endings)
    {
        var groups = endings.GroupBy(e => e.Whole).Select(g => (Whole: g.Key, Times: g.Count())).ToList();
        var most = groups.Where(g => g.Times == groups.Max(o => o.Times)).OrderBy(g => g.Whole).ToList();
        var whole = most[(most.Count - 1) / 2].Whole;
        var like = endings.Where(e => e.Whole == whole).ToList();
        return (whole * like.Aggregate(Rational.Zero, (sum, e) => sum + e.Done) / like.Count, whole);
    }
}
