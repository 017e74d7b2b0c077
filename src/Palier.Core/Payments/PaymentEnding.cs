using System.Collections.Immutable;
using Palier.Core.Ledger;

namespace Palier.Core.Payments;

/// <summary>A movement of a payment as it stands in the books of a programme and a partner.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Sequence">Its sequence number; null where it is to be posted.</param>
/// <param name="Movement">The movement.</param>
/// <param name="Negates">The sequence number of the movement that it takes back; null where it takes none back.</param>
public sealed record MovementOfPayment(string Programme, string Partner, long? Sequence, Movement Movement, long? Negates = null);

/// <summary>What follows in the books from what became of a payment.</summary>
public static class PaymentEnding
{
    /// <summary>The bank has paid: what was sent is paid, one movement for each that sent it.</summary>
    /// <param name="there">The movements of the payment so far, in order.</param>
    /// <param name="on">The day it is posted.</param>
    public static ImmutableArray<MovementOfPayment> Booked(IEnumerable<MovementOfPayment> there, DateOnly on) =>
    [
        .. there.Where(m => m.Movement.Of.Purpose == Purpose.Sent && m.Movement.To == Account.Sent(m.Movement.To.Owner, m.Movement.Amount.Currency)).Select(m =>
        {
            var paid = Account.Paid(m.Movement.To.Owner, m.Movement.Amount.Currency);
            return m with { Sequence = null, Movement = new Movement(m.Movement.To, paid, m.Movement.Amount, on, m.Movement.Of with { Purpose = Purpose.Booked, Part = paid }, m.Movement.Version) };
        }),
    ];

    /// <summary>It came back, or was never executed: every movement of it is taken back, the last one first. Amounts are those that were posted; nothing is converted anew.</summary>
    /// <param name="there">The movements of the payment so far, in order.</param>
    /// <param name="on">The day it is posted.</param>
    public static ImmutableArray<MovementOfPayment> Returned(IEnumerable<MovementOfPayment> there, DateOnly on) =>
    [
        .. there.Where(m => m.Movement.Of.Purpose is Purpose.Sent or Purpose.Booked).Reverse().Select(m => m with
        {
            Sequence = null, Negates = m.Sequence,
            Movement = new Movement(m.Movement.To, m.Movement.From, m.Movement.Amount, on, m.Movement.Of with { Purpose = Purpose.Returned }, m.Movement.Version),
        }),
    ];
}
