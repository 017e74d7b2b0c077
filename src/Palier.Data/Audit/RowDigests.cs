using System.Globalization;
using System.Security.Cryptography;
using Palier.Data.Rows;

namespace Palier.Data.Audit;

/// <summary>The number and the digest of the rows that a saving adds, table by table, in the order of their sequence numbers.</summary>
internal sealed class RowDigests : IDisposable
{
    private readonly SortedDictionary<string, RowDigest> _tables = new(StringComparer.Ordinal);

    /// <summary>The digest of a table, to count rows in on their way to the database.</summary>
    public RowDigest Of(StoredColumns columns)
    {
        if (!_tables.TryGetValue(columns.Table, out var digest))
        {
            _tables.Add(columns.Table, digest = new RowDigest(columns));
        }

        return digest;
    }

    /// <summary>For each table with rows their number and their SHA-256, as canonical JSON.</summary>
    public string Ended() => CanonicalJson.Of(_tables.Where(t => t.Value.Count > 0).Select(t => new KeyValuePair<string, object?>(t.Key, t.Value.Written())));

    public void Dispose()
    {
        foreach (var digest in _tables.Values)
        {
            digest.Dispose();
        }
    }
}

/// <summary>The number and the digest of rows of one table.</summary>
internal sealed class RowDigest(StoredColumns columns) : IDisposable
{
    private const int Full = 1 << 15;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CanonicalLine _lines = new();

    public long Count { get; private set; }

    /// <summary>Counts a row in.</summary>
    public T Take<T>(T row)
        where T : FactRow
    {
        _lines.Add(columns.ByName, row);
        Count++;
        if (_lines.Bytes.Length > Full)
        {
            Hash();
        }

        return row;
    }

    public string Written()
    {
        Hash();
        return $"{Count.ToString(CultureInfo.InvariantCulture)} {Convert.ToHexStringLower(_hash.GetCurrentHash())}";
    }

    public void Dispose() => _hash.Dispose();

    private void Hash()
    {
        _hash.AppendData(_lines.Bytes);
        _lines.Clear();
    }
}
