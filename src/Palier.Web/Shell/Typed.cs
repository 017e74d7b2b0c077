using System.Globalization;
using System.Text.RegularExpressions;

namespace Palier.Web.Shell;

/// <summary>Reads what a person typed, in the way of writing of their language; what could mean two things is not guessed.</summary>
public static partial class Typed
{
    /// <summary>An amount such as 1,250.50 in English or 1 250,50 in French, with or without its sign of currency; null where it is none.</summary>
    public static decimal? Amount(string? text, string language)
    {
        var typed = (text ?? "").Trim().Trim('€', '$', '£').Trim().Replace('\u2212', '-').Replace('\u202f', ' ').Replace('\u00a0', ' ');
        return (language == "fr" ? French() : English()).IsMatch(typed)
            && decimal.TryParse(language == "fr" ? typed.Replace(" ", "").Replace(',', '.') : typed.Replace(",", ""), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount : null;
    }

    /// <summary>A day as a field for days sends it, 2026-01-31; null where it is none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>An amount as a person would type it in their language: the other way round.</summary>
    public static string Of(Palier.Core.Values.Money amount, string language) => amount.ToString().Split(' ')[0].Replace('.', language == "fr" ? ',' : '.');

    [GeneratedRegex(@"^-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex English();

    [GeneratedRegex("^-?([0-9]{1,3}( [0-9]{3})+|[0-9]+)(,[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex French();
}
