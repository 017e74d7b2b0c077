using Palier.App.Statements;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.App.Ledger;

/// <summary>What came of something done with money: whether it was done, the sentence that says it, and the same for programs.</summary>
/// <param name="IsDone">Whether it is as it was asked for.</param>
/// <param name="Key">Which outcome it is: the name of its sentence.</param>
public sealed record MoneyTold(bool IsDone, string Key, string Sentence, object Json);

/// <summary>
/// Words what came of everything done with money, for the command line and for pages. On pages a sentence says what to do there, where
/// the wording has one of its own for them.
/// </summary>
/// <param name="words">The words of the reader.</param>
/// <param name="title">What pages call a programme; null on the command line, which calls it by its name.</param>
public sealed partial class MoneyTelling(Words words, Func<string, string>? title = null)
{
    public MoneyTold Of(PostSettlementOutcome outcome) => outcome switch
    {
        PostSettlementOutcome.Posted o => Done("posted", new { settlement = o.Number, posted = true, o.Hash, o.Movements }, ("number", Plain(o.Number)), ("movements", Plain(o.Movements)), ("hash", o.Hash)),
        PostSettlementOutcome.PostedBefore o => Done("posted_before", new { settlement = o.Number, posted = false, o.By, o.Day }, ("number", Plain(o.Number)), ("by", o.By), ("day", Day(o.Day))),
        PostSettlementOutcome.Withdrawn o => Done("withdrawn", new { settlement = o.Number, withdrawn = true, o.By, o.Day }, ("number", Plain(o.Number)), ("by", o.By), ("day", Day(o.Day))),
        PostSettlementOutcome.NoSuchSettlement o => Refused("no_settlement", ("number", Plain(o.Number))),
        PostSettlementOutcome.ChangedSince o => Refused("changed_since", ("number", Plain(o.Number))),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(CloseOutcome outcome, string programme) => outcome switch
    {
        CloseOutcome.Closed o => Done("closed", new { programme, period = o.Period.ToString(), closed = true }, ("programme", Title(programme)), ("period", Span(o.Period))),
        CloseOutcome.ClosedBefore o => Done("closed_before", new { programme, period = o.Period.ToString(), closed = false }, ("period", Span(o.Period))),
        CloseOutcome.NotSettled o => Refused("not_settled", ("period", Span(o.Proposal.Period)), ("movements", Plain(o.Proposal.Movements.Length))),
        CloseOutcome.Refused o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(ReopenOutcome outcome) => outcome switch
    {
        ReopenOutcome.Asked o => Done("reopen_asked", new { reopening = o.Number, period = o.Period.ToString(), opened = false }, ("number", Plain(o.Number)), ("period", Span(o.Period))),
        ReopenOutcome.Opened o => Done("reopened", new { reopening = o.Number, o.Programme, period = o.Period.ToString(), opened = true }, ("programme", Title(o.Programme)), ("period", Span(o.Period))),
        ReopenOutcome.ReasonMissing => Refused("reason_missing"),
        ReopenOutcome.NotClosed o => Refused("not_closed", ("period", Span(o.Period))),
        ReopenOutcome.NoSuchRequest o => Refused("no_reopening", ("number", Plain(o.Number))),
        ReopenOutcome.OpenedBefore o => Refused("reopened_before", ("number", Plain(o.Number)), ("by", o.By)),
        ReopenOutcome.NotApproved o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(AdjustOutcome outcome) => outcome switch
    {
        AdjustOutcome.Proposed o => Done("adjust_proposed", new { adjustment = o.Number, o.Partner, amount = o.Amount.ToString(), posted = false }, ("number", Plain(o.Number)), ("partner", o.Partner), ("amount", Amount(o.Amount))),
        AdjustOutcome.Posted o => Done("adjusted", new { adjustment = o.Number, from = o.Movement.From.ToString(), to = o.Movement.To.ToString(), amount = o.Movement.Amount.ToString(), posted = true },
            ("number", Plain(o.Number)), ("from", o.Movement.From.ToString()), ("to", o.Movement.To.ToString()), ("amount", Amount(o.Movement.Amount))),
        AdjustOutcome.Rejected o => Done("rejected", new { adjustment = o.Number, posted = false }, ("number", Plain(o.Number))),
        AdjustOutcome.ReasonMissing => Refused("reason_missing"),
        AdjustOutcome.NoSuchProgramme o => Refused("no_programme", ("name", o.Name), ("published", "-")),
        AdjustOutcome.NoSuchPartner o => Refused("no_partner", ("id", o.Id)),
        AdjustOutcome.NoSuchWallet o => Refused("no_wallet", ("name", o.Name)),
        AdjustOutcome.NotAnAmount o => Refused("not_an_amount", ("amount", words.Language.Number(Rational.Of(o.Amount))), ("currency", o.Currency.Code), ("decimals", Plain(o.Currency.Decimals))),
        AdjustOutcome.NoSuchMovement o => Refused("no_movement", ("number", Plain(o.Sequence))),
        AdjustOutcome.PartOfPayment o => Refused("part_of_payment", ("number", Plain(o.Sequence)), ("payment", Plain(o.Payment))),
        AdjustOutcome.CorrectedBefore o => Refused("corrected_before", ("number", Plain(o.Sequence)), ("adjustment", Plain(o.Adjustment))),
        AdjustOutcome.NoSuchAdjustment o => Refused("no_adjustment", ("number", Plain(o.Number))),
        AdjustOutcome.DecidedBefore o => Refused(o.Approved ? "approved_before" : "rejected_before", ("number", Plain(o.Number)), ("by", o.By)),
        AdjustOutcome.NotApproved o => Of(o.Why),
        AdjustOutcome.ThirdNeeded o => Done("third_needed", new { adjustment = o.Number, posted = false, third = true }, ("what", words.Say("subject.Adjustment", ("number", Plain(o.Number))))),
        AdjustOutcome.NotCovered o => Refused("not_covered", ("number", Plain(o.Number)), ("there", Amount(o.There))),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(HoldOutcome outcome) => outcome switch
    {
        HoldOutcome.Placed o => Done("held", new { hold = o.Number, o.Partner, o.From }, ("number", Plain(o.Number)), ("partner", o.Partner), ("day", Day(o.From))),
        HoldOutcome.Released o => Done("released", new { o.Hold, o.Partner, released = o.From }, ("hold", o.Hold), ("partner", o.Partner), ("day", Day(o.From))),
        HoldOutcome.ReasonMissing => Refused("reason_missing"),
        HoldOutcome.NoSuchProgramme o => Refused("no_programme", ("name", o.Name), ("published", "-")),
        HoldOutcome.NoSuchPartner o => Refused("no_partner", ("id", o.Id)),
        HoldOutcome.NoSuchHold o => Refused("no_hold", ("hold", o.Hold)),
        HoldOutcome.ReleasedBefore o => Refused("released_before", ("hold", o.Hold), ("day", Day(o.From))),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(ProposeOutcome outcome) => outcome switch
    {
        ProposeOutcome.Proposed o => Done("proposed", ProposedJson(o), ("number", Plain(o.Number)), ("programme", Title(o.Proposal.Programme)), ("period", Span(o.Proposal.Period)),
            ("day", Day(o.Proposal.KeptTo)), ("movements", Plain(o.Proposal.Movements.Length)), ("hash", o.Hash)),
        ProposeOutcome.NothingToPost o => Done("nothing", new { settlement = (int?)null, period = o.Period.ToString(), o.KeptTo, movements = Array.Empty<object>() }, ("period", Span(o.Period)), ("day", Day(o.KeptTo))),
        ProposeOutcome.NoSuchProgramme o => Refused("no_programme", ("name", o.Name), ("published", o.Published.IsEmpty ? "-" : string.Join(", ", o.Published))),
        ProposeOutcome.NobodyEnrolled o => Refused("nobody", ("programme", Title(o.Programme))),
        ProposeOutcome.NeverCloses o => Refused("never_closes", ("programme", Title(o.Programme))),
        ProposeOutcome.TooEarly o => Refused("too_early", ("period", Span(o.Period)), ("day", Day(o.Closes))),
        ProposeOutcome.KeptBeyond o => Refused("kept_beyond", ("day", Day(o.KeptTo))),
        ProposeOutcome.PeriodIsClosed o => Refused("period_closed", ("period", Span(o.Period))),
        ProposeOutcome.NotComputable o => NotComputable(o),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(IssueOutcome outcome) => outcome switch
    {
        IssueOutcome.Issued o => Done(title is null ? "issued" : o.Statements.All(s => s.IsNew) ? "issued_new" : o.Statements.Any(s => s.IsNew) ? "issued" : "issued_none", IssuedJson(o), ("issued", Plain(o.Statements.Count(s => s.IsNew))), ("same", Plain(o.Statements.Count(s => !s.IsNew)))),
        IssueOutcome.NoSuchProgramme o => Refused("no_programme", ("name", o.Name), ("published", o.Published.IsEmpty ? "-" : string.Join(", ", o.Published))),
        IssueOutcome.NoSuchPartner o => Refused("no_books", ("id", o.Id)),
        IssueOutcome.NeverCloses o => Refused("never_closes", ("programme", Title(o.Programme))),
        IssueOutcome.WhoIssues => Refused("who_issues"),
        IssueOutcome.NotSettled o => Refused("not_kept", ("period", Span(o.Period)), ("day", Day(o.Closes))),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    private string Day(DateOnly day) => words.Language.Day(day);

    private string Amount(Money amount) => words.Text(new Arg.Amount(amount), null);

    public static string Plain(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static object ProposedJson(ProposeOutcome.Proposed o) => new
    {
        settlement = o.Number, o.Hash, o.Proposal.Programme, o.Proposal.Period, o.Proposal.KeptTo,
        movements = o.Proposal.Movements.Select(m => (m.Partner, m.Movement)).Select(m => new
        {
            m.Partner, day = m.Movement.On, from = m.Movement.From.ToString(), to = m.Movement.To.ToString(), amount = m.Movement.Amount.ToString(), key = m.Movement.Key,
        }),
    };

    private static object IssuedJson(IssueOutcome.Issued o) => new
    {
        statements = o.Statements.Select(s => new { number = s.Statement.Number, partner = s.Statement.Partner.Id, s.Hash, isNew = s.IsNew, corrects = s.Statement.Corrects?.Number }),
    };

    private MoneyTold NotComputable(ProposeOutcome.NotComputable o)
    {
        var told = Refused("not_computed", ("count", Plain(o.What.Length)));
        return told with { Sentence = string.Join(Environment.NewLine, o.What.Select(w => NotComputed(w, o)).Prepend(told.Sentence)) };
    }

    private string NotComputed(NotComputed w, ProposeOutcome.NotComputable o) => words.Say("money.not_computed_line",
        ("partner", w.Partner), ("bonus", w.Claim.Bonus), ("period", Span(w.Claim.Period)), ("why", words.Line(w.Claim.Refused!, o.Programme)));

    private MoneyTold Done(string key, object json, params ReadOnlySpan<(string, string)> figures) => new(true, key, Say(key, figures), json);

    private MoneyTold Refused(string key, params ReadOnlySpan<(string, string)> figures) => new(false, key, Say(key, figures), new { });

    private string Say(string key, ReadOnlySpan<(string, string)> figures) =>
        words.Say(title is not null && words.Sentences.ContainsKey($"money.{key}.page") ? $"money.{key}.page" : $"money.{key}", figures);

    private string Title(string programme) => title?.Invoke(programme) ?? programme;

    private string Span(Period period) => title is null ? period.ToString() : words.Language.Span(period);

    private string Span(string period) => Period.Find(period) is { } found ? Span(found) : period;
}
