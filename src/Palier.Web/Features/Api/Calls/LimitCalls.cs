using Palier.App.Approvals;
using Palier.Core.Acting;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A limit as clients see it.</summary>
internal sealed record LimitShown(int Number, Subject Subject, Currency Currency, Money? Limit, string State, string By, DateOnly Day, string? DecidedBy);

/// <summary>The amount from which on a third person is asked for; none takes the limit away.</summary>
internal sealed record LimitProposed(Subject Subject, Currency Currency, decimal? Amount = null);

/// <summary>Limits above which a third person must approve: proposed by one person, decided by another.</summary>
internal static class LimitCalls
{
    private const string Part = "limits";

    private static readonly string[] deciding = ["no_limit", "limit_approved_before", "limit_rejected_before", "same_person", "approved_by_them", "concerns_them", "shown_changed"];

    public static IEnumerable<Call> All =>
    [
        Fits.List("/limits", "listLimits", Part, typeof(LimitShown), asked => asked.Page(Limits.List(asked.Database).Where(l => asked.Fit("state", StateOf(l))), l => Listing.Down(l.Number), Shown),
            Fits.State("waiting", "approved", "rejected")),
        Call.Read("/limits/{number}", "readLimit", Part, typeof(LimitShown), Read, "no_limit"),
        Call.Do("/limits", "proposeLimit", Part, Act.ProposeLimit, typeof(LimitProposed), [typeof(LimitOutcome.Proposed)], Propose, "limit_no_amounts", "limit_not_an_amount")
            with { Status = StatusCodes.Status201Created },
        Call.Do("/limits/{number}/approval", "approveLimit", Part, Act.DecideLimit, null, [typeof(LimitOutcome.InForce)], asked => Decide(asked, true), deciding) with { Shown = Tag },
        Call.Do("/limits/{number}/rejection", "rejectLimit", Part, Act.DecideLimit, null, [typeof(LimitOutcome.Rejected)], asked => Decide(asked, false), deciding) with { Shown = Tag },
    ];

    private static Answer Read(Asked asked) => Find(asked) is { } one
        ? Answer.Of(Shown(one)) with { Tag = Tag(asked) } : asked.Refuse("no_limit", figures: ("number", asked.Place("number")));

    private static Answer Propose(Asked asked)
    {
        var (body, doer) = (asked.Body<LimitProposed>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => Limits.Propose(asked.Database, body.Subject, body.Currency, body.Amount, doer.Name, doer.On, doer.Now), o => o is LimitOutcome.Proposed p ? $"/api/limits/{p.Number}" : null);
    }

    private static Answer Decide(Asked asked, bool approve)
    {
        var doer = asked.Doer;
        return asked.Do(asked.Telling.Of, () => Limits.Decide(asked.Database, asked.Number(), approve, doer.Name, doer.On, doer.Now, asked.ShownHash));
    }

    private static LimitListed? Find(Asked asked) => Limits.List(asked.Database).FirstOrDefault(l => l.Number == asked.Number());

    private static string? Tag(Asked asked) => Find(asked) is { } one ? one.Approved is null ? one.Hash : $"{one.Hash}.{StateOf(one)}" : null;

    private static string StateOf(LimitListed l) => l.Approved switch { null => "waiting", true => "approved", false => "rejected" };

    private static LimitShown Shown(LimitListed l) => new(l.Number, l.Subject, l.Currency, l.Limit, StateOf(l), l.By, l.Day, l.DecidedBy);
}
