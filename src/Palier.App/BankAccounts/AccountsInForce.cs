using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>The bank accounts that payments go to and come from.</summary>
internal static class AccountsInForce
{
    /// <summary>
    /// The accounts of an owner that were approved, whose waiting is over on a day and which nobody stopped, the latest of each currency. A
    /// partner or a person has one, the last of all; the vendor has one for each currency that it pays from.
    /// </summary>
    public static IEnumerable<BankAccountRow> Of(PalierContext context, string owner, DateOnly on)
    {
        var stored = StoredAccounts.Of(context, owner);
        return stored.Groups.Select(g => g.InForce(on)).OfType<Core.Payments.AccountProposed>().Select(a => stored[a.Number]);
    }
}
