using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Benefits;

/// <summary>Checks requests against limits: how many, how often, for whom, of which.</summary>
public sealed class Quotas<TReasons>(Figures<TReasons> figures)
    where TReasons : struct, IReasons
{
    private readonly Lookup<TReasons> _lookup = new(figures);
    private readonly FactTests _tests = new(figures.Programme, figures.Facts);

    /// <summary>The first limit that a request would go over, as a line; null when it is within all of them.</summary>
    /// <param name="asked">What is asked for, with its limits.</param>
    /// <param name="request">The request.</param>
    /// <param name="asking">The day it was made and the level held then.</param>
    /// <param name="granted">The requests that were granted before.</param>
    public Reason? Over(Asked asked, IFact request, Asking asking, IReadOnlyCollection<IFact> granted)
    {
        foreach (var limit in asked.Limits.Where(l => IsLimited(l, request, asking.Day)))
        {
            var alike = granted.Where(g => IsCounted(asked, limit, g, request) && IsLimited(limit, g, g.Day("asked_on") ?? asking.Day)).ToList();
            var window = WindowOf(limit, asking.Day);
            var most = (_lookup.Value(limit.AtMost, asking).Value ?? Rational.Zero) + CarriedOver(asked, limit, asking, alike);
            var used = Sum(alike.Where(g => window.Contains(g.Day("asked_on")!.Value)), limit);
            if (used + Amount(request, limit) > most)
            {
                return Line(asked, limit, request, most, used);
            }
        }

        return null;
    }

    private static Rational Amount(IFact request, Limit limit) =>
        request.Number(limit.Of ?? "quantity") ?? (limit.Of is null ? Rational.One : Rational.Zero);

    private static Rational Sum(IEnumerable<IFact> requests, Limit limit) => requests.Aggregate(Rational.Zero, (sum, r) => sum + Amount(r, limit));

    private static bool IsSame(Limit limit, IFact one, IFact other) => limit.Per.All(p => one.Word(p) == other.Word(p));

    private bool IsCounted(Asked asked, Limit limit, IFact granted, IFact request)
    {
        var programme = granted.Word("programme") ?? figures.Programme.Name;
        return granted.Word("of") == asked.Name && IsSame(limit, granted, request)
            && (programme == figures.Programme.Name || limit.Across.Contains(programme));
    }

    private bool IsLimited(Limit limit, IFact request, DateOnly day) =>
        limit.Where.IsEmpty || _tests.Hold(new Look { Kind = "request", Where = figures.Plain(limit.Where, new Asking { Day = day, ValueOn = day }), Day = day, CountsOn = DayOf.SoldOn }, request, day);

    private Period WindowOf(Limit limit, DateOnly day) => limit.Every is { } every
        ? Calendar.PeriodOf(every, day, figures.Programme.YearStarts)
        : new Period(DateOnly.MinValue, DateOnly.MaxValue);

    // What was not used in the window before may be used in this one, and then no longer.
    private Rational CarriedOver(Asked asked, Limit limit, Asking asking, List<IFact> alike)
    {
        if (asked.Unused != Unused.CarriesOver || limit.Every is not { } every)
        {
            return Rational.Zero;
        }

        var before = WindowOf(limit, WindowOf(limit, asking.Day).From.AddDays(-1));
        if (before.From < Calendar.FirstOf(every, figures.Programme.From, figures.Programme.YearStarts))
        {
            return Rational.Zero;
        }

        var most = _lookup.Value(limit.AtMost, asking with { Day = before.LastDay, ValueOn = before.LastDay }).Value ?? Rational.Zero;
        return Rational.Max(Rational.Zero, most - Sum(alike.Where(g => before.Contains(g.Day("asked_on")!.Value)), limit));
    }

    private static Reason Line(Asked asked, Limit limit, IFact request, Rational most, Rational used)
    {
        var where = limit.Where.Select(w => w.Field).Concat(limit.Per).Distinct().Select(f => $"{f} {request.Word(f)}");
        var every = new Arg.Phrase(limit.Every is { } e ? $"each_{e.ToString().ToLowerInvariant()}" : "in_all");
        var across = limit.Across.IsEmpty ? asked.Name : string.Join(", ", limit.Across);
        return limit.Where.IsEmpty && limit.Per.IsEmpty
            ? Reason.Of("over_limit", asked.Ref, new Arg.Verdict(false), ("name", new Arg.Name(across)), ("most", new Arg.Number(most)), ("every", every), ("used", new Arg.Number(used)))
            : Reason.Of("over_limit_where", asked.Ref, new Arg.Verdict(false), ("name", new Arg.Name(across)), ("most", new Arg.Number(most)), ("every", every),
                ("where", new Arg.Word(string.Join(", ", where))), ("used", new Arg.Number(used)));
    }
}
