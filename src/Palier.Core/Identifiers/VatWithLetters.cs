using static Palier.Core.Identifiers.CheckDigits;
using static Palier.Core.Identifiers.VatRules;
using static Palier.Core.Identifiers.VatVerdict;

namespace Palier.Core.Identifiers;

/// <summary>VAT numbers in which letters take part in the check.</summary>
internal static class VatWithLetters
{
    private const string LettersOfSpaniards = "TRWAGMYFPDXBNJZSQVHLCKE";
    private const string LettersOfCompanies = "JABCDEFGHI";
    private const string LettersOfIreland = "WABCDEFGHIJKLMNOPQRSTUV";

    // I and O look like one and zero, so French keys do without them.
    private const string FrenchKeys = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    // What a digit in an odd place of a Cypriot number counts for.
    private static readonly int[] OddInCyprus = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

    public static VatVerdict Cyprus(string n)
    {
        if (n.StartsWith("12", StringComparison.Ordinal))
        {
            return NeverGivenOut;
        }

        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            sum += i % 2 == 0 ? OddInCyprus[n[i] - '0'] : n[i] - '0';
        }

        return When(n[8] - 'A' == sum % 26);
    }

    /// <summary>Persons by their identity number, foreigners with X, Y or Z for its first digit, some with K, L or M; companies by their kind.</summary>
    public static VatVerdict Spain(string n) => n[0] switch
    {
        >= '0' and <= '9' => Spaniard(n[..8], n[8]),
        'X' => Spaniard("0" + n[1..8], n[8]),
        'Y' => Spaniard("1" + n[1..8], n[8]),
        'Z' => Spaniard("2" + n[1..8], n[8]),

        // Public bodies of kind K have the letter of persons or that of companies.
        'K' => Spaniard(n[1..8], n[8]) == Sound ? Sound : Company(n),
        'L' or 'M' => Spaniard(n[1..8], n[8]),
        'I' or 'O' or 'T' => NeverGivenOut,
        _ => Company(n),
    };

    public static VatVerdict France(string n)
    {
        if (FrenchKeys.IndexOf(n[0], StringComparison.Ordinal) is var first && FrenchKeys.IndexOf(n[1], StringComparison.Ordinal) is var second && (first < 0 || second < 0))
        {
            return NeverGivenOut;
        }

        // Companies of Monaco begin with 000 and have no number in the French register, so its check digit is not theirs.
        var company = Number(n.AsSpan(2));
        if (!n.AsSpan(2).StartsWith("000") && !Luhn(n.AsSpan(2)))
        {
            return WrongCheck;
        }

        if (first < 10 && second < 10)
        {
            return When(((company * 100) + 12) % 97 == (first * 10) + second);
        }

        var key = first < 10 ? (first * 24) + second - 10 : (first * 34) + second - 100;
        return When((company + 1 + (key / 11)) % 11 == key % 11);
    }

    /// <summary>Seven digits, a check letter and since 2013 another letter; before, the second character was a letter that does not count.</summary>
    public static VatVerdict Ireland(string n)
    {
        if (char.IsAsciiLetterUpper(n[1]))
        {
            return When(LettersOfIreland[Weighted($"0{n[2..7]}{n[0]}", 8, 7, 6, 5, 4, 3, 2) % 23] == n[7]);
        }

        var second = n.Length == 9 ? LettersOfIreland.IndexOf(n[8], StringComparison.Ordinal) : 0;
        return second < 0 ? NeverGivenOut : When(LettersOfIreland[(Weighted(n, 8, 7, 6, 5, 4, 3, 2) + (9 * second)) % 23] == n[7]);
    }

    private static VatVerdict Spaniard(string digits, char letter) => When(LettersOfSpaniards[(int)(Number(digits) % 23)] == letter);

    private static VatVerdict Company(string n)
    {
        var check = 0;
        while (check < 10 && !Luhn($"{n[1..8]}{check}"))
        {
            check++;
        }

        // Companies with shares have a digit, public bodies and foreign ones a letter, the others either.
        var (digit, letter) = (n[8] - '0' == check, n[8] == LettersOfCompanies[check]);
        return When(n[0] switch
        {
            'A' or 'B' or 'E' or 'H' => digit,
            'K' or 'P' or 'Q' or 'S' => letter,
            _ => digit || letter,
        });
    }
}
