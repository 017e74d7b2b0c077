using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <content>One method for each verb.</content>
public sealed partial class Figures<TReasons>
{
    private static Explained<Quantity?> Below(Explained<Quantity?> line, IEnumerable<Reason> below) =>
        TReasons.Recorded ? line with { Lines = [line.Lines[0] with { Below = [.. below] }] } : line;

    private Explained<Quantity?> OfMetric(Metric metric, Asking asking)
    {
        var over = metric.Over is null ? asking.Period : Windows.Resolve(metric.Over, new Moments(asking.Day, asking.Period));
        var inner = metric.Over is null ? asking : asking with { Period = over };
        return metric.Verb switch
        {
            Verb.SumField => Summed(metric, over, asking),
            Verb.Count count => Counted(metric, count, over, asking),
            Verb.SumFigures sum => OfParts(metric, sum, inner),
            Verb.Extreme extreme => Extreme(metric, extreme, inner),
            Verb.Share share => Share(metric, share, inner),
            Verb.Growth growth => Growth(metric, growth, inner),
            _ => throw new InvalidOperationException($"{metric.Name} has no verb"),
        };
    }

    private Explained<Quantity?> NoWindow(Metric metric) => Line(null, "no_window", metric.Ref, ("name", new Arg.Name(metric.Name)));

    private Explained<Quantity?> Summed(Metric metric, Period? over, Asking asking)
    {
        if (over is null)
        {
            return NoWindow(metric);
        }

        var tally = counting.Sum(metric, new Slice(over, asking.Day, asking.Period, asking.Customer, TReasons.Recorded));
        if (tally.Problem is { } problem)
        {
            _problems.Add(problem);
            return new Explained<Quantity?>(null, [problem]);
        }

        var line = Line(new Quantity(tally.Value, metric.Unit), "summed", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("lines", new Arg.Number(tally.Lines)), ("window", new Arg.Span(over.Value)), ("day_kind", new Arg.Phrase(DayKind(metric))));
        return TReasons.Recorded ? Below(line, tally.Counted.Select(SaleLine)) : line;
    }

    private string DayKind(Metric metric) => (metric.CountsOn ?? programme.Answers.CountsOn) switch
    {
        DayOf.InvoicedOn => "invoiced",
        DayOf.PaidOn => "paid",
        _ => "sold",
    };

    private Reason SaleLine(CountedLine c)
    {
        var type = c.Line.Type switch
        {
            LineType.Return => "return",
            LineType.Correction => "correction",
            _ => "sale",
        };
        return Reason.Of(c.Rate is null ? "line" : "line_converted", null, new Arg.Figure(c.Amount, Unit.Money, programme.Currency),
            ("day", new Arg.Day(c.CountedOn)), ("key", new Arg.Word(c.Line.Key)), ("customer", new Arg.Word(c.Line.Customer ?? "")),
            ("area", new Arg.Word(c.Line.Area ?? "")), ("type", new Arg.Phrase(type)),
            ("delivered", new Arg.Figure(Rational.Of(c.Line.Net.TenThousandths, LineAmount.Unit), Unit.Money, c.Line.Net.Currency)),
            ("rate", new Arg.Number(c.Rate ?? Rational.One)));
    }

    private Explained<Quantity?> Counted(Metric metric, Verb.Count count, Period? over, Asking asking)
    {
        if (count.Fact == "sale" && over is null)
        {
            return NoWindow(metric);
        }

        var slice = new Slice(over, asking.Day, asking.Period, asking.Customer, TReasons.Recorded);
        if (metric.Having is { } having)
        {
            return CountedHaving(metric, having, slice, asking);
        }

        var tally = counting.Count(metric, slice);
        return Line(new Quantity(tally.Value, Unit.Count), count.Fact == "sale" ? "counted" : "counted_at", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("window", over is { } w ? new Arg.Span(w) : new Arg.Word("")), ("day", new Arg.Day(asking.Day)));
    }

    // A figure of a customer is the figure of the partner, narrowed to that customer.
    private Explained<Quantity?> CountedHaving(Metric metric, Condition having, Slice slice, Asking asking)
    {
        var plain = metric with { Having = null };
        var check = new ConditionCheck<FiguresOnly>(new Figures<FiguresOnly>(programme, facts, counting, given) { Elsewhere = Elsewhere });
        var (all, met) = (0, 0);
        foreach (var customer in counting.CustomersIn(slice.Over!.Value, metric.CountsOn ?? programme.Answers.CountsOn ?? DayOf.SoldOn))
        {
            if (counting.Count(plain, slice with { Customer = customer }).Value.Sign > 0)
            {
                all++;
                met += check.Of(having, asking with { Customer = customer, Period = slice.Over }).Holds ? 1 : 0;
            }
        }

        return Line(new Quantity(met, Unit.Count), "counted_having", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("window", new Arg.Span(slice.Over.Value)), ("all", new Arg.Number(all)), ("below", new Arg.Number(all - met)));
    }

    private Explained<Quantity?> OfParts(Metric metric, Verb.SumFigures sum, Asking asking)
    {
        var total = Rational.Zero;
        var below = new List<Reason>();
        foreach (var (name, sign) in sum.Of.Select(n => (n, 1)).Concat(sum.Less.Select(n => (n, -1))))
        {
            var part = Of(name, asking);
            total += (part.Value?.Value ?? Rational.Zero) * sign;
            below.AddRange(part.Lines);
        }

        return Below(Line(new Quantity(total, metric.Unit), "sum_of", metric.Ref, ("name", new Arg.Name(metric.Name))), below);
    }

    private Explained<Quantity?> Extreme(Metric metric, Verb.Extreme extreme, Asking asking)
    {
        var parts = extreme.Of.Select(n => Of(n, asking)).ToList();
        var values = parts.Where(p => p.Value is not null).Select(p => p.Value!.Value.Value).ToList();
        Quantity? best = values.Count == 0 ? null : new Quantity(values.Aggregate(extreme.Highest ? Rational.Max : Rational.Min), metric.Unit);
        return Below(Line(best, extreme.Highest ? "highest_of" : "lowest_of", metric.Ref, ("name", new Arg.Name(metric.Name))), parts.SelectMany(p => p.Lines));
    }

    private Explained<Quantity?> Share(Metric metric, Verb.Share share, Asking asking)
    {
        var (part, whole) = (Of(share.Part, asking), Of(share.Of, asking));
        Quantity? value = part.Value is { } p && whole.Value is { Value.Sign: not 0 } w ? new Quantity(p.Value / w.Value, Unit.Percent) : null;
        var line = Line(value, value is null ? "share_none" : "share", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("part_name", new Arg.Name(share.Part)), ("whole_name", new Arg.Name(share.Of)),
            ("part", Shown(part.Value)), ("whole", Shown(whole.Value)));
        return Below(line, part.Lines.Concat(whole.Lines));
    }

    private Explained<Quantity?> Growth(Metric metric, Verb.Growth growth, Asking asking)
    {
        var now = Of(growth.Of, asking);
        var (before, phrase) = growth.Against switch
        {
            Against.YearEarlier => (Of(growth.Of, asking.AYearEarlier()), "a_year_earlier"),
            Against.PeriodBefore => (Of(growth.Of, asking.APeriodBefore()), "the_period_before"),
            Against.Baseline baseline => (Of(baseline.Name, asking), "the_baseline"),
            _ => throw new InvalidOperationException("unknown comparison"),
        };
        var least = growth.BaseAtLeast is { } figure ? new Lookup<TReasons>(this).Value(figure, asking).Value : null;
        var tooSmall = before.Value is { } b && least is { } l && b.Value < l;
        Quantity? value = now.Value is not { } n || before.Value is not { } past || tooSmall ? null
            : growth.AsIncrease ? new Quantity(n.Value - past.Value, metric.Unit)
            : past.Value.Sign > 0 ? new Quantity((n.Value - past.Value) / past.Value, Unit.Percent)
            : null;
        var kind = value is null ? (tooSmall ? "base_too_small" : "no_base") : growth.AsIncrease ? "increase" : "growth";
        var line = Line(value, kind, metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("now", Shown(now.Value)), ("before", Shown(before.Value)),
            ("least", least is { } x ? new Arg.Figure(x, before.Value?.Unit ?? Unit.Money, programme.Currency) : new Arg.NoFigure()),
            ("against", new Arg.Phrase(phrase)));
        return Below(line, now.Lines.Concat(before.Lines));
    }
}
