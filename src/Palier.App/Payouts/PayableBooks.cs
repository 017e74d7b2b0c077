using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>What is payable in all books on a day: what accounts hold, less what batches that wait hold, with the accounts of the payees and the rates.</summary>
internal sealed class PayableBooks
{
    private const string Account = "payable";

    private readonly ILookup<string, Payable> _payable;
    private readonly KnownAccounts _accounts;
    private readonly CommonFacts _common;

    private PayableBooks(ILookup<string, Payable> payable, KnownAccounts accounts, CommonFacts common) => (_payable, _accounts, _common) = (payable, accounts, common);

    /// <summary>Who has anything payable, free or held, in the order of their ids.</summary>
    public IEnumerable<string> Payees => _payable.Select(g => g.Key).Order(StringComparer.Ordinal);

    public IReadOnlyDictionary<Currency, BatchAccount> Debtors => _accounts.Debtors;

    /// <param name="context">The database.</param>
    /// <param name="on">The day of the accounts and the holds.</param>
    /// <param name="but">A batch that waits whose own payments are not counted as held; null where there is none.</param>
    /// <param name="ratesUpTo">The last sequence number whose rates are known; all when null.</param>
    public static PayableBooks Load(PalierContext context, DateOnly on, int? but = null, long? ratesUpTo = null)
    {
        var batches = Batches(context);
        var held = batches.Where(b => b.Waits && b.Batch.Number != but).SelectMany(b => b.Parts).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Sum(p => p.Part.Minor));
        var carried = batches.Where(b => b.Batch.Number != but).SelectMany(b => b.Parts).SelectMany(p => p.Part.For.Select(f => (p.Key, f))).ToHashSet();
        var (paidFor, holds) = (PaidFors(context), Holds(context, on));
        var payable = Sums(context).Select(s => new Payable(s.Key.Programme, s.Key.Partner, s.Key.Payee, new Money(s.Value - held.GetValueOrDefault(s.Key), RowMapping.CurrencyOf(s.Key.Currency)),
            new Money(held.GetValueOrDefault(s.Key), RowMapping.CurrencyOf(s.Key.Currency)), [.. holds[(s.Key.Programme, s.Key.Partner)]], [.. paidFor[s.Key].Where(f => !carried.Contains((s.Key, f)))]));
        return new PayableBooks(payable.ToLookup(p => p.Payee, StringComparer.Ordinal), KnownAccounts.Load(context, on), FactLoading.Common(context, ratesUpTo));
    }

    /// <summary>What a payee would be paid at the rates of a day.</summary>
    public Due Of(string payee, DateOnly day) => Dues.Of(payee, [.. _payable[payee]], _accounts.Of(payee), _accounts.Debtors.Keys.ToHashSet(), _common.Rates, day);

    /// <summary>The days on which the bank of an account works, as far as the holidays of its country are known.</summary>
    public WorkingDays CalendarOf(BatchAccount debtor) => _common.CalendarOf(debtor.Country);

    private readonly record struct Place(string Programme, string Partner, string Payee, string Currency);

    private sealed record Carried(PayoutBatch Batch, bool Waits, IEnumerable<(Place Key, PaymentPart Part)> Parts);

    // Of the batches those that wait or were approved; of these, the payments that did not come back.
    private static List<Carried> Batches(PalierContext context)
    {
        var ends = context.PayoutBatchEvents.ToDictionary(e => e.Batch, e => e.End);
        var back = context.PaymentEvents.Where(e => e.End != PaymentEnd.Booked).Join(context.Payments, e => e.Payment, p => p.Number, (e, p) => new { p.Batch, p.Payee }).AsEnumerable()
            .Select(p => (p.Batch, p.Payee)).ToHashSet();
        return [.. context.PayoutBatches.OrderBy(b => b.Number).Select(b => new { b.Number, b.Content }).AsEnumerable()
            .Where(b => !ends.TryGetValue(b.Number, out var end) || end == BatchEnd.Approved)
            .Select(b => (Batch: PayoutBatch.Read(b.Content), Waits: !ends.ContainsKey(b.Number)))
            .Select(b => new Carried(b.Batch, b.Waits, b.Batch.Payments.Where(p => !back.Contains((b.Batch.Number, p.Payee)))
                .SelectMany(p => p.Parts.Select(part => (new Place(part.Programme, part.Partner, p.Payee, part.Currency), part))).ToList()))];
    }

    // Points and the like are never money to a bank.
    private static IEnumerable<KeyValuePair<Place, long>> Sums(PalierContext context)
    {
        var sums = new Dictionary<Place, long>();
        foreach (var one in context.Movements.Where(m => m.ToAccount == Account).GroupBy(m => new { m.Programme, m.Partner, Owner = m.ToOwner, m.Currency })
            .Select(g => new { g.Key, Minor = g.Sum(m => m.Minor) }).AsEnumerable().Concat(
                context.Movements.Where(m => m.FromAccount == Account).GroupBy(m => new { m.Programme, m.Partner, Owner = m.FromOwner, m.Currency })
                    .Select(g => new { g.Key, Minor = -g.Sum(m => m.Minor) }).AsEnumerable()))
        {
            var place = new Place(one.Key.Programme, one.Key.Partner, one.Key.Owner, one.Key.Currency);
            sums[place] = checked(sums.GetValueOrDefault(place) + one.Minor);
        }

        return sums.Where(s => s.Value > 0 && Currency.Find(s.Key.Currency) is not null)
            .OrderBy(s => s.Key.Programme, StringComparer.Ordinal).ThenBy(s => s.Key.Partner, StringComparer.Ordinal).ThenBy(s => s.Key.Currency, StringComparer.Ordinal);
    }

    private static ILookup<Place, PaidFor> PaidFors(PalierContext context) => context.Movements.Where(m => m.ToAccount == Account && m.Purpose == Purpose.Paid)
        .Select(m => new { m.Programme, m.Partner, m.ToOwner, m.Currency, m.Name, m.PeriodFrom, m.PeriodUntil }).AsEnumerable()
        .OrderBy(m => m.PeriodFrom).ThenBy(m => m.PeriodUntil).ThenBy(m => m.Name, StringComparer.Ordinal)
        .ToLookup(m => new Place(m.Programme, m.Partner, m.ToOwner, m.Currency), m => new PaidFor(m.Name, new Period(m.PeriodFrom, m.PeriodUntil).ToString()));

    // Holds of the programme decide before anything becomes payable; those by hand stop also what is.
    private static ILookup<(string, string), string> Holds(PalierContext context, DateOnly on) => context.PlacedHolds.OrderBy(h => h.Sequence).AsEnumerable().GroupBy(h => h.Number).Select(g => g.Last())
        .Where(h => h.From <= on && !(h.Until <= on)).ToLookup(h => (h.Programme, h.Partner), h => h.Reason);
}
