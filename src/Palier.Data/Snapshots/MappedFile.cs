using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Palier.Data.Snapshots;

/// <summary>A file whose bytes are read where the system keeps them, without a copy. Nothing of it may be used once it is disposed.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _bytes;

    public MappedFile(string path)
    {
        Length = new FileInfo(path).Length;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
    }

    public long Length { get; }

    /// <summary>The bytes of a part that lies inside the file; <see cref="int.MaxValue"/> of them at most.</summary>
    public ReadOnlySpan<byte> Bytes(long offset, int length) => new(_bytes + offset, length);

    /// <summary>A part as numbers; it begins at a multiple of their size.</summary>
    public ReadOnlyMemory<T> Numbers<T>(long offset, int count)
        where T : unmanaged => count == 0 ? default : new Part<T>(this, offset, count).Memory;

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private sealed class Part<T>(MappedFile file, long offset, int count) : MemoryManager<T>
        where T : unmanaged
    {
        public override Span<T> GetSpan() => new(file._bytes + offset, count);

        public override MemoryHandle Pin(int elementIndex = 0) => new(file._bytes + offset + ((long)elementIndex * sizeof(T)));

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
