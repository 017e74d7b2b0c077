using System.Collections.Frozen;
using System.Collections.Immutable;
using static Palier.Core.Identifiers.CheckDigits;
using static Palier.Core.Identifiers.VatVerdict;

namespace Palier.Core.Identifiers;

/// <summary>What a number that has the form of its country turns out to be.</summary>
internal enum VatVerdict
{
    Sound = 0,
    WrongCheck = 1,
    NeverGivenOut = 2,
}

/// <summary>The numbers of one country.</summary>
/// <param name="Forms">What they look like: 9 is a digit, a is a letter, x is either, capital letters stand as they are.</param>
/// <param name="Judge">What a number of such a form is.</param>
internal sealed record VatRule(ImmutableArray<string> Forms, Func<string, VatVerdict> Judge)
{
    /// <summary>Puts back zeros that people leave out in front; does nothing to most.</summary>
    public Func<string, string> Filled { get; init; } = number => number;

    /// <summary>Whether a number looks like a form.</summary>
    public static bool Fits(string form, string number)
    {
        if (form.Length != number.Length)
        {
            return false;
        }

        for (var i = 0; i < form.Length; i++)
        {
            var fits = form[i] switch
            {
                '9' => char.IsAsciiDigit(number[i]),
                'a' => char.IsAsciiLetterUpper(number[i]),
                'x' => true,
                var itself => number[i] == itself,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The numbers of every country. Those with more than one kind of number have their rules in files of their own.</summary>
internal static class VatRules
{
    private static readonly FrozenDictionary<string, VatRule> All = new Dictionary<string, VatRule>(StringComparer.Ordinal)
    {
        ["AT"] = new(["U99999999"], n => When(Austria(n[1..]))),
        ["BE"] = new(["9999999999"], n => n[0] > '1' ? NeverGivenOut : When(97 - (Number(n.AsSpan(0, 8)) % 97) == Number(n.AsSpan(8)))) { Filled = n => n.Length == 9 ? "0" + n : n },
        ["BG"] = new(["999999999", "9999999999"], VatOfPersons.Bulgaria),
        ["CY"] = new(["99999999a"], VatWithLetters.Cyprus),
        ["CZ"] = new(["99999999", "999999999", "9999999999"], VatOfPersons.Czechia),
        ["DE"] = new(["999999999"], n => n[0] == '0' ? NeverGivenOut : When(Mod11And10(n))),
        ["DK"] = new(["99999999"], n => n[0] == '0' ? NeverGivenOut : When(Weighted(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)),
        ["EE"] = new(["999999999"], n => When(Weighted(n, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0)),
        ["EL"] = new(["999999999"], n => When(Weighted(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == n[8] - '0')) { Filled = n => n.Length == 8 ? "0" + n : n },
        ["ES"] = new(["a9999999x", "99999999a"], VatWithLetters.Spain),
        ["EU"] = new(["999999999"], OneStopShop),
        ["FI"] = new(["99999999"], n => When(Weighted(n, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0)),
        ["FR"] = new(["xx999999999"], VatWithLetters.France),
        ["HR"] = new(["99999999999"], n => When(Mod11And10(n))),
        ["HU"] = new(["99999999"], n => When(Weighted(n, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0)),
        ["IE"] = new(["9999999a", "9999999aa", "9a99999a"], VatWithLetters.Ireland),
        ["IM"] = new(["9999999999"], OneStopShop),
        ["IT"] = new(["99999999999"], Italy),
        ["LT"] = new(["999999999", "999999999999"], Lithuania),
        ["LU"] = new(["99999999"], n => When(Number(n.AsSpan(0, 6)) % 89 == Number(n.AsSpan(6)))),
        ["LV"] = new(["99999999999"], VatOfPersons.Latvia),
        ["MT"] = new(["99999999"], n => n[0] == '0' ? NeverGivenOut : When(Weighted(n, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0)),
        ["NL"] = new(["999999999B99"], Netherlands) { Filled = n => n.Length is > 3 and < 12 && n[^3] == 'B' ? n.PadLeft(12, '0') : n },
        ["PL"] = new(["9999999999"], n => When(Weighted(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == n[9] - '0')),
        ["PT"] = new(["999999999"], n => n[0] == '0' ? NeverGivenOut : When(Complement(n, 11) == n[8] - '0')),
        ["RO"] = new([.. Enumerable.Range(2, 9).Select(length => new string('9', length)), new string('9', 13)], VatOfPersons.Romania),
        ["SE"] = new(["999999999999"], n => Number(n.AsSpan(10)) is < 1 or > 94 ? NeverGivenOut : When(Luhn(n.AsSpan(0, 10)))),
        ["SI"] = new(["99999999"], n => n[0] == '0' ? NeverGivenOut : When((11 - (Weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11)) is var check && (check == 10 ? 0 : check) == n[7] - '0')),
        ["SK"] = new(["9999999999"], VatOfPersons.Slovakia),
        ["XI"] = new(["999999999", "999999999999", "GD999", "HA999"], NorthernIreland),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The member states by their numbers in ISO 3166-1, which one-stop-shop numbers begin with.
    private static readonly FrozenSet<string> StatesInNumbers =
        "040 056 100 191 196 203 208 233 246 250 276 300 348 372 380 428 440 442 470 528 616 620 642 703 705 724 752".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> Prefixes => All.Keys.Order(StringComparer.Ordinal);

    public static VatRule? Of(string prefix) => All.GetValueOrDefault(prefix);

    internal static VatVerdict When(bool sound) => sound ? Sound : WrongCheck;

    // Weights from nine down; a rest that would need two digits is a zero.
    private static int Complement(string n, int modulus) =>
        (modulus - (Weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) % modulus)) % modulus % 10;

    private static bool Austria(string n)
    {
        var sum = 4;
        for (var i = 0; i < 7; i++)
        {
            var weighted = (n[i] - '0') * (1 + (i % 2));
            sum += (weighted / 10) + (weighted % 10);
        }

        return (sum + n[7] - '0') % 10 == 0;
    }

    // How the last digit is worked out is not published, so only the state is looked at.
    private static VatVerdict OneStopShop(string n) => StatesInNumbers.Contains(n[..3]) ? Sound : NeverGivenOut;

    // The three digits before the last are the office: the provinces, and a few beside them.
    private static VatVerdict Italy(string n)
    {
        var office = Number(n.AsSpan(7, 3));
        return n.StartsWith("0000000", StringComparison.Ordinal) || office is not ((>= 1 and <= 100) or 120 or 121 or 888 or 999) ? NeverGivenOut : When(Luhn(n));
    }

    // The digit before the last is a one; where the first weights leave ten, others are tried.
    private static VatVerdict Lithuania(string n)
    {
        if (n[^2] != '1')
        {
            return NeverGivenOut;
        }

        var (first, second) = (0, 0);
        for (var i = 0; i < n.Length - 1; i++)
        {
            first += (1 + (i % 9)) * (n[i] - '0');
            second += (1 + ((i + 2) % 9)) * (n[i] - '0');
        }

        return When((first % 11 == 10 ? second % 11 % 10 : first % 11) == n[^1] - '0');
    }

    // Numbers since 2020 have check digits over all of it; older ones are those of a person or company with a suffix.
    private static VatVerdict Netherlands(string n) =>
        n.EndsWith("00", StringComparison.Ordinal) || n.StartsWith("000000000", StringComparison.Ordinal) ? NeverGivenOut
        : When(Weighted(n, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 || Mod97("NL", n) == 1);

    // The numbers of the United Kingdom: government departments, health authorities, and all others by two rules.
    private static VatVerdict NorthernIreland(string n)
    {
        if (n[0] is 'G' or 'H')
        {
            return Number(n.AsSpan(2)) < 500 == (n[0] == 'G') ? Sound : NeverGivenOut;
        }

        var sum = Weighted(n, 8, 7, 6, 5, 4, 3, 2) + (int)Number(n.AsSpan(7, 2));
        return When(sum % 97 == 0 || (sum + 55) % 97 == 0);
    }
}
