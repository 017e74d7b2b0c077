using System.Collections.Immutable;

namespace Palier.App.Sample;

/// <summary>A country of the sample: how many partners it has, in what it is billed, and how names sound there.</summary>
internal sealed record Country(string Code, int Partners, string Currency, string Region, string Tongues, string Forms, string Cities)
{
    /// <summary>Markets in which the sample's partners are two fifths of the size found elsewhere.</summary>
    private static readonly ImmutableHashSet<string> SmallMarkets =
        ["BG", "CY", "EE", "HR", "LT", "LU", "LV", "MT", "SI", "SK"];

    public bool IsSmall => SmallMarkets.Contains(Code);

    public string[] TongueCodes { get; } = Tongues.Split(' ');

    public string[] LegalForms { get; } = Forms.Split(", ");

    public string[] CityNames { get; } = Cities.Split(", ");
}

internal static class Countries
{
    public static readonly ImmutableArray<Country> All =
    [
        new("DE", 140, "EUR", "dach", "de", "GmbH, GmbH, AG, GmbH & Co. KG", "Berlin, München, Hamburg, Köln, Stuttgart, Leipzig, Nürnberg, Düsseldorf, Hannover, Münster"),
        new("FR", 115, "EUR", "west", "fr", "SAS, SARL, SA", "Paris, Lyon, Nantes, Lille, Toulouse, Bordeaux, Orléans, Besançon, Rennes"),
        new("GB", 115, "GBP", "west", "en", "Ltd, Ltd, plc, LLP", "London, Leeds, Bristol, Glasgow, Cardiff, Belfast, Manchester, Norwich"),
        new("IT", 82, "EUR", "south", "it", "S.r.l., S.p.A.", "Milano, Torino, Roma, Bologna, Napoli, Forlì, Verona, Bari"),
        new("ES", 72, "EUR", "south", "es", "S.L., S.A.", "Madrid, Barcelona, València, Málaga, A Coruña, Sevilla, Zaragoza"),
        new("NL", 54, "EUR", "west", "nl", "B.V., B.V., N.V.", "Amsterdam, Utrecht, Eindhoven, Groningen, Rotterdam, Zwolle"),
        new("PL", 54, "PLN", "east", "pl", "Sp. z o.o., S.A.", "Warszawa, Kraków, Łódź, Wrocław, Poznań, Gdańsk"),
        new("BE", 36, "EUR", "west", "nl fr", "BV, NV, SRL, SA", "Bruxelles, Antwerpen, Gent, Liège, Namur, Leuven"),
        new("SE", 36, "SEK", "north", "sv", "AB", "Stockholm, Göteborg, Malmö, Linköping, Umeå"),
        new("CH", 36, "CHF", "dach", "de fr it", "AG, GmbH, SA, Sàrl", "Zürich, Genève, Basel, Lausanne, Lugano, Bern"),
        new("AT", 32, "EUR", "dach", "de", "GmbH, GmbH, AG", "Wien, Graz, Linz, Innsbruck, Sankt Pölten"),
        new("PT", 24, "EUR", "south", "pt", "Lda, S.A.", "Lisboa, Porto, Évora, Setúbal, Braga"),
        new("DK", 24, "DKK", "north", "da", "A/S, ApS", "København, Aarhus, Odense, Sønderborg"),
        new("NO", 24, "NOK", "north", "no", "AS, AS, ASA", "Oslo, Bergen, Trondheim, Tromsø"),
        new("CZ", 24, "CZK", "east", "cs", "s.r.o., a.s.", "Praha, Brno, Plzeň, Ústí nad Labem"),
        new("RO", 24, "RON", "east", "ro", "SRL, SA", "București, Cluj-Napoca, Iași, Timișoara"),
        new("FI", 22, "EUR", "north", "fi", "Oy, Oyj", "Helsinki, Tampere, Oulu, Jyväskylä"),
        new("GR", 18, "EUR", "south", "el", "A.E., E.P.E.", "Athina, Thessaloniki, Patra, Irakleio"),
        new("HU", 18, "HUF", "east", "hu", "Kft., Zrt.", "Budapest, Győr, Szeged, Székesfehérvár"),
        new("IE", 16, "EUR", "west", "en", "Ltd, DAC", "Dublin, Cork, Galway, Dún Laoghaire"),
        new("BG", 13, "EUR", "east", "bg", "OOD, AD", "Sofia, Plovdiv, Varna"),
        new("SK", 13, "EUR", "east", "sk", "s.r.o., a.s.", "Bratislava, Košice, Žilina"),
        new("HR", 10, "EUR", "east", "hr", "d.o.o., d.d.", "Zagreb, Split, Čakovec"),
        new("LT", 9, "EUR", "north", "lt", "UAB, AB", "Vilnius, Kaunas, Šiauliai"),
        new("SI", 9, "EUR", "east", "sl", "d.o.o., d.d.", "Ljubljana, Maribor, Škofja Loka"),
        new("EE", 8, "EUR", "north", "et", "OÜ, AS", "Tallinn, Tartu, Pärnu"),
        new("LU", 8, "EUR", "west", "fr de", "S.à r.l., S.A.", "Luxembourg, Esch-sur-Alzette, Differdange"),
        new("LV", 7, "EUR", "north", "lv", "SIA, AS", "Rīga, Liepāja, Jūrmala"),
        new("CY", 4, "EUR", "south", "el", "Ltd", "Lefkosia, Lemesos"),
        new("MT", 3, "EUR", "south", "mt", "Ltd", "Valletta, Birkirkara"),
    ];

    public const int PartnerCount = 1_050;

    /// <summary>What one unit of a currency is worth, in millionths of a euro; the shipped programmes convert at the same rates.</summary>
    public static long MillionthsOfEuro(string currency) => currency switch
    {
        "EUR" => 1_000_000,
        "GBP" => 1_170_000,
        "USD" => 920_000,
        "CHF" => 1_050_000,
        "SEK" => 88_000,
        "PLN" => 235_000,
        "DKK" => 134_000,
        "NOK" => 86_000,
        "CZK" => 40_000,
        "RON" => 200_000,
        "HUF" => 2_500,
        _ => throw new ArgumentOutOfRangeException(nameof(currency), currency, "the sample has no such currency"),
    };
}
