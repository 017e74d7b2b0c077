using Palier.App.Approvals;
using Palier.Core.Acting;

namespace Palier.App.Ledger;

/// <summary>What came of approving, and of the limits from which a third person is asked for.</summary>
public sealed partial class MoneyTelling
{
    /// <summary>Why somebody's approval does not count.</summary>
    public MoneyTold Of(Approval approval) => approval switch
    {
        Approval.SamePerson o => Refused("same_person", ("person", o.Name)),
        Approval.ApprovedBefore o => Refused("approved_by_them", ("person", o.Name)),
        Approval.ConcernsThem o => Refused("concerns_them", ("person", o.Name)),
        Approval.ChangedSince o => Refused("shown_changed", ("number", Plain(o.Number))),
        _ => throw new InvalidOperationException($"{approval} is no refusal"),
    };

    public MoneyTold Of(LimitOutcome outcome) => outcome switch
    {
        LimitOutcome.Proposed o => Done("limit_proposed", LimitJson(o.Number, o.Subject, o.Currency, o.Limit, false), ("number", Plain(o.Number)), ("limit", LimitText(o.Subject, o.Currency, o.Limit))),
        LimitOutcome.InForce o => Done("limit_in_force", LimitJson(o.Number, o.Subject, o.Currency, o.Limit, true), ("limit", LimitText(o.Subject, o.Currency, o.Limit))),
        LimitOutcome.Rejected o => Done("limit_rejected", new { limit = o.Number, inForce = false }, ("number", Plain(o.Number))),
        LimitOutcome.NoAmounts o => Refused("limit_no_amounts", ("what", words.Say($"subjects.{o.Subject}"))),
        LimitOutcome.NotAnAmount o => Refused("limit_not_an_amount", ("amount", words.Language.Number(Core.Values.Rational.Of(o.Amount))), ("currency", o.Currency.Code), ("decimals", Plain(o.Currency.Decimals))),
        LimitOutcome.NoSuchLimit o => Refused("no_limit", ("number", Plain(o.Number))),
        LimitOutcome.DecidedBefore o => Refused(o.Approved ? "limit_approved_before" : "limit_rejected_before", ("number", Plain(o.Number)), ("by", o.By)),
        LimitOutcome.NotApproved o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    private static object LimitJson(int number, Subject subject, Core.Values.Currency currency, Core.Values.Money? limit, bool inForce) =>
        new { limit = number, subject = subject.ToString(), currency = currency.Code, amount = limit?.ToString(), inForce };

    private string LimitText(Subject subject, Core.Values.Currency currency, Core.Values.Money? limit) => limit is { } above
        ? words.Say("money.limit_text", ("what", words.Say($"subjects.{subject}")), ("amount", Amount(above)))
        : words.Say("money.limit_none", ("what", words.Say($"subjects.{subject}")), ("currency", currency.Code));
}
