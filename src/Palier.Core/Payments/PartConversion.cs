using System.Globalization;
using System.Numerics;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>Converts what is payable into the currency that is paid: once, exactly, and rounded half up to its minor unit.</summary>
public static class PartConversion
{
    /// <summary>The one rounding of a payment.</summary>
    public const RoundingMode Rounding = RoundingMode.HalfUp;

    /// <summary>The part that a payable becomes, or why it becomes none.</summary>
    public static (PaymentPart? Part, NotPaid? Why) Of(Payable payable, Currency to, ReferenceRates rates, DateOnly day)
    {
        var amount = payable.Free;
        if (amount.Currency == to)
        {
            return (new PaymentPart(payable.Programme, payable.Partner, amount.Minor, amount.Currency.Code, amount.Minor, null, null, null, payable.For), null);
        }

        if (rates.Of(amount.Currency, to, day) is not { } rate)
        {
            return (null, new NotPaid.NoRate(rates.Missing(amount.Currency, to, day)));
        }

        var converted = Converted(amount, rate.Value, to);
        return converted.Minor > 0
            ? (new PaymentPart(payable.Programme, payable.Partner, amount.Minor, amount.Currency.Code, converted.Minor, Text(rate.Value), rate.Of, SourceOf(rate), payable.For), null)
            : (null, new NotPaid.TooSmall(amount, to));
    }

    /// <summary>An amount in another currency.</summary>
    public static Money Converted(Money amount, Rational rate, Currency to) => Money.Of(amount.Amount * rate, to, Rounding);

    /// <summary>A rate as a fraction, which loses nothing.</summary>
    public static string Text(Rational rate) => string.Create(CultureInfo.InvariantCulture, $"{rate.Numerator}/{rate.Denominator}");

    /// <summary>The rate that a text says.</summary>
    public static Rational Rate(string text) => text.Split('/') is [var above, var below]
        ? Rational.Of(BigInteger.Parse(above, CultureInfo.InvariantCulture), BigInteger.Parse(below, CultureInfo.InvariantCulture))
        : throw new FormatException($"{text} is no fraction");

    /// <summary>Where a rate comes from, as a batch keeps it.</summary>
    public static string SourceOf(AppliedRate rate) => rate.Source == RateSource.Reference ? "reference" : "programme";
}
