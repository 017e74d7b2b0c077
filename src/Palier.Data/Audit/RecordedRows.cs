using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Palier.Data.Rows;

namespace Palier.Data.Audit;

/// <summary>What a table holds of a saving, beside what the audit trail recorded of it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Saving">The row of the audit trail that speaks for the saving; null for rows that none speaks for.</param>
/// <param name="Recorded">The number of rows and their digest as recorded.</param>
/// <param name="There">The same, as the rows are now.</param>
public sealed record RowsCompared(string Table, AuditRow? Saving, string Recorded, string There);

/// <summary>Reads every row of every table and compares it with what the audit trail recorded.</summary>
public static class RecordedRows
{
    private const string Nothing = "0";

    /// <summary>Each saving and table that is not as it was recorded, table by table, in the order of the trail.</summary>
    /// <param name="context">The database.</param>
    /// <param name="trail">The trail, by number.</param>
    /// <param name="progress">Told each table as it is read.</param>
    public static IEnumerable<RowsCompared> Differences(PalierContext context, IReadOnlyList<AuditRow> trail, Action<string>? progress = null)
    {
        var recorded = trail.Select(t => (Row: t, Tables: CanonicalJson.Texts(t.Rows))).ToList();
        foreach (var type in context.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(FactRow)) && t.ClrType != typeof(AuditRow) && t.ClrType != typeof(MomentRow)))
        {
            var table = type.GetTableName()!;
            progress?.Invoke(table);
            var rows = (IEnumerable<FactRow>)typeof(RecordedRows).GetMethod(nameof(InOrder), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type.ClrType).Invoke(null, [context])!;
            foreach (var compared in Compared(type, table, rows, recorded))
            {
                yield return compared;
            }
        }
    }

    private static IEnumerable<FactRow> InOrder<T>(PalierContext context)
        where T : FactRow => context.Set<T>().OrderBy(r => r.Sequence).AsEnumerable();

    private static IEnumerable<RowsCompared> Compared(
        IEntityType type, string table, IEnumerable<FactRow> rows, List<(AuditRow Row, System.Collections.Immutable.ImmutableSortedDictionary<string, string> Tables)> trail)
    {
        using var row = rows.GetEnumerator();
        var more = row.MoveNext();
        var before = trail.Count == 0 ? long.MaxValue : trail[0].Row.First;
        var early = 0L;
        for (; more && row.Current.Sequence < before; more = row.MoveNext())
        {
            early++;
        }

        if (early > 0)
        {
            yield return new RowsCompared(table, null, Nothing, $"{early}");
        }

        foreach (var (saving, tables) in trail)
        {
            using var digest = new RowDigest(StoredColumns.Of(type));
            for (; more && row.Current.Sequence < saving.Sequence; more = row.MoveNext())
            {
                digest.Take(row.Current);
            }

            var (said, there) = (tables.GetValueOrDefault(table, Nothing), digest.Count == 0 ? Nothing : digest.Written());
            if (said != there)
            {
                yield return new RowsCompared(table, saving, said, there);
            }
        }

        if (more)
        {
            yield return new RowsCompared(table, trail[^1].Row, Nothing, "1");
        }
    }
}
