using System.Security.Cryptography;
using Palier.App.Payouts;
using Palier.Core.Ledger;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Verification;

/// <summary>Checks what is paid: batches and their files have their hashes, payments and their movements are what the batches say, and stand as the bank told.</summary>
internal static class PaymentCheck
{
    public static IEnumerable<Finding> Run(PalierContext context, List<MovementRow> movements)
    {
        var (ends, payments) = (context.PayoutBatchEvents.ToDictionary(e => e.Batch), context.Payments.OrderBy(p => p.Number).ToList());
        var (byBatch, byPayment) = (payments.ToLookup(p => p.Batch), movements.Where(m => m.Payment is not null).ToLookup(m => m.Payment!.Value));
        var sound = new HashSet<int>();
        foreach (var row in context.PayoutBatches.OrderBy(b => b.Number).ToList())
        {
            var found = Of(context, row, ends.GetValueOrDefault(row.Number), [.. byBatch[row.Number]], byPayment);
            if (found is not null)
            {
                yield return found;
            }
            else if (ends.GetValueOrDefault(row.Number)?.End == BatchEnd.Approved)
            {
                sound.UnionWith(byBatch[row.Number].Select(p => p.Number));
            }
        }

        var approved = ends.Values.Where(e => e.End == BatchEnd.Approved).Select(e => e.Batch).ToHashSet();
        var known = payments.Where(p => approved.Contains(p.Batch)).Select(p => p.Number).ToHashSet();
        foreach (var stray in payments.Where(p => !approved.Contains(p.Batch)))
        {
            yield return new Finding(FindingKind.PaymentStray, 0, $"payment {stray.Number}", $"{stray.Batch}");
        }

        foreach (var stray in byPayment.Where(g => !known.Contains(g.Key)))
        {
            yield return new Finding(FindingKind.PaymentMovementStray, 0, $"payment {stray.Key}", $"{stray.First().Sequence}");
        }

        var told = context.PaymentEvents.AsEnumerable().ToLookup(e => e.Payment, e => e.End);
        foreach (var payment in payments.Where(p => sound.Contains(p.Number) && !Stands(p, byPayment[p.Number], [.. told[p.Number]])))
        {
            yield return new Finding(FindingKind.PaymentBalance, 0, $"payment {payment.Number}");
        }
    }

    private static Finding? Of(PalierContext context, PayoutBatchRow row, PayoutBatchEventRow? end, List<PaymentRow> payments, ILookup<int, MovementRow> movements)
    {
        var name = $"batch {row.Number}";
        if (PayoutBatch.HashOf(row.Content) != row.Hash)
        {
            return new Finding(FindingKind.BatchHash, 0, name);
        }

        if (end?.End != BatchEnd.Approved)
        {
            return null;
        }

        if (Convert.ToHexStringLower(SHA256.HashData(BatchFile.BytesOf(row))) != end.FileHash)
        {
            return new Finding(FindingKind.BatchFileHash, 0, name);
        }

        var (batch, first) = (PayoutBatch.Read(row.Content), payments.Count == 0 ? 0 : payments[0].Number);
        if (!PaymentPosting.Payments(row, batch, first).SequenceEqual(payments.Select(p => p with { Sequence = 0, KnownAt = default })))
        {
            return new Finding(FindingKind.PaymentsDiffer, 0, name);
        }

        var there = payments.SelectMany(p => movements[p.Number]).Where(m => m.Purpose == Purpose.Sent).Select(m => m with { Sequence = 0, KnownAt = default });
        return PaymentPosting.Movements(batch, first, end.Day, new VersionsOnDay(context, end.Day, end.Sequence).Of).ToList().SequenceEqual(there) ? null : new Finding(FindingKind.PaymentMovementsDiffer, 0, name);
    }

    // What was sent lies in the account of what is sent or, once the bank has paid, of what is paid; of what came back nothing lies in either.
    private static bool Stands(PaymentRow payment, IEnumerable<MovementRow> movements, IReadOnlyCollection<PaymentEnd> told)
    {
        var currency = RowMapping.CurrencyOf(payment.Currency);
        var (sent, paid) = (Account.Sent(payment.Payee, currency), Account.Paid(payment.Payee, currency));
        var cameBack = told.Contains(PaymentEnd.Returned) || told.Contains(PaymentEnd.NotExecuted);
        var isBooked = told.Contains(PaymentEnd.Booked);
        return Sum(movements, sent) == (cameBack || isBooked ? 0 : payment.Minor) && Sum(movements, paid) == (isBooked && !cameBack ? payment.Minor : 0);
    }

    private static long Sum(IEnumerable<MovementRow> movements, Account account) => movements.Sum(m =>
        (m.ToOwner, m.ToAccount) == (account.Owner, account.Name) ? m.Minor : (m.FromOwner, m.FromAccount) == (account.Owner, account.Name) ? -m.Minor : 0);
}
