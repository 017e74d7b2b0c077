using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <content>Metrics: those of sales lines become places of a count plan, those of other figures nodes above them.</content>
internal sealed partial class Compiling
{
    /// <summary>Whether a metric has a form that is counted on columns; the general evaluation is asked for others.</summary>
    public static bool IsOnColumns(Metric metric) => metric is { Across: null, OverBy: null, Having: null, Top: null, Grace: null, Tell: null, Per.IsEmpty: true };

    // Null where the general evaluation is asked.
    private FigureNode? OfMetric(Metric metric, Asking asking)
    {
        if (!IsOnColumns(metric) || !TryWindow(metric, asking, out var over))
        {
            return null;
        }

        var inner = metric.Over is null ? asking : asking with { Period = over };
        var node = metric.Verb switch
        {
            Verb.SumField { Fact: "sale" } sum => Lines(metric, Ask.Sum, sum.Field, over, asking),
            Verb.Count { Fact: "sale" } count => Lines(metric, count.Field is null ? Ask.Lines : Ask.Different, count.Field, over, asking),
            Verb.SumFigures sum => new SumNode([.. sum.Of.Select(n => Figure(n, inner))], [.. sum.Less.Select(n => Figure(n, inner))]),
            Verb.Extreme extreme => new ExtremeNode([.. extreme.Of.Select(n => Figure(n, inner))], extreme.Highest, noneIsZero: false),
            Verb.Share share => new ShareNode(Figure(share.Part, inner), Figure(share.Of, inner)),
            Verb.Growth growth when Before(growth, inner) is { } before => new GrowthNode(
                Figure(growth.Of, inner), before, growth.BaseAtLeast is { } least ? Value(least, inner) : null, growth.AsIncrease),
            _ => null,
        };
        return node is null || metric.Requires is null ? node : new RequiredNode(Condition(metric.Requires, asking), node);
    }

    private FigureNode? Before(Verb.Growth growth, Asking asking) => growth.Against switch
    {
        Against.YearEarlier => Figure(growth.Of, asking.AYearEarlier()),
        Against.PeriodBefore => Figure(growth.Of, asking.PeriodsBefore(1)),
        Against.AverageBefore average => new MeanNode([.. Enumerable.Range(1, average.Periods).Select(i => Figure(growth.Of, asking.PeriodsBefore(i)))]),
        Against.Baseline baseline => Figure(baseline.Name, asking),
        _ => null,
    };

    private FigureNode? Lines(Metric metric, Ask ask, string? field, Period? over, Asking asking)
    {
        if (over is not { } window)
        {
            return new PlainNode(Exact.None);
        }

        if (Plain(metric.Where, asking) is not { } where || !LineTests.AreOfTheLine(where))
        {
            return null;
        }

        var reading = SalesReading.Of(programme, metric);
        var plan = plans.For(reading);
        return new CountedNode(plan, plan.Place(ask, new LineTests(programme, where), field, window, Review), ask == Ask.Sum ? reading.PartsOfOne : 1);
    }

    // Tests with plain figures in them; null where a figure is the partner's.
    private static ImmutableArray<FieldTest>? Plain(ImmutableArray<FieldTest> where, Asking asking)
    {
        var plain = where.Select(w => Plain(w.Test, asking) is { } test ? w with { Test = test } : null).ToList();
        return plain.Contains(null) ? null : [.. plain.OfType<FieldTest>()];
    }

    private static Test? Plain(Test test, Asking asking)
    {
        switch (test)
        {
            case Test.Limit limit:
                return limit.Value is Definition.Figure.Plain ? limit : Constant(limit.Value, asking) is { } value ? limit with { Value = value } : null;
            case Test.History history:
                var entries = history.Entries.Entries.Select(e => (e.From, Test: Plain(e.Value, asking))).ToList();
                return entries.Exists(e => e.Test is null) ? null : history with { Entries = new Dated<Test>([.. entries.Select(e => (e.From, e.Test!))]) };
            default:
                return test;
        }
    }

    private static Figure.Plain? Constant(Figure figure, Asking asking) => figure switch
    {
        Definition.Figure.Plain plain => plain,
        Definition.Figure.History history when history.Entries.On(asking.ValueOn) is { } entry => Constant(entry.Value, asking),
        _ => null,
    };

    // Windows that are the same for every partner; those of an enrolment or of a day of the thing are not.
    private bool TryWindow(Metric metric, Asking asking, out Period? over)
    {
        over = asking.Period;
        if (metric.Over is null)
        {
            return true;
        }

        if (!IsAlike(metric.Over))
        {
            return false;
        }

        over = Windows.Resolve(metric.Over, new Moments(asking.Day, asking.Period) { Closes = programme.Answers.Closes });
        return true;
    }

    private static bool IsAlike(Window window) => window switch
    {
        Window.SinceEnrolment or Window.AroundDay => false,
        Window.YearEarlier earlier => IsAlike(earlier.Inner),
        Window.Joined joined => IsAlike(joined.First) && IsAlike(joined.Second),
        _ => true,
    };
}
