using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Palier.Core.Columns;

namespace Palier.Data.Snapshots;

/// <summary>What a snapshot says of itself, and where its parts lie.</summary>
internal sealed record SnapshotManifest(SnapshotOf Of, ImmutableArray<SnapshotPart> Parts, ImmutableArray<string> Fields, ImmutableArray<CombinationImage> Combinations);

/// <summary>A run of numbers in the file.</summary>
/// <param name="Name">What it is: <c>days</c>, <c>amount net</c>.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Checks">The SHA-256 of each of its blocks.</param>
internal sealed record SnapshotPart(string Name, long Offset, long Length, ImmutableArray<string> Checks);

/// <summary>
/// How a snapshot lies in its file: its mark and version, the length of the manifest, the parts one after the other, then the manifest
/// with the checksums of the parts' blocks, then the checksum of the manifest. Numbers are those of the machine, low byte first.
/// </summary>
internal static class SnapshotLayout
{
    private const int Version = 1;
    private const int Alignment = 64;
    private const int BytesOfHead = 64;
    private const int BytesOfBlock = 1 << 24;

    private static ReadOnlySpan<byte> Mark => "PALIERCO"u8;

    public static void Write(Stream to, SnapshotOf of, ColumnImage image)
    {
        to.Write(new byte[BytesOfHead]);
        var parts = new List<SnapshotPart>();
        Add("slices", image.Slices);
        Add("days", image.Days);
        Add("known", image.Known);
        Add("words", image.Words);
        Add<byte>("one by one", image.OneByOne.Select(o => (byte)(o ? 1 : 0)).ToArray());
        foreach (var (field, amounts) in image.Amounts)
        {
            Add($"amount {field}", amounts);
        }

        foreach (var (field, things) in image.Things)
        {
            Add($"codes {field}", things.Codes);
            Add($"counts {field}", things.Counts);
        }

        var manifest = JsonSerializer.SerializeToUtf8Bytes(new SnapshotManifest(of, [.. parts], image.Fields, image.Combinations));
        var at = to.Position;
        to.Write(manifest);
        to.Write(SHA256.HashData(manifest));
        Span<byte> head = stackalloc byte[BytesOfHead];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], manifest.Length);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], at);
        to.Position = 0;
        to.Write(head);

        void Add<T>(string name, ReadOnlyMemory<T> numbers)
            where T : unmanaged
        {
            var (offset, checks, written) = (to.Position, ImmutableArray.CreateBuilder<string>(), 0L);
            var step = BytesOfBlock / Marshal.SizeOf<T>();
            for (var i = 0; i < numbers.Length; i += step)
            {
                var bytes = MemoryMarshal.AsBytes(numbers.Span.Slice(i, Math.Min(step, numbers.Length - i)));
                checks.Add(Convert.ToHexString(SHA256.HashData(bytes)));
                to.Write(bytes);
                written += bytes.Length;
            }

            parts.Add(new SnapshotPart(name, offset, written, checks.ToImmutable()));
            to.Write(new byte[(Alignment - (int)(to.Position % Alignment)) % Alignment]);
        }
    }

    /// <summary>What the file says of itself; null where it is no snapshot of this version, or not all of it is there.</summary>
    public static SnapshotManifest? Manifest(MappedFile file, out string where)
    {
        where = "head";
        if (file.Length < BytesOfHead || !file.Bytes(0, Mark.Length).SequenceEqual(Mark) || BinaryPrimitives.ReadInt32LittleEndian(file.Bytes(8, 4)) != Version)
        {
            return null;
        }

        var (length, at) = (BinaryPrimitives.ReadInt32LittleEndian(file.Bytes(12, 4)), BinaryPrimitives.ReadInt64LittleEndian(file.Bytes(16, 8)));
        where = "manifest";
        if (length <= 0 || at < BytesOfHead || at + length + SHA256.HashSizeInBytes != file.Length
            || !SHA256.HashData(file.Bytes(at, length)).AsSpan().SequenceEqual(file.Bytes(at + length, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        return JsonSerializer.Deserialize<SnapshotManifest>(file.Bytes(at, length));
    }

    /// <summary>The first part that is not as it was written; null where all are.</summary>
    public static string? Damaged(MappedFile file, SnapshotManifest manifest)
    {
        var blocks = manifest.Parts.SelectMany(p => p.Checks.Select((check, i) => (Part: p, Check: check, From: p.Offset + ((long)i * BytesOfBlock)))).ToList();
        string? damaged = null;
        Parallel.ForEach(blocks, block =>
        {
            var length = (int)Math.Min(BytesOfBlock, block.Part.Offset + block.Part.Length - block.From);
            if (length <= 0 || block.From + length > file.Length || Convert.ToHexString(SHA256.HashData(file.Bytes(block.From, length))) != block.Check)
            {
                damaged = block.Part.Name;
            }
        });
        return damaged;
    }

    /// <summary>The columns, where they lie in the file.</summary>
    public static ColumnImage Image(MappedFile file, SnapshotManifest manifest)
    {
        var parts = manifest.Parts.ToDictionary(p => p.Name, StringComparer.Ordinal);
        return new ColumnImage
        {
            Slices = Numbers<int>("slices"), Days = Numbers<ushort>("days"), Known = Numbers<ushort>("known"), Words = Numbers<ushort>("words"),
            OneByOne = [.. MemoryMarshal.ToEnumerable(Numbers<byte>("one by one")).Select(o => o != 0)],
            Fields = manifest.Fields, Combinations = manifest.Combinations,
            Amounts = Of("amount ").ToImmutableSortedDictionary(f => f, f => Numbers<long>($"amount {f}"), StringComparer.Ordinal),
            Things = Of("codes ").ToImmutableSortedDictionary(f => f, f => new ThingImage(Numbers<int>($"codes {f}"), Numbers<int>($"counts {f}")), StringComparer.Ordinal),
        };

        ReadOnlyMemory<T> Numbers<T>(string name)
            where T : unmanaged => file.Numbers<T>(parts[name].Offset, (int)(parts[name].Length / Marshal.SizeOf<T>()));

        IEnumerable<string> Of(string kind) => parts.Keys.Where(k => k.StartsWith(kind, StringComparison.Ordinal)).Select(k => k[kind.Length..]);
    }
}
