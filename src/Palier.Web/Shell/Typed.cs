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

    [GeneratedRegex(@"^-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex English();

    [GeneratedRegex("^-?([0-9]{1,3}( [0-9]{3})+|[0-9]+)(,[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex French();
}
