using System.Collections.Immutable;
using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>What came of deciding a batch, or of taking it back.</summary>
public abstract record DecideBatchOutcome
{
    private DecideBatchOutcome()
    {
    }

    /// <summary>Everybody who must has approved it: it is posted, and its file may go to the bank.</summary>
    /// <param name="Number">The batch.</param>
    /// <param name="Payments">How many payments it has.</param>
    /// <param name="Total">What it pays.</param>
    /// <param name="FileHash">SHA-256 of the bytes of its file.</param>
    public sealed record Approved(int Number, int Payments, Money Total, string FileHash) : DecideBatchOutcome;

    public sealed record Rejected(int Number) : DecideBatchOutcome;

    public sealed record Withdrawn(int Number) : DecideBatchOutcome;

    /// <summary>A payment is above the limit: approved by the second person, it waits for a third.</summary>
    public sealed record ThirdNeeded(int Number) : DecideBatchOutcome;

    public sealed record NoSuchBatch(int Number) : DecideBatchOutcome;

    /// <summary>It ended before, perhaps a moment ago.</summary>
    public sealed record EndedBefore(int Number, BatchEnd End, string By) : DecideBatchOutcome;

    /// <summary>This person's approval does not count.</summary>
    public sealed record NotApproved(Approval Why) : DecideBatchOutcome;

    /// <summary>The books are no longer as the batch says. Nothing was posted; it can be withdrawn and proposed anew.</summary>
    public sealed record ChangedSince(int Number, ImmutableArray<Differing> What) : DecideBatchOutcome;

    /// <summary>Only who proposed it takes it back; others reject it.</summary>
    public sealed record NotTheirs(int Number, string ProposedBy) : DecideBatchOutcome;
}

/// <summary>Approves or rejects a batch that somebody proposed. Approved by everybody who must, what it carries is sent: it is posted in the same moment.</summary>
public static class DecideBatch
{
    /// <param name="database">Where the books are.</param>
    /// <param name="number">The batch.</param>
    /// <param name="approve">Whether it is approved; otherwise it is rejected.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="shown">The hash of what the person was shown; null where only the number was given.</param>
    public static DecideBatchOutcome Run(Database database, int number, bool approve, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"{(approve ? "approve" : "reject")} batch {number}");
        if (Waiting(saving.Context, number, out var row) is { } ended)
        {
            return ended;
        }

        if (PayoutBatch.HashOf(row!.Content) != row.Hash)
        {
            return new DecideBatchOutcome.ChangedSince(number, [new Differing(BatchDifference.ContentChanged)]);
        }

        var batch = PayoutBatch.Read(row.Content);
        var approval = Approving.Decide(saving, Asked(saving.Context, row, batch), by, approve, shown, on);
        if (approval is not (Approval.Complete or Approval.ThirdNeeded or Approval.Rejected))
        {
            return new DecideBatchOutcome.NotApproved(approval);
        }

        if (approve && Differences(saving.Context, row, batch, on) is { IsEmpty: false } differing)
        {
            return new DecideBatchOutcome.ChangedSince(number, differing);
        }

        var deed = new Deed(approve ? "approve" : "reject", by, on, $"batch {number}", row.Hash);
        return approval switch
        {
            Approval.ThirdNeeded => Deeds.Commit(saving, deed, new DecideBatchOutcome.ThirdNeeded(number)),
            Approval.Complete => Send(saving, row, batch, deed),
            _ => End(saving, row, BatchEnd.Rejected, null, deed, new DecideBatchOutcome.Rejected(number)),
        };
    }

    /// <summary>Takes a batch back, as who proposed it; what it held is free again.</summary>
    public static DecideBatchOutcome Withdraw(Database database, int number, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, $"withdraw batch {number}");
        return Waiting(saving.Context, number, out var row) is { } ended ? ended
            : Approving.Who(saving.Context, row!.By).Person != Approving.Who(saving.Context, by).Person ? new DecideBatchOutcome.NotTheirs(number, row.By)
            : End(saving, row, BatchEnd.Withdrawn, null, new Deed("withdraw", by, on, $"batch {number}"), new DecideBatchOutcome.Withdrawn(number));
    }

    /// <summary>What is no longer as a batch says, by the books of this moment.</summary>
    internal static ImmutableArray<Differing> Differences(PalierContext context, PayoutBatchRow row, PayoutBatch batch, DateOnly on)
    {
        var books = PayableBooks.Load(context, on, batch.Number, row.Sequence);
        var now = batch.Payments.ToDictionary(p => p.Payee, p => books.Of(p.Payee, batch.Day), StringComparer.Ordinal);
        return [.. BatchAgain.Differences(batch, now, books.Debtors.GetValueOrDefault(batch.Of), on)];
    }

    /// <summary>What is to be approved.</summary>
    internal static ToApprove Asked(PalierContext context, PayoutBatchRow row, PayoutBatch batch) => new(
        Subject.PayoutBatch, row.Number, PayoutBatch.HashOf(row.Content), Approving.Who(context, row.By),
        [.. batch.Payments.SelectMany(p => p.Parts.Select(part => part.Partner).Append(p.Payee)).Distinct(StringComparer.Ordinal)],
        Approving.Needed(context, Subject.PayoutBatch, batch.Payments.Select(p => new Money(p.Minor, batch.Of))));

    private static DecideBatchOutcome? Waiting(PalierContext context, int number, out PayoutBatchRow? row)
    {
        row = context.PayoutBatches.FirstOrDefault(b => b.Number == number);
        return row is null ? new DecideBatchOutcome.NoSuchBatch(number)
            : context.PayoutBatchEvents.FirstOrDefault(e => e.Batch == number) is { } ended ? new DecideBatchOutcome.EndedBefore(number, ended.End, ended.By) : null;
    }

    private static DecideBatchOutcome Send(Saving saving, PayoutBatchRow row, PayoutBatch batch, Deed deed)
    {
        var first = (saving.Context.Payments.Max(p => (int?)p.Number) ?? 0) + 1;
        var versions = new VersionsOnDay(saving.Context, deed.On);
        saving.AddRows(PaymentPosting.Payments(row, batch, first));
        saving.AddRows(PaymentPosting.Movements(batch, first, deed.On, versions.Of).ToList());
        var fileHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BatchFile.BytesOf(row)));
        return End(saving, row, BatchEnd.Approved, fileHash, deed, new DecideBatchOutcome.Approved(row.Number, batch.Payments.Length, batch.Total, fileHash));
    }

    private static DecideBatchOutcome End(Saving saving, PayoutBatchRow row, BatchEnd end, string? fileHash, Deed deed, DecideBatchOutcome outcome)
    {
        saving.AddRows([new PayoutBatchEventRow { Batch = row.Number, End = end, AskedBy = row.By, By = deed.By, Day = deed.On, FileHash = fileHash }]);
        return Deeds.Commit(saving, deed, outcome);
    }
}
