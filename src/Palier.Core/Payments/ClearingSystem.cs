using System.Collections.Immutable;

namespace Palier.Core.Payments;

/// <summary>The clearing system of a country without IBANs, as the external code list of ISO 20022 has it.</summary>
/// <param name="Code">Its code: <c>USABA</c>.</param>
/// <param name="Country">The country in two letters.</param>
/// <param name="Forms">What a member number looks like: 9 is a digit, A a letter, x either, 0 a zero.</param>
public sealed record ClearingSystem(string Code, string Country, ImmutableArray<string> Forms)
{
    private static readonly ImmutableArray<ClearingSystem> all =
    [
        new("AUBSB", "AU", ["999999"]),
        new("CACPA", "CA", ["999999999"]),
        new("CNAPS", "CN", ["999999999999"]),
        new("HKNCC", "HK", ["999"]),
        new("INFSC", "IN", ["AAAA0xxxxxx"]),
        new("JPZGN", "JP", ["9999999"]),
        new("NZNCC", "NZ", ["999999"]),
        new("SGIBG", "SG", ["9999999", "9999", "999"]),
        new("TWNCC", "TW", ["9999999"]),
        new("USABA", "US", ["999999999"]),
        new("ZANCC", "ZA", ["999999"]),
    ];

    /// <summary>All that are known, by their codes.</summary>
    public static ImmutableArray<ClearingSystem> All => all;

    /// <summary>The one of a country; null where it has none or has IBANs.</summary>
    public static ClearingSystem? Of(string country) => all.FirstOrDefault(s => s.Country == country);

    /// <summary>The one of a code; null where there is none.</summary>
    public static ClearingSystem? Find(string code) => all.FirstOrDefault(s => s.Code == code);

    /// <summary>Whether a member number, in capital letters and digits alone, looks as it must.</summary>
    public bool Fits(string member) => Forms.Any(f => f.Length == member.Length && f.Zip(member).All(p => Fits(p.First, p.Second)));

    /// <summary>Whether the check digit of a member number is right, where the system has one: the last of nine in the United States.</summary>
    public bool Checks(string member) => Code != "USABA" || member.Select((c, i) => (c - '0') * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1)).Sum() % 10 == 0;

    private static bool Fits(char form, char c) => form switch
    {
        '9' => char.IsAsciiDigit(c),
        'A' => char.IsAsciiLetterUpper(c),
        'x' => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c),
        _ => c == form,
    };
}
