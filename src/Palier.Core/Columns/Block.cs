using System.Numerics;
using Palier.Core.Facts;

namespace Palier.Core.Columns;

/// <summary>
/// Partners that are answered together, a lane each. A figure of all of them lies in one run of memory, so that what is asked of every
/// partner alike, such as whether a figure reaches a limit, is asked of several at once.
/// </summary>
/// <param name="figures">How many figures there are.</param>
internal sealed class Block(int figures)
{
    /// <summary>How many there are together: a set of them is the bits of one number.</summary>
    public const int Lanes = 64;

    private readonly long[] _counted = new long[figures * Lanes];

    /// <summary>A figure of all.</summary>
    public Span<long> this[int figure] => _counted.AsSpan(figure * Lanes, Lanes);

    /// <summary>A figure of one.</summary>
    public long Of(int figure, int lane) => _counted[(figure * Lanes) + lane];
}

/// <summary>Some of the lanes of a block, by their numbers.</summary>
/// <param name="lanes">A bit for each.</param>
internal readonly ref struct LanesIn(ulong lanes)
{
    private readonly ulong _lanes = lanes;

    public Each GetEnumerator() => new(_lanes);

    public ref struct Each(ulong left)
    {
        private ulong _left = left;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            Current = BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}

/// <summary>The partners of a block as the decisions of a plan see them.</summary>
/// <param name="counted">Their figures.</param>
/// <param name="facts">What else is known of each.</param>
/// <param name="levels">The level of each that counts; null for none.</param>
/// <param name="general">The general evaluation, for what is not compiled.</param>
internal readonly ref struct Rows(Block counted, PartnerFacts[] facts, string?[] levels, IGeneral general)
{
    private readonly IGeneral _general = general;

    public Block Counted { get; } = counted;

    public PartnerFacts[] Facts { get; } = facts;

    public string?[] Levels { get; } = levels;

    public Row this[int lane] => new(Counted, lane, Facts[lane].Partner, _general) { Level = Levels[lane] };
}
