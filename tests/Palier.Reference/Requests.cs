using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <content>Benefits and requests (Benefits, Requests).</content>
public sealed partial class Reckoning
{
    /// <summary>The benefits of a level: "a level that is not named has what the one below it has".</summary>
    public ImmutableArray<(string Benefit, string? Gives)> Benefits(string level) =>
    [
        .. text.Benefits.Where(b => IsFor(b.For, level))
            .Select(b => (Benefit: b, Gives: text.Ladder!.Levels.TakeWhile(l => l.Name != level).Select(l => l.Name).Append(level)
                .SelectMany(l => b.Gives.Where(g => g.Level == l)).LastOrDefault().Gives))
            .Where(b => b.Benefit.Gives.IsEmpty || b.Gives is not null)
            .Select(b => (b.Benefit.Name, b.Gives?.In("en"))),
    ];

    private bool IsFor(ForLevels levels, string? level) =>
        text.Ladder is not { } ladder || levels is ForLevels.Everyone || (level is not null && levels.Covers(level, ladder));

    /// <summary>Every request for something the programme has, in the order in which they were made, and whether it is granted.</summary>
    public IReadOnlyList<(string Key, bool Granted)> Requests()
    {
        var (outcomes, granted) = (new List<(string, bool)>(), new List<Occurrence>());
        foreach (var request in own.Occurrences.Where(o => o.Kind == "request" && o.Day("asked_on") is not null).OrderBy(o => o.Day("asked_on")).ThenBy(o => o.Key, StringComparer.Ordinal))
        {
            // What was asked of another programme was decided there; here it only counts.
            if (request.Word("programme") is { } elsewhere && elsewhere != text.Name)
            {
                granted.Add(request);
                continue;
            }

            var rule = text.Requests.FirstOrDefault(r => r.Name == request.Word("of"));
            var benefit = text.Benefits.FirstOrDefault(b => b.Name == request.Word("of"));
            if (rule is null && benefit is null)
            {
                continue;
            }

            var isGranted = IsGranted(request, rule, benefit, granted);
            outcomes.Add((request.Key, isGranted));
            granted.AddRange(isGranted ? [request] : []);
        }

        return outcomes;
    }

    private bool IsGranted(Occurrence request, RequestRule? rule, Benefit? benefit, List<Occurrence> granted)
    {
        var day = request.Day("asked_on")!.Value;
        var q = ForThing(request, new Question(day) { Level = LevelAt(day) });
        return IsFor(rule?.For ?? benefit!.For, q.Level)
            // "needs: the fields without which it is not complete"
            && (rule?.Needs ?? []).All(n => request.Word(n) is not null)
            // "ask: the latest day to ask"
            && (rule?.Ask is not { } by || LatestDay(by, request, day) is not { } latest || day <= latest)
            && (rule is null || Holds(rule.Requires, q))
            // "one limit, or a list of them that all hold"
            && (rule?.Limits ?? benefit!.Limits).Where(l => IsLimited(l, request)).All(l => IsWithin(l, request, benefit?.Unused, q, granted));
    }

    private bool IsLimited(Limit limit, Occurrence request) =>
        limit.Where.All(t => Passes(t.Test, Resolved(request, t.Field), request, request.Day("asked_on")!.Value, null, new Question(request.Day("asked_on")!.Value)));

    // "at_most, with every (when it is refilled), per (each such thing has its own), of (the field that is limited; left out, how many are asked
    // for), where (a part of them) and across (the programmes that are counted together)."
    private bool IsWithin(Limit limit, Occurrence request, Unused? unused, Question q, List<Occurrence> granted)
    {
        var alike = granted.Where(g => g.Word("of") == request.Word("of") && limit.Per.All(p => g.Word(p) == request.Word(p)) && IsLimited(limit, g)
            && (g.Word("programme") is not { } elsewhere || elsewhere == text.Name || limit.Across.Contains(elsewhere))).ToList();
        Fraction Asked(Occurrence one) => one.Number(limit.Of ?? "quantity") is { } number ? number : limit.Of is null ? 1 : 0;
        Fraction Used(Period span) => Fraction.Sum(alike.Where(g => span.Contains(g.Day("asked_on")!.Value)).Select(Asked));
        var most = Value(limit.AtMost, q) ?? 0;
        if (limit.Every is not { } every)
        {
            return Used(new Period(DateOnly.MinValue, DateOnly.MaxValue)) + Asked(request) <= most;
        }

        // "unused: what becomes of the rest when a limit is refilled: lapses, carries over". It carries over once (decision 006).
        var span = Days.UnitOf(every, q.Day, text.YearStarts);
        var before = Days.UnitOf(every, span.From.AddDays(-1), text.YearStarts);
        if (unused == Unused.CarriesOver && before.Until > text.From)
        {
            var then = Value(limit.AtMost, q with { Day = before.LastDay, ValueOn = before.LastDay }) ?? 0;
            most += Fraction.Higher(0, then - Used(before));
        }

        return Used(span) + Asked(request) <= most;
    }

    // "claim: the latest day to claim what was approved"
    private bool IsClaimedTooLate(IFact claim) => claim.Day("claimed_on") is { } day
        && own.Occurrences.FirstOrDefault(o => o.Kind == "request" && o.Key == claim.Word("request")) is { } request
        && text.Requests.FirstOrDefault(r => r.Name == request.Word("of"))?.Claim is { } by
        && LatestDay(by, request, day) is { } latest && day > latest;

    // A day of the activity or the deal that the request names, else of the request itself.
    private DateOnly? LatestDay(When by, Occurrence request, DateOnly day)
    {
        var q = new Question(day) { Thing = request };
        return Windows.Of(by, q, Around(q) with { DayOf = Named });

        DateOnly? Named(string path)
        {
            var (kind, field) = (path.Split('.')[0], path.Split('.')[^1]);
            var thing = kind == "request" ? request : own.Occurrences.FirstOrDefault(o => o.Kind == kind && o.Key == request.Word(kind));
            return thing?.Day(field) ?? request.Day(field);
        }
    }
}
