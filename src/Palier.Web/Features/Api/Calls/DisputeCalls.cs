using System.Collections.Immutable;
using System.Text.Json;
using Palier.App.Disputes;
using Palier.Core.Acting;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A disputed line as lists show it.</summary>
internal sealed record DisputeShort(int Number, string Statement, string Partner, string Programme, string Line, Period Period, Money Amount, Money? Claimed, string Reason, DateOnly? Until, string By, DateOnly Day, string State);

/// <summary>What was said in a dispute.</summary>
internal sealed record DisputeEvent(string What, string By, DateOnly On, string? Reason, int? Adjustment);

/// <summary>A dispute with everything that was said.</summary>
internal sealed record DisputeDetail(DisputeShort Dispute, ImmutableArray<DisputeEvent> Events);

/// <summary>A line of a statement that is disputed; what it should come to, where that is said.</summary>
internal sealed record DisputeToRaise(string Statement, string Line, string Reason, decimal? Amount = null);

/// <summary>A dispute that is upheld: by an amount that is proposed to be moved, with a reason.</summary>
internal sealed record DisputeUpheld(decimal Amount, string Reason);

/// <summary>Disputes: a line of a statement is disputed, and answered with a reason; a statement is confirmed.</summary>
internal static class DisputeCalls
{
    private const string Part = "disputes";

    private static readonly string[] answering =
        ["no_dispute", "dispute_over", "dispute_waits", "reason_missing", "concerns_them", "no_partner", "no_wallet", "no_programme", "not_an_amount", "no_movement", "part_of_payment", "corrected_before"];

    public static IEnumerable<Call> All =>
    [
        Fits.List("/disputes", "listDisputes", Part, typeof(DisputeShort), asked => asked.Page(ListDisputes.Run(asked.Database, asked.Here.Name).Where(d => asked.Fit("partner", d.Partner)), d => Listing.Down(d.Number), Shown), Fits.Partner),
        Call.Read("/disputes/{number}", "readDispute", Part, typeof(DisputeDetail), Read, "no_dispute"),
        Call.Do("/disputes", "raiseDispute", Part, Act.Dispute, typeof(DisputeToRaise), [typeof(DisputeOutcome.Raised)], Raise,
            "reason_missing", "no_statement", "statement_corrected", "no_line", "not_yet_issued", "dispute_too_late", "in_dispute_before", "claim_not_an_amount") with { Status = StatusCodes.Status201Created },
        Call.Do("/disputes/{number}/upholding", "upholdDispute", Part, Act.AnswerDispute, typeof(DisputeUpheld), [typeof(AnswerOutcome.Upheld)],
            asked => Answering(asked, asked.Body<DisputeUpheld>().Amount, asked.Body<DisputeUpheld>().Reason), answering) with { Shown = Tag },
        Call.Do("/disputes/{number}/refusal", "refuseDispute", Part, Act.AnswerDispute, typeof(ReasonGiven), [typeof(AnswerOutcome.Refused)], asked => Answering(asked, null, asked.Body<ReasonGiven>().Reason), answering) with { Shown = Tag },
        Call.Do("/statements/{number}/confirmation", "confirmStatement", Part, Act.Dispute, null, [typeof(ConfirmOutcome.Confirmed), typeof(ConfirmOutcome.ConfirmedBefore)],
            asked => asked.Do(asked.Telling.Of, () => ConfirmStatement.Run(asked.Database, asked.Place("number"), asked.Doer.Name, asked.Doer.On, asked.Doer.Now)),
            "no_statement", "statement_corrected", "confirm_in_dispute", "not_yet_issued", "confirm_too_late"),
    ];

    private static Answer Read(Asked asked) => Find(asked) is { } one
        ? Answer.Of(new DisputeDetail(Shown(one.Listed), [.. one.Said.Select(s => new DisputeEvent(s.Kind, s.By, s.On, s.Reason, s.Adjustment))])) with { Tag = Tag(asked) }
        : asked.Refuse("no_dispute", figures: ("number", asked.Place("number")));

    private static Answer Raise(Asked asked)
    {
        var (body, doer) = (asked.Body<DisputeToRaise>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => RaiseDispute.Run(asked.Database, new DisputeAsked(body.Statement, body.Line, body.Reason, body.Amount), doer.Name, doer.On, doer.Now),
            o => o is DisputeOutcome.Raised r ? $"/api/disputes/{r.Number}" : null);
    }

    private static Answer Answering(Asked asked, decimal? amount, string reason)
    {
        var doer = asked.Doer;
        return asked.Do(asked.Telling.Of, () => AnswerDispute.Run(asked.Database, asked.Number(), amount, reason, doer.Name, doer.On, doer.Now));
    }

    private static DisputeShown? Find(Asked asked) => ListDisputes.Show(asked.Database, asked.Number(), asked.Here.Name);

    private static string? Tag(Asked asked) => Find(asked) is { } one
        ? TagOf.Shown([("dispute", one.Listed.ToString()), .. one.Said.Select((s, i) => ($"{i}", (object?)s.ToString()))]) : null;

    private static DisputeShort Shown(DisputeListed d) => new(d.Number, d.Statement, d.Partner, d.Programme, d.Line, d.Period, d.Amount, d.Claimed, d.Reason, d.Until, d.By, d.Day, JsonNamingPolicy.KebabCaseLower.ConvertName(d.State.GetType().Name));
}
