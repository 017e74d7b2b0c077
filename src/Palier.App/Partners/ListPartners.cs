using System.Collections.Immutable;

namespace Palier.App.Partners;

/// <summary>What a list of partners is asked for; everything stands in the address of the page.</summary>
public sealed record PartnersAsked(string? Search, string? Level, string? Country, string? Sort, string? After);

/// <summary>One page of partners with the sums of everything that was found.</summary>
/// <param name="Next">The key to ask for the next page with; null on the last.</param>
public sealed record PartnersFound(
    ImmutableArray<PartnerRow> Rows, int Found, int All, ImmutableArray<(string Level, int Count)> ByLevel, decimal Sales, decimal Earned, string? Next);

/// <summary>Lists partners: search, filter, sort, page.</summary>
public static class ListPartners
{
    public const int PageSize = 50;

    public static PartnersFound Of(Population population, PartnersAsked asked)
    {
        var sorted = All(population, asked);
        var start = asked.After is { Length: > 0 } after ? IndexOf(sorted, after) + 1 : 0;
        var page = sorted.Skip(start).Take(PageSize).ToImmutableArray();
        var levels = population.Programme.Ladder?.Levels ?? [];
        return new PartnersFound(
            page, sorted.Count, population.Rows.Length,
            [.. levels.Select(l => (l.Name, sorted.Count(r => r.Level?.Name == l.Name))).Where(l => l.Item2 > 0).Reverse()],
            sorted.Sum(r => r.Sales), sorted.Sum(r => r.Earned),
            start + page.Length < sorted.Count ? page[^1].Partner.Id : null);
    }

    /// <summary>All that was asked for, in order, whatever page.</summary>
    public static IReadOnlyList<PartnerRow> All(Population population, PartnersAsked asked) =>
        Sorted([.. population.Rows.Where(r => Matches(r, asked))], asked.Sort);

    private static bool Matches(PartnerRow row, PartnersAsked asked) =>
        (string.IsNullOrWhiteSpace(asked.Search)
            || row.Partner.Name.Contains(asked.Search.Trim(), StringComparison.OrdinalIgnoreCase)
            || row.Partner.Id.Contains(asked.Search.Trim(), StringComparison.OrdinalIgnoreCase))
        && (string.IsNullOrEmpty(asked.Level) || row.Level?.Name == asked.Level)
        && (string.IsNullOrEmpty(asked.Country) || row.Partner.Country == asked.Country);

    // The number of the partner decides between equals, so that a page never shows a row twice.
    private static List<PartnerRow> Sorted(List<PartnerRow> rows, string? sort) => sort switch
    {
        "name" => [.. rows.OrderBy(r => r.Partner.Name, StringComparer.OrdinalIgnoreCase).ThenBy(Id, StringComparer.Ordinal)],
        "country" => [.. rows.OrderBy(r => r.Partner.Country, StringComparer.Ordinal).ThenByDescending(r => r.Sales).ThenBy(Id, StringComparer.Ordinal)],
        "level" => [.. rows.OrderByDescending(r => r.Place).ThenByDescending(r => r.Sales).ThenBy(Id, StringComparer.Ordinal)],
        "earned" => [.. rows.OrderByDescending(r => r.Earned).ThenByDescending(r => r.Sales).ThenBy(Id, StringComparer.Ordinal)],
        _ => [.. rows.OrderByDescending(r => r.Sales).ThenBy(Id, StringComparer.Ordinal)],
    };

    private static int IndexOf(IReadOnlyList<PartnerRow> rows, string id)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Partner.Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Id(PartnerRow row) => row.Partner.Id;
}
