using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>Everybody's bank accounts on a day, read at once; which of them is in force is decided as <see cref="BankAccounts.AccountsInForce"/> does.</summary>
internal sealed class KnownAccounts
{
    private readonly ILookup<string, BankAccountRow> _named;
    private readonly Dictionary<int, BankAccountDecisionRow> _decisions;
    private readonly DateOnly _on;

    private KnownAccounts(ILookup<string, BankAccountRow> named, Dictionary<int, BankAccountDecisionRow> decisions, DateOnly on) => (_named, _decisions, _on) = (named, decisions, on);

    public static KnownAccounts Load(PalierContext context, DateOnly on) => new(
        context.BankAccounts.OrderBy(a => a.Number).AsEnumerable().ToLookup(a => a.Owner, StringComparer.Ordinal), context.BankAccountDecisions.ToDictionary(d => d.BankAccount), on);

    /// <summary>The vendor's accounts in force, by the currency that is paid from them.</summary>
    public IReadOnlyDictionary<Currency, BatchAccount> Debtors =>
        InForce(StoredBooks.Vendor).GroupBy(a => a.Currency, StringComparer.Ordinal).ToDictionary(g => RowMapping.CurrencyOf(g.Key), g => Of(g.Last()));

    /// <summary>Where a payee is paid: the last account of all in force, or what becomes of the one that waits.</summary>
    public PayeeAccount Of(string payee) =>
        InForce(payee).LastOrDefault() is { } account ? new PayeeAccount.InForce(Of(account), RowMapping.CurrencyOf(account.Currency))
        : _named[payee].LastOrDefault(IsWaiting) is { } waits ? new PayeeAccount.Waits(waits.Number, _decisions.GetValueOrDefault(waits.Number)?.CountsFrom)
        : new PayeeAccount.None();

    private IEnumerable<BankAccountRow> InForce(string owner) => _named[owner].Where(a => _decisions.TryGetValue(a.Number, out var decided) && decided.Approved && decided.CountsFrom <= _on)
        .OrderBy(a => _decisions[a.Number].CountsFrom).ThenBy(a => _decisions[a.Number].Sequence);

    private bool IsWaiting(BankAccountRow account) => !_decisions.TryGetValue(account.Number, out var decided) || (decided.Approved && decided.CountsFrom > _on);

    private static BatchAccount Of(BankAccountRow row) =>
        new(row.Number, row.Holder, row.Street, row.Town, row.Country, row.Iban, row.Other, row.ClearingSystem, row.ClearingMember, row.Bic);
}
