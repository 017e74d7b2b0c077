using System.Numerics;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>
/// How figures and days are written in a language. Built here and not taken from the machine, so that the same statement has
/// the same bytes everywhere.
/// </summary>
public sealed class Language
{
    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private readonly string[] _months;
    private readonly string _group;
    private readonly string _point;
    private readonly string _percent;

    private Language(string code, string culture, string[] months, string group, string point, string percent) =>
        (Code, Culture, _months, _group, _point, _percent) = (code, culture, months, group, point, percent);

    public static Language English { get; } = new("en", "en-GB", EnglishMonths, ",", ".", "%");

    public static Language French { get; } = new("fr", "fr-FR", FrenchMonths, "\u202f", ",", "\u00a0%");

    public static IReadOnlyList<Language> All { get; } = [English, French];

    public string Code { get; }

    /// <summary>The specific culture, for the language attribute of pages.</summary>
    public string Culture { get; }

    /// <summary>The language of a code, or null.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(l => l.Code == code);

    /// <summary>An exact number with at least and at most so many decimals; what does not fit is cut, so that no figure looks reached that is not.</summary>
    public string Number(Rational value, int least = 0, int most = 6)
    {
        var decimals = Math.Clamp(value.ExactDecimals() ?? most, least, most);
        var scaled = Rounding.ToWhole(value * Rational.Of(BigInteger.Pow(10, decimals), BigInteger.One), RoundingMode.Down);
        return Digits(scaled, decimals);
    }

    public string Percent(Rational value)
    {
        var hundredfold = value * 100;
        var exact = hundredfold.ExactDecimals();
        return Number(hundredfold, 0, exact is <= 4 ? exact.Value : 2) + _percent;
    }

    /// <summary>An amount without its currency: with the decimals of the minor unit, more where the exact value needs them.</summary>
    public string Bare(Rational value, Currency currency) => Number(value, currency.Decimals, Math.Max(currency.Decimals, 6));

    /// <summary>Money with its code behind it, as statements and the command line write it.</summary>
    public string Money(Money money) => $"{Bare(money.Amount, money.Currency)}\u00a0{money.Currency.Code}";

    /// <summary>Money as pages write it: the sign of the euro, the pound and the dollar where readers expect it, else the code.</summary>
    public string OnPage(Money money) => OnPage(money.Amount, money.Currency, money.Currency.Decimals);

    /// <summary>An amount as pages write it, with at least so many decimals and more where the exact value needs them.</summary>
    public string OnPage(Rational value, Currency currency, int least)
    {
        var digits = Number(value.Abs(), least, Math.Max(currency.Decimals, 6));
        var minus = value.Sign < 0 ? "\u2212" : "";
        return SignOf(currency) is not { } sign ? $"{minus}{digits}\u00a0{currency.Code}"
            : Code == "en" ? $"{minus}{sign}{digits}" : $"{minus}{digits}\u00a0{sign}";
    }

    /// <summary>The sign that readers know a currency by, or null.</summary>
    public string? SignOf(Currency currency) =>
        currency.Code switch { "EUR" => "€", "GBP" => "£", "USD" => Code == "en" ? "$" : "$US", _ => null };

    public string Day(DateOnly day) => $"{(Code == "fr" && day.Day == 1 ? "1er" : $"{day.Day}")} {_months[day.Month - 1]} {day.Year}";

    /// <summary>A day of every year.</summary>
    public string Day(MonthDay day) => $"{(Code == "fr" && day.Day == 1 ? "1er" : $"{day.Day}")} {_months[day.Month - 1]}";

    public string Month(DateOnly day) => $"{_months[day.Month - 1]} {day.Year}";

    /// <summary>A period: a whole month or year by its name, else from the first to the last day.</summary>
    public string Span(Period period)
    {
        if (period.From == DateOnly.MinValue)
        {
            return Code == "fr" ? $"jusqu’au {Day(period.LastDay)}" : $"up to {Day(period.LastDay)}";
        }

        var name = period.ToString();
        if (name.Length == 4)
        {
            return name;
        }

        if (name.Length == 7 && name[5] != 'Q' && name[5] != 'H')
        {
            return Month(period.From);
        }

        var from = period.From.Year == period.LastDay.Year ? Day(period.From)[..^5] : Day(period.From);
        return Code == "fr" ? $"du {from} au {Day(period.LastDay)}" : $"{from} to {Day(period.LastDay)}";
    }

    /// <summary>Whether a number takes the singular: 1 in English, below 2 in French.</summary>
    public bool IsSingular(Rational number) => Code == "fr" ? number.Abs() < 2 : number.Abs() == Rational.One;

    private string Digits(BigInteger scaled, int decimals)
    {
        var digits = BigInteger.Abs(scaled).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var whole = digits[..^decimals];
        var grouped = new System.Text.StringBuilder();
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
            {
                grouped.Append(_group);
            }

            grouped.Append(whole[i]);
        }

        return (scaled.Sign < 0 ? "\u2212" : "") + grouped + (decimals == 0 ? "" : _point + digits[^decimals..]);
    }
}
