using Palier.App.BankAccounts;
using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>Everybody's bank accounts on a day, read at once, with what came back from them.</summary>
internal sealed class KnownAccounts
{
    private readonly StoredAccounts _stored;
    private readonly ILookup<string, BankAccountRow> _named;
    private readonly ILookup<string, CameBack> _back;
    private readonly DateOnly _on;

    private KnownAccounts(StoredAccounts stored, ILookup<string, CameBack> back, DateOnly on) =>
        (_stored, _named, _back, _on) = (stored, stored.Rows.ToLookup(a => a.Owner, StringComparer.Ordinal), back, on);

    public static KnownAccounts Load(PalierContext context, DateOnly on) => new(StoredAccounts.All(context), PaymentsBack.Load(context), on);

    /// <summary>The vendor's accounts in force, by the currency that is paid from them.</summary>
    public IReadOnlyDictionary<Currency, BatchAccount> Debtors =>
        _stored.InForce(StoredBooks.Vendor, _on).ToDictionary(a => RowMapping.CurrencyOf(a.Currency), AccountRows.InBatch);

    /// <summary>Where a payee is paid: the account in force, or what becomes of the one that waits.</summary>
    public PayeeAccount Of(string payee)
    {
        if (_stored.InForce(payee, _on).SingleOrDefault() is { } there)
        {
            var account = AccountRows.InBatch(there);
            return new PayeeAccount.InForce(account, RowMapping.CurrencyOf(there.Currency), UnusableAccounts.Keeps(account, _stored.Decision(there.Number)!.Sequence, _back[payee]));
        }

        return _named[payee].FirstOrDefault(IsWaiting) is { } waits ? new PayeeAccount.Waits(waits.Number, _stored.Decision(waits.Number)?.CountsFrom) : new PayeeAccount.None();
    }

    private bool IsWaiting(BankAccountRow account) => _stored.Decision(account.Number) is not { } decided || (decided.Approved && decided.CountsFrom > _on);
}
