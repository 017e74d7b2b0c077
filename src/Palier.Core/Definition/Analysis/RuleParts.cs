using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>A rule of the text with its conditions and figures, and the days it holds for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record RulePart(string Name, Place Place)
{
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>Tests on fields, each with the name of its field.</summary>
    public ImmutableArray<FieldTest> Where { get; init; } = [];

    public ImmutableArray<Figure> Figures { get; init; } = [];

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>Whether a day of each fact picks the values, which may lie before the programme.</summary>
    public bool ByDayOfFact { get; init; }

    /// <summary>Every figure in it, also those inside conditions and inside other figures.</summary>
    public IEnumerable<Figure> AllFigures => Figures.Concat(Tests.SelectMany(FiguresOf)).SelectMany(Inside);

    /// <summary>Every test in it, also those inside tests.</summary>
    public IEnumerable<Test> Tests =>
        Conditions.SelectMany(Definition.Conditions.TestsOf).Select(t => t.Test).Concat(Where.Select(w => w.Test)).SelectMany(Inside);

    private static IEnumerable<Figure> FiguresOf(Test test) => test is Test.Limit limit ? [limit.Value] : [];

    private static IEnumerable<Test> Inside(Test test) => test switch
    {
        Test.At at => Inside(at.Inner).Prepend(at),
        Test.History history => history.Entries.Entries.SelectMany(e => Inside(e.Value)).Prepend(history),
        Test.EveryPart parts => Inside(parts.Whole).Concat(Inside(parts.Part)).Prepend(parts),
        _ => [test],
    };

    private static IEnumerable<Figure> Inside(Figure figure) => figure switch
    {
        Figure.History history => history.Entries.Entries.SelectMany(e => Inside(e.Value)).Prepend(history),
        Figure.Table table => table.Rows.Select(r => r.Value).Concat(table.Other is { } other ? [other] : []).SelectMany(Inside).Prepend(table),
        Figure.Scale scale => scale.Bands.SelectMany(b => Inside(b.Value)).Prepend(scale),
        _ => [figure],
    };
}

/// <summary>Lists the rules of a programme with what they are made of.</summary>
internal static class RuleParts
{
    public static ImmutableArray<RulePart> Of(Programme programme) =>
    [
        .. programme.Metrics.Select(m => Metric(m, programme)),
        .. programme.Ladder?.Levels.Select(l => new RulePart(l.Name, l.Place) { Conditions = [l.Requires] }) ?? [],
        .. programme.Membership is { } m ? [new RulePart("membership", m.Place) { Conditions = [m.Requires, .. m.Ends.Select(e => e.When)] }] : (ReadOnlySpan<RulePart>)[],
        .. programme.Benefits.Select(b => new RulePart(b.Name, b.Place) { Figures = [.. b.Limits.Select(l => l.AtMost)], Where = [.. b.Limits.SelectMany(l => l.Where)] }),
        .. programme.Requests.Select(r => new RulePart(r.Name, r.Place)
        {
            Conditions = [r.Requires],
            Figures = [.. r.Limits.Select(l => l.AtMost)],
            Where = [.. r.Limits.SelectMany(l => l.Where)],
        }),
        .. programme.Bonuses.SelectMany(b => Bonus(b, programme)),
        .. programme.Holds.Select(h => new RulePart(h.Name, h.Place) { Conditions = [h.While] }),
    ];

    private static RulePart Metric(Metric metric, Programme programme) => new(metric.Name, metric.Place)
    {
        Conditions = [.. Given(metric.Having), .. Given(metric.Requires), .. metric.Verb is Verb.Score s ? s.Parts.SelectMany(p => Given(p.Requires)) : []],
        Where = metric.Where,
        Figures = metric.Verb switch
        {
            Verb.Growth { BaseAtLeast: { } least } => [least],
            Verb.Score score => [.. score.Parts.SelectMany(p => new[] { p.Worth, p.AtMost, p.AtLeast }).OfType<Figure>()],
            Verb.Amount amount => Figures(amount.Steps),
            _ => [],
        },
        ByDayOfFact = metric.Verb is Verb.Amount a && IsByDayOfFact(a.Steps, programme),
    };

    // An exception with an amount of its own holds for the same days as the bonus.
    private static IEnumerable<RulePart> Bonus(Bonus bonus, Programme programme)
    {
        var part = new RulePart(bonus.Name, bonus.Place)
        {
            Conditions = [bonus.Requires],
            Where = bonus.Where,
            Figures = Figures(bonus.Amount),
            From = bonus.From,
            Until = bonus.Until,
            ByDayOfFact = IsByDayOfFact(bonus.Amount, programme),
        };
        return bonus.Except.Select(e => part with
        {
            Name = e.Name,
            Place = e.Place,
            Conditions = [e.When, .. Given(e.Requires)],
            Where = [],
            Figures = Figures(e.Amount ?? []),
        }).Prepend(part);
    }

    private static IEnumerable<Condition> Given(Condition? condition) => condition is null ? [] : [condition];

    private static bool IsByDayOfFact(ImmutableArray<Step> steps, Programme programme) =>
        programme.Answers.ValueAt is When.FieldDay || steps.Any(s => s.ValueAt is When.FieldDay or When.Offset);

    private static ImmutableArray<Figure> Figures(ImmutableArray<Step> steps) => [.. steps.Select(FigureOf).OfType<Figure>()];

    /// <summary>The figure of a step; null where it has none.</summary>
    public static Figure? FigureOf(Step step) => step switch
    {
        Step.Rate rate => rate.Value,
        Step.Each each => each.Value,
        Step.Fixed f => f.Value,
        Step.Times times => times.Value,
        Step.Cap cap => cap.Value,
        _ => null,
    };
}
