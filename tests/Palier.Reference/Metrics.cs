using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <content>Metrics: one verb each (Metrics).</content>
public sealed partial class Reckoning
{
    private Fraction? OfMetric(Metric metric, Question q)
    {
        // "requires: without it there is no figure"
        if (metric.Requires is { } requires && !Holds(requires, q))
        {
            return null;
        }

        // "across: of everyone in the group, not only of this member"
        if (metric.Across is { } across && metric.Verb is not Verb.Count { Fact: "partner" })
        {
            var group = all.Together(Id, all.Group(Id, across, q.Day).Select(p => p.Partner.Id), text, q.Day);
            return Other(group).OfMetric(metric with { Across = null, Requires = null }, q);
        }

        // "A metric without over takes the window of what asks for it."
        var over = metric.Over is { } window ? Windows.Of(window, q, Around(q)) : q.Period;
        var within = metric.Over is null ? q : q with { Period = over };
        return metric.Verb switch
        {
            Verb.SumField sum => SumOf(metric, sum, over, q),
            Verb.Count { Fact: "partner" } => CountCountries(metric, q),
            Verb.Count count => CountOf(metric, count, over, q),
            Verb.CountUnits units => CountUnits(metric, units, over, q),
            Verb.OfField field => OneOfField(metric, field, over, q),
            // "Adds a field of facts; or figures, less others": no figure counts 0.
            Verb.SumFigures sum => Fraction.Sum(sum.Of.Select(n => Figure(n, within) ?? 0)) - Fraction.Sum(sum.Less.Select(n => Figure(n, within) ?? 0)),
            Verb.Extreme extreme => Pick(extreme.Highest ? Core.Definition.Pick.Highest : Core.Definition.Pick.Lowest, extreme.Of.Select(n => Figure(n, within)), default),
            Verb.OfEach each => OfEach(metric, each, over, within),
            // "A part of a whole. Without a whole there is no figure."
            Verb.Share share => Figure(share.Part, within) is { } part && Figure(share.Of, within) is { Sign: not 0 } whole ? part / whole : null,
            Verb.Growth growth => Growth(growth, within),
            Verb.Rank rank => Place(rank, within)?.Place,
            Verb.Score score => Score(score, within),
            Verb.Roles roles => Staffed(roles, metric, q),
            Verb.Amount amount => AmountOf(metric, amount, over, within),
            _ => throw new InvalidOperationException($"{metric.Name} has no verb"),
        };
    }

    private IEnumerable<(IFact Fact, DateOnly Day)> Facts(Metric metric, string kind, Period? over, Question q) => Facts(kind, metric.Where, over, q, metric.CountsOn, metric.OverBy);

    // What happens on a day is looked at over a window; without one there is no figure.
    private static bool HasNoWindow(Metric metric, string kind, Period? over) => FactFields.HappensOnADay(kind) && over is null && metric.OverBy is null;

    private Fraction? SumOf(Metric metric, Verb.SumField sum, Period? over, Question q)
    {
        if (HasNoWindow(metric, sum.Fact, over))
        {
            return null;
        }

        var total = Fraction.Zero;
        foreach (var (fact, day) in Facts(metric, sum.Fact, over, q))
        {
            if (Amount(fact, sum.Field, day, metric) is not { } amount)
            {
                return null;
            }

            total += amount;
        }

        return total;
    }

    private Fraction? CountOf(Metric metric, Verb.Count count, Period? over, Question q)
    {
        if (HasNoWindow(metric, count.Fact, over))
        {
            return null;
        }

        // "With having, only those whose own figures show what is asked."
        if (metric.Having is { } having)
        {
            return Things([$"{count.Fact}.{count.Field}"], metric, metric.Where, over, q).Count(t => Holds(having, t with { Period = over ?? q.Period }));
        }

        if (metric.Grace is { } grace)
        {
            return Other(WithGrace(grace, metric.Tell, q.Day)).CountOf(metric with { Grace = null }, count, over, q);
        }

        var found = Facts(metric, count.Fact, over, q).Select(f => f.Fact).ToList();
        return count is { Fact: "sale", Field: null } ? found.Count
            : found.Select(f => count.Field is { } field ? WordOf(f, field) : f.Key).Where(w => w is not null).Distinct().Count();
    }

    // "A loss that is told within tell leaves the figure as it was for grace": who left and what expired holds for so much longer.
    private PartnerFacts WithGrace(Duration grace, Duration? tell, DateOnly day)
    {
        return own with
        {
            Employments = [.. own.Employments.Select(e => e with { Until = Later(e.Until, e.Known) })],
            Certificates = [.. own.Certificates.Select(c => c with { Until = Later(c.Until, c.Known) })],
        };

        DateOnly? Later(DateOnly? until, Known known)
        {
            if (until is not { } lost || lost > day)
            {
                return until;
            }

            // For the length of the grace, and no longer where leavers count to the end of their period.
            var told = known.Sequence == 0 ? lost : Everyone.DayOf(known, text.TimeZone);
            var later = Days.Later(lost, grace, IsFree);
            return day < later && (tell is null || told <= Days.Later(lost, tell.Value, IsFree)) ? later : until;
        }
    }

    // "How many units of time": every unit that the window touches, each asked as a period of its own.
    private Fraction? CountUnits(Metric metric, Verb.CountUnits units, Period? over, Question q)
    {
        if (over is not { } window)
        {
            return null;
        }

        var asked = Days.UnitsBetween(units.Of, Days.FirstOf(units.Of, window.From, text.YearStarts), Days.UnitOf(units.Of, window.LastDay, text.YearStarts).Until, text.YearStarts);
        return asked.Count(u => metric.Having is null || Holds(metric.Having, q with { Period = u, Day = u.LastDay }));
    }

    private Fraction? OneOfField(Metric metric, Verb.OfField verb, Period? over, Question q)
    {
        if (HasNoWindow(metric, verb.Fact, over))
        {
            return null;
        }

        // A fact without the field has no value, which is not zero.
        var found = Facts(metric, verb.Fact, over, q).Where(f => FactFields.Number(f.Fact, verb.Field, f.Day) is not null)
            .Select(f => Amount(f.Fact, verb.Field, f.Day, metric)).ToList();
        return found.Contains(null) ? null : Pick(verb.Pick, found, verb.Portion);
    }

    // "One value of several" (highest, lowest, latest, median, percentile). What has no figure is no value.
    private static Fraction? Pick(Pick pick, IEnumerable<Fraction?> values, Fraction portion)
    {
        var known = values.Where(v => v is not null).Select(v => v!.Value).ToList();
        if (known.Count == 0)
        {
            return pick == Core.Definition.Pick.Sum ? 0 : null;
        }

        var sorted = known.ToList();
        sorted.Sort((a, b) => (a - b).Sign);
        return pick switch
        {
            Core.Definition.Pick.Highest => sorted[^1],
            Core.Definition.Pick.Lowest => sorted[0],
            Core.Definition.Pick.Latest => known[^1],
            Core.Definition.Pick.Sum => Fraction.Sum(known),
            Core.Definition.Pick.Median when sorted.Count % 2 == 1 => sorted[sorted.Count / 2],
            Core.Definition.Pick.Median => (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2,
            // "the one that so many do not exceed": the lowest such value.
            _ => sorted.First(v => new Fraction(sorted.Count(o => o <= v), sorted.Count) >= portion),
        };
    }

    // "per: the figure is taken for each such thing; top: only so many of the highest".
    private Fraction? OfEach(Metric metric, Verb.OfEach each, Period? over, Question q)
    {
        // Which things there are is said by the metric's window, or by that of what asks where the figure takes it (decision 005).
        var ownWindow = metric.Over is null && text.FindMetric(each.Figure) is { } inner && !WindowOfAsker.IsTakenBy(inner, text);
        var values = metric.Per is ["partner.country"]
            ? Countries(metric, q).Select(c => c.Figure(each.Figure, q))
            : Things(metric.Per, metric, [], ownWindow ? null : over, q).Select(t => Figure(each.Figure, t));
        var known = values.Where(v => v is not null).ToList();
        if (metric.Top is { } top)
        {
            known.Sort((a, b) => (b!.Value - a!.Value).Sign);
            known = [.. known.Take(top)];
        }

        return Pick(each.Pick, known, each.Portion);
    }

    /// <summary>The things of a window, each with what asks narrowed to it; without a window all there ever were, up to the day.</summary>
    private List<Question> Things(ImmutableArray<string> per, Metric metric, ImmutableArray<FieldTest> where, Period? over, Question q)
    {
        var kind = per[0].Split('.')[0];
        var fields = per.Select(p => p.Split('.', 2) is [_, { Length: > 0 } field] ? field : kind).ToList();
        var found = Facts(kind, where, over ?? new Period(DateOnly.MinValue, q.Day.AddDays(1)), q, metric.CountsOn, metric.OverBy);
        return [.. found
            .Select(f => fields.Select(n => n == kind ? f.Fact.Word(n) ?? f.Fact.Key : WordOf(f.Fact, n)).ToList())
            .Where(words => words.TrueForAll(w => w is not null))
            .DistinctBy(words => string.Join('\n', words))
            .Select(words => q with { Of = q.Of.SetItems(fields.Zip(words, (f, w) => KeyValuePair.Create(f, w!))) })];
    }

    // "per: partner.country makes each country one value, and count: partner.country counts countries" (Groups of partners).
    private IEnumerable<Reckoning> Countries(Metric metric, Question q) => all.Group(Id, metric.Across ?? "group", q.Day)
        .GroupBy(p => p.Partner.Country).OrderBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => Other(all.Together(c.First().Partner.Id, c.Select(p => p.Partner.Id), text, q.Day)));

    private Fraction? CountCountries(Metric metric, Question q) => Countries(metric, q)
        .Where(c => metric.Where.All(w => w.Test is not Test.OneOf one || one.Words.Any(x => IsIn(x, c.Country, q.Day, null)) != one.Not))
        .Count(c => metric.Having is null || c.Holds(metric.Having, q));
}
