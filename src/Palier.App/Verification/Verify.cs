using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Verification;

/// <summary>What verifying found: nothing wrong where there are only remarks.</summary>
/// <param name="Rows">The rows of the audit trail.</param>
/// <param name="Head">The hash of the last one.</param>
/// <param name="Findings">What is wrong, the first bad row first.</param>
public sealed record Verified(long Rows, string Head, ImmutableArray<Finding> Findings)
{
    public bool IsClean => Findings.All(f => f.IsRemark);
}

/// <summary>Checks that everything in a database is as it was recorded, and that what is derived follows from it.</summary>
public static class Verify
{
    /// <param name="database">The database, with its anchor.</param>
    /// <param name="progress">Told what is being checked.</param>
    public static Verified Run(Database database, Action<string>? progress = null)
    {
        using var context = database.Context();
        // One moment of the database throughout: what is added meanwhile is left for the next time.
        using var transaction = context.Database.BeginTransaction(database.IsPostgres ? System.Data.IsolationLevel.RepeatableRead : System.Data.IsolationLevel.Serializable);
        var anchor = database.Anchor is null ? null : Anchor.Read(database.Anchor);
        progress?.Invoke("audit");
        var trail = context.Audit.OrderBy(a => a.Number).ThenBy(a => a.Sequence).ToList();
        List<Finding> found = [.. TrailCheck.Chain(trail)];
        found.AddRange(TrailCheck.Anchor(trail, anchor, database.Anchor));
        if (found.TrueForAll(f => f.IsRemark))
        {
            found.AddRange(Moments(context, trail));
            found.AddRange(RecordedRows.Differences(context, trail, progress).Select(Of));
            found.AddRange(Programmes(context));
            found.AddRange(MoneyCheck.Run(context, progress));
        }

        return new Verified(trail.Count, trail.Count == 0 ? Chain.Beginning : trail[^1].Hash, [.. found.OrderBy(f => f.IsRemark).ThenBy(f => f.Row)]);
    }

    private static Finding Of(RowsCompared compared) =>
        compared.Saving is null ? new Finding(FindingKind.BeforeTrail, 0, compared.Table, compared.There)
        : new Finding(FindingKind.RowsDiffer, compared.Saving.Number, compared.Table, $"{Count(compared.Recorded)} {Count(compared.There)}");

    private static string Count(string written) => written.Split(' ')[0];

    // Every saving ends with its row of the trail and its moment, which say the same.
    private static IEnumerable<Finding> Moments(PalierContext context, List<AuditRow> trail)
    {
        var moments = context.Moments.ToDictionary(m => m.Sequence);
        foreach (var row in trail)
        {
            if (!moments.TryGetValue(row.Sequence + 1, out var moment) || moment.KnownAt != row.KnownAt)
            {
                yield return new Finding(FindingKind.MomentDiffers, row.Number, "moments");
            }
        }

        var first = trail.Count == 0 ? long.MaxValue : trail[0].First;
        if (moments.Keys.Count(m => m >= first) > trail.Count)
        {
            yield return new Finding(FindingKind.RowOutside, trail.Count, "moments");
        }
    }

    private static IEnumerable<Finding> Programmes(PalierContext context) => context.ProgrammeVersions.OrderBy(v => v.Sequence).AsEnumerable()
        .Where(v => Convert.ToHexStringLower(SHA256.HashData(v.Bytes)) != v.Hash)
        .Select(v => new Finding(FindingKind.ProgrammeHash, 0, "programme_versions", $"{v.Name} {v.Version}"));
}
