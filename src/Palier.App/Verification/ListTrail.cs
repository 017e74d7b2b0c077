using System.Collections.Immutable;
using System.Text.Json;
using Palier.Data;

namespace Palier.App.Verification;

/// <summary>A row of the audit trail as lists show it.</summary>
/// <param name="At">The moment in UTC.</param>
/// <param name="Of">What it was done to: <c>settlement 3</c>; may be empty.</param>
/// <param name="Figures">The figures that say what was done, by name.</param>
public sealed record TrailListed(long Number, DateTime At, string By, string What, string Of, ImmutableArray<KeyValuePair<string, string>> Figures, string Hash);

/// <summary>Which rows of the audit trail are asked for.</summary>
/// <param name="Before">Only rows with a smaller number; from the newest on when null.</param>
/// <param name="By">Only what this person did; everybody when null.</param>
/// <param name="Most">At most so many rows.</param>
public sealed record TrailAsked(long? Before = null, string? By = null, int Most = 50);

/// <summary>Some rows of the audit trail, the newest first.</summary>
/// <param name="IsEnd">Whether the rows end with the first one that there is.</param>
public sealed record Trail(ImmutableArray<TrailListed> Rows, bool IsEnd);

/// <summary>Lists the audit trail, the newest row first, from any row on.</summary>
public static class ListTrail
{
    public static Trail Run(Database database, TrailAsked asked)
    {
        using var context = database.Context();
        var rows = context.Audit.Where(a => (asked.Before == null || a.Number < asked.Before) && (asked.By == null || a.By == asked.By))
            .OrderByDescending(a => a.Number).Take(asked.Most + 1).ToList();
        return new Trail(
            [.. rows.Take(asked.Most).Select(a => new TrailListed(a.Number, DateTime.SpecifyKind(a.KnownAt, DateTimeKind.Utc), a.By, a.What, a.Of, Figures(a.Figures), a.Hash))],
            rows.Count <= asked.Most);
    }

    /// <summary>Everybody who stands in the trail, by name.</summary>
    public static ImmutableArray<string> People(Database database)
    {
        using var context = database.Context();
        return [.. context.Audit.Select(a => a.By).Distinct().OrderBy(n => n)];
    }

    private static ImmutableArray<KeyValuePair<string, string>> Figures(string json) =>
        [.. JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!))];
}
