using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <content>Scores, staffing, and amounts that are figures.</content>
public sealed partial class Figures<TReasons>
{
    /// <summary>The parts of a score with their points, in the order of the text; null where the name is no score.</summary>
    public ImmutableArray<(ScorePart Part, Explained<Rational> Points)>? PartsOf(string name, Asking asking) =>
        programme.FindMetric(name) is { Verb: Verb.Score score } metric ? [.. score.Parts.Select(p => (p, PointsOf(p, metric, asking)))] : null;

    private Explained<Quantity?> Scored(Metric metric, Verb.Score score, Asking asking)
    {
        var parts = score.Parts.Select(p => (Part: p, Points: PointsOf(p, metric, asking), Weight: WeightOf(p, asking))).ToList();
        var weighted = score.Parts.Any(p => p.Weight is not null);
        var counted = parts.Where(p => !weighted || p.Weight is not null).ToList();
        var sum = counted.Aggregate(Rational.Zero, (total, p) => total + (p.Points.Value * (p.Weight ?? Rational.One)));
        var weights = counted.Aggregate(Rational.Zero, (total, p) => total + (p.Weight ?? Rational.Zero));
        Quantity? value = !weighted ? new Quantity(sum, metric.Unit) : weights.Sign > 0 ? new Quantity(sum / weights, metric.Unit) : null;
        var line = Line(value, weighted ? "score_average" : "score_sum", metric.Ref, ("name", new Arg.Name(metric.Name)));
        return Below(line, parts.SelectMany(p => weighted && p.Weight is null
            ? [Reason.Of("part_set_aside", metric.Ref, null, ("name", new Arg.Name(p.Part.Figure)))]
            : p.Points.Lines));
    }

    // An entry of the weight without value sets the part aside; a part without any weight counts as it is.
    private static Rational? WeightOf(ScorePart part, Asking asking) => part.Weight?.On(asking.ValueOn)?.Value;

    // No figure is worth nothing, and the line says so.
    private Explained<Rational> PointsOf(ScorePart part, Metric metric, Asking asking)
    {
        var lookup = new Lookup<TReasons>(this);
        if (part.Requires is { } requires && Checking().Of(requires, asking) is { Holds: false } gate)
        {
            return Part("part_not_required", Rational.Zero, gate.Lines);
        }

        var figure = Of(part.Figure, asking);
        if (figure.Value is not { } value)
        {
            return Part("part_no_figure", Rational.Zero, figure.Lines);
        }

        var worth = part.Worth is { } scale ? lookup.Value(scale, asking, value) : new Explained<Rational?>(value.Value);
        var points = worth.Value ?? Rational.Zero;
        if (part.AtMost is { } most && lookup.Value(most, asking).Value is { } cap && points > cap)
        {
            points = cap;
            return Part("part_capped", points, [.. worth.Lines, .. figure.Lines]);
        }

        if (part.AtLeast is { } least && lookup.Value(least, asking).Value is { } floor && points < floor)
        {
            points = floor;
        }

        return Part("part", points, [.. worth.Lines, .. figure.Lines]);

        Explained<Rational> Part(string kind, Rational points, ImmutableArray<Reason> below) => new(points, TReasons.Recorded
            ? [Reason.Of(kind, metric.Ref, new Arg.Figure(points, Unit.Points, programme.Currency), ("name", new Arg.Name(part.Figure))) with { Below = below }]
            : []);
    }

    private Explained<Quantity?> OfPart(Metric metric, Verb.Score score, string name, Asking asking)
    {
        if (score.Parts.FirstOrDefault(p => p.Figure == name) is not { } part)
        {
            return Line(null, "no_such_figure", metric.Ref, ("name", new Arg.Name($"{metric.Name}.{name}")));
        }

        var points = PointsOf(part, metric, asking);
        return new Explained<Quantity?>(new Quantity(points.Value, Unit.Points), points.Lines);
    }

    private Explained<Quantity?> Staffed(Metric metric, Verb.Roles roles, Asking asking)
    {
        var look = LookOf(metric, "certificate", null, asking);
        var holdings = counting.Find(look).Select(f => (Certificate)f.Fact).ToList();
        var areas = roles.Areas is { } list && programme.Lists.TryGetValue(list, out var words) && words.Words.On(asking.Day) is { } entry ? entry.Value : [];
        var staffing = new Staffing(roles.Of, roles.Mixing, areas, (holding, c) => IsListed(holding, c.Name, asking.Day));
        var found = staffing.Of(holdings);
        return Below(Line(new Quantity(found.Areas, Unit.Count), "staffed", metric.Ref, ("name", new Arg.Name(metric.Name)), ("day", new Arg.Day(asking.Day))),
            found.Places.Select(p => Reason.Of("in_role", metric.Ref, null,
                ("role", new Arg.Name(p.Role)), ("person", new Arg.Word(p.Person)), ("areas", new Arg.Word(p.Areas)))));
    }

    private Explained<Quantity?> Amount(Metric metric, Verb.Amount amount, Period? over, Asking asking)
    {
        if (amount.ForEach is not { } each)
        {
            var whole = new AmountSteps<TReasons>(this, asking, metric.Ref, metric.Unit).Run(amount.Steps);
            return Below(Line(new Quantity(whole.Value, metric.Unit), "amount_of", metric.Ref, ("name", new Arg.Name(metric.Name))), whole.Lines);
        }

        if (!IsOver(metric, each, over))
        {
            return NoWindow(metric);
        }

        var (total, lines) = (Rational.Zero, ImmutableArray.CreateBuilder<Reason>());
        var found = counting.Find(LookOf(metric, each, over, asking));
        foreach (var (fact, day) in found)
        {
            var one = new AmountSteps<TReasons>(this, For(fact, asking), metric.Ref, metric.Unit).Run(amount.Steps);
            total += one.Value;
            if (TReasons.Recorded)
            {
                lines.Add(Reason.Of("for_fact", metric.Ref, new Arg.Figure(one.Value, metric.Unit, programme.Currency),
                    ("thing", new Arg.Phrase(each)), ("key", new Arg.Word(fact.Key)), ("day", new Arg.Day(day))) with { Below = one.Lines });
            }
        }

        return Below(Line(new Quantity(total, metric.Unit), "amount_of_each", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("thing", new Arg.Phrase(each)), ("lines", new Arg.Number(found.Length))), lines);
    }
}
