using Palier.App.Banking;
using Palier.Core.Acting;
using Palier.Core.Payments;

namespace Palier.Web.Features.Api.Calls;

/// <summary>What somebody says became of a payment, as clients see it.</summary>
internal sealed record ResolutionShown(int Number, int Payment, PaymentEnd End, string Reason, string Hash, string State, string By, DateOnly Day, string? DecidedBy, DateOnly? DecidedOn);

/// <summary>What became of a payment of which the bank says nothing.</summary>
internal sealed record ResolutionGiven(int Payment, PaymentEnd End, string Reason);

/// <summary>What became of payments as persons say it: proposed by one, decided by another. The tag of one that waits is the hash that its approval is bound to.</summary>
internal static class ResolutionCalls
{
    private const string Part = "payments";

    private static readonly string[] deciding = ["no_resolution", "resolution_approved_before", "resolution_rejected_before", "told_already", "same_person", "approved_by_them", "concerns_them", "shown_changed"];

    public static IEnumerable<Call> All =>
    [
        Fits.List("/resolutions", "listResolutions", Part, typeof(ResolutionShown), asked => asked.Page(ListResolutions.Run(asked.Database).Where(r => asked.Fit("state", StateOf(r))), r => Listing.Down(r.Number), Shown),
            Fits.State("waiting", "approved", "rejected")),
        Call.Read("/resolutions/{number}", "readResolution", Part, typeof(ResolutionShown), Read, "no_resolution"),
        Call.Do("/resolutions", "proposeResolution", Part, Act.ResolvePayment, typeof(ResolutionGiven), [typeof(ResolveOutcome.Proposed)], Propose, "reason_missing", "no_payment", "told_already", "resolve_waits")
            with { Status = StatusCodes.Status201Created },
        Call.Do("/resolutions/{number}/approval", "approveResolution", Part, Act.DecideResolution, null, [typeof(ResolveOutcome.Resolved)], asked => Decide(asked, true), deciding) with { Shown = Tag },
        Call.Do("/resolutions/{number}/rejection", "rejectResolution", Part, Act.DecideResolution, null, [typeof(ResolveOutcome.Rejected)], asked => Decide(asked, false), deciding) with { Shown = Tag },
    ];

    public static ResolutionShown Shown(ResolutionListed r) => new(r.Number, r.Payment, r.End, r.Reason, r.Hash, StateOf(r), r.By, r.Day, r.DecidedBy, r.DecidedOn);

    private static Answer Read(Asked asked) => Find(asked) is { } one
        ? Answer.Of(Shown(one)) with { Tag = Tag(asked) } : asked.Refuse("no_resolution", figures: ("number", asked.Place("number")));

    private static Answer Propose(Asked asked)
    {
        var (body, doer) = (asked.Body<ResolutionGiven>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => ResolvePayment.Run(asked.Database, body.Payment, body.End, body.Reason, doer.Name, doer.On, doer.Now), o => o is ResolveOutcome.Proposed p ? $"/api/resolutions/{p.Number}" : null);
    }

    private static Answer Decide(Asked asked, bool approve)
    {
        var doer = asked.Doer;
        return asked.Do(asked.Telling.Of, () => DecideResolution.Run(asked.Database, asked.Number(), approve, doer.Name, doer.On, doer.Now, asked.ShownHash));
    }

    private static ResolutionListed? Find(Asked asked) => ListResolutions.Run(asked.Database).FirstOrDefault(r => r.Number == asked.Number());

    private static string? Tag(Asked asked) => Find(asked) is { } one ? one.Approved is null ? one.Hash : $"{one.Hash}.{StateOf(one)}" : null;

    private static string StateOf(ResolutionListed r) => r.Approved switch { null => "waiting", true => "approved", false => "rejected" };
}
