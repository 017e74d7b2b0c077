using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>A movement of a payment, with the programme and the partner in whose books it stands.</summary>
public sealed record PaymentMovement(string Programme, string Partner, Movement Movement);

/// <summary>What a payment posts.</summary>
public static class PaymentMovements
{
    /// <summary>The movements by which what is payable is sent: one for each part or, where it is changed into another currency, one in each currency.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="currency">The currency of the batch.</param>
    /// <param name="number">The number of the payment.</param>
    /// <param name="vendor">Who pays.</param>
    /// <param name="on">The day on which it is approved.</param>
    /// <param name="version">The version of a programme that holds on that day.</param>
    public static ImmutableArray<PaymentMovement> Sent(BatchPayment payment, Currency currency, int number, string vendor, DateOnly on, Func<string, int> version)
    {
        var (movements, seen) = (ImmutableArray.CreateBuilder<PaymentMovement>(), new HashSet<(string, string)>());
        foreach (var part in payment.Parts)
        {
            // A programme that changed its currency has two parts, which stand under two keys.
            var name = seen.Add((part.Programme, part.Partner)) ? "payable" : $"payable_{part.Currency.ToLowerInvariant()}";
            var (own, payable, sent) = (Currency.Of(part.Currency), Account.Payable(payment.Payee), Account.Sent(payment.Payee, currency));
            var amount = new Money(part.Minor, own);
            if (own == currency)
            {
                Add(part, payable, sent, amount, Matter(payable));
                continue;
            }

            Add(part, payable, Account.Exchange(vendor, own), amount, Matter(payable));
            Add(part, Account.Exchange(vendor, currency), sent, new Money(part.PaidMinor, currency), Matter(sent));

            Matter Matter(Account of) => new(Purpose.Sent, name, Calendar.PeriodOf(Cadence.Month, on), of, number);
        }

        return movements.ToImmutable();

        void Add(PaymentPart part, Account from, Account to, Money amount, Matter of) =>
            movements.Add(new PaymentMovement(part.Programme, part.Partner, new Movement(from, to, amount, on, of, version(part.Programme))));
    }
}
