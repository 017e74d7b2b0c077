using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Banking;

/// <summary>Records what became of a payment, and posts what follows from it in the books: the same, whether a file of the bank says so or two persons.</summary>
internal static class EndPayment
{
    /// <param name="saving">What it is added to; the use case must commit.</param>
    /// <param name="said">What became of it, and who says so.</param>
    /// <param name="on">The day it is posted.</param>
    public static void Add(Saving saving, PaymentEventRow said, DateOnly on)
    {
        saving.AddRows([said]);
        var there = StoredPayments.Movements(saving.Context, said.Payment);
        saving.AddRows(Rows(said, said.End == PaymentEnd.Booked ? PaymentEnding.Booked(there, on) : PaymentEnding.Returned(there, on)));
    }

    /// <summary>The rows of the movements that follow from what was said of a payment.</summary>
    public static IEnumerable<MovementRow> Rows(PaymentEventRow said, IEnumerable<MovementOfPayment> movements) =>
        movements.Select(m => RowMapping.Row(m.Movement, m.Programme, m.Partner) with { Payment = said.Payment, Corrects = m.Negates, Reason = said.Reason });
}
