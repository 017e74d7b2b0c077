using System.Collections.Immutable;
using Palier.App.BankAccounts;
using Palier.App.Payouts;
using Palier.Core.Definition;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.App.Ledger;

/// <summary>What came of paying: batches, their files, and why somebody is not paid.</summary>
public sealed partial class MoneyTelling
{
    /// <param name="outcome">What came of proposing a batch.</param>
    /// <param name="numbers">How who proposes it sees the account numbers in it.</param>
    public MoneyTold Of(ProposeBatchOutcome outcome, NumbersSeen numbers) => outcome switch
    {
        ProposeBatchOutcome.Proposed o => WithLines(Done("batch_proposed", ProposedJson(o, numbers), ("number", Plain(o.Batch.Number)), ("payments", Plain(o.Batch.Payments.Length)), ("amount", Amount(o.Batch.Total)),
            ("day", Day(o.Batch.ExecuteOn)), ("hash", o.Hash)), title is null ? o.LeftOut : []),
        ProposeBatchOutcome.NoDebtor o => Refused("batch_no_debtor", ("currency", o.Currency.Code)),
        ProposeBatchOutcome.DayOver o => Refused("batch_day_over", ("day", Day(o.Day))),
        ProposeBatchOutcome.NoWorkingDay o => Refused("batch_no_working_day", ("day", Day(o.Day)), ("next", Day(o.Next))),
        ProposeBatchOutcome.NothingDue o => WithLines(Refused("batch_nothing_due", ("currency", o.Currency.Code)), o.LeftOut),
        ProposeBatchOutcome.CannotBePaid o => WithLines(Refused("batch_cannot_be_paid"), o.Payees),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(DecideBatchOutcome outcome) => outcome switch
    {
        DecideBatchOutcome.Approved o => Done("batch_approved", new { batch = o.Number, approved = true, o.Payments, total = o.Total.ToString(), fileHash = o.FileHash },
            ("number", Plain(o.Number)), ("payments", Plain(o.Payments)), ("amount", Amount(o.Total)), ("hash", o.FileHash)),
        DecideBatchOutcome.Rejected o => Done("batch_rejected", new { batch = o.Number, approved = false }, ("number", Plain(o.Number))),
        DecideBatchOutcome.Withdrawn o => Done("batch_withdrawn", new { batch = o.Number, withdrawn = true }, ("number", Plain(o.Number))),
        DecideBatchOutcome.ThirdNeeded o => Done("third_needed", new { batch = o.Number, approved = false, third = true }, ("what", words.Say("subject.PayoutBatch", ("number", Plain(o.Number))))),
        DecideBatchOutcome.NoSuchBatch o => Refused("no_batch", ("number", Plain(o.Number))),
        DecideBatchOutcome.EndedBefore o => Refused($"batch_ended_{o.End}", ("number", Plain(o.Number)), ("by", o.By)),
        DecideBatchOutcome.NotApproved o => Of(o.Why),
        DecideBatchOutcome.ChangedSince o => WithLines(Refused("batch_changed", ("number", Plain(o.Number))), o.What.Select(Line)),
        DecideBatchOutcome.NotTheirs o => Refused("batch_not_theirs", ("number", Plain(o.Number)), ("by", o.ProposedBy)),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(BatchFileOutcome outcome) => outcome switch
    {
        BatchFileOutcome.Written o => Done("file_written", new { batch = o.Number, o.Name, o.Hash, bytes = o.Bytes.Length }, ("number", Plain(o.Number)), ("name", o.Name), ("hash", o.Hash)),
        BatchFileOutcome.NoSuchBatch o => Refused("no_batch", ("number", Plain(o.Number))),
        BatchFileOutcome.NotApproved { End: { } end } o => Refused($"file_none_{end}", ("number", Plain(o.Number))),
        BatchFileOutcome.NotApproved o => Refused("file_none_yet", ("number", Plain(o.Number))),
        BatchFileOutcome.Differs o => Refused("file_not_approved", ("number", Plain(o.Number)), ("approved", o.Approved), ("now", o.Now)),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(CheckFileOutcome outcome) => outcome switch
    {
        CheckFileOutcome.Same o => Done("file_same", new { batch = o.Number, o.Name, same = true }, ("number", Plain(o.Number))),
        CheckFileOutcome.Differs o => WithLines(Refused("file_differs", ("number", Plain(o.Number))), o.What.Select(Line)),
        CheckFileOutcome.Unreadable o => Refused("file_unreadable", ("why", o.Why)),
        CheckFileOutcome.TooLarge o => Refused("file_too_large", ("most", Plain(o.Most))),
        CheckFileOutcome.NotOurs o => Refused("file_not_ours", ("id", o.MessageId)),
        CheckFileOutcome.NoFile o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    /// <summary>Why something is not paid, as a sentence.</summary>
    public string Line(NotPaid why) => why switch
    {
        NotPaid.NoAccount => words.Say("not_paid.no_account"),
        NotPaid.AccountWaits { CountsFrom: { } from } o => words.Say("not_paid.account_waits_until", ("number", Plain(o.Number)), ("day", Day(from))),
        NotPaid.AccountWaits o => words.Say("not_paid.account_waits", ("number", Plain(o.Number))),
        NotPaid.AccountUnusable o => words.Say("not_paid.account_unusable", ("payment", Plain(o.Payment)), ("day", Day(o.On)), ("why", words.Say($"return_code.{o.Code}")), ("code", o.Code)),
        NotPaid.NoDebtor o => words.Say("not_paid.no_debtor", ("currency", o.Currency.Code)),
        NotPaid.NoRate o => words.Say("not_paid.no_rate", ("why", words.Line(o.Missing, null))),
        NotPaid.OnHold o => words.Say("not_paid.on_hold", ("programme", Title(o.Programme)), ("reason", o.Reason)),
        NotPaid.InBatch o => words.Say("not_paid.in_batch", ("amount", Amount(o.Held))),
        NotPaid.TooSmall o => words.Say("not_paid.too_small", ("amount", Amount(o.Amount)), ("currency", o.In.Code)),
        NotPaid.OtherCurrency o => words.Say("not_paid.other_currency", ("currency", o.Currency.Code)),
        NotPaid.Nothing => words.Say("not_paid.nothing"),
        _ => throw new InvalidOperationException($"unknown reason {why}"),
    };

    /// <summary>What is no longer as a batch says, as a sentence.</summary>
    public string Line(Differing differing) => words.Say($"batch_difference.{differing.Kind}", ("payee", differing.Payee), ("programme", Title(differing.Programme)),
        ("shown", differing.Shown is { } shown ? Amount(shown) : ""), ("now", differing.Now is { } now ? Amount(now) : ""));

    /// <summary>What differs in a file that was handed in, as a sentence.</summary>
    public string Line(FileDiffering differing) => words.Say(differing.Payment is null ? $"file_difference.{differing.Kind}.whole" : $"file_difference.{differing.Kind}",
        ("payment", differing.Payment ?? ""), ("where", differing.Where), ("ours", differing.Ours), ("theirs", differing.Theirs));

    /// <summary>Why money is still in a wallet, with what stands below it.</summary>
    public string Line(InWallet wallet) => string.Join("; ", new[] { wallet.Why }.Concat(wallet.Why.Below).Select(r => words.Line(r, wallet.Programme)));

    /// <summary>A rate as people read it, with its day and source.</summary>
    public string Rate(PaymentPart part, Currency to) => part.Rate is not { } rate ? "" : words.Say("payment_rate",
        ("from", part.Currency), ("to", to.Code), ("rate", words.Language.Number(PartConversion.Rate(rate), 2, 10)), ("day", Day(part.RateDay!.Value)), ("source", words.Say($"rate_source.{part.RateSource}")));

    private MoneyTold WithLines(MoneyTold told, ImmutableArray<LeftOut> leftOut) => WithLines(told, leftOut.SelectMany(l => l.Why.Select(w => $"{l.Payee}: {Line(w)}")));

    private static MoneyTold WithLines(MoneyTold told, IEnumerable<string> lines) => told with { Sentence = string.Join(Environment.NewLine, lines.Prepend(told.Sentence)) };

    /// <summary>A batch for programs.</summary>
    public static object BatchJson(PayoutBatch batch, string hash, NumbersSeen numbers) => new
    {
        batch = batch.Number, batch.Currency, batch.ExecuteOn, hash, total = batch.Total.ToString(), debtor = numbers.Of(batch.Debtor),
        payments = batch.Payments.Select(p => new
        {
            p.Line, p.Payee, p.Partner, amount = new Money(p.Minor, batch.Of).ToString(), account = numbers.Of(p.Account), bankAccount = p.Account.Number, endToEndId = PaymentIds.EndToEnd(batch.Number, p.Line, hash),
            parts = p.Parts.Select(part => new
            {
                part.Programme, part.Partner, amount = new Money(part.Minor, Currency.Of(part.Currency)).ToString(), paid = new Money(part.PaidMinor, batch.Of).ToString(),
                part.Rate, part.RateDay, part.RateSource, paidFor = part.For.Select(f => $"{f.Wallet} {f.Period}"),
            }),
        }),
    };

    private object ProposedJson(ProposeBatchOutcome.Proposed o, NumbersSeen numbers) => new
    {
        proposed = BatchJson(o.Batch, o.Hash, numbers),
        leftOut = o.LeftOut.Select(l => new { l.Payee, why = l.Why.Select(w => new { kind = w.GetType().Name, text = Line(w) }) }),
    };
}
