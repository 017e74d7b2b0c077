using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>Reads values as they stand in cases.</summary>
internal static class CaseValues
{
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What became known on a day, which it does twelve hours after the day begins in the time zone of the programme.</summary>
    public static Known KnownOn(DateOnly day, Programme programme, long sequence) => new(AsKnown.EndOf(day.AddDays(-1), programme.TimeZone).AddHours(12), sequence);

    public static Rational? Number(string text) =>
        decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Rational.Of(number) : null;

    public static Quantity? Quantity(string text, Unit unit)
    {
        var percent = text.EndsWith('%');
        if (percent != (unit == Unit.Percent) || Number(percent ? text[..^1].Trim() : text) is not { } number)
        {
            return null;
        }

        return new Quantity(percent ? number / 100 : number, unit);
    }

    /// <summary>Whether a computed figure is the one written, to as many decimals as were written.</summary>
    public static bool IsWritten(string written, Quantity value)
    {
        var text = written.TrimEnd('%', ' ');
        if (Number(text) is not { } expected)
        {
            return false;
        }

        // A percentage, or a figure that no decimals write exactly, is compared as it is written.
        var decimals = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var got = value.Unit == Unit.Percent ? value.Value * 100 : value.Value;
        return value.Unit == Unit.Percent || (value.Unit != Unit.Money && got.ExactDecimals() is null)
            ? Rounding.To(Rational.Of(1, System.Numerics.BigInteger.Pow(10, decimals)), got, RoundingMode.HalfUp) == expected
            : got == expected;
    }

    public static string Shown(Quantity? value) => value switch
    {
        null => "none",
        { Unit: Unit.Percent } p => $"{(p.Value * 100)}%",
        { } v => v.Value.ToString(),
    };
}
