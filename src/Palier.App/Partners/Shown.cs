using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.App.Partners;

/// <summary>Exact figures as pages draw and sort them, and the sales of a period in the programme's currency.</summary>
internal static class Shown
{
    /// <summary>The figure with four decimals, half up: for bars and sums, never for posting.</summary>
    public static decimal Decimal(Rational value) =>
        (decimal)Rounding.ToWhole(value * 10_000, RoundingMode.HalfUp) / 10_000;

    /// <summary>The metric that adds up all sales of a period: the net amount, no window and no filter of its own.</summary>
    public static Metric? Sales(Programme programme) => programme.Metrics.FirstOrDefault(m =>
        m is { Verb: Verb.SumField { Fact: "sale", Field: "net" }, Over: null } && m.Where.IsEmpty);

    public static decimal SalesOf<TReasons>(Evaluation<TReasons> evaluation, Metric? sales, Period period)
        where TReasons : struct, IReasons
    {
        if (sales is null)
        {
            return 0;
        }

        var asking = new Asking { Day = period.Until, Period = period, ValueOn = period.From };
        return evaluation.Figure(sales.Name, asking).Value is { } found ? Decimal(found.Value) : 0;
    }

    public static Period LastYear(DateOnly today) => new(today.AddMonths(-12), today);

    /// <summary>The last whole period of a bonus before a day.</summary>
    public static Period LastPeriod(Cadence every, DateOnly today)
    {
        var from = Calendar.FirstOf(every, today).AddMonths(-(int)every);
        return new Period(from, from.AddMonths((int)every));
    }
}
