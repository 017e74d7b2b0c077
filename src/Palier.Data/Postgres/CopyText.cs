using System.Buffers.Binary;
using System.Text;

namespace Palier.Data.Postgres;

/// <summary>Rows in the binary form of PostgreSQL's COPY: lengths and values one after the other, highest byte first, gathered before they are sent.</summary>
/// <remarks>Npgsql's own importer looks up how to write each single value; for a million rows of thirty columns that is most of the time.</remarks>
internal sealed class CopyText(Stream to)
{
    private const int Full = 1 << 16;
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly long epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly int firstDay = new DateOnly(2000, 1, 1).DayNumber;
    private byte[] _buffer = new byte[Full + 4_096];
    private int _used;

    public void Begin()
    {
        // The signature, no flags, no extension.
        "PGCOPY\n"u8.CopyTo(_buffer);
        _buffer[7] = 0xFF;
        "\r\n\0"u8.CopyTo(_buffer.AsSpan(8));
        _buffer.AsSpan(11, 8).Clear();
        _used = 19;
    }

    public void BeginRow(int columns)
    {
        if (_used > Full)
        {
            Send();
        }

        BinaryPrimitives.WriteInt16BigEndian(Next(sizeof(short)), (short)columns);
    }

    public void End()
    {
        BinaryPrimitives.WriteInt16BigEndian(Next(sizeof(short)), -1);
        Send();
    }

    public void AddNull() => BinaryPrimitives.WriteInt32BigEndian(Next(sizeof(int)), -1);

    public void Add(int value) => BinaryPrimitives.WriteInt32BigEndian(Value(sizeof(int)), value);

    public void Add(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), value);

    public void Add(bool value) => Value(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>Days since 2000; the first and the last day of the calendar stand for no beginning and no end, as Npgsql reads them.</summary>
    public void Add(DateOnly value) => Add(value == DateOnly.MaxValue ? int.MaxValue : value == DateOnly.MinValue ? int.MinValue : value.DayNumber - firstDay);

    /// <summary>Millionths of a second since 2000 in UTC.</summary>
    public void Add(DateTime value) => Add(value == DateTime.MaxValue ? long.MaxValue : value == DateTime.MinValue ? long.MinValue : (value.Ticks - epoch) / TimeSpan.TicksPerMicrosecond);

    public void Add(byte[] value) => value.CopyTo(Value(value.Length));

    public void Add(string value)
    {
        var at = _used;
        Room(sizeof(int) + utf8.GetMaxByteCount(value.Length));
        var length = utf8.GetBytes(value, _buffer.AsSpan(at + sizeof(int)));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(at), length);
        _used = at + sizeof(int) + length;
    }

    private Span<byte> Value(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(Next(sizeof(int)), length);
        return Next(length);
    }

    private Span<byte> Next(int length)
    {
        Room(length);
        _used += length;
        return _buffer.AsSpan(_used - length, length);
    }

    private void Room(int length)
    {
        if (_used + length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _used + length));
        }
    }

    private void Send()
    {
        to.Write(_buffer, 0, _used);
        _used = 0;
    }
}
