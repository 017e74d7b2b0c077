using System.Buffers.Binary;

namespace Palier.App.Imports;

/// <summary>Hashes of texts, others in every run, so that nobody can choose texts that collide.</summary>
internal sealed class TextHash
{
    private readonly ulong _seed = (ulong)Random.Shared.NextInt64() | 1;

    /// <summary>A hash of a text and its kind.</summary>
    public ulong Of(ReadOnlySpan<byte> text, int kind)
    {
        // Mixed before the first character, which would otherwise undo a small difference.
        var hash = Mixed(_seed + (ulong)kind);
        var rest = text;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
        }

        var last = 0UL;
        foreach (var one in rest)
        {
            last = (last << 8) | one;
        }

        return Mixed(Mixed(hash ^ last) ^ ((ulong)text.Length << 32));
    }

    private ulong Mixed(ulong value)
    {
        var high = Math.BigMul(value, _seed ^ 0x9E3779B97F4A7C15, out var low);
        return high ^ low;
    }
}
