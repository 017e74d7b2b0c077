using System.Collections.Frozen;

namespace Palier.Core.Payments;

/// <summary>The countries between whose accounts euros go by SEPA credit transfers, as the European Payments Council lists them.</summary>
internal static class SepaCountries
{
    private static readonly FrozenSet<string> all = (
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK "
        + "AD AL CH GB GI IS LI MC MD ME MK NO RS SM VA").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an account is of one of them; those without IBAN are not.</summary>
    public static bool Has(BatchAccount account) => account.Iban is { Length: > 1 } iban && all.Contains(iban[..2]);
}
