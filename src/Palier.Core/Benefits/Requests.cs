using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Benefits;

/// <summary>What became of a request.</summary>
public abstract record RequestOutcome(IFact Request)
{
    public sealed record Granted(IFact Request) : RequestOutcome(Request);

    /// <summary>Refused, with the line that says why: not complete, too late, not for the level, not met, over a limit.</summary>
    public sealed record Refused(IFact Request, Reason Why) : RequestOutcome(Request);
}

/// <summary>What a request is decided by: a rule of its own, or the limits of a benefit.</summary>
/// <param name="Name">What is asked for.</param>
public sealed record Asked(string Name, string Ref, ForLevels For, ImmutableArray<Limit> Limits, Unused? Unused)
{
    /// <summary>The rule, where there is one.</summary>
    public RequestRule? Rule { get; init; }

    /// <summary>The rule or the benefit of a name; null when the programme has neither.</summary>
    public static Asked? Find(Programme programme, string name) =>
        programme.Requests.FirstOrDefault(r => r.Name == name) is { } rule
            ? new Asked(name, rule.Ref, rule.For, rule.Limits, null) { Rule = rule }
        : programme.Benefits.FirstOrDefault(b => b.Name == name) is { } benefit
            ? new Asked(name, benefit.Ref ?? "", benefit.For, benefit.Limits, benefit.Unused)
        : null;
}

/// <summary>Decides requests in the order in which they were made: what was granted before counts against the limits.</summary>
public sealed class Requests<TReasons>(Figures<TReasons> figures, Func<DateOnly, string?> levelOn)
    where TReasons : struct, IReasons
{
    private readonly ConditionCheck<TReasons> _check = new(figures);
    private readonly Quotas<TReasons> _quotas = new(figures);

    /// <summary>The outcome of every request of the partner for something that the programme has, in their order.</summary>
    public ImmutableArray<RequestOutcome> All()
    {
        var outcomes = ImmutableArray.CreateBuilder<RequestOutcome>();
        var granted = new List<IFact>();
        var requests = figures.Facts.OfKind("request").Select(r => (Request: r, On: r.Day("asked_on"))).Where(r => r.On is not null);
        foreach (var (request, on) in requests.OrderBy(r => r.On).ThenBy(r => r.Request.Key, StringComparer.Ordinal))
        {
            if (IsElsewhere(request))
            {
                granted.Add(request);
            }
            else if (Asked.Find(figures.Programme, request.Word("of") ?? "") is { } asked)
            {
                var why = WhyNot(asked, request, on!.Value, granted);
                outcomes.Add(why is null ? new RequestOutcome.Granted(request) : new RequestOutcome.Refused(request, why));
                granted.AddRange(why is null ? [request] : []);
            }
        }

        return outcomes.ToImmutable();
    }

    /// <summary>Why a claim comes too late for what was approved; null when it is in time or nothing says by when.</summary>
    public Reason? ClaimTooLate(IFact claim)
    {
        var request = figures.Facts.OfKind("request").FirstOrDefault(r => r.Key == claim.Word("request"));
        var rule = request is null ? null : figures.Programme.Requests.FirstOrDefault(r => r.Name == request.Word("of"));
        return rule?.Claim is { } by && claim.Day("claimed_on") is { } on && Resolve(by, request!, on) is { } latest && on > latest
            ? TooLate("claim_too_late", rule.Ref, on, latest) : null;
    }

    private static Reason TooLate(string kind, string clause, DateOnly on, DateOnly latest) => kind == "claim_too_late"
        ? Reason.Of("claim_too_late", clause, new Arg.Verdict(false), ("day", new Arg.Day(on)), ("latest", new Arg.Day(latest)))
        : Reason.Of("asked_too_late", clause, new Arg.Verdict(false), ("day", new Arg.Day(on)), ("latest", new Arg.Day(latest)));

    // A request of another programme was decided there; here it only counts.
    private bool IsElsewhere(Occurrence request) => request.Word("programme") is { } programme && programme != figures.Programme.Name;

    private Reason? WhyNot(Asked asked, Occurrence request, DateOnly on, List<IFact> granted)
    {
        var level = levelOn(on);
        if (figures.Programme.Ladder is { } ladder && asked.For is not ForLevels.Everyone && (level is null || !asked.For.Covers(level, ladder)))
        {
            return Reason.Of("asked_not_for_level", asked.Ref, new Arg.Verdict(false), ("name", new Arg.Name(asked.Name)),
                ("level", level is null ? new Arg.Phrase("nothing") : new Arg.Name(level)));
        }

        var asking = figures.For(request, new Asking { Day = on, ValueOn = on, Level = level });
        return (asked.Rule is { } rule ? AgainstRule(rule, request, asking) : null) ?? _quotas.Over(asked, request, asking, granted);
    }

    private Reason? AgainstRule(RequestRule rule, Occurrence request, Asking asking)
    {
        var missing = rule.Needs.Where(n => request.Word(n) is null).ToList();
        if (missing.Count > 0)
        {
            return Reason.Of("asked_not_complete", rule.Ref, new Arg.Verdict(false), ("missing", new Arg.Word(string.Join(", ", missing))));
        }

        if (rule.Ask is { } by && Resolve(by, request, asking.Day) is { } latest && asking.Day > latest)
        {
            return TooLate("asked_too_late", rule.Ref, asking.Day, latest);
        }

        var met = _check.Of(rule.Requires, asking);
        return met.Holds ? null : Reason.Of("asked_not_met", rule.Ref, new Arg.Verdict(false), ("name", new Arg.Name(rule.Name))) with { Below = met.Lines };
    }

    // A day of the activity or the deal that the request is about: of the thing it names, else a field of its own.
    private DateOnly? Resolve(When when, Occurrence request, DateOnly on)
    {
        var moments = figures.MomentsOf(new Asking { Day = on, ValueOn = on, Thing = request });
        return (moments with { DayOf = DayOf }).Resolve(when);

        DateOnly? DayOf(string name)
        {
            if (name.Split('.') is not [var kind, var field])
            {
                return null;
            }

            var thing = kind == "request" ? request : figures.Facts.OfKind(kind).FirstOrDefault(o => o.Key == request.Word(kind));
            return thing?.Day(field) ?? request.Day(field);
        }
    }
}
