using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <content>Figures compared with what was before and with those of others; scores, roles, amounts that are figures.</content>
public sealed partial class Reckoning
{
    // "The growth as a percentage, or the increase itself." (growth_of, increase_of)
    private Fraction? Growth(Verb.Growth growth, Question q)
    {
        if (Figure(growth.Of, q) is not { } now || Base(growth, q) is not { } before)
        {
            return null;
        }

        // "base_at_least asks for a minimum to grow from"
        if (growth.BaseAtLeast is { } least && Value(least, q) is { } minimum && before < minimum)
        {
            return null;
        }

        return !growth.AsIncrease ? before.Sign > 0 ? (now - before) / before : null
            : growth.Against is Against.HighestBefore ? Fraction.Higher(0, now - before) : now - before;
    }

    private Fraction? Base(Verb.Growth growth, Question q)
    {
        switch (growth.Against)
        {
            case Against.YearEarlier:
                return Figure(growth.Of, q.YearEarlier());
            case Against.PeriodBefore:
                return Figure(growth.Of, q.Before(1));
            case Against.Baseline baseline:
                return Figure(baseline.Name, q);
            case Against.AverageBefore average:
                return Periods(average.Periods) is { } values ? Fraction.Sum(values) / values.Count : null;

            // "a straight line through them": the normal equations of y = a + b x through the points 1, 2, ... n, taken at n + 1.
            case Against.TrendBefore trend:
                if (Periods(trend.Periods) is not { } y)
                {
                    return null;
                }

                Fraction n = y.Count;
                var (x, xx) = (Fraction.Sum(Enumerable.Range(1, y.Count).Select(i => (Fraction)i)), Fraction.Sum(Enumerable.Range(1, y.Count).Select(i => (Fraction)i * i)));
                var (sum, xy) = (Fraction.Sum(y), Fraction.Sum(y.Select((v, i) => v * (i + 1))));
                var determinant = (n * xx) - (x * x);
                var slope = determinant.Sign == 0 ? 0 : ((n * xy) - (x * sum)) / determinant;
                return ((sum - (slope * x)) / n) + (slope * (n + 1));

            // "a mark that only rises": the highest of any period before, back to the first fact there is; 0 before the first.
            default:
                var first = FactFields.Events
                    .SelectMany(k => OfKind(k, q, Answers.CountsOn ?? DayOf.SoldOn)).Select(f => (DateOnly?)f.Day).Min();
                var marks = Enumerable.Range(1, 599).Select(q.Before).TakeWhile(b => first <= (b.Period?.LastDay ?? b.Day)).Select(b => Figure(growth.Of, b));
                return Pick(Core.Definition.Pick.Highest, marks, default) ?? 0;
        }

        // A period without figure leaves nothing to compare with.
        List<Fraction>? Periods(int count)
        {
            var values = Enumerable.Range(1, count).Reverse().Select(i => Figure(growth.Of, q.Before(i))).ToList();
            return values.Contains(null) ? null : [.. values.Select(v => v!.Value)];
        }
    }

    // "The place among partners that are alike in the words of among, 1 for the highest." Who takes part is ranked. (rank_of)
    private (int Place, int All)? Place(Verb.Rank rank, Question q)
    {
        if (!q.Of.IsEmpty)
        {
            return null;
        }

        var neverEnrolled = !own.Enrolments.Any(e => e.Programme == text.Name);
        var ranked = all.Partners
            .Where(p => p.Partner.Id == Id ? neverEnrolled || TakesPartSince(q.Day) is not null : Other(p).TakesPartSince(q.Day) is not null)
            .Select(p => (p.Partner.Id, Them: Member(p.Partner.Id, q.Day)))
            .Where(p => rank.Among.All(a => p.Them.WordOf(a, q) == WordOf(a, q)))
            .Select(p => (p.Id, Value: p.Them.Figure(rank.Of, q), Decider: rank.Decider is { } decider ? p.Them.Figure(decider, q) : null))
            .Where(p => p.Value is not null).ToList();
        if (ranked.All(p => p.Id != Id))
        {
            return null;
        }

        var mine = ranked.Find(p => p.Id == Id);
        var better = ranked.Count(p => p.Value > mine.Value || (p.Value == mine.Value && p.Decider > mine.Decider));
        var same = ranked.Count(p => p.Value == mine.Value && !(p.Decider > mine.Decider) && !(mine.Decider > p.Decider));
        return (rank.Ties == Ties.AllIn ? better + 1 : better + same, ranked.Count);
    }

    // "rounds says what a share such as top: 3% comes to when it is no whole number."
    private bool IsAmongTheFirst(string name, Test.Top top, Question q) =>
        Figure(name, q) is { } place && text.FindMetric(name) is { Verb: Verb.Rank rank } && Place(rank, q) is { } found
        && place <= (top.IsShare ? new Fraction(((Fraction)top.Of * found.All).Whole(rank.Rounds), 1) : top.Of);

    // "With weights, which are 100% together, the score is the weighted average. A weight may be set aside; the others are then scaled up."
    private Fraction? Score(Verb.Score score, Question q)
    {
        if (score.Parts.All(p => p.Weight is null))
        {
            return Fraction.Sum(score.Parts.Select(p => Points(p, q)));
        }

        var counted = score.Parts.Select(p => (Part: p, Weight: WeightOf(p, q))).Where(p => p.Weight is not null).ToList();
        var weights = Fraction.Sum(counted.Select(p => p.Weight!.Value));
        return weights.Sign > 0 ? Fraction.Sum(counted.Select(p => Points(p.Part, q) * p.Weight!.Value)) / weights : null;
    }

    private static Fraction? WeightOf(ScorePart part, Question q) => part.Weight is { } weights && Days.TryEntry(weights, q.ValueOn, out var weight) ? weight : null;

    // "worth, a scale that turns it into points (left out, its own value), at_most and at_least for the points of the part, requires, without
    // which the part is worth nothing". No figure is worth nothing.
    private Fraction Points(ScorePart part, Question q)
    {
        if ((part.Requires is { } requires && !Holds(requires, q)) || Figure(part.Figure, q) is not { } value)
        {
            return 0;
        }

        var points = (part.Worth is { } worth ? Value(worth, q, value) : value) ?? 0;
        return part.AtMost is { } most && Value(most, q) is { } cap && points > cap ? cap
            : part.AtLeast is { } least && Value(least, q) is { } floor && points < floor ? floor
            : points;
    }

    // "How many areas can be staffed at once with the people there are." Every way of giving areas to people is tried.
    private Fraction? Staffed(Verb.Roles roles, Metric metric, Question q)
    {
        var held = Facts(metric, "certificate", null, q).Select(f => (Certificate)f.Fact).ToList();
        var areas = roles.Areas is { } list && Days.TryEntry(text.Lists[list].Words, q.Day, out var words) ? words.ToList() : [];
        var places = areas.SelectMany(a => roles.Of.Select(r => (Area: a, Role: r))).ToList();
        return Best(0, [], []);

        // Place by place: one of the able people fills it, or nobody does and the area is not staffed.
        int Best(int next, List<(string Person, string Role, string Area)> filled, List<string> given)
        {
            if (next == places.Count)
            {
                return areas.Count - given.Distinct().Count();
            }

            var (area, role) = places[next];
            var best = Best(next + roles.Of.Length - (next % roles.Of.Length), filled.FindAll(f => f.Area != area), [.. given, area]);
            foreach (var person in held.Where(c => c.Area == area && IsIn(role.Holding, c.Name, q.Day, null)).Select(c => c.Person).Distinct())
            {
                if (filled.Count(f => f.Person == person && f.Role == role.Name) < role.Places && (roles.Mixing || filled.All(f => f.Person != person || f.Role == role.Name)))
                {
                    best = Math.Max(best, Best(next + 1, [.. filled, (person, role.Name, area)], given));
                }
            }

            return best;
        }
    }

    // "The steps of a bonus make figures too. With for_each the steps run for each fact." (amount)
    private Fraction? AmountOf(Metric metric, Verb.Amount amount, Period? over, Question q)
    {
        if (amount.ForEach is not { } kind)
        {
            return Steps(amount.Steps, q, null);
        }

        return HasNoWindow(metric, kind, over) ? null
            : Fraction.Sum(Facts(metric, kind, over, q).Select(f => Steps(amount.Steps, ForThing(f.Fact, q), null)));
    }

    // "value_at: sale.invoiced_on": a day of the fact may pick the values.
    private Question ForThing(IFact thing, Question q)
    {
        var one = q with { Thing = thing };
        return Answers.ValueAt is When.FieldDay at && Windows.Of(at, one, Around(one)) is { } day ? one with { ValueOn = day } : one;
    }
}
