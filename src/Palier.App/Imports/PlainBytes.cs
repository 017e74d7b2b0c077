namespace Palier.App.Imports;

/// <summary>The bytes of a file from one place to another, with what was met among them.</summary>
/// <param name="file">The file.</param>
/// <param name="from">The first byte.</param>
/// <param name="until">The end.</param>
/// <param name="stopAtQuote">Whether there is an end where a quote is met.</param>
internal sealed class PlainBytes(Stream file, long from, long until, bool stopAtQuote) : Stream
{
    private long _at = from;

    public bool HasQuote { get; private set; }

    public bool HasZero { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (HasQuote && stopAtQuote)
        {
            return 0;
        }

        file.Position = _at;
        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, until - _at)]);
        _at += read;
        (HasQuote, HasZero) = (HasQuote || buffer[..read].Contains((byte)'"'), HasZero || buffer[..read].Contains((byte)0));
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
