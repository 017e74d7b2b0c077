using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <content>Figures compared with what was before, and with those of other partners.</content>
public sealed partial class Figures<TReasons>
{
    private const int LongestHistory = 600;

    private Explained<Quantity?> Growth(Metric metric, Verb.Growth growth, Asking asking)
    {
        var now = Of(growth.Of, asking);
        var (before, phrase) = Before(growth, asking);
        var least = growth.BaseAtLeast is { } figure ? new Lookup<TReasons>(this).Value(figure, asking).Value : null;
        var tooSmall = before.Value is { } b && least is { } l && b.Value < l;
        Quantity? value = now.Value is not { } n || before.Value is not { } past || tooSmall ? null
            : growth.AsIncrease ? new Quantity(Risen(n.Value - past.Value, growth.Against), metric.Unit)
            : past.Value.Sign > 0 ? new Quantity((n.Value - past.Value) / past.Value, Unit.Percent)
            : null;
        var kind = value is null ? (tooSmall ? "base_too_small" : "no_base") : growth.AsIncrease ? "increase" : "growth";
        var line = Line(value, kind, metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("now", Shown(now.Value)), ("before", Shown(before.Value)),
            ("least", least is { } x ? new Arg.Figure(x, before.Value?.Unit ?? Unit.Money, programme.Currency) : new Arg.NoFigure()),
            ("against", new Arg.Phrase(phrase)));
        return Below(line, now.Lines.Concat(before.Lines));
    }

    // A mark only rises: what lies below it is no increase, and no decrease either.
    private static Rational Risen(Rational difference, Against against) =>
        against is Against.HighestBefore ? Rational.Max(Rational.Zero, difference) : difference;

    private (Explained<Quantity?> Before, string Phrase) Before(Verb.Growth growth, Asking asking) => growth.Against switch
    {
        Against.YearEarlier => (Of(growth.Of, asking.AYearEarlier()), "a_year_earlier"),
        Against.PeriodBefore => (Of(growth.Of, asking.PeriodsBefore(1)), "the_period_before"),
        Against.AverageBefore average => (OverPeriods(growth.Of, average.Periods, asking, Average), "the_average_before"),
        Against.TrendBefore trend => (OverPeriods(growth.Of, trend.Periods, asking, Trend), "the_trend_before"),
        Against.HighestBefore => (Mark(growth.Of, asking), "the_highest_before"),
        Against.Baseline baseline => (Of(baseline.Name, asking), "the_baseline"),
        _ => throw new InvalidOperationException("unknown comparison"),
    };

    // Oldest first. A period without figure leaves nothing to compare with.
    private Explained<Quantity?> OverPeriods(string name, int periods, Asking asking, Func<IReadOnlyList<Rational>, Rational> of)
    {
        var parts = Enumerable.Range(1, periods).Reverse().Select(i => Of(name, asking.PeriodsBefore(i))).ToList();
        var lines = TReasons.Recorded ? parts.SelectMany(p => p.Lines).ToImmutableArray() : [];
        return parts.TrueForAll(p => p.Value is not null)
            ? new Explained<Quantity?>(new Quantity(of([.. parts.Select(p => p.Value!.Value.Value)]), parts[0].Value!.Value.Unit), lines)
            : new Explained<Quantity?>(null, lines);
    }

    private static Rational Average(IReadOnlyList<Rational> values) => values.Aggregate(Rational.Zero, (sum, v) => sum + v) / values.Count;

    // The straight line with the least squares through the points 1, 2, … n, taken at n + 1.
    private static Rational Trend(IReadOnlyList<Rational> values)
    {
        var n = values.Count;
        var mean = Average(values);
        var middle = Rational.Of(n + 1, 2);
        var (above, below) = (Rational.Zero, Rational.Zero);
        for (var i = 0; i < n; i++)
        {
            var distance = Rational.Of(i + 1, 1) - middle;
            above += distance * (values[i] - mean);
            below += distance * distance;
        }

        return below.Sign == 0 ? mean : mean + (above / below * (Rational.Of(n + 1, 1) - middle));
    }

    // The highest value of any period before, back to the first fact there is.
    private Explained<Quantity?> Mark(string name, Asking asking)
    {
        var first = FactKinds.Events.Select(k => counting.FirstDay(k, DayFor(null))).Min();
        Explained<Quantity?>? highest = null;
        for (var i = 1; i < LongestHistory; i++)
        {
            var earlier = asking.PeriodsBefore(i);
            if (first is not { } day || (earlier.Period?.LastDay ?? earlier.Day) < day)
            {
                break;
            }

            var value = Of(name, earlier);
            highest = value.Value is { } v && !(v.Value <= highest?.Value?.Value) ? value : highest;
        }

        return highest ?? new Explained<Quantity?>(new Quantity(Rational.Zero, Unit.Count));
    }

    private Explained<Quantity?> Rank(Metric metric, Verb.Rank rank, Asking asking)
    {
        if (PlaceOf(metric, rank, asking) is not { } found)
        {
            return Line(null, "no_rank", metric.Ref, ("name", new Arg.Name(metric.Name)));
        }

        return Line(new Quantity(found.Place, Unit.Count), "ranked", metric.Ref,
            ("name", new Arg.Name(metric.Name)), ("place", new Arg.Number(found.Place)), ("all", new Arg.Number(found.All)));
    }

    /// <summary>How many of those ranked are in, where the first so many or so much of all are; null where the name ranks nobody.</summary>
    public int? PlacesIn(string name, Rational of, bool isShare, Asking asking) =>
        programme.FindMetric(name) is { Verb: Verb.Rank rank } metric && PlaceOf(metric, rank, asking) is { } found
            ? (int)(isShare ? Rounding.ToWhole(of * found.All, rank.Rounds) : of.Numerator)
            : null;

    // Nobody's figure is shown but the partner's own: only the place and how many there are.
    private (int Place, int All)? PlaceOf(Metric metric, Verb.Rank rank, Asking asking)
    {
        if (Population is null || ForOthers is null || !asking.IsWhole)
        {
            return null;
        }

        var alike = string.Join('/', rank.Among.Select(a => WordOf(a, asking) ?? "unknown"));
        var cohort = Rankings.Of($"{programme.Name}/{programme.Version}/{metric.Name}/{asking.Day:O}/{asking.Period}/{alike}", () => Cohort(rank, asking));
        if (!cohort.TryGetValue(facts.Partner.Id, out var own))
        {
            // One that was never enrolled takes part where it asks, and in nobody else's ranks.
            if (Population.Find(facts.Partner.Id) is not { } peer || !peer.TakesPart(programme.Name, asking.Day, true) || InCohort(rank, asking, peer) is not { } asked)
            {
                return null;
            }

            own = asked;
            cohort = new Dictionary<string, (Rational, Rational?)>(cohort, StringComparer.Ordinal) { [facts.Partner.Id] = own };
        }

        var better = cohort.Values.Count(o => Beats(o, own));
        var same = cohort.Values.Count(o => !Beats(o, own) && !Beats(own, o));
        return (rank.Ties == Ties.AllIn ? better + 1 : better + same, cohort.Count);
    }

    private Dictionary<string, (Rational Value, Rational? Decider)> Cohort(Verb.Rank rank, Asking asking)
    {
        var figures = new Dictionary<string, (Rational, Rational?)>(StringComparer.Ordinal);
        foreach (var peer in Population!.All.Where(p => p.TakesPart(programme.Name, asking.Day, false)))
        {
            if (InCohort(rank, asking, peer) is { } theirs)
            {
                figures[peer.Partner.Id] = theirs;
            }
        }

        return figures;
    }

    private (Rational Value, Rational? Decider)? InCohort(Verb.Rank rank, Asking asking, PartnerFacts peer)
    {
        var theirs = ForOthers!(Population!.MemberFacts(programme, peer, asking.Day)).WithoutReasons();
        return rank.Among.All(a => theirs.WordOf(a, asking) == WordOf(a, asking)) && theirs.Of(rank.Of, asking).Value is { } value
            ? (value.Value, rank.Decider is { } decider ? theirs.Of(decider, asking).Value?.Value : null) : null;
    }

    private static bool Beats((Rational Value, Rational? Decider) one, (Rational Value, Rational? Decider) other) =>
        one.Value != other.Value ? one.Value > other.Value : one.Decider is { } a && other.Decider is { } b && a > b;
}
