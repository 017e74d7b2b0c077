using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>The rows that an approved batch adds; verifying makes the same ones again and compares.</summary>
internal static class PaymentPosting
{
    /// <param name="row">The batch.</param>
    /// <param name="batch">What it says.</param>
    /// <param name="first">The number of its first payment.</param>
    public static IEnumerable<PaymentRow> Payments(PayoutBatchRow row, PayoutBatch batch, int first) => batch.Payments.Select(p => new PaymentRow
    {
        Number = first + p.Line - 1, Batch = batch.Number, Payee = p.Payee, Partner = p.Partner, EndToEndId = PaymentIds.EndToEnd(batch.Number, p.Line, row.Hash), Uetr = PaymentIds.Uetr(p.Line, row.Hash),
        Minor = p.Minor, Currency = batch.Currency, BankAccount = p.Account.Number, ExecuteOn = batch.ExecuteOn,
    });

    /// <param name="batch">What the batch says.</param>
    /// <param name="first">The number of its first payment.</param>
    /// <param name="on">The day of the approval.</param>
    /// <param name="version">The version of a programme that holds on that day.</param>
    public static IEnumerable<MovementRow> Movements(PayoutBatch batch, int first, DateOnly on, Func<string, int> version) => batch.Payments
        .SelectMany(p => PaymentMovements.Sent(p, batch.Of, first + p.Line - 1, StoredBooks.Vendor, on, version)
            .Select(m => RowMapping.Row(m.Movement, m.Programme, m.Partner) with { Payment = first + p.Line - 1 }));
}

/// <summary>Which version of a programme held on a day, as it was published by then.</summary>
/// <param name="context">The database.</param>
/// <param name="on">The day.</param>
/// <param name="before">The sequence number before which versions were known; a version that is published later the same day changes nothing that was posted.</param>
internal sealed class VersionsOnDay(PalierContext context, DateOnly on, long before = long.MaxValue)
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    public int Of(string programme)
    {
        if (!_known.TryGetValue(programme, out var version))
        {
            _known[programme] = version = context.ProgrammeVersions.Where(v => v.Name == programme && v.ValidFrom <= on && v.PublishedOn <= on && v.Sequence < before)
                .OrderByDescending(v => v.PublishedOn).ThenByDescending(v => v.Version).Select(v => v.Version).First();
        }

        return version;
    }
}
