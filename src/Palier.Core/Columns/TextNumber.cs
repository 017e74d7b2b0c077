using System.Runtime.Intrinsics;

namespace Palier.Core.Columns;

/// <summary>
/// A text as one wide number, so that two texts are compared without them: where it is short its bytes and their number, and otherwise
/// hashes of it that are so wide that no two texts of a file have the same. All zero is no text.
/// </summary>
/// <param name="Low">The lower half.</param>
/// <param name="High">The upper half.</param>
public readonly record struct TextNumber(ulong Low, ulong High)
{
    /// <summary>So many bytes are the text itself.</summary>
    public const int MostBytes = 15;

    private const int Wide = 16;
    private const int LengthAt = 56;

    public bool IsNone => (Low | High) == 0;

    // The first bytes of a text and none of what follows it: sixteen kept, then sixteen not.
    private static ReadOnlySpan<byte> Kept => [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>A short text.</summary>
    /// <param name="bytes">At least sixteen bytes, of which the text is the first.</param>
    /// <param name="length">How many of them are the text, at most <see cref="MostBytes"/>.</param>
    public static TextNumber Of(ReadOnlySpan<byte> bytes, int length)
    {
        var halves = (Vector128.Create(bytes) & Vector128.Create(Kept[(Wide - length)..])).AsUInt64();
        return new TextNumber(halves[0], halves[1] | ((ulong)(length + 1) << LengthAt));
    }

    /// <summary>A long text by two hashes of it.</summary>
    public static TextNumber OfHashes(ulong low, ulong high) => new(low, high | (0xFFUL << LengthAt));
}
