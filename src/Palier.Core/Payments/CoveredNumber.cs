using Palier.Core.Identifiers;

namespace Palier.Core.Payments;

/// <summary>An account number as everybody may see it: its country, where that is known, and its last two characters; of a number of up to four, none of them.</summary>
public static class CoveredNumber
{
    private const int Shown = 2;
    private const int TooShort = 4;

    public static string Of(BatchAccount account) => $"{account.Country} …{Ends(account.Named)}";

    /// <summary>A number by itself, of which the country is known only where it is an IBAN.</summary>
    public static string Of(string number) => Iban.Read(number) is IbanReading.Sound ? $"{number[..2]} …{Ends(number)}" : $"…{Ends(number)}";

    private static string Ends(string number) => number.Length > TooShort ? number[^Shown..] : "";
}
