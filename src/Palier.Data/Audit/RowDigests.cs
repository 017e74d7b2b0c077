using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Palier.Data.Rows;

namespace Palier.Data.Audit;

/// <summary>The number and the digest of the rows that a saving adds, table by table, in the order of their sequence numbers.</summary>
internal sealed class RowDigests : IDisposable
{
    private static readonly Dictionary<string, string> cameLater = new(StringComparer.Ordinal) { ["movements"] = "payment", ["staff"] = "same_as" };

    private readonly SortedDictionary<string, (IncrementalHash Hash, long Count)> _tables = new(StringComparer.Ordinal);

    /// <summary>Counts a row in on its way to the database.</summary>
    public T Take<T>(IEntityType type, T row)
        where T : FactRow
    {
        var table = type.GetTableName()!;
        var (hash, count) = _tables.TryGetValue(table, out var there) ? there : (IncrementalHash.CreateHash(HashAlgorithmName.SHA256), 0);
        hash.AppendData(Encoding.UTF8.GetBytes(Line(type, row)));
        _tables[table] = (hash, count + 1);
        return row;
    }

    /// <summary>For each table the number of rows and their SHA-256, as canonical JSON.</summary>
    public string Ended() => CanonicalJson.Of(_tables.Select(t =>
        new KeyValuePair<string, object?>(t.Key, Written(t.Value.Count, t.Value.Hash.GetCurrentHash()))));

    public static string Written(long count, byte[] hash) => $"{count.ToString(CultureInfo.InvariantCulture)} {Convert.ToHexStringLower(hash)}";

    /// <summary>A row as it goes into the digest of its table. A column that came later than its table is left out where it is empty, so that older rows stay as they were recorded.</summary>
    public static string Line(IEntityType type, FactRow row)
    {
        var later = cameLater.GetValueOrDefault(type.GetTableName()!);
        return CanonicalJson.Of(type.GetProperties().Select(p => new KeyValuePair<string, object?>(p.GetColumnName(), p.GetGetter().GetClrValue(row)))
            .Where(v => v.Value is not null || v.Key != later)) + "\n";
    }

    public void Dispose()
    {
        foreach (var (hash, _) in _tables.Values)
        {
            hash.Dispose();
        }
    }
}
