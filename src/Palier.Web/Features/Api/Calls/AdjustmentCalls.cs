using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>An adjustment as clients see it.</summary>
internal sealed record AdjustmentShown(int Number, string Programme, string Partner, string Wallet, Money Amount, string Reason, string State, string By, DateOnly Day, string? DecidedBy);

/// <summary>Money that is to be moved by hand; below zero it is taken back.</summary>
internal sealed record AdjustmentProposed(string Programme, string Partner, string Wallet, decimal Amount, string Reason);

/// <summary>A movement that is to be taken back whole.</summary>
internal sealed record ReversalProposed(long Movement, string Reason);

/// <summary>Adjustments: proposed by one person, decided by another. The tag of one that waits is the hash that the approval is bound to.</summary>
internal static class AdjustmentCalls
{
    private const string Part = "adjustments";

    private static readonly string[] deciding =
        ["no_adjustment", "approved_before", "rejected_before", "same_person", "approved_by_them", "concerns_them", "shown_changed", "not_covered", "corrected_before"];

    public static IEnumerable<Call> All =>
    [
        Fits.List("/adjustments", "listAdjustments", Part, typeof(AdjustmentShown), List, Fits.Programme, Fits.Partner, Fits.State("waiting", "approved", "rejected")),
        Call.Read("/adjustments/{number}", "readAdjustment", Part, typeof(AdjustmentShown), Read, "no_adjustment"),
        Call.Do("/adjustments", "proposeAdjustment", Part, Act.ProposeAdjustment, typeof(AdjustmentProposed), [typeof(AdjustOutcome.Proposed)], Propose,
            "reason_missing", "no_programme", "no_partner", "no_wallet", "not_an_amount") with { Status = StatusCodes.Status201Created },
        Call.Do("/reversals", "proposeReversal", Part, Act.ProposeAdjustment, typeof(ReversalProposed), [typeof(AdjustOutcome.Proposed)], Reverse,
            "reason_missing", "no_movement", "part_of_payment", "corrected_before") with { Status = StatusCodes.Status201Created },
        Call.Do("/adjustments/{number}/approval", "approveAdjustment", Part, Act.DecideAdjustment, null, [typeof(AdjustOutcome.Posted), typeof(AdjustOutcome.ThirdNeeded)], asked => Decide(asked, true), deciding)
            with { Shown = Tag },
        Call.Do("/adjustments/{number}/rejection", "rejectAdjustment", Part, Act.DecideAdjustment, null, [typeof(AdjustOutcome.Rejected)], asked => Decide(asked, false), deciding) with { Shown = Tag },
    ];

    private static Answer List(Asked asked) => asked.Page(
        ListDecisions.Adjustments(asked.Database).Where(a => asked.Fit("programme", a.Programme) && asked.Fit("partner", a.Partner) && asked.Fit("state", StateOf(a))), a => Listing.Down(a.Number), Shown);

    private static Answer Read(Asked asked) => Find(asked) is { } one
        ? Answer.Of(Shown(one)) with { Tag = Tag(asked) } : asked.Refuse("no_adjustment", figures: ("number", asked.Place("number")));

    private static Answer Propose(Asked asked)
    {
        var (body, doer) = (asked.Body<AdjustmentProposed>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => Adjust.Run(
            asked.Database, new AdjustmentAsked(body.Programme, body.Partner, body.Wallet, body.Amount, body.Reason), doer.Name, doer.On, doer.Now), At);
    }

    private static Answer Reverse(Asked asked)
    {
        var (body, doer) = (asked.Body<ReversalProposed>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => Adjust.Reverse(asked.Database, body.Movement, body.Reason, doer.Name, doer.On, doer.Now), At);
    }

    private static Answer Decide(Asked asked, bool approve)
    {
        var doer = asked.Doer;
        return asked.Do(asked.Telling.Of, () => DecideAdjustment.Run(asked.Database, asked.Number(), approve, doer.Name, doer.On, doer.Now, asked.ShownHash));
    }

    private static string? At(AdjustOutcome outcome) => outcome is AdjustOutcome.Proposed p ? $"/api/adjustments/{p.Number}" : null;

    private static AdjustmentListed? Find(Asked asked) => ListDecisions.Adjustments(asked.Database).FirstOrDefault(a => a.Number == asked.Number());

    private static string? Tag(Asked asked) => Find(asked) is { } one ? one.Approved is null ? one.Hash : $"{one.Hash}.{StateOf(one)}" : null;

    private static string StateOf(AdjustmentListed a) => a.Approved switch { null => "waiting", true => "approved", false => "rejected" };

    private static AdjustmentShown Shown(AdjustmentListed a) => new(a.Number, a.Programme, a.Partner, a.Wallet, a.Amount, a.Reason, StateOf(a), a.By, a.Day, a.DecidedBy);
}
