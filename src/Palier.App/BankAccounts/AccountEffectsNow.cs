using System.Collections.Immutable;
using System.Text.Json;
using Palier.App.Ledger;
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
        return [.. waiting.Where(b => row.Owner == StoredBooks.Vendor ? b.Currency == row.Currency : Pays(b.Content, row.Owner)).Select(b => new BatchWaiting(b.Number, b.ExecuteOn))];
    }

    // The content of a batch names who is paid, however deep that stands in it.
    private static bool Pays(string content, string owner)
    {
        using var json = JsonDocument.Parse(content);
        return Names(json.RootElement, owner);
    }

    private static bool Names(JsonElement at, string owner) => at.ValueKind switch
    {
        JsonValueKind.Array => at.EnumerateArray().Any(e => Names(e, owner)),
        JsonValueKind.Object => at.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.String
            ? p.Name == "payee" && p.Value.ValueEquals(owner) : Names(p.Value, owner)),
        _ => false,
    };
}
