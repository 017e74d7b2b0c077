using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Verification;

/// <summary>Checks the audit trail by itself and against the anchor. Pure: what was read comes in, findings come out.</summary>
public static class TrailCheck
{
    /// <summary>Every row follows the one before and has the hash of what it says.</summary>
    public static IEnumerable<Finding> Chain(IReadOnlyList<AuditRow> trail)
    {
        var (number, previous) = (0L, Data.Audit.Chain.Beginning);
        foreach (var row in trail)
        {
            number++;
            if (row.Number != number)
            {
                yield return new Finding(FindingKind.RowMissing, number, "audit", $"{row.Number}");
                yield break;
            }

            if (Data.Audit.Chain.HashOf(row) is not { } hash)
            {
                yield return new Finding(FindingKind.UnknownAlgorithm, number, "audit", row.Algorithm);
                yield break;
            }

            if (hash != row.Hash)
            {
                yield return new Finding(FindingKind.RowChanged, number, "audit");
                yield break;
            }

            if (row.Previous != previous)
            {
                yield return new Finding(FindingKind.NotTied, number, "audit");
                yield break;
            }

            previous = row.Hash;
        }
    }

    /// <summary>The trail has every row that the anchor names, as it was.</summary>
    /// <param name="trail">The trail, by number.</param>
    /// <param name="anchor">The lines of the file; null where it is not there.</param>
    /// <param name="path">The file; null where none is kept.</param>
    public static IEnumerable<Finding> Anchor(IReadOnlyList<AuditRow> trail, IReadOnlyList<Anchored>? anchor, string? path)
    {
        if (path is null)
        {
            return [new Finding(FindingKind.NoAnchor, 0)];
        }

        if (anchor is null)
        {
            return trail.Count == 0 ? [] : [new Finding(FindingKind.AnchorMissing, 0, path)];
        }

        var hashes = trail.GroupBy(r => r.Number).ToDictionary(g => g.Key, g => g.First().Hash);
        var findings = anchor.Select(a => Of(a, hashes, path)).OfType<Finding>().OrderBy(f => f.Row).ToList();
        var named = anchor.Select(a => a.Number).ToHashSet();
        var missing = trail.Select(r => r.Number).Where(n => !named.Contains(n)).ToList();
        return missing.Count == 0 ? findings : [.. findings, new Finding(FindingKind.NotAnchored, missing[0], path, $"{missing.Count}")];
    }

    private static Finding? Of(Anchored line, Dictionary<long, string> hashes, string path) =>
        line.Number == 0 ? new Finding(FindingKind.AnchorUnreadable, 0, path, $"{line.Line}")
        : !hashes.TryGetValue(line.Number, out var hash) ? new Finding(FindingKind.TrailTruncated, line.Number, path, $"{line.Line}")
        : hash != line.Hash ? new Finding(FindingKind.AnotherThanAnchored, line.Number, path, $"{line.Line}") : null;
}
