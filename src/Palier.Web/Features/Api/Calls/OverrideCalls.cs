using Palier.App.Approvals;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A level against the reviews as clients see it.</summary>
internal sealed record OverrideShown(
    int Number, string Programme, string Partner, string Level, DateOnly From, DateOnly Until, string Reason, string Hash, string State, string By, DateOnly Day, string? DecidedBy);

/// <summary>A level that is to be given against the reviews.</summary>
internal sealed record OverrideGiven(string Programme, string Partner, string Level, DateOnly From, DateOnly Until, string Reason);

/// <summary>Levels against the reviews: proposed by one person, decided by another. The tag of one that waits is the hash that its approval is bound to.</summary>
internal static class OverrideCalls
{
    private const string Part = "overrides";

    private static readonly string[] deciding = ["no_override", "override_approved_before", "override_rejected_before", "same_person", "approved_by_them", "concerns_them", "shown_changed"];

    public static IEnumerable<Call> All =>
    [
        Fits.List("/overrides", "listOverrides", Part, typeof(OverrideShown), List, Fits.Programme, Fits.Partner, Fits.State("waiting", "approved", "rejected")),
        Call.Read("/overrides/{number}", "readOverride", Part, typeof(OverrideShown), Read, "no_override"),
        Call.Do("/overrides", "proposeOverride", Part, Act.ProposeOverride, typeof(OverrideGiven), [typeof(OverrideOutcome.Proposed)], Propose,
            "reason_missing", "no_programme", "no_partner", "no_level", "override_ends_before", "override_nobody_may", "override_too_long") with { Status = StatusCodes.Status201Created },
        Call.Do("/overrides/{number}/approval", "approveOverride", Part, Act.DecideOverride, null, [typeof(OverrideOutcome.InForce)], asked => Decide(asked, true), deciding) with { Shown = Tag },
        Call.Do("/overrides/{number}/rejection", "rejectOverride", Part, Act.DecideOverride, null, [typeof(OverrideOutcome.Rejected)], asked => Decide(asked, false), deciding) with { Shown = Tag },
    ];

    public static OverrideGiven Shown(OverrideAsked o) => new(o.Programme, o.Partner, o.Level, o.From, o.Until, o.Reason);

    private static Answer List(Asked asked) => asked.Page(
        Overrides.List(asked.Database).Where(o => asked.Fit("programme", o.Programme) && asked.Fit("partner", o.Partner) && asked.Fit("state", StateOf(o))), o => Listing.Down(o.Number), Shown);

    private static Answer Read(Asked asked) => Find(asked) is { } one
        ? Answer.Of(Shown(one)) with { Tag = Tag(asked) } : asked.Refuse("no_override", figures: ("number", asked.Place("number")));

    private static Answer Propose(Asked asked)
    {
        var (b, doer) = (asked.Body<OverrideGiven>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => Overrides.Propose(asked.Database, new OverrideAsked(b.Programme, b.Partner, b.Level, b.From, b.Until, b.Reason), doer.Name, doer.On, doer.Now),
            o => o is OverrideOutcome.Proposed p ? $"/api/overrides/{p.Number}" : null);
    }

    private static Answer Decide(Asked asked, bool approve)
    {
        var doer = asked.Doer;
        return asked.Do(asked.Telling.Of, () => Overrides.Decide(asked.Database, asked.Number(), approve, doer.Name, doer.On, doer.Now, asked.ShownHash));
    }

    private static OverrideListed? Find(Asked asked) => Overrides.List(asked.Database).FirstOrDefault(o => o.Number == asked.Number());

    private static string? Tag(Asked asked) => Find(asked) is { } one ? one.Approved is null ? one.Hash : $"{one.Hash}.{StateOf(one)}" : null;

    private static string StateOf(OverrideListed o) => o.Approved switch { null => "waiting", true => "approved", false => "rejected" };

    private static OverrideShown Shown(OverrideListed o) => new(o.Number, o.Programme, o.Partner, o.Level, o.From, o.Until, o.Reason, o.Hash, StateOf(o), o.By, o.Day, o.DecidedBy);
}
