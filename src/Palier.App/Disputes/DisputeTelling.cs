using Palier.App.Disputes;

namespace Palier.App.Ledger;

/// <summary>What came of disputing, answering and confirming.</summary>
public sealed partial class MoneyTelling
{
    public MoneyTold Of(DisputeOutcome outcome) => outcome switch
    {
        DisputeOutcome.Raised o => Done("dispute_raised", new { dispute = o.Number, o.Statement, o.Line, amount = o.Amount.ToString(), o.Until },
            ("number", Plain(o.Number)), ("line", o.Line), ("statement", o.Statement)),
        DisputeOutcome.ReasonMissing => Refused("reason_missing"),
        DisputeOutcome.NoSuchStatement o => Refused("no_statement", ("number", o.Number)),
        DisputeOutcome.Corrected o => Refused("statement_corrected", ("number", o.Number), ("by", o.By)),
        DisputeOutcome.NoSuchLine o => Refused("no_line", ("statement", o.Statement), ("line", o.Line), ("lines", o.Lines.IsEmpty ? "-" : string.Join(", ", o.Lines))),
        DisputeOutcome.NotYetIssued o => Refused("not_yet_issued", ("number", o.Statement), ("day", Day(o.Issued))),
        DisputeOutcome.TooLate o => Refused("dispute_too_late", ("line", o.Line), ("day", Day(o.Last))),
        DisputeOutcome.InDisputeBefore o => Refused("in_dispute_before", ("line", o.Line), ("number", Plain(o.Dispute))),
        DisputeOutcome.NotAnAmount o => Refused("claim_not_an_amount", ("amount", words.Language.Number(Core.Values.Rational.Of(o.Amount))), ("currency", o.Currency.Code), ("decimals", Plain(o.Currency.Decimals))),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Refused o => Done("dispute_refused", new { dispute = o.Number, upheld = false, over = true }, ("number", Plain(o.Number))),
        AnswerOutcome.Upheld o => Done("dispute_upheld", new { dispute = o.Number, upheld = true, over = false, o.Adjustment, o.Partner, amount = o.Amount.ToString() },
            ("number", Plain(o.Number)), ("adjustment", Plain(o.Adjustment)), ("partner", o.Partner), ("amount", Amount(o.Amount))),
        AnswerOutcome.ReasonMissing => Refused("reason_missing"),
        AnswerOutcome.NoSuchDispute o => Refused("no_dispute", ("number", Plain(o.Number))),
        AnswerOutcome.OverBefore o => Refused("dispute_over", ("number", Plain(o.Number)), ("day", Day(o.On))),
        AnswerOutcome.WaitsFor o => Refused("dispute_waits", ("number", Plain(o.Number)), ("adjustment", Plain(o.Adjustment))),
        AnswerOutcome.ConcernsThem o => Refused("concerns_them", ("person", o.Name)),
        AnswerOutcome.NotProposed o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(ConfirmOutcome outcome) => outcome switch
    {
        ConfirmOutcome.Confirmed o => Done("statement_confirmed", new { statement = o.Number, confirmed = true, o.On }, ("number", o.Number)),
        ConfirmOutcome.ConfirmedBefore o => Done("statement_confirmed_before", new { statement = o.Number, confirmed = false, o.On }, ("number", o.Number), ("day", Day(o.On))),
        ConfirmOutcome.NoSuchStatement o => Refused("no_statement", ("number", o.Number)),
        ConfirmOutcome.Corrected o => Refused("statement_corrected", ("number", o.Number), ("by", o.By)),
        ConfirmOutcome.InDispute o => Refused("confirm_in_dispute", ("number", o.Number), ("day", Day(o.Since))),
        ConfirmOutcome.NotYetIssued o => Refused("not_yet_issued", ("number", o.Number), ("day", Day(o.Issued))),
        ConfirmOutcome.TooLate o => Refused("confirm_too_late", ("number", o.Number), ("day", Day(o.Last))),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };
}
