using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <summary>The fields of facts, as the chapter of that name lists them; the columns that a text declares come to them (Facts).</summary>
internal static class FactFields
{
    /// <summary>What happens on a day.</summary>
    public static readonly string[] Events = ["sale", "deal", "request", "claim", "activity", "milestone", "report"];

    private static readonly string[] Money = ["sale.net", "sale.list_price", "sale.mrr", "sale.paid", "deal.net", "claim.cost", "claim.approved", "subscription.net", "invoice.open"];
    private static readonly string[] Counts = ["sale.quantity", "sale.seats", "deal.seats", "request.quantity", "request.days", "invoice.days_overdue"];

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["sale"] = ["product", "area", "family", "kind", "source", "marks", "customer", "deal", "subscription", "country", "reseller", "distributor", "matches"],
        ["deal"] = ["family", "customer", "seller", "replaces", "marks"],
        ["request"] = ["of", "grade", "customer", "engineer", "person", "activity", "deal", "programme"],
        ["claim"] = ["request"],
        ["activity"] = ["name"],
        ["milestone"] = ["request", "stage", "workload"],
        ["report"] = ["kind"],
        ["subscription"] = ["customer", "product"],
        ["certificate"] = ["person", "name", "grade", "area", "version"],
        ["person"] = ["role", "country"],
        ["customer"] = ["country", "market", "segment", "state"],
        ["partner"] = ["country", "kind", "region", "segment"],
    };

    public static bool IsMoney(Programme text, string kind, string field) =>
        Money.Contains($"{kind}.{field}") || text.Columns.Any(c => c.Fact == kind && c.Name == field && c.Unit == Unit.Money);

    public static bool IsCount(Programme text, string kind, string field) =>
        Counts.Contains($"{kind}.{field}") || text.Columns.Any(c => c.Fact == kind && c.Name == field && c.Unit == Unit.Count);

    /// <summary>Whether facts of a kind know a noun; what does not know it is not narrowed by it.</summary>
    public static bool Knows(Programme text, string kind, string noun) =>
        kind == noun || Words.GetValueOrDefault(kind, []).Contains(noun) || text.Columns.Any(c => c.Fact == kind && c.Name == noun && c.Unit is null);

    /// <summary>"The window, for what happens on a day (sales, deals, claims)"; the day on which it happens.</summary>
    public static string? DayOfEvent(string kind) => kind switch
    {
        "deal" => "closed_on",
        "request" => "asked_on",
        "claim" => "claimed_on",
        "activity" => "starts_on",
        "milestone" => "done_on",
        "report" => "sent_on",
        _ => null,
    };

    public static bool HappensOnADay(string kind) => kind == "sale" || DayOfEvent(kind) is not null;

    /// <summary>A number or an amount in the fact's own currency; null where it has none.</summary>
    public static Fraction? Number(IFact fact, string field, DateOnly on) =>
        fact is Invoice bill && field == "days_overdue" ? (bill.PaidOn <= on || on <= bill.DueOn ? 0 : on.DayNumber - bill.DueOn.DayNumber)
        : fact.Number(field) is { } number ? number
        : fact.Money(field) is { } money ? new Fraction(money.TenThousandths, 10_000)
        : null;
}
