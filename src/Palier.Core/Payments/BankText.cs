using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Palier.Core.Payments;

/// <summary>
/// Writes names and texts with the characters that every bank takes: those of SEPA. Letters of other scripts are written with the nearest Latin
/// ones where there are such; anything else becomes a full stop. So a name never makes a file that the bank refuses.
/// </summary>
public static class BankText
{
    private const string Taken = "/-?:().,'+ ";

    // What does not come apart into a letter and its marks: Latin, Greek and Cyrillic, as banks write them.
    private static readonly FrozenDictionary<string, string> written = Pairs(
        "ß ss ẞ SS æ ae Æ AE œ oe Œ OE ø o Ø O đ d Đ D ð d Ð D þ th Þ TH ł l Ł L ı i ħ h Ħ H ŋ n Ŋ N ŧ t Ŧ T ĸ k ſ s "
        + "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o "
        + "Α A Β V Γ G Δ D Ε E Ζ Z Η I Θ TH Ι I Κ K Λ L Μ M Ν N Ξ X Ο O Π P Ρ R Σ S Τ T Υ Y Φ F Χ CH Ψ PS Ω O "
        + "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht ъ a ы y ь ' э e ю yu я ya "
        + "А A Б B В V Г G Д D Е E Ж ZH З Z И I К K Л L М M Н N О O П P Р R С S Т T У U Ф F Х H Ц TS Ч CH Ш SH Щ SHT Ъ A Ы Y Ь ' Э E Ю YU Я YA "
        + "є ye Є YE і i І I ђ dj Ђ DJ ј j Ј J љ lj Љ LJ њ nj Њ NJ ћ c Ћ C џ dz Џ DZ ґ g Ґ G ў u Ў U "
        + "& + @ (at) € EUR £ GBP ’ ' ‘ ' ´ ' ` ' ‛ ' “ ' ” ' „ ' « ' » ' \" ' – - — - ‐ - ‑ - _ - ; , [ ( ] ) { ( } ) < ( > ) \\ / | / = - ~ - · . • . … ...");

    /// <summary>The text with characters that banks take, at most so many of them; what remains of nothing is said by another text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="otherwise">What stands for a text of which no letter and no digit remains.</param>
    public static string Of(string? text, int most, string otherwise = "NOTPROVIDED")
    {
        var said = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            said.Append(Written(rune));
        }

        var words = said.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var clean = Cut(string.Join(' ', words), most);
        return clean.Any(char.IsAsciiLetterOrDigit) ? clean : Cut(otherwise, most);
    }

    /// <summary>The text, or null where there is none to say.</summary>
    public static string? OrNull(string? text, int most) => string.IsNullOrWhiteSpace(text) ? null : Of(text, most, "") is { Length: > 0 } said ? said : null;

    // A text of a bank begins and ends with no slash, which starts codes of theirs, and with no space.
    private static string Cut(string text, int most)
    {
        var cut = text.TrimStart('/', ' ');
        return (cut.Length > most ? cut[..most] : cut).TrimEnd('/', ' ');
    }

    private static string Written(Rune rune)
    {
        if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Taken.Contains((char)rune.Value, StringComparison.Ordinal)))
        {
            return rune.ToString();
        }

        if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
        {
            return " ";
        }

        if (written.TryGetValue(rune.ToString(), out var known))
        {
            return known;
        }

        // What is no character to any reader has no form to take apart.
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        {
            return ".";
        }

        var apart = rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)).ToList();
        return apart is [] ? "" : apart is [var one] && one == rune ? "." : string.Concat(apart.Select(Written));
    }

    private static FrozenDictionary<string, string> Pairs(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
}
