using Palier.App.Ledger;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A hold by hand as clients see it.</summary>
internal sealed record HoldShown(int Number, string Programme, string Partner, string Reason, DateOnly From, string By, DateOnly? Until);

/// <summary>A partner whose payouts are to wait.</summary>
internal sealed record HoldPlaced(string Programme, string Partner, string Reason);

/// <summary>A hold of the programme that only a person releases.</summary>
internal sealed record HoldReleased(string Programme, string Partner, string Hold);

/// <summary>Holds: placed with a reason, and released.</summary>
internal static class HoldCalls
{
    private const string Part = "holds";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/holds", "listHolds", Part, typeof(HoldShown), List, Fits.Programme, Fits.Partner, Fits.State("holding", "released")),
        Call.Read("/holds/{number}", "readHold", Part, typeof(HoldShown), Read, "no_hold"),
        Call.Do("/holds", "placeHold", Part, Act.Hold, typeof(HoldPlaced), [typeof(HoldOutcome.Placed)], Place, "reason_missing", "no_programme", "no_partner") with { Status = StatusCodes.Status201Created },
        Call.Do("/holds/{number}/release", "releaseHold", Part, Act.Release, null, [typeof(HoldOutcome.Released)],
            asked => asked.Do(asked.Telling.Of, () => ReleaseHold.Run(asked.Database, asked.Number(), asked.Doer.Name, asked.Doer.On, asked.Doer.Now)), "no_hold", "released_before") with { Shown = Tag },
        Call.Do("/hold-releases", "releaseHoldOfProgramme", Part, Act.Release, typeof(HoldReleased), [typeof(HoldOutcome.Released)], ReleaseOfProgramme, "no_partner", "no_programme", "no_hold"),
    ];

    private static Answer List(Asked asked) => asked.Page(
        ListDecisions.Holds(asked.Database).Where(h => asked.Fit("programme", h.Programme) && asked.Fit("partner", h.Partner) && asked.Fit("state", h.Until is null ? "holding" : "released")), h => Listing.Down(h.Number), Shown);

    private static Answer Read(Asked asked) => Find(asked) is { } one
        ? Answer.Of(Shown(one)) with { Tag = Tag(asked) } : asked.Refuse("no_hold", figures: ("hold", asked.Place("number")));

    private static Answer Place(Asked asked)
    {
        var (body, doer) = (asked.Body<HoldPlaced>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => Hold.Run(asked.Database, body.Programme, body.Partner, body.Reason, doer.Name, doer.On, doer.Now), o => o is HoldOutcome.Placed p ? $"/api/holds/{p.Number}" : null);
    }

    private static Answer ReleaseOfProgramme(Asked asked)
    {
        var (body, doer) = (asked.Body<HoldReleased>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => ReleaseHold.Run(asked.Database, body.Programme, body.Partner, body.Hold, doer.Name, doer.On, doer.Now));
    }

    private static HoldListed? Find(Asked asked) => ListDecisions.Holds(asked.Database).FirstOrDefault(h => h.Number == asked.Number());

    private static string? Tag(Asked asked) => Find(asked) is { } one
        ? TagOf.Shown([("number", one.Number), ("programme", one.Programme), ("partner", one.Partner), ("reason", one.Reason), ("from", $"{one.From:O}"), ("by", one.By), ("until", $"{one.Until:O}")]) : null;

    private static HoldShown Shown(HoldListed h) => new(h.Number, h.Programme, h.Partner, h.Reason, h.From, h.By, h.Until);
}
