namespace Palier.Core.Identifiers;

/// <summary>
/// The check digits that some countries had in their account numbers before there were IBANs. Only rules that hold for every
/// account of the country stand here: where a bank of the country is exempt, a number that can be paid to would be refused.
/// </summary>
internal static class IbanNationalChecks
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // What a character in an odd place of an Italian account counts for, 0 to 9 and A to J alike.
    private static readonly int[] OddInItaly =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>Whether the account part of an IBAN has the check digits its country asks for; true where it asks for none.</summary>
    public static bool Holds(string country, string account) => country switch
    {
        "BE" => Belgium(account),
        "ES" => Spain(account),
        "FR" or "MC" => France(account),
        "IT" or "SM" => Italy(account),
        "NO" => Norway(account),

        // The account with its own two check digits is one more than a multiple of 97, as an IBAN is.
        "BA" or "ME" or "MK" or "PT" or "RS" or "SI" or "TL" or "XK" => CheckDigits.Mod97(account) == 1,
        _ => true,
    };

    private static bool Belgium(string account)
    {
        var rest = CheckDigits.Mod97(account[..10]);
        return CheckDigits.Number(account.AsSpan(10)) == (rest == 0 ? 97 : rest);
    }

    private static bool Spain(string account) =>
        SpanishDigit("00" + account[..8]) == account[8] && SpanishDigit(account[10..]) == account[9];

    private static char SpanishDigit(string ten)
    {
        var digit = 11 - (CheckDigits.Weighted(ten, 1, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11);
        return (char)('0' + (digit == 11 ? 0 : digit == 10 ? 1 : digit));
    }

    // Letters count 1 to 9 twice and then 2 to 9.
    private static bool France(string account)
    {
        var digits = string.Concat(account.Select(c => char.IsAsciiDigit(c) ? c : "12345678912345678923456789"[c - 'A']));
        return ((89 * Part(digits, 0, 5)) + (15 * Part(digits, 5, 5)) + (3 * Part(digits, 10, 11)) + Part(digits, 21, 2)) % 97 == 0;
    }

    private static long Part(string digits, int from, int length) => CheckDigits.Number(digits.AsSpan(from, length));

    private static bool Italy(string account)
    {
        var sum = 0;
        for (var i = 1; i < account.Length; i++)
        {
            var value = char.IsAsciiDigit(account[i]) ? account[i] - '0' : account[i] - 'A';
            sum += i % 2 == 1 ? OddInItaly[value] : value;
        }

        return Letters[sum % 26] == account[0];
    }

    // Accounts of the kind 00 follow a rule of their bank.
    private static bool Norway(string account) => account[4..6] == "00" || CheckDigits.Weighted(account, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
}
