namespace Palier.Core.Identifiers;

/// <summary>The sums that check digits are made of. All take digits only, where nothing else is said.</summary>
internal static class CheckDigits
{
    /// <summary>The number that letters and digits make, a letter being 10 to 35, modulo 97 (ISO 7064 with ISO 13616).</summary>
    public static int Mod97(params ReadOnlySpan<string> parts)
    {
        var rest = 0;
        foreach (var part in parts)
        {
            foreach (var c in part)
            {
                rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
            }
        }

        return rest;
    }

    /// <summary>The sum of each digit times its weight.</summary>
    public static int Weighted(ReadOnlySpan<char> digits, params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * (digits[i] - '0');
        }

        return sum;
    }

    /// <summary>Whether every second digit from the right, doubled, makes a multiple of ten with the others.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : (2 * digit / 10) + (2 * digit % 10);
        }

        return sum % 10 == 0;
    }

    /// <summary>Whether the last digit is the one of ISO 7064 MOD 11,10.</summary>
    public static bool Mod11And10(ReadOnlySpan<char> digits)
    {
        var rest = 10;
        foreach (var c in digits[..^1])
        {
            rest = (rest + c - '0') % 10;
            rest = (rest == 0 ? 10 : rest) * 2 % 11;
        }

        return (rest + digits[^1] - '0') % 10 == 1;
    }

    /// <summary>The number that digits make.</summary>
    public static long Number(ReadOnlySpan<char> digits) => long.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}
