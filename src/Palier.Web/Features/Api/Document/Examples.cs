using System.Text.Json.Nodes;

namespace Palier.Web.Features.Api.Document;

/// <summary>Examples of values by the names under which they stand everywhere.</summary>
internal static class Examples
{
    /// <summary>A period, whatever it is called where it stands.</summary>
    public const string Span = "2026-Q3";

    /// <summary>Somebody who acts.</summary>
    public const string Person = "ana";

    private static readonly Dictionary<string, string> texts = new(StringComparer.Ordinal)
    {
        ["amount"] = "1250.50", ["currency"] = "EUR", ["programme"] = "enterprise", ["partner"] = "P1", ["period"] = Span, ["wallet"] = "cash", ["id"] = "P1", ["name"] = "enterprise",
        ["country"] = "FR", ["level"] = "gold", ["nextLevel"] = "diamond", ["levelBefore"] = "gold", ["levelAfter"] = "diamond", ["bonus"] = "growth_bonus", ["reason"] = "Trade fair in Lyon", ["by"] = Person,
        ["decidedBy"] = "ben", ["endedBy"] = "ben", ["confirmedBy"] = "ben", ["state"] = "waiting", ["outcome"] = "posted", ["said"] = "Settlement 3 is posted: 12 movements.", ["kind"] = "reseller",
        ["from"] = "vendor:rebate", ["to"] = "P1:cash", ["owner"] = "P1", ["account"] = "cash", ["key"] = "earned growth_bonus 2026-Q3 P1:cash", ["title"] = "Enterprise", ["next"] = "/api/adjustments?limit=50&after=N0ZG",
        ["hash"] = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", ["head"] = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", ["severity"] = "error", ["code"] = "P105",
        ["message"] = "A version is missing.", ["text"] = "programme: enterprise", ["what"] = "approve", ["of"] = "adjustment 3", ["number"] = "S-2026-000017", ["corrects"] = "S-2026-000012", ["hold"] = "overdue", ["sameAs"] = Person,
        ["detail"] = "There is no settlement 7.", ["type"] = "/api/problems/no-settlement", ["q"] = "nord", ["sort"] = "sales", ["after"] = "N0ZG", ["sentence"] = "Net sales of the quarter", ["result"] = "1,250.50 EUR",
        ["clause"] = "3.2", ["ref"] = "3.2", ["measure"] = "1/10", ["have"] = "3", ["missing"] = "2", ["heading"] = "Levels", ["table"] = "movements", ["column"] = "net", ["value"] = "1.234,5", ["trace"] = "0HNA1:00000001",
        ["partners"] = "P1", ["countries"] = "FR", ["levels"] = "gold", ["payees"] = "P1", ["bonuses"] = "growth_bonus", ["wallets"] = "cash", ["programmes"] = "enterprise", ["address"] = "12 rue du Port, Lyon",
        ["payee"] = "P1", ["holder"] = "Delta NV", ["contact"] = "accounts@delta.example", ["iban"] = "BE68539007547034", ["ends"] = "34", ["language"] = "fr", ["messageId"] = "5f70bf18@meridian.example",
        ["fileName"] = "statement.xml", ["endToEndId"] = "B3-1", ["usedBy"] = "growth_bonus", ["notExpected"] = "growth_bonus", ["it"] = "pays 5 % of 2,000.00", ["expected"] = "100.00 EUR", ["got"] = "95.00 EUR", ["budget"] = "500000.00", ["effect"] = "pays-more", ["nothingBecause"] = "The level is below gold.",
    };

    // Of what excludes each other an example says one.
    private static readonly Dictionary<string, string[]> leftOut = new(StringComparer.Ordinal)
    {
        ["EnrolmentAsked"] = ["everyone"], ["TextToCompare"] = ["old"], ["CasesToRun"] = ["text", "others"],
    };

    /// <summary>An example of a record without what does not go with the rest of it.</summary>
    public static JsonNode? Fitting(string record, JsonNode? example)
    {
        foreach (var name in leftOut.GetValueOrDefault(record, []))
        {
            example?.AsObject().Remove(name);
        }

        return example;
    }

    public static JsonNode? Of(string name, string type, string? format) => (type, format) switch
    {
        ("string", "date") => "2026-10-20",
        ("string", "date-time") => "2026-10-20T09:30:00Z",
        ("string", _) => texts.TryGetValue(name, out var text) ? text : "text",
        ("integer", _) => name switch { "status" => 404, "version" => 2, "limit" => 50, "movements" => 12, _ => 3 },
        ("boolean", _) => true,
        _ => null,
    };
}
