using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>Finds out what approving an account would do.</summary>
internal static class AccountEffectsNow
{
    public static AccountEffects Of(PalierContext context, StoredAccounts stored, BankAccountRow row, DateOnly on) =>
        new(stored.Beside(row).CountsFrom(stored.Proposed(row), on), Payable(context, row.Owner), Waiting(context, row));

    private static ImmutableArray<Money> Payable(PalierContext context, string owner) =>
        owner == StoredBooks.Vendor ? [] :
        [
            .. context.Balances.Where(b => b.Owner == owner && b.Account == "payable").AsEnumerable().GroupBy(b => b.Currency, StringComparer.Ordinal)
                .Select(g => new Money(g.Sum(b => b.Minor), RowMapping.CurrencyOf(g.Key))).Where(m => m.Minor > 0).OrderBy(m => m.Currency.Code, StringComparer.Ordinal),
        ];

    private static ImmutableArray<BatchWaiting> Waiting(PalierContext context, BankAccountRow row)
    {
        var waiting = context.PayoutBatches.Where(b => !context.PayoutBatchEvents.Any(e => e.Batch == b.Number)).OrderBy(b => b.Number).ToList();
        return [.. waiting.Where(b => row.Owner == StoredBooks.Vendor ? b.Currency == row.Currency : PayoutBatch.Read(b.Content).Payments.Any(p => p.Payee == row.Owner)).Select(b => new BatchWaiting(b.Number, b.ExecuteOn))];
    }
}
