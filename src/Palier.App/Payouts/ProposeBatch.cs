using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>A batch that somebody asks for.</summary>
/// <param name="Currency">The currency that is paid.</param>
/// <param name="ExecuteOn">The day on which the bank is to execute it.</param>
/// <param name="Payees">Whom to pay; everyone who can be paid when empty.</param>
public sealed record BatchAsked(Currency Currency, DateOnly ExecuteOn, ImmutableArray<string> Payees);

/// <summary>A payee that is not paid, and why.</summary>
public sealed record LeftOut(string Payee, ImmutableArray<NotPaid> Why);

/// <summary>What came of proposing a batch.</summary>
public abstract record ProposeBatchOutcome
{
    private ProposeBatchOutcome()
    {
    }

    /// <summary>It waits for a second person, and holds what it would pay.</summary>
    /// <param name="Batch">The batch.</param>
    /// <param name="Hash">The hash of its content, which is what an approval is bound to.</param>
    /// <param name="LeftOut">Who is paid in its currency and is not in it, or not with everything, and why.</param>
    public sealed record Proposed(PayoutBatch Batch, string Hash, ImmutableArray<LeftOut> LeftOut) : ProposeBatchOutcome;

    /// <summary>The vendor has no account in force to pay this currency from.</summary>
    public sealed record NoDebtor(Currency Currency) : ProposeBatchOutcome;

    public sealed record DayOver(DateOnly Day) : ProposeBatchOutcome;

    /// <summary>The bank of the vendor's account does not work on that day; this is the next one on which it does.</summary>
    public sealed record NoWorkingDay(DateOnly Day, DateOnly Next) : ProposeBatchOutcome;

    /// <summary>Nobody can be paid in that currency now.</summary>
    public sealed record NothingDue(Currency Currency, ImmutableArray<LeftOut> LeftOut) : ProposeBatchOutcome;

    /// <summary>Somebody who was named cannot be paid.</summary>
    public sealed record CannotBePaid(ImmutableArray<LeftOut> Payees) : ProposeBatchOutcome;
}

/// <summary>Proposes a batch of payments: one for each payee, of what is payable and free. Nothing is posted before others approve it.</summary>
public static class ProposeBatch
{
    public static ProposeBatchOutcome Run(Database database, BatchAsked asked, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, $"propose a payout in {asked.Currency}");
        var books = PayableBooks.Load(saving.Context, on);
        if (!books.Debtors.TryGetValue(asked.Currency, out var debtor))
        {
            return new ProposeBatchOutcome.NoDebtor(asked.Currency);
        }

        if (DayRefused(asked.ExecuteOn, books.CalendarOf(debtor), on) is { } refused)
        {
            return refused;
        }

        var (due, leftOut) = Chosen(books, asked, on);
        if (!asked.Payees.IsEmpty && leftOut.Where(l => due.All(d => d.Payee != l.Payee)).ToImmutableArray() is { IsEmpty: false } cannot)
        {
            return new ProposeBatchOutcome.CannotBePaid(cannot);
        }

        if (due.IsEmpty)
        {
            return new ProposeBatchOutcome.NothingDue(asked.Currency, leftOut);
        }

        var number = (saving.Context.PayoutBatches.Max(b => (int?)b.Number) ?? 0) + 1;
        var batch = BatchMaking.Of(number, asked.Currency, on, asked.ExecuteOn, debtor, due);
        var (content, hash) = (batch.Content, PayoutBatch.HashOf(batch.Content));
        saving.AddRows([new PayoutBatchRow { Number = number, Currency = asked.Currency.Code, ExecuteOn = asked.ExecuteOn, Content = content, Hash = hash, By = by, Day = on }]);
        return Deeds.Commit(saving, new Deed("propose payout", by, on, $"batch {number}", hash), new ProposeBatchOutcome.Proposed(batch, hash, leftOut));
    }

    private static ProposeBatchOutcome? DayRefused(DateOnly day, WorkingDays calendar, DateOnly on) =>
        day < on ? new ProposeBatchOutcome.DayOver(day)
        : !calendar.IsWorking(day) ? new ProposeBatchOutcome.NoWorkingDay(day, calendar.Add(day, 1)) : null;

    // Who is paid in another currency belongs to another batch, and is left out of this one without a word, unless they were asked for.
    private static (ImmutableArray<Due> Due, ImmutableArray<LeftOut> LeftOut) Chosen(PayableBooks books, BatchAsked asked, DateOnly on)
    {
        var all = (asked.Payees.IsEmpty ? books.Payees : asked.Payees.Distinct(StringComparer.Ordinal)).Select(p => books.Of(p, on)).ToList();
        var due = all.Where(d => d.PaidIn == asked.Currency && !d.Parts.IsEmpty).ToImmutableArray();
        return (due,
        [
            .. all.Where(d => d.PaidIn is null || d.PaidIn == asked.Currency).Where(d => !d.Why.IsEmpty).Select(d => new LeftOut(d.Payee, d.Why)),
            .. asked.Payees.IsEmpty ? [] : all.Where(d => d.PaidIn is { } other && other != asked.Currency).Select(d => new LeftOut(d.Payee, [new NotPaid.OtherCurrency(d.PaidIn!.Value)])),
        ]);
    }
}
