using System.Collections.Immutable;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Banking;

/// <summary>Payments as a database has them: what bookings are compared with, and what they are made of in the books.</summary>
internal static class StoredPayments
{
    private const int AtOnce = 500;

    /// <summary>What comes of the bookings of a file, with what was known before a sequence number.</summary>
    public static ImmutableArray<Matched> Match(PalierContext context, ImmutableArray<BankBooking> bookings, long before)
    {
        var payments = Named(context, bookings, before);
        return Matching.Match(bookings, payments, Known(context, bookings, payments, before));
    }

    /// <summary>The movements of a payment, in the order they were posted.</summary>
    public static ImmutableArray<MovementOfPayment> Movements(PalierContext context, int payment) =>
    [
        .. context.Movements.Where(m => m.Payment == payment).OrderBy(m => m.Sequence).AsEnumerable()
            .Select(m => new MovementOfPayment(m.Programme, m.Partner, m.Sequence, RowMapping.Fact(m), m.Corrects)),
    ];

    /// <summary>The accounts that batches are paid from, by their numbers.</summary>
    public static Dictionary<int, BatchAccount> Debtors(PalierContext context, IEnumerable<int> batches) => batches.Distinct().Chunk(AtOnce)
        .SelectMany(numbers => context.PayoutBatches.Where(b => numbers.Contains(b.Number)).Select(b => new { b.Number, b.Content }).ToList())
        .ToDictionary(b => b.Number, b => PayoutBatch.Read(b.Content).Debtor);

    /// <summary>The payments that bookings name.</summary>
    private static ImmutableArray<OurPayment> Named(PalierContext context, ImmutableArray<BankBooking> bookings, long before)
    {
        var named = bookings.Select(b => b.EndToEndId).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(AtOnce).SelectMany(ids => context.Payments.Where(p => ids.Contains(p.EndToEndId)).ToList());
        var traced = bookings.Select(b => b.Uetr).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(AtOnce).SelectMany(ids => context.Payments.Where(p => ids.Contains(p.Uetr)).ToList());
        var rows = named.Concat(traced).Where(p => p.Sequence < before).DistinctBy(p => p.Number).ToList();
        var told = rows.Select(r => r.Number).Chunk(AtOnce)
            .SelectMany(numbers => context.PaymentEvents.Where(e => e.Sequence < before && numbers.Contains(e.Payment)).OrderBy(e => e.Sequence).ToList())
            .ToLookup(e => e.Payment, e => new PaymentTold(e.End, e.Resolution is not null));
        var payees = rows.Select(r => r.BankAccount).Distinct().Chunk(AtOnce).SelectMany(numbers => context.BankAccounts.Where(a => numbers.Contains(a.Number)).ToList()).ToDictionary(a => a.Number, NumberOf);
        var debtors = Debtors(context, rows.Select(r => r.Batch));
        return
        [
            .. rows.Select(r => new OurPayment(r.Number, r.EndToEndId, r.Uetr, new Money(r.Minor, RowMapping.CurrencyOf(r.Currency)),
                debtors.GetValueOrDefault(r.Batch)?.Named, payees.GetValueOrDefault(r.BankAccount), [.. told[r.Number]])),
        ];
    }

    private static IEnumerable<KnownBooking> Known(PalierContext context, ImmutableArray<BankBooking> bookings, ImmutableArray<OurPayment> payments, long before)
    {
        var ours = payments.Select(p => (int?)p.Number).Chunk(AtOnce).SelectMany(numbers => context.BankEntries.Where(e => e.Sequence < before && numbers.Contains(e.Payment)).ToList());
        var (accounts, days) = (bookings.Select(b => b.Account).Distinct(StringComparer.Ordinal).ToArray(), bookings.Select(b => b.BookedOn).OfType<DateOnly>().ToList());
        var (first, last) = days.Count == 0 ? (DateOnly.MaxValue, DateOnly.MinValue) : (days.Min(), days.Max());
        var others = context.BankEntries.Where(e => e.Sequence < before && e.Payment == null && accounts.Contains(e.Account) && e.BookedOn >= first && e.BookedOn <= last).ToList();
        return ours.Concat(others).OrderBy(e => e.Sequence).Select(e => new KnownBooking(
            e.Account, e.Credit, new Money(e.Minor, RowMapping.CurrencyOf(e.Currency)), e.BookedOn, e.EndToEndId, e.Reference, e.Outcome, e.Payment));
    }

    private static string NumberOf(BankAccountRow account) => account.Iban ?? account.Other ?? "";
}
