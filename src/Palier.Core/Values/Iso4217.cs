namespace Palier.Core.Values;

/// <summary>The currency codes of ISO 4217 by the decimals of their minor unit, with a few that ended but stand in old sales lines.</summary>
internal static class Iso4217
{
    private const string None =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string Two =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE "
        + "CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD "
        + "HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP "
        + "MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR "
        + "SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES "
        + "WST XAG XAU XBA XBB XBC XBD XCD XDR XPD XPT XSU XTS XUA XXX YER ZAR ZMW ZWG";

    private const string Three =
        "BHD IQD JOD KWD LYD OMR TND";

    private const string Four =
        "CLF UYW";

    // Currencies that the euro or a new lira and leu took the place of since rates for one euro are published.
    private static readonly Dictionary<string, DateOnly> Ended = new(StringComparer.Ordinal)
    {
        ["TRL"] = new(2004, 12, 31), ["ROL"] = new(2005, 6, 30), ["SIT"] = new(2006, 12, 31), ["CYP"] = new(2007, 12, 31),
        ["MTL"] = new(2007, 12, 31), ["SKK"] = new(2008, 12, 31), ["EEK"] = new(2010, 12, 31), ["LVL"] = new(2013, 12, 31),
        ["LTL"] = new(2014, 12, 31), ["HRK"] = new(2022, 12, 31), ["BGN"] = new(2025, 12, 31),
    };

    private static readonly Dictionary<string, int> Table = Build();

    /// <summary>Decimals of the minor unit, or null when there is no such code.</summary>
    public static int? Decimals(string code) => Table.TryGetValue(code, out var decimals) ? decimals : null;

    /// <summary>The last day of a currency that ended, or null.</summary>
    public static DateOnly? EndedOn(string code) => Ended.TryGetValue(code, out var day) ? day : null;

    private static Dictionary<string, int> Build()
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (codes, decimals) in new[] { (None, 0), (Two, 2), (Three, 3), (Four, 4) })
        {
            foreach (var code in codes.Split(' '))
            {
                table[code] = decimals;
            }
        }

        return table;
    }
}
