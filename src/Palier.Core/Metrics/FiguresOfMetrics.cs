using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <content>The verbs that look at facts and at other figures.</content>
public sealed partial class Figures<TReasons>
{
    private const int LongestExplained = 10_000;

    private Explained<Quantity?> OfMetric(Metric metric, Asking asking)
    {
        if (metric.Requires is { } requires && Checking().Of(requires, asking) is { Holds: false } gate)
        {
            return Below(Line(null, "not_required", metric.Ref, ("name", new Arg.Name(metric.Name))), gate.Lines);
        }

        if (metric.Across is { } across && !(metric.Verb is Verb.Count { Fact: "partner" }) && ForOthers is { } others)
        {
            var together = Together(across, asking);
            return others(together).OfMetric(metric with { Across = null, Requires = null }, asking);
        }

        var over = metric.Over is null ? asking.Period : Windows.Resolve(metric.Over, MomentsOf(asking));
        var inner = metric.Over is null ? asking : asking with { Period = over };
        return metric.Verb switch
        {
            Verb.SumField sum => Summed(metric, sum, over, asking),
            Verb.Count { Fact: "partner" } => CountedMembers(metric, asking),
            Verb.Count count => Counted(metric, count, over, asking),
            Verb.CountUnits units => CountedUnits(metric, units, over, asking),
            Verb.OfField field => PickedField(metric, field, over, asking),
            Verb.SumFigures sum => OfParts(metric, sum, inner),
            Verb.Extreme extreme => Extreme(metric, extreme, inner),
            Verb.OfEach each => OfEach(metric, each, over, inner),
            Verb.Share share => Share(metric, share, inner),
            Verb.Growth growth => Growth(metric, growth, inner),
            Verb.Rank rank => Rank(metric, rank, inner),
            Verb.Score score => Scored(metric, score, inner),
            Verb.Roles roles => Staffed(metric, roles, asking),
            Verb.Amount amount => Amount(metric, amount, over, inner),
            _ => throw new InvalidOperationException($"{metric.Name} has no verb"),
        };
    }

    private ConditionCheck<TReasons> Checking() => new(this);

    private Explained<Quantity?> NoWindow(Metric metric) => Line(null, "no_window", metric.Ref, ("name", new Arg.Name(metric.Name)));

    private Look LookOf(Metric metric, string kind, Period? over, Asking asking) => new()
    {
        Kind = kind,
        Where = Plain(metric.Where, asking),
        Over = over,
        OverBy = metric.OverBy,
        Day = asking.Day,
        Asking = asking.Period,
        Narrow = asking.Narrow,
        CountsOn = DayFor(metric),
        LineRounding = metric.LineRounding,
        ReferenceRate = metric.ReferenceRate,
        WithLines = TReasons.Recorded,
        CannotTest = CannotTest,
    };

    /// <summary>Tests on fields with plain figures: a test may name any figure, and the counting sees plain ones only.</summary>
    public ImmutableArray<FieldTest> Plain(ImmutableArray<FieldTest> where, Asking asking)
    {
        return where.Any(w => !IsPlain(w.Test)) ? [.. where.Select(w => w with { Test = Plain(w.Test, new Lookup<TReasons>(this), asking) })] : where;
    }

    private static bool IsPlain(Test test) => test is not (Test.Limit { Value: not Figure.Plain } or Test.History);

    // A limit without figure is one that nothing reaches.
    private static Test Plain(Test test, Lookup<TReasons> lookup, Asking asking) => test switch
    {
        Test.History history => history with { Entries = new Dated<Test>([.. history.Entries.Entries.Select(e => (e.From, Plain(e.Value, lookup, asking)))]) },
        Test.Limit { Value: not Figure.Plain } limit => lookup.Value(limit.Value, asking).Value is { } need
            ? limit with { Value = new Figure.Plain(limit.Place, need, Unit.Number) }
            : new Test.OneOf(limit.Place, [], false),
        _ => test,
    };

    private static bool IsOver(Metric metric, string kind, Period? over) => over is not null || metric.OverBy is not null || !FactKinds.IsEvent(kind);

    private static Arg Window(Period? over, DateOnly day) => over is { } w ? new Arg.Span(w) : new Arg.Day(day);

    private Explained<Quantity?> Summed(Metric metric, Verb.SumField sum, Period? over, Asking asking)
    {
        if (!IsOver(metric, sum.Fact, over))
        {
            return NoWindow(metric);
        }

        var tally = counting.Sum(LookOf(metric, sum.Fact, over, asking), sum.Field);
        if (tally.Problem is { } problem)
        {
            return Failed(problem);
        }

        var line = Line(new Quantity(tally.Value, metric.Unit), sum.Fact == "sale" ? "summed" : "summed_of", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("lines", new Arg.Number(tally.Lines)), ("thing", new Arg.Phrase(sum.Fact)),
            ("window", Window(over, asking.Day)), ("day_kind", new Arg.Phrase(DayKind(metric))));
        return TReasons.Recorded ? Below(line, LinesOf(metric, tally)) : line;
    }

    private IEnumerable<Reason> LinesOf(Metric metric, Tally tally)
    {
        if (tally.LeftOut > 0 && !metric.Where.IsEmpty)
        {
            yield return Reason.Of("left_out", metric.Ref, null, ("lines", new Arg.Number(tally.LeftOut)));
        }

        foreach (var counted in tally.Counted.Take(LongestExplained))
        {
            yield return counted.Fact is SalesLine ? SaleLine(counted) : FactLine(counted);
        }
    }

    private string DayKind(Metric metric) => DayFor(metric) switch
    {
        Definition.DayOf.InvoicedOn => "invoiced",
        Definition.DayOf.PaidOn => "paid",
        _ => "sold",
    };

    private static Reason FactLine(CountedFact c) => Reason.Of("fact_line", null, new Arg.Number(c.Amount),
        ("day", new Arg.Day(c.CountedOn)), ("key", new Arg.Word(c.Fact.Key)), ("thing", new Arg.Phrase(c.Fact.Kind)));

    private Reason SaleLine(CountedFact c)
    {
        var line = (SalesLine)c.Fact;
        var type = line.Type switch
        {
            LineType.Return => "return",
            LineType.Correction => "correction",
            LineType.Payment => "payment",
            _ => "sale",
        };
        var reason = Reason.Of(c.Rate is null ? "line" : "line_converted", null, new Arg.Figure(c.Amount, Unit.Money, programme.Currency),
            ("day", new Arg.Day(c.CountedOn)), ("key", new Arg.Word(line.Key)), ("customer", new Arg.Word(line.Customer ?? "")),
            ("area", new Arg.Word(line.Area ?? "")), ("type", new Arg.Phrase(type)),
            ("delivered", new Arg.Figure(Rational.Of(line.Net.TenThousandths, LineAmount.Unit), Unit.Money, line.Net.Currency)));
        return c.Rate is not { } rate ? reason : reason with
        {
            With =
            [
                .. reason.With, ("rate", new Arg.Number(rate.Value)), ("rate_of", new Arg.Day(rate.Of)),
                ("source", new Arg.Phrase(rate.Source == RateSource.Programme ? "rate_of_programme" : "rate_published")),
            ],
        };
    }

    private Explained<Quantity?> Counted(Metric metric, Verb.Count count, Period? over, Asking asking)
    {
        if (!IsOver(metric, count.Fact, over))
        {
            return NoWindow(metric);
        }

        if (metric.Having is { } having)
        {
            return CountedHaving(metric, having, $"{count.Fact}.{count.Field}", over, asking);
        }

        if (metric.Grace is not null)
        {
            return CountedWithGrace(metric, count, over, asking);
        }

        var tally = counting.Count(LookOf(metric, count.Fact, over, asking), count.Field);
        var line = Line(new Quantity(tally.Value, Unit.Count), FactKinds.IsEvent(count.Fact) ? "counted" : "counted_at", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("window", Window(over, asking.Day)), ("day", new Arg.Day(asking.Day)));
        return TReasons.Recorded && !FactKinds.IsEvent(count.Fact) ? Below(line, LinesOf(metric, tally)) : line;
    }

    // A figure of a thing is the figure of the partner, narrowed to that thing.
    private Explained<Quantity?> CountedHaving(Metric metric, Condition having, string per, Period? over, Asking asking)
    {
        var check = new ConditionCheck<FiguresOnly>(WithoutReasons());
        var things = Things(metric with { Having = null, Per = [per] }, over, asking);
        var met = things.Count(t => check.Of(having, t with { Period = over ?? asking.Period }).Holds);
        return Line(new Quantity(met, Unit.Count), "counted_having", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("window", Window(over, asking.Day)), ("all", new Arg.Number(things.Count)), ("below", new Arg.Number(things.Count - met)));
    }

    private Figures<FiguresOnly> WithoutReasons() => this as Figures<FiguresOnly> ?? new Figures<FiguresOnly>(programme, facts, counting, given)
    {
        Elsewhere = Elsewhere,
        HeldIn = HeldIn,
        LevelHeldOn = LevelHeldOn,
        Population = Population,
        Rankings = Rankings,
        ForOthers = ForOthers is { } others ? f => others(f).WithoutReasons() : null,
    };

    private Explained<Quantity?> CountedUnits(Metric metric, Verb.CountUnits units, Period? over, Asking asking)
    {
        if (over is not { } window)
        {
            return NoWindow(metric);
        }

        var check = new ConditionCheck<FiguresOnly>(WithoutReasons());
        var (all, met) = (0, 0);
        for (var from = Definition.Calendar.FirstOf(units.Of, window.From, programme.YearStarts); from < window.Until; from = from.AddMonths((int)units.Of))
        {
            var unit = new Period(from, from.AddMonths((int)units.Of));
            all++;
            met += metric.Having is null || check.Of(metric.Having, asking with { Period = unit, Day = unit.LastDay }).Holds ? 1 : 0;
        }

        return Line(new Quantity(met, Unit.Count), "counted_having", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("window", Window(over, asking.Day)), ("all", new Arg.Number(all)), ("below", new Arg.Number(all - met)));
    }

    private Explained<Quantity?> PickedField(Metric metric, Verb.OfField verb, Period? over, Asking asking)
    {
        if (!IsOver(metric, verb.Fact, over))
        {
            return NoWindow(metric);
        }

        var look = LookOf(metric, verb.Fact, over, asking);
        var conversion = new Conversion(programme, facts.Common);
        // A fact without the field has no value, which is not zero.
        var found = counting.Find(look).Where(f => FactTests.NumberOf(f.Fact, verb.Field, look.Day) is not null).ToList();
        var converted = found.Select(f => conversion.Of(f.Fact, verb.Field, f.Day, look)?.Value).ToList();
        if (converted.IndexOf(null) is var without and >= 0)
        {
            return Failed(conversion.NoRate(found[without].Fact, verb.Field, found[without].Day, look));
        }

        var values = converted.OfType<Rational>().ToList();
        var value = Picking.Of(verb.Pick, values, verb.Portion);
        return Line(value is { } v ? new Quantity(v, metric.Unit) : null, $"{PickKey(verb.Pick)}_of_facts", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("lines", new Arg.Number(values.Count)), ("window", Window(over, asking.Day)));
    }

    private static string PickKey(Pick pick) => pick.ToString().ToLowerInvariant();

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
}
