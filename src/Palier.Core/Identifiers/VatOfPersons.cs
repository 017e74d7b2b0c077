using static Palier.Core.Identifiers.CheckDigits;
using static Palier.Core.Identifiers.VatRules;
using static Palier.Core.Identifiers.VatVerdict;

namespace Palier.Core.Identifiers;

/// <summary>VAT numbers of countries in which a person's number, which tells the day of birth, is one too.</summary>
internal static class VatOfPersons
{
    public static VatVerdict Bulgaria(string n)
    {
        if (n.Length == 9)
        {
            var check = Weighted(n, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
            return When((check == 10 ? Weighted(n, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10 : check) == n[8] - '0');
        }

        // A citizen, a foreigner, or anybody else who pays the tax; the number does not say which.
        var citizen = IsDay(CenturyOfBulgaria(n), n) && Weighted(n, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == n[9] - '0';
        var foreigner = Weighted(n, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == n[9] - '0';
        var other = (11 - (Weighted(n, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11)) % 11 == n[9] - '0';
        return When(citizen || foreigner || other);
    }

    public static VatVerdict Czechia(string n)
    {
        if (n.Length == 8)
        {
            var check = (11 - (Weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11)) % 11;
            return n[0] == '9' ? NeverGivenOut : When((check == 0 ? 1 : check % 10) == n[7] - '0');
        }

        if (n.Length == 9 && n[0] == '6')
        {
            var rest = 10 - (Weighted(n.AsSpan(1), 8, 7, 6, 5, 4, 3, 2) % 11);
            return When((18 - rest) % 10 == n[8] - '0' || IsBirthNumber(n));
        }

        return IsBirthNumber(n) ? Sound : HasCheckOfBirth(n) ? NeverGivenOut : WrongCheck;
    }

    // Numbers of companies begin with no zero and have no 0, 1, 5 or 6 in the third place; persons have their birth number.
    public static VatVerdict Slovakia(string n) =>
        IsBirthNumber(n) ? Sound
        : n[0] == '0' || n[2] is not ('2' or '3' or '4' or '7' or '8' or '9') ? NeverGivenOut
        : When(Number(n) % 11 == 0);

    /// <summary>Companies begin with 4 or more; persons with the day they were born, or since 2017 with 32 and nothing to read.</summary>
    public static VatVerdict Latvia(string n)
    {
        if (n[0] > '3')
        {
            return When(Weighted(n, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3);
        }

        var born = IsDay(1800 + (100 * (n[6] - '0')) + Two(n, 4), Two(n, 2), Two(n, 0));
        return !born && !n.StartsWith("32", StringComparison.Ordinal)
            ? NeverGivenOut
            : When((1 + Weighted(n, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == n[10] - '0');
    }

    /// <summary>Companies have two to ten digits, persons thirteen.</summary>
    public static VatVerdict Romania(string n)
    {
        if (n.Length < 13)
        {
            var filled = n.PadLeft(10, '0');
            return n[0] == '0' ? NeverGivenOut : When(10 * Weighted(filled, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == filled[9] - '0');
        }

        var century = n[0] switch { '1' or '2' or '7' or '8' or '9' => 1900, '3' or '4' => 1800, '5' or '6' => 2000, _ => 0 };
        if (century == 0 || !IsDay(century + Two(n, 1), Two(n, 3), Two(n, 5)))
        {
            return NeverGivenOut;
        }

        var check = Weighted(n, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return When((check == 10 ? 1 : check) == n[12] - '0');
    }

    // Months of those born before 1900 are moved by 20, of those born since 2000 by 40.
    private static (int Year, int Month) CenturyOfBulgaria(string n) => Two(n, 2) switch
    {
        > 40 and var month => (2000 + Two(n, 0), month - 40),
        > 20 and var month => (1800 + Two(n, 0), month - 20),
        var month => (1900 + Two(n, 0), month),
    };

    // Nine digits without a check digit until 1953, ten since 1954. Months of women are moved by 50, and both by 20 where numbers ran out.
    private static bool IsBirthNumber(string n)
    {
        var (year, month) = (1900 + Two(n, 0), Two(n, 2) % 50 % 20);
        year += n.Length == 9 && year >= 1980 ? -100 : n.Length == 10 && year < 1954 ? 100 : 0;
        return (n.Length == 10 || year <= 1953) && IsDay(year, month, Two(n, 4)) && HasCheckOfBirth(n);
    }

    private static bool HasCheckOfBirth(string n) => n.Length == 9 || Number(n.AsSpan(0, 9)) % 11 % 10 == n[9] - '0';

    private static int Two(string n, int at) => (int)Number(n.AsSpan(at, 2));

    private static bool IsDay((int Year, int Month) month, string n) => IsDay(month.Year, month.Month, Two(n, 4));

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && year is >= 1800 and <= 2999 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
