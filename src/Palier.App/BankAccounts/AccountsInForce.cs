using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>The bank accounts that payments go to and come from.</summary>
internal static class AccountsInForce
{
    /// <summary>
    /// The accounts of an owner that were approved and whose waiting is over on a day, the latest of each currency. A partner or a person
    /// has one, the last of all; the vendor has one for each currency that it pays from.
    /// </summary>
    public static IEnumerable<BankAccountRow> Of(PalierContext context, string owner, DateOnly on)
    {
        var decided = context.BankAccountDecisions.Where(d => d.Approved && d.CountsFrom <= on)
            .Join(context.BankAccounts.Where(a => a.Owner == owner), d => d.BankAccount, a => a.Number, (d, a) => new { d.CountsFrom, d.Sequence, Account = a })
            .OrderBy(d => d.CountsFrom).ThenBy(d => d.Sequence).AsEnumerable().Select(d => d.Account);
        return owner == Ledger.StoredBooks.Vendor ? decided.GroupBy(a => a.Currency, StringComparer.Ordinal).Select(g => g.Last()) : decided.TakeLast(1);
    }
}
