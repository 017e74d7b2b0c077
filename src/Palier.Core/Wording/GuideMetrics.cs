using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>How figures are counted, in words.</summary>
internal sealed class GuideMetrics(Programme programme, Words words, GuideFigures figures)
{
    /// <summary>A metric as one or two sentences.</summary>
    public string Said(Metric metric)
    {
        var text = Verb(metric)
            + string.Concat(metric.Where.Select(w => words.Say("guide.where", ("field", words.FieldTitle(w.Field)), ("test", figures.Test(w.Test, Unit.Money)))))
            + (metric.Over is { } over ? ", " + figures.Times.Said(over) : "")
            + (metric.OverBy is { } table ? ", " + Windows(table) : "")
            + (metric.Across is { } across ? words.Say($"guide.across_{across}") : "")
            + (metric.Having is { } having ? words.Say("guide.having", ("condition", figures.Said(having))) : "")
            + (metric.Requires is { } requires ? words.Say("guide.metric_requires", ("condition", figures.Said(requires))) : "")
            + ".";
        return text
            + (metric.Grace is { } grace && metric.Tell is { } tell ? words.Say("guide.grace", ("tell", figures.Times.Said(tell)), ("grace", figures.Times.Said(grace))) : "")
            + (metric.Remind is { } remind ? words.Say("guide.remind", ("remind", figures.Times.Said(remind))) : "");
    }

    private string Verb(Metric metric) => metric.Verb switch
    {
        Definition.Verb.SumField { Fact: "sale" } sum => words.Say($"guide.sum_{(sum.Field is "net" or "quantity" ? sum.Field : "field")}", ("field", words.FieldTitle(sum.Field))),
        Definition.Verb.SumField sum => words.Say("guide.sum_of_fact", ("field", words.FieldTitle(sum.Field)), ("thing", words.Say($"phrase.{sum.Fact}"))),
        Definition.Verb.Count count => Count(count),
        Definition.Verb.CountUnits units => words.Say($"guide.count_unit_{units.Of.ToString().ToLowerInvariant()}"),
        Definition.Verb.OfField field => Pick(field.Pick, field.Portion, words.FieldTitle(field.Field)),
        Definition.Verb.OfEach each => Pick(each.Pick, each.Portion, Title(each.Figure)) + Things(metric),
        Definition.Verb.SumFigures sum => words.Say("guide.sum_of", ("names", figures.Join(sum.Of, "guide.and")))
            + (sum.Less.IsEmpty ? "" : words.Say("guide.less_of", ("names", figures.Join(sum.Less, "guide.and")))),
        Definition.Verb.Extreme e => words.Say(e.Highest ? "guide.highest" : "guide.lowest", ("names", figures.Join(e.Of, "guide.and"))),
        Definition.Verb.Share share => words.Say("guide.share", ("part", Title(share.Part)), ("whole", Title(share.Of))),
        Definition.Verb.Growth growth => Growth(growth),
        Definition.Verb.Rank rank => Rank(rank),
        Definition.Verb.Score score => words.Say("guide.score", ("parts", string.Join("; ", score.Parts.Select(Part)))),
        Definition.Verb.Roles roles => words.Say("guide.roles", ("roles", string.Join("; ", roles.Of.Select(r => words.Say("guide.role",
            ("name", Title(r.Name)), ("holding", r.Holding), ("places", $"{r.Places}")))))) + words.Say(roles.Mixing ? "guide.mixing" : "guide.no_mixing"),
        Definition.Verb.Amount amount => Amount(amount),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric.Verb, null),
    };

    private string Title(string name) => words.Titled(name, programme);

    private string Count(Verb.Count count) => count switch
    {
        { Fact: "partner" } => words.Say("guide.count_partner"),
        { Field: null, Fact: "sale" or "certificate" or "person" or "invoice" or "customer" } => words.Say($"guide.count_{count.Fact}"),
        { Field: null } => words.Say("guide.count_fact", ("thing", words.Say($"phrase.{count.Fact}"))),
        { Field: "person" or "customer" } => words.Say($"guide.count_{count.Field}"),
        _ => words.Say("guide.count_field", ("field", words.FieldTitle(count.Field))),
    };

    private string Pick(Pick pick, Rational portion, string of) =>
        words.Say($"guide.pick_{pick.ToString().ToLowerInvariant()}", ("of", of), ("share", words.Language.Percent(portion)));

    private string Things(Metric metric) =>
        words.Say("guide.of_each", ("things", string.Join(words.Say("guide.and"), metric.Per.Select(p => words.FieldTitle(p.Split('.')[^1])))))
        + (metric.Top is { } top ? words.Say("guide.top", ("count", $"{top}")) : "");

    private string Growth(Verb.Growth growth)
    {
        var against = growth.Against switch
        {
            Against.YearEarlier => words.Say("phrase.a_year_earlier"),
            Against.PeriodBefore => words.Say("phrase.the_period_before"),
            Against.AverageBefore a => words.Say("guide.against_average", ("count", $"{a.Periods}")),
            Against.TrendBefore t => words.Say("guide.against_trend", ("count", $"{t.Periods}")),
            Against.HighestBefore => words.Say("guide.against_highest"),
            Against.Baseline b => Title(b.Name),
            _ => "",
        };
        var least = growth.BaseAtLeast is { } figure ? words.Say("guide.base_at_least", ("least", figures.Figure(figure, Unit.Money))) : "";
        return words.Say(growth.AsIncrease ? "guide.increase" : "guide.growth", ("of", Title(growth.Of)), ("against", against)) + least;
    }

    private string Rank(Verb.Rank rank) =>
        (rank.Among.IsEmpty
            ? words.Say("guide.rank_all", ("of", Title(rank.Of)))
            : words.Say("guide.rank", ("of", Title(rank.Of)), ("among", string.Join(words.Say("guide.and"), rank.Among.Select(words.FieldTitle)))))
        + (rank.Decider is { } decider ? words.Say("guide.ties_decider", ("decider", Title(decider))) : words.Say(rank.Ties == Ties.AllIn ? "guide.ties_all" : "guide.ties_none"));

    private string Part(ScorePart part)
    {
        var worth = part.Worth is { } scale ? words.Say("guide.part_worth", ("worth", figures.Figure(scale, Unit.Points, part.Figure))) : "";
        var cap = part.AtMost is { } most ? words.Say("guide.part_cap", ("most", figures.Figure(most, Unit.Points))) : "";
        var weight = part.Weight?.On(figures.On) is not { } entry ? ""
            : entry.Value is { } share ? words.Say("guide.part_weight", ("weight", words.Language.Percent(share))) : words.Say("guide.part_aside");
        var requires = part.Requires is { } condition ? words.Say("guide.part_requires", ("condition", figures.Said(condition))) : "";
        return words.Say("guide.score_part", ("name", Title(part.Figure)), ("worth", worth), ("cap", cap), ("weight", weight)) + requires;
    }

    private string Amount(Verb.Amount amount)
    {
        var steps = string.Join(" ", amount.Steps.Select(figures.Step)).TrimEnd('.');
        return amount.ForEach is { } each
            ? words.Say("guide.amount_each", ("thing", words.Say($"phrase.{each}")), ("steps", steps))
            : words.Say("guide.amount", ("steps", steps));
    }

    private string Windows(WindowTable table) => string.Join("; ", table.Rows
        .Select(r => words.Say("guide.over_by", ("window", figures.Times.Said(r.Window)), ("word", r.Word)))
        .Concat(table.Other is { } other ? [words.Say("guide.over_other", ("window", figures.Times.Said(other)))] : []));
}
