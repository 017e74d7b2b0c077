using Palier.App.BankAccounts;
using Palier.Core.Payments;
using Palier.Data;

namespace Palier.App.Payouts;

/// <summary>The payments that came back because their accounts cannot be paid to.</summary>
internal static class PaymentsBack
{
    /// <summary>By the payees.</summary>
    /// <param name="context">The database.</param>
    /// <param name="payee">Whose; everybody's when null.</param>
    public static ILookup<string, CameBack> Load(PalierContext context, string? payee = null) => context.PaymentEvents.Where(e => e.End == PaymentEnd.Returned && e.Reason != null)
        .Join(context.Payments, e => e.Payment, p => p.Number, (e, p) => new { p.Number, p.Payee, p.BankAccount, e.Day, e.Reason, e.Sequence }).Where(b => payee == null || b.Payee == payee)
        .Join(context.BankAccounts, b => b.BankAccount, a => a.Number, (b, a) => new { Back = b, Account = a }).AsEnumerable()
        .Select(b => (b.Back, Code: UnusableAccounts.CodeOf(b.Back.Reason), b.Account)).Where(b => b.Code is not null)
        .ToLookup(b => b.Back.Payee, b => new CameBack(b.Back.Number, b.Back.Day, b.Code!, AccountRows.InBatch(b.Account), b.Back.Sequence), StringComparer.Ordinal);
}
