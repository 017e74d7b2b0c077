using System.Collections.Immutable;
using CsCheck;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Core.Tests.Payments;

/// <summary>What holds for whatever is converted and paid: parts sum to the payment, and taking it back leaves nothing behind.</summary>
public sealed class PaymentProperties
{
    private static readonly DateOnly day = new(2025, 2, 6);
    private static readonly string[] codes = ["EUR", "USD", "JPY", "BHD"];
    private static readonly BatchAccount account = new(1, "Delta", null, null, "BE", "BE68539007547034", null, null, null, null);
    private static readonly Gen<decimal[]> rates = Gen.Decimal[0.0001m, 20_000m].Array[3];

    [Fact]
    public void P_10_parts_sum_to_the_payment_and_what_comes_back_negates_exactly_what_was_posted() =>
        Gen.Select(rates, Gen.Select(Gen.Long[1, 5_000_000], Gen.Int[0, 3]).Array[1, 6], Gen.Int[0, 3]).Sample(t =>
        {
            var (perEuro, amounts, into) = t;
            var (currency, known) = (Currency.Of(codes[into]), Rates(perEuro));
            var payable = amounts.Select((a, i) => new Payable($"p{i % 2}", "P1", "P1", new Money(a.Item1, Currency.Of(codes[a.Item2])), Money.Zero(Currency.Of(codes[a.Item2])), [], [new PaidFor("cash", "2025-01")]))
                .DistinctBy(p => (p.Programme, p.Free.Currency)).ToImmutableArray();
            var due = Dues.Of("P1", payable, new PayeeAccount.InForce(account, currency), codes.Select(Currency.Of).ToHashSet(), known, day);
            (due.Parts.Length + due.Why.Length).ShouldBe(payable.Length, "each becomes a part, or says why it does not");
            if (due.Parts.IsEmpty)
            {
                due.Why.ShouldAllBe(w => w is NotPaid.TooSmall);
                return;
            }

            var payment = BatchMaking.Of(1, currency, day, day, account, [due]).Payments.Single();
            payment.Minor.ShouldBe(payment.Parts.Sum(p => p.PaidMinor));
            foreach (var part in payment.Parts)
            {
                var exact = new Money(part.Minor, Currency.Of(part.Currency)).Amount * (part.Rate is { } rate ? PartConversion.Rate(rate) : Rational.One) * Rational.Of(System.Numerics.BigInteger.Pow(10, currency.Decimals), 1);
                ((exact - part.PaidMinor).Abs() <= Rational.Of(1, 2)).ShouldBeTrue("one rounding, to the nearest");
            }

            var sent = PaymentMovements.Sent(payment, currency, 1, "vendor", day, _ => 1);
            sent.Select(m => (m.Programme, m.Movement.Key)).Distinct().Count().ShouldBe(sent.Length, "a key stands once in each programme, also where it changed its currency");
            var posted = sent.Select(m => m.Movement).ToList();
            Sum(posted, Account.Sent("P1", currency), currency).ShouldBe(payment.Minor);
            var back = posted.Select(m => new Movement(m.To, m.From, m.Amount, day, m.Of with { Purpose = Purpose.Returned }, 1));
            foreach (var (at, of) in posted.SelectMany(m => new[] { (m.From, m.Amount.Currency), (m.To, m.Amount.Currency) }).Distinct())
            {
                Sum(posted.Concat(back), at, of).ShouldBe(0);
            }
        }, iter: Counts.Of(1_000, 50_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Half_a_unit_is_rounded_up_once()
    {
        PartConversion.Converted(new Money(1_00, Currency.Eur), Rational.Of(1.005m), Currency.Of("USD")).Minor.ShouldBe(1_01);
        PartConversion.Converted(new Money(1_00, Currency.Eur), Rational.Of(159.5m), Currency.Of("JPY")).Minor.ShouldBe(160);
        PartConversion.Converted(new Money(1_00, Currency.Eur), Rational.Of(0.3765m), Currency.Of("BHD")).Minor.ShouldBe(377);
    }

    [Fact]
    public void The_content_of_a_batch_is_read_back_as_the_same_text()
    {
        var batch = new PayoutBatch(1, "USD", day, day, account, [new BatchPayment(1, "P\"1 é", "P1", 104, account, [new PaymentPart("p", "P1", 100, "EUR", 104, "10402/10000", day, "reference", [new PaidFor("cash", "2025-01")])])]);
        PayoutBatch.Read(batch.Content).Content.ShouldBe(batch.Content);
        Should.Throw<FormatException>(() => PayoutBatch.Read("{"));
    }

    private static ReferenceRates Rates(decimal[] perEuro) => new(codes.Skip(1).Zip(perEuro).ToImmutableSortedDictionary(r => r.First, r => new Dated<Rational>([(day, Rational.Of(r.Second))]), StringComparer.Ordinal));

    private static long Sum(IEnumerable<Movement> movements, Account of, Currency currency) =>
        movements.Where(m => m.Amount.Currency == currency).Sum(m => m.To == of ? m.Amount.Minor : m.From == of ? -m.Amount.Minor : 0);
}
