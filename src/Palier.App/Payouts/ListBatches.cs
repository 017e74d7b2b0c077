using System.Collections.Immutable;
using Palier.App.Approvals;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>A batch as lists show it.</summary>
/// <param name="End">Null while it waits.</param>
/// <param name="EndedBy">Who ended it.</param>
public sealed record BatchListed(int Number, Money Total, int Payments, DateOnly ExecuteOn, string Hash, string By, DateOnly Day, BatchEnd? End, string? EndedBy, DateOnly? EndedOn);

/// <summary>Who approved or rejected something, and what was said.</summary>
public sealed record ApprovalGiven(string By, DateOnly Day, bool Approved, string? Reason);

/// <summary>A batch as it is shown.</summary>
/// <param name="Listed">How it stands.</param>
/// <param name="Batch">What it says.</param>
/// <param name="Payments">The numbers of its payments by their lines; empty where it is not approved.</param>
/// <param name="Approvals">Who decided it so far.</param>
/// <param name="Needed">How many persons must approve it beside the one who proposed it.</param>
/// <param name="FileHash">SHA-256 of its file; null where it is not approved.</param>
/// <param name="Differing">What is no longer as it says, while it waits.</param>
public sealed record BatchShown(
    BatchListed Listed, PayoutBatch Batch, ImmutableSortedDictionary<int, int> Payments, ImmutableArray<ApprovalGiven> Approvals, int Needed, string? FileHash, ImmutableArray<Differing> Differing)
{
    /// <summary>The id under which the bank knows a payment.</summary>
    public string EndToEnd(BatchPayment payment) => PaymentIds.EndToEnd(Batch.Number, payment.Line, Listed.Hash);
}

/// <summary>The batches that were proposed.</summary>
public static class ListBatches
{
    /// <summary>All of them, the latest first.</summary>
    public static ImmutableArray<BatchListed> All(Database database)
    {
        using var context = database.Context();
        var ends = context.PayoutBatchEvents.ToDictionary(e => e.Batch);
        return [.. context.PayoutBatches.OrderByDescending(b => b.Number).AsEnumerable().Select(b => Listed(b, PayoutBatch.Read(b.Content), ends.GetValueOrDefault(b.Number)))];
    }

    /// <summary>One of them; null where there is none of that number.</summary>
    /// <param name="database">Where they are.</param>
    /// <param name="number">The batch.</param>
    /// <param name="on">The day it is, on which what differs is looked for.</param>
    public static BatchShown? Find(Database database, int number, DateOnly on)
    {
        using var context = database.Context();
        if (context.PayoutBatches.FirstOrDefault(b => b.Number == number) is not { } row)
        {
            return null;
        }

        var (batch, end) = (PayoutBatch.Read(row.Content), context.PayoutBatchEvents.FirstOrDefault(e => e.Batch == number));
        return new BatchShown(
            Listed(row, batch, end), batch,
            context.Payments.Where(p => p.Batch == number).OrderBy(p => p.Number).AsEnumerable().Select((p, i) => (Line: i + 1, p.Number)).ToImmutableSortedDictionary(p => p.Line, p => p.Number),
            [.. context.Approvals.Where(a => a.Subject == Subject.PayoutBatch && a.Number == number).OrderBy(a => a.Turn).Select(a => new ApprovalGiven(a.By, a.Day, a.Approved, a.Reason))],
            Approving.Needed(context, Subject.PayoutBatch, batch.Payments.Select(p => new Money(p.Minor, batch.Of))), end?.FileHash,
            end is null ? DecideBatch.Differences(context, row, batch, on) : []);
    }

    private static BatchListed Listed(PayoutBatchRow row, PayoutBatch batch, PayoutBatchEventRow? end) =>
        new(row.Number, batch.Total, batch.Payments.Length, row.ExecuteOn, row.Hash, row.By, row.Day, end?.End, end?.By, end?.Day);
}
