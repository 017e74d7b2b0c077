using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Web.Shell;

/// <summary>Figures and days where a page wants them shorter or rounder than the sentences of the core, in the same way of writing.</summary>
public sealed class Figures
{
    private const string NoBreak = "\u00A0";

    private static readonly string[] FrenchShort =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    private readonly Language _language;

    private Figures(Language language) => _language = language;

    public static Figures English { get; } = new(Language.English);

    public static Figures French { get; } = new(Language.French);

    private bool IsFrench => this == French;

    public string Number(decimal value, int decimals = 0) => _language.Number(Rounded(value, decimals), decimals, decimals);

    public string Money(decimal value, string currency, int decimals = 2) =>
        _language.OnPage(Rounded(value, decimals), CurrencyOf(currency), decimals);

    /// <summary>A volume in thousands or millions, for axes and cards; the full amount stands behind it.</summary>
    public string Brief(decimal value, string currency)
    {
        var (size, unit, decimals) = Math.Abs(value) switch
        {
            >= 10_000_000 => (value / 1_000_000, "M", 0),
            >= 1_000_000 => (value / 1_000_000, "M", 1),
            >= 1_000 => (value / 1_000, "k", decimal.IsInteger(value / 1_000) || value >= 10_000 ? 0 : 1),
            _ => (value, "", 0),
        };
        var number = Number(size, decimals);
        var sign = _language.SignOf(CurrencyOf(currency)) ?? currency;
        return IsFrench ? number + NoBreak + unit + sign : sign + number + unit;
    }

    /// <summary>A ratio as a percentage: 0.21 is 21.0%.</summary>
    public string Percent(decimal ratio, int decimals = 1) => Number(ratio * 100, decimals) + (IsFrench ? NoBreak + "%" : "%");

    public string WithSign(decimal value, string text) => value > 0 ? "+" + text : text;

    /// <summary>A day whose number never stands alone at the end of a line.</summary>
    public string Day(DateOnly day)
    {
        var text = _language.Day(day);
        var gap = text.IndexOf(' ', StringComparison.Ordinal);
        return text[..gap] + NoBreak + text[(gap + 1)..];
    }

    public string ShortDay(DateOnly day) => $"{Number(day.Day)}{NoBreak}{ShortMonth(day)}";

    public string Month(DateOnly day) => _language.Month(day);

    /// <summary>A period by its name where it has one, as columns and headings want it: Q3 2026, July 2026; else its first and last day.</summary>
    public string Period(Period period) => period.ToString() switch
    {
        [.. var year, '-', 'Q', var quarter] => $"{(IsFrench ? 'T' : 'Q')}{quarter}{NoBreak}{year}",
        [.. var year, '-', 'H', var half] => $"{(IsFrench ? 'S' : 'H')}{half}{NoBreak}{year}",
        _ => _language.Span(period).Replace(" 20", NoBreak + "20", StringComparison.Ordinal),
    };

    public string ShortMonth(DateOnly day) => IsFrench ? FrenchShort[day.Month - 1] : Month(day)[..3];

    public string Initial(DateOnly day) => Month(day)[..1].ToUpperInvariant();

    // What is earned may be points, which have a name and no code.
    private static Currency CurrencyOf(string code) => Currency.Find(code) ?? Currency.OfUnit(code);

    private static Rational Rounded(decimal value, int decimals) => Rational.Of(decimal.Round(value, decimals, MidpointRounding.AwayFromZero));
}
