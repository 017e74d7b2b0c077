using System.Numerics;

namespace Palier.Core.Values;

/// <summary>An amount that is earned, posted or paid: whole minor units of a currency (cents), checked for overflow.</summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The exact amount in currency units.</summary>
    public Rational Amount => Rational.Of(Minor, BigInteger.Pow(10, Currency.Decimals));

    /// <summary>The money of an exact amount in currency units, rounded to the minor unit in the named direction.</summary>
    /// <exception cref="OverflowException">The amount is beyond what 64 bits of minor units hold.</exception>
    public static Money Of(Rational amount, Currency currency, RoundingMode mode) =>
        new((long)Rounding.ToWhole(amount * Rational.Of(BigInteger.Pow(10, currency.Decimals), BigInteger.One), mode), currency);

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Minor - b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a) => new(checked(-a.Minor), a.Currency);

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public int CompareTo(Money other) => Minor.CompareTo(other.In(Currency));

    /// <summary>Plain digits with the currency's decimals and its code: <c>1234.50 EUR</c>.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Minor).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(Currency.Decimals + 1, '0');
        var text = Currency.Decimals == 0 ? digits : $"{digits[..^Currency.Decimals]}.{digits[^Currency.Decimals..]}";
        return $"{(Minor < 0 ? "-" : "")}{text} {Currency.Code}";
    }

    private long In(Currency currency) => Currency == currency
        ? Minor
        : throw new InvalidOperationException($"{Currency.Code} is not {currency.Code}: convert first");
}
