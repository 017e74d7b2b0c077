using System.Globalization;

namespace Palier.Web.Shell;

/// <summary>How figures and days are written for a reader. Formats are stated here, never taken from the machine.</summary>
public sealed class Figures
{
    private const char Minus = '\u2212';
    private const string NoBreak = "\u00A0";
    private const string Narrow = "\u202F";

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$",
    };

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] FrenchShort =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    private readonly bool _french;

    private Figures(bool french) => _french = french;

    public static Figures English { get; } = new(french: false);

    public static Figures French { get; } = new(french: true);

    public string Number(decimal value, int decimals = 0)
    {
        var rounded = decimal.Round(value, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString($"N{decimals}", CultureInfo.InvariantCulture);
        if (_french)
        {
            digits = digits.Replace(",", Narrow, StringComparison.Ordinal).Replace('.', ',');
        }

        return rounded < 0 ? Minus + digits : digits;
    }

    public string Money(decimal value, string currency, int decimals = 2)
    {
        var sign = Signs.GetValueOrDefault(currency);
        if (_french)
        {
            return Number(value, decimals) + NoBreak + (sign ?? currency);
        }

        var size = Number(Math.Abs(value), decimals);
        var text = sign is null ? currency + NoBreak + size : sign + size;
        return value < 0 ? Minus + text : text;
    }

    /// <summary>A volume in thousands or millions, for axes and cards; the full amount stands behind it.</summary>
    public string Brief(decimal value, string currency)
    {
        var (size, unit, decimals) = Math.Abs(value) switch
        {
            >= 10_000_000 => (value / 1_000_000, "M", 0),
            >= 1_000_000 => (value / 1_000_000, "M", 1),
            >= 1_000 => (value / 1_000, "k", 0),
            _ => (value, "", 0),
        };
        var number = Number(size, decimals);
        var sign = Signs.GetValueOrDefault(currency, currency);
        return _french ? number + NoBreak + unit + sign : sign + number + unit;
    }

    /// <summary>A ratio as a percentage: 0.21 is 21.0%.</summary>
    public string Percent(decimal ratio, int decimals = 1) =>
        Number(ratio * 100, decimals) + (_french ? NoBreak + "%" : "%");

    public string WithSign(decimal value, string text) => value > 0 ? "+" + text : text;

    public string Day(DateOnly day) => _french
        ? $"{(day.Day == 1 ? "1er" : Plain(day.Day))}{NoBreak}{FrenchMonths[day.Month - 1]} {Plain(day.Year)}"
        : $"{Plain(day.Day)}{NoBreak}{EnglishMonths[day.Month - 1]} {Plain(day.Year)}";

    public string ShortDay(DateOnly day) => $"{Plain(day.Day)}{NoBreak}{ShortMonth(day)}";

    public string Month(DateOnly day) => $"{(_french ? FrenchMonths : EnglishMonths)[day.Month - 1]} {Plain(day.Year)}";

    public string ShortMonth(DateOnly day) => _french ? FrenchShort[day.Month - 1] : EnglishMonths[day.Month - 1][..3];

    public string Initial(DateOnly day) => EnglishMonths[day.Month - 1][..1];

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);
}
