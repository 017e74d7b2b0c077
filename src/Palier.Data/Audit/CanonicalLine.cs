using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Palier.Data.Audit;

/// <summary>
/// Rows in their canonical form, as <see cref="CanonicalJson"/> writes them, each ended by a line feed; bytes from the beginning, because every row
/// that is ever saved passes here.
/// </summary>
internal sealed class CanonicalLine
{
    private static readonly SearchValues<char> escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);
    private byte[] _buffer = new byte[1 << 16];
    private int _used;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _used);

    public void Clear() => _used = 0;

    public void Add(ImmutableArray<StoredColumn> byName, object row)
    {
        var first = true;
        foreach (var column in byName)
        {
            if (column.CameLater && column.Value(row) is null)
            {
                continue;
            }

            Raw(first ? "{"u8 : ","u8);
            Raw(column.Before);
            column.Write(this, row);
            first = false;
        }

        Raw(first ? "{}\n"u8 : "}\n"u8);
    }

    public void WriteNull() => Raw("null"u8);

    public void Write(DateOnly day) => Write(day, "yyyy-MM-dd");

    public void Write(DateTime moment) => Write(moment, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");

    /// <summary>A value whose text has nothing in it to be escaped.</summary>
    public void Write<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Room(64);
        _buffer[_used++] = (byte)'"';
        value.TryFormat(_buffer.AsSpan(_used), out var written, format, System.Globalization.CultureInfo.InvariantCulture);
        _used += written;
        _buffer[_used++] = (byte)'"';
    }

    public void Write(string text)
    {
        Raw("\""u8);
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(escaped); at >= 0; at = rest.IndexOfAny(escaped))
        {
            Plain(rest[..at]);
            Plain(rest[at] < ' ' ? $"\\u{(int)rest[at]:x4}" : $"\\{rest[at]}");
            rest = rest[(at + 1)..];
        }

        Plain(rest);
        Raw("\""u8);
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Room(int length)
    {
        if (_used + length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _used + length));
        }
    }
}
