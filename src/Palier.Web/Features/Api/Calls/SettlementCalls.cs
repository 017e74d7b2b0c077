using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.Core.Acting;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A settlement as clients see it.</summary>
internal sealed record SettlementShown(int Number, string Programme, Period Period, DateOnly KeptTo, string Hash, string State, string By, string? EndedBy, DateOnly? EndedOn);

/// <summary>A movement that a settlement would post.</summary>
internal sealed record MovementProposed(string Partner, string From, string To, Money Amount, DateOnly Day, string Key);

/// <summary>A settlement with everything that it would post.</summary>
internal sealed record SettlementOpened(SettlementShown Settlement, ImmutableArray<MovementProposed> Movements);

/// <summary>What one bonus comes to: an amount; why it cannot be computed; why it is nothing.</summary>
internal sealed record EarningShown(string Bonus, Money? Earned, string? NotComputed, string? NothingBecause);

/// <summary>What a period comes to for one partner.</summary>
internal sealed record EarningsShown(string Partner, string? Level, ImmutableArray<EarningShown> Bonuses);

/// <summary>The period that is to be settled.</summary>
internal sealed record SettlementAsked(string Programme, Period Period);

/// <summary>Settlements: proposed, looked at, posted or withdrawn. The tag of one that waits is the hash that posting it is bound to.</summary>
internal static class SettlementCalls
{
    private const string Part = "settlements";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/settlements", "listSettlements", Part, typeof(SettlementShown), List, Fits.Programme, Fits.State("waiting", "posted", "withdrawn")),
        Fits.List("/earnings/{programme}/{period}", "listEarnings", Part, typeof(EarningsShown), Earnings, Fits.Partner) with { Problems = ["no_programme", "nobody", "unknown_parameter", "wrong_cursor"] },
        Call.Read("/settlements/{number}", "readSettlement", Part, typeof(SettlementOpened), Read, "no_settlement"),
        Call.Do("/settlements", "proposeSettlement", Part, Act.Settle, typeof(SettlementAsked), [typeof(ProposeOutcome.Proposed), typeof(ProposeOutcome.NothingToPost)], Settle,
            "no_programme", "nobody", "never_closes", "too_early", "kept_beyond", "period_closed", "not_computed") with { Status = StatusCodes.Status201Created },
        Call.Do("/settlements/{number}/posting", "postSettlement", Part, Act.Post, null, [typeof(PostSettlementOutcome.Posted)], PostIt,
            "no_settlement", "changed_since", "posted_before", "withdrawn_before") with { Shown = Tag },
        Call.Do("/settlements/{number}/withdrawal", "withdrawSettlement", Part, Act.Post, null, [typeof(PostSettlementOutcome.Withdrawn)],
            asked => asked.Do(asked.Telling.Of, () => Post.Withdraw(asked.Database, asked.Number(), asked.Doer.Name, asked.Doer.On, asked.Doer.Now)), "no_settlement", "posted_before") with { Shown = Tag },
    ];

    private static Answer List(Asked asked) => asked.Page(
        ListDecisions.Settlements(asked.Database).Where(s => asked.Fit("programme", s.Programme) && asked.Fit("state", StateOf(s))), s => Listing.Down(s.Number), Shown);

    private static Answer Earnings(Asked asked) => App.Programmes.Settle.Run(asked.Database, asked.Place("programme"), asked.PeriodAt()) switch
    {
        SettleOutcome.Settled o => asked.Page(o.Partners.Where(p => asked.Fit("partner", p.Partner.Id)), p => p.Partner.Id, p => Shown(p, o.Programme, asked)) with { Language = asked.Language.Code },
        SettleOutcome.NobodyEnrolled o => asked.Refuse("nobody", figures: ("programme", o.Programme.Name)),
        SettleOutcome.NoSuchProgramme o => asked.Refuse("no_programme", o, ("name", o.Name)),
        var other => throw new InvalidOperationException($"unknown outcome {other}"),
    };

    private static EarningsShown Shown(SettledPartner p, Core.Definition.Programme programme, Asked asked) => new(p.Partner.Id, p.Level?.Name, [.. p.Earned.Select(e => new EarningShown(
        e.Bonus.Name, e.Refused is null ? e.Earned.Value : null, e.Refused is { } why ? asked.Words.Line(why, programme) : null, e.WhyNothing is { } nothing ? asked.Words.Line(nothing, programme) : null))]);

    private static Answer Read(Asked asked) => ListDecisions.Settlement(asked.Database, asked.Number()) is { } proposal
        ? Answer.Of(new SettlementOpened(Shown(Find(asked)!), [.. proposal.Movements.Select(Shown)])) with { Tag = Tag(asked) }
        : asked.Refuse("no_settlement", figures: ("number", asked.Place("number")));

    private static Answer Settle(Asked asked)
    {
        var (body, doer) = (asked.Body<SettlementAsked>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => Propose.Run(asked.Database, body.Programme, body.Period, doer.Name, doer.On, doer.Now), o => o is ProposeOutcome.Proposed p ? $"/api/settlements/{p.Number}" : null);
    }

    private static Answer PostIt(Asked asked)
    {
        var (told, doer) = (asked.Telling, asked.Doer);
        return asked.Do(o => o is PostSettlementOutcome.Withdrawn ? told.Of(o) with { IsDone = false, Key = "withdrawn_before" } : told.Of(o),
            () => Post.Run(asked.Database, asked.Number(), doer.Name, doer.On, doer.Now, asked.ShownHash));
    }

    private static SettlementListed? Find(Asked asked) => ListDecisions.Settlements(asked.Database).FirstOrDefault(s => s.Number == asked.Number());

    private static string? Tag(Asked asked) => Find(asked) is { } one ? one.Posted is null ? one.Hash : $"{one.Hash}.{StateOf(one)}" : null;

    private static string StateOf(SettlementListed s) => s.Posted switch { null => "waiting", true => "posted", false => "withdrawn" };

    private static SettlementShown Shown(SettlementListed s) => new(s.Number, s.Programme, s.Period, s.KeptTo, s.Hash, StateOf(s), s.By, s.EndedBy, s.EndedOn);

    private static MovementProposed Shown(ProposedMovement m) => new(m.Partner, m.Movement.From.ToString(), m.Movement.To.ToString(), m.Movement.Amount, m.Movement.On, m.Movement.Key);
}
