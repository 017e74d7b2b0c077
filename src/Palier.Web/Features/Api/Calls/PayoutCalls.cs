using System.Collections.Immutable;
using System.Text;
using Palier.App.Payouts;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>What a payee would be paid, and why not.</summary>
internal sealed record DueShown(string Payee, Currency? PaidIn, Money? Amount, ImmutableArray<string> Why);

/// <summary>Money that is still in a wallet, and why.</summary>
internal sealed record WalletShown(string Programme, string Partner, string Account, Money Amount, string Why);

/// <summary>A batch as lists show it.</summary>
internal sealed record BatchShort(int Number, Money Total, int Payments, DateOnly ExecuteOn, string Hash, string State, string By, DateOnly Day, string? EndedBy, DateOnly? EndedOn);

/// <summary>One payment of a batch.</summary>
internal sealed record PaymentShown(int? Number, string Payee, string Partner, Money Amount, string Account, string EndToEndId);

/// <summary>A batch with its payments, and what is no longer as it says.</summary>
internal sealed record BatchOpened(BatchShort Batch, string Debtor, int Needed, string? FileHash, ImmutableArray<PaymentShown> Payments, ImmutableArray<string> Differing);

/// <summary>A batch that is to be proposed; everyone who can be paid where nobody is named.</summary>
internal sealed record BatchProposed(Currency Currency, DateOnly ExecuteOn, ImmutableArray<string>? Payees = null);

/// <summary>A file of payments, as somebody is about to hand it to the bank.</summary>
internal sealed record FileHandedIn(string Text);

/// <summary>Paying partners: what is due, batches that two persons decide, and their files. The tag of a batch that waits is the hash that its approval is bound to.</summary>
internal static class PayoutCalls
{
    private const string Part = "payouts";

    private static readonly string[] deciding =
        ["no_batch", "batch_ended_Approved", "batch_ended_Rejected", "batch_ended_Withdrawn", "batch_changed", "batch_not_theirs", "same_person", "approved_by_them", "concerns_them", "shown_changed"];

    public static IEnumerable<Call> All =>
    [
        Fits.List("/due", "listDue", Part, typeof(DueShown), asked => asked.Page(ListDue.Run(asked.Database, asked.Today).Payees.Where(d => asked.Fit("payee", d.Payee)), d => d.Payee,
            d => new DueShown(d.Payee, d.PaidIn, d.Amount, [.. d.Why.Select(asked.Telling.Line)])), new AskedFor("payee")),
        Fits.List("/in-wallets", "listInWallets", Part, typeof(WalletShown), InWallets, Fits.Partner),
        Fits.List("/batches", "listBatches", Part, typeof(BatchShort), asked => asked.Page(ListBatches.All(asked.Database).Where(b => asked.Fit("state", StateOf(b))), b => Listing.Down(b.Number), Shown),
            Fits.State("waiting", "approved", "rejected", "withdrawn")),
        Call.Read("/batches/{number}", "readBatch", Part, typeof(BatchOpened), Read, "no_batch") with { ShowsMoreTo = true },
        Call.Read("/batches/{number}/file", "readBatchFile", Part, typeof(byte[]), FileOf, "no_batch", "file_none_yet", "file_none_Rejected", "file_none_Withdrawn", "file_not_approved") with { GivesFile = "application/xml", OnlyTo = Act.SeeAccountNumbers },
        Call.Do("/batches", "proposeBatch", Part, Act.ProposePayout, typeof(BatchProposed), [typeof(ProposeBatchOutcome.Proposed)], Propose,
            "batch_no_debtor", "batch_day_over", "batch_no_working_day", "batch_nothing_due", "batch_cannot_be_paid") with { Status = StatusCodes.Status201Created },
        Call.Do("/batches/{number}/approval", "approveBatch", Part, Act.DecidePayout, null, [typeof(DecideBatchOutcome.Approved), typeof(DecideBatchOutcome.ThirdNeeded)], asked => Decide(asked, true), deciding) with { Shown = Tag },
        Call.Do("/batches/{number}/rejection", "rejectBatch", Part, Act.DecidePayout, null, [typeof(DecideBatchOutcome.Rejected)], asked => Decide(asked, false), deciding) with { Shown = Tag },
        Call.Do("/batches/{number}/withdrawal", "withdrawBatch", Part, Act.ProposePayout, null, [typeof(DecideBatchOutcome.Withdrawn)],
            asked => asked.Do(asked.Telling.Of, () => DecideBatch.Withdraw(asked.Database, asked.Number(), asked.Doer.Name, asked.Doer.On, asked.Doer.Now)), deciding) with { Shown = Tag },
        Call.Do("/payment-file-checks", "checkPaymentFile", Part, Act.DecidePayout, typeof(FileHandedIn), [typeof(CheckFileOutcome.Same)], Check,
            "file_differs", "file_unreadable", "file_too_large", "file_not_ours", "no_batch", "file_none_yet", "file_none_Rejected", "file_none_Withdrawn", "file_not_approved") with { NeedsKey = false },
    ];

    private static Answer InWallets(Asked asked) => asked.Page(
        ListInWallets.Run(asked.Database, asked.Today).Where(w => asked.Fit("partner", w.Partner)), w => $"{w.Account.Owner}\u0001{w.Programme.Name}\u0001{w.Account.Name}\u0001{w.Amount.Currency.Code}\u0001{w.Partner}\u0001{asked.Telling.Line(w)}",
        w => new WalletShown(w.Programme.Name, w.Partner, w.Account.ToString(), w.Amount, asked.Telling.Line(w)));

    private static Answer Read(Asked asked)
    {
        if (ListBatches.Find(asked.Database, asked.Number(), asked.Today) is not { } b)
        {
            return asked.Refuse("no_batch", figures: ("number", asked.Place("number")));
        }

        var numbers = asked.Here.Numbers;
        var payments = b.Batch.Payments.Select(p => new PaymentShown(b.Payments.TryGetValue(p.Line, out var number) ? number : null, p.Payee, p.Partner, new Money(p.Minor, b.Batch.Of), numbers.Of(p.Account), b.EndToEnd(p)));
        return Answer.Of(new BatchOpened(Shown(b.Listed), numbers.Of(b.Batch.Debtor), b.Needed, b.FileHash, [.. payments], [.. b.Differing.Select(asked.Telling.Line)])) with { Tag = CoveredTag.Of(Tag(asked)!, numbers.Whole), Language = asked.Language.Code };
    }

    private static Answer FileOf(Asked asked)
    {
        var outcome = BatchFile.Run(asked.Database, asked.Number());
        return outcome is BatchFileOutcome.Written written ? Answer.File([.. written.Bytes], "application/xml") with { Tag = written.Hash } : asked.Do(asked.Telling.Of, () => outcome);
    }

    private static Answer Propose(Asked asked)
    {
        var (body, doer) = (asked.Body<BatchProposed>(), asked.Doer);
        return asked.Do<ProposeBatchOutcome>(o => asked.Telling.Of(o, asked.Here.Numbers), () => ProposeBatch.Run(asked.Database, new BatchAsked(body.Currency, body.ExecuteOn, body.Payees ?? []), doer.Name, doer.On, doer.Now),
            o => o is ProposeBatchOutcome.Proposed p ? $"/api/batches/{p.Batch.Number}" : null);
    }

    private static Answer Decide(Asked asked, bool approve)
    {
        var doer = asked.Doer;
        return asked.Do(asked.Telling.Of, () => DecideBatch.Run(asked.Database, asked.Number(), approve, doer.Name, doer.On, doer.Now, asked.ShownHash));
    }

    private static Answer Check(Asked asked)
    {
        var (body, doer) = (asked.Body<FileHandedIn>(), asked.Doer);
        return asked.Do(asked.Telling.Of, () => asked.Here.Numbers.Of(CheckFile.Run(asked.Database, Encoding.UTF8.GetBytes(body.Text), doer.Name, doer.On, doer.Now)));
    }

    private static string? Tag(Asked asked) => ListBatches.All(asked.Database).FirstOrDefault(b => b.Number == asked.Number()) is { } one ? one.End is null ? one.Hash : $"{one.Hash}.{StateOf(one)}" : null;

    private static string StateOf(BatchListed b) => b.End switch { null => "waiting", BatchEnd.Approved => "approved", BatchEnd.Rejected => "rejected", _ => "withdrawn" };

    private static BatchShort Shown(BatchListed b) => new(b.Number, b.Total, b.Payments, b.ExecuteOn, b.Hash, StateOf(b), b.By, b.Day, b.EndedBy, b.EndedOn);
}
