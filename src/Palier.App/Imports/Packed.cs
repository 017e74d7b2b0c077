using System.IO.Compression;

namespace Palier.App.Imports;

/// <summary>
/// Parts of an archive, never more of them than they declare and never more than there is use for: an archive of a few bytes may say
/// that it holds terabytes, or say little and hold them all the same.
/// </summary>
internal static class Packed
{
    public const long Gigabyte = 1L << 30;
    private const int MostParts = 10_000;

    /// <summary>Text compresses to a tenth or a fiftieth; what is far beyond that was made to do harm.</summary>
    private const long MostTimes = 400;

    private const long SmallEnough = 64L << 20;

    /// <summary>The bytes by which a form of file is known; fewer where there are fewer. The file is at its beginning afterwards.</summary>
    public static byte[] FirstFour(Stream file)
    {
        var first = new byte[4];
        var read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return first[..read];
    }

    /// <summary>Opens the file of an archive that holds one.</summary>
    public static Stream Alone(string path)
    {
        var archive = Open(File.OpenRead(path), Path.GetFileName(path));
        return new Part(Entry(archive.Entries[0], 8 * Gigabyte), archive);
    }

    public static ZipArchive Open(Stream file, string name)
    {
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return archive.Entries.Count <= MostParts ? archive : throw new SourceRefusedException(FileProblem.TooLarge, name);
        }
        catch (InvalidDataException)
        {
            file.Dispose();
            throw new SourceRefusedException(FileProblem.Damaged, name);
        }
    }

    /// <summary>The content of one part.</summary>
    /// <param name="entry">The part.</param>
    /// <param name="most">The bytes that it may have.</param>
    public static Stream Entry(ZipArchiveEntry entry, long most) =>
        entry.Length > most || (entry.Length > SmallEnough && entry.Length / MostTimes > entry.CompressedLength)
            ? throw new SourceRefusedException(FileProblem.TooLarge, entry.FullName)
            : new Bounded(entry.Open(), entry.Length, entry.FullName);

    private sealed class Bounded(Stream of, long length, string name) : Reading(of)
    {
        private long _left = length;

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            _left -= read;
            return _left >= 0 ? read : throw new SourceRefusedException(FileProblem.TooLarge, name);
        }
    }

    private sealed class Part(Stream of, ZipArchive archive) : Reading(of)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            archive.Dispose();
        }
    }

    /// <summary>A stream that is read from its beginning to its end.</summary>
    private abstract class Reading(Stream of) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer) => of.Read(buffer);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            of.Dispose();
            base.Dispose(disposing);
        }
    }
}
