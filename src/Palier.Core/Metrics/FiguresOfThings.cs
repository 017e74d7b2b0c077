using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <content>Figures of things one by one, of people who left, and of partners taken together.</content>
public sealed partial class Figures<TReasons>
{
    private PartnerFacts Together(string across, Asking asking) =>
        Population is { } all ? all.Together(facts, all.Across(facts, across, asking.Day), programme, asking.Day) : facts;

    // The window that says which things there are: the metric's own, else that of what asks where the figure takes it.
    private Period? WindowOfThings(Metric metric, string figure, Period? over) =>
        metric.Over is not null || programme.FindMetric(figure) is not { } inner || WindowOfAsker.IsTakenBy(inner, programme) ? over : null;

    // The things of a window; without a window all there ever were, up to the day.
    private List<Asking> Things(Metric metric, Period? over, Asking asking)
    {
        var kind = metric.Per[0].Split('.')[0];
        var fields = metric.Per.Select(p => p.Split('.') is [_, var field] && field.Length > 0 ? field : kind).ToList();
        var window = over ?? new Period(DateOnly.MinValue, asking.Day.AddDays(1));
        var where = metric.Verb is Verb.Count count && count.Fact == kind ? metric.Where : [];
        var look = LookOf(metric with { Where = where }, kind, window, asking);
        var (seen, met) = (new SortedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var found in counting.Find(look))
        {
            // Many lines have one thing: most are passed over here.
            if (fields.Count == 1)
            {
                if (Value(found.Fact, fields[0]) is { } one && met.Add(one))
                {
                    seen.Add(one, [one]);
                }

                continue;
            }

            var values = fields.Select(f => Value(found.Fact, f)).ToList();
            if (values.TrueForAll(v => v is not null))
            {
                seen.TryAdd(string.Join('\n', values), [.. values.OfType<string>()]);
            }
        }

        return [.. seen.Values.Select(values => fields.Zip(values).Aggregate(asking, (a, t) => a.To(t.First, t.Second)))];

        string? Value(IFact fact, string field) => field == kind ? fact.Word(field) ?? fact.Key : _tests.WordOf(fact, field);
    }

    private Explained<Quantity?> OfEach(Metric metric, Verb.OfEach each, Period? over, Asking asking)
    {
        var parts = metric.Per is ["partner.country"] ? OfCountries(metric, each.Figure, asking) : OfThings(metric, each.Figure, over, asking);
        var values = parts.Where(p => p.Value.Value is not null).Select(p => p.Value.Value!.Value.Value).ToList();
        if (metric.Top is { } top)
        {
            values = [.. values.OrderDescending().Take(top)];
        }

        var value = Picking.Of(each.Pick, values, each.Portion);
        var line = Line(value is { } v ? new Quantity(v, metric.Unit) : null, $"{PickKey(each.Pick)}_of_each", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("figure", new Arg.Name(each.Figure)), ("all", new Arg.Number(parts.Count)), ("taken", new Arg.Number(values.Count)));
        return Below(line, parts.Take(LongestExplained).Select(p => Reason.Of("of_one", null, Shown(p.Value.Value), ("key", new Arg.Word(p.Key))) with { Below = p.Value.Lines }));
    }

    private List<(string Key, Explained<Quantity?> Value)> OfThings(Metric metric, string figure, Period? over, Asking asking) =>
        [.. Things(metric, WindowOfThings(metric, figure, over), asking).Select(t => (string.Join(", ", t.Narrow.Values), Of(figure, t)))];

    private List<(string Key, Explained<Quantity?> Value)> OfCountries(Metric metric, string figure, Asking asking) => ForOthers is not { } others
        ? [(facts.Partner.Country, Of(figure, asking))]
        : [.. Members(metric, asking).Select(c => (c.Key, others(c.Together).Of(figure, asking)))];

    private IEnumerable<(string Key, PartnerFacts Together)> Members(Metric metric, Asking asking) =>
        (Population is { } all ? all.Across(facts, metric.Across ?? "group", asking.Day) : [facts])
            .GroupBy(p => p.Partner.Country, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Population is { } everyone ? everyone.Together(g.First(), g, programme, asking.Day) : g.First()));

    // Countries of the group, each with the figures and the standing of its members.
    private Explained<Quantity?> CountedMembers(Metric metric, Asking asking)
    {
        var countries = Members(metric, asking).Where(c => metric.Where.All(w => w.Test is not Test.OneOf one
            || one.Words.Any(x => IsListed(x, c.Key, asking.Day)) != one.Not)).ToList();
        var met = countries.Count(c => metric.Having is not { } having || ForOthers is not { } others
            || new ConditionCheck<FiguresOnly>(others(c.Together).WithoutReasons()).Of(having, asking).Holds);
        return Line(new Quantity(met, Unit.Count), "counted_having", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("window", new Arg.Day(asking.Day)), ("all", new Arg.Number(countries.Count)), ("below", new Arg.Number(countries.Count - met)));
    }

    // A loss that was told in time does not count for the length of the grace: what was lost is counted as if it held so much longer.
    private Explained<Quantity?> CountedWithGrace(Metric metric, Verb.Count count, Period? over, Asking asking)
    {
        var now = Counted(metric with { Grace = null }, count, over, asking);
        if (metric.Grace is not { } grace || now.Value is not { } have)
        {
            return now;
        }

        var look = LookOf(metric, count.Fact, over, asking);
        var losses = Losses(asking.Day, grace, metric.Tell).Distinct().OrderBy(l => l.On).ToList();
        var former = CountKeeping(losses);
        if (former <= have.Value)
        {
            return now;
        }

        var lost = losses.Find(l => CountKeeping([l]) > have.Value) is { On.Year: > 1 } found ? found : losses[0];
        return Below(Line(new Quantity(former, Unit.Count), "stands_until", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("now", Shown(now.Value)), ("until", new Arg.Day(grace.After(lost.On, CalendarOf()))),
            ("lost", new Arg.Day(lost.On)), ("told", new Arg.Day(lost.Told))), now.Lines);

        Rational CountKeeping(List<(DateOnly On, DateOnly Told)> kept)
        {
            DateOnly? Until(DateOnly? until, Known known) => until is { } on && kept.Contains((on, Told(on, known))) ? grace.After(on, CalendarOf()) : until;
            var held = facts with
            {
                Employments = [.. facts.Employments.Select(e => e with { Until = Until(e.Until, e.Known) })],
                Certificates = [.. facts.Certificates.Select(c => c with { Until = Until(c.Until, c.Known) })],
            };
            return new PartnerCounting(programme, held).Count(look, count.Field).Value;
        }
    }

    private IEnumerable<(DateOnly On, DateOnly Told)> Losses(DateOnly day, Duration grace, Duration? tell)
    {
        var ended = facts.Employments.Where(e => e.Until is not null).Select(e => (On: e.Until!.Value, e.Known))
            .Concat(facts.Certificates.Where(c => c.Until is not null).Select(c => (On: c.Until!.Value, c.Known)));
        foreach (var (on, known) in ended.Where(l => l.On <= day && day < grace.After(l.On, CalendarOf())))
        {
            if (tell is null || Told(on, known) <= tell.Value.After(on, CalendarOf()))
            {
                yield return (on, Told(on, known));
            }
        }
    }

    private DateOnly Told(DateOnly lost, Known known) => known.Sequence == 0 ? lost : AsKnown.DayOf(known, programme.TimeZone);
}
