using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Palier.Core.Columns;

/// <summary>
/// Things such as customers whose different ones figures count. A thing has a bit for each figure; a line adds the bits of its slot to
/// those of its thing, and in the end the things with a figure's bit are counted.
/// </summary>
/// <param name="Things">The numbers of the things.</param>
/// <param name="Masks">For each slot, a bit for each of the figures that its lines count for.</param>
/// <param name="FirstSlot">The first slot with a bit: days before are passed over.</param>
/// <param name="Places">The places of those figures, at most 64.</param>
internal sealed record ThingsTold(ThingCodes Things, ulong[] Masks, int FirstSlot, int[] Places);

/// <summary>The scratch paper of one thread for such things.</summary>
internal abstract class ThingsSeen
{
    /// <summary>Paper no wider than the figures need: the things of a large partner then stay in a cache near by.</summary>
    public static ThingsSeen Of(ThingsTold told) => told.Places.Length switch
    {
        <= 8 => new ThingsSeen<byte>(told),
        <= 16 => new ThingsSeen<ushort>(told),
        <= 32 => new ThingsSeen<uint>(told),
        _ => new ThingsSeen<ulong>(told),
    };

    /// <summary>Begins with a partner that has so many different things.</summary>
    public abstract void Begin(int things);

    /// <summary>Sees lines.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="slots">Their slots.</param>
    public abstract void See(int first, ReadOnlySpan<int> slots);

    /// <summary>Gives the figures of the partner.</summary>
    public abstract void Read(Span<long> row);
}

/// <typeparam name="T">Numbers with a bit for each figure.</typeparam>
internal sealed class ThingsSeen<T>(ThingsTold told) : ThingsSeen
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] _masks = Array.ConvertAll(told.Masks, T.CreateTruncating);
    private T[] _seen = [];
    private int _used;

    // Whole vectors are cleared and counted, so that few things take no loop of their own.
    public override void Begin(int things)
    {
        _used = (things + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;
        if (_seen.Length < _used)
        {
            _seen = new T[_used * 2];
        }
        else
        {
            _seen.AsSpan(0, _used).Clear();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public override void See(int first, ReadOnlySpan<int> slots)
    {
        var passed = slots.IndexOfAnyInRange(told.FirstSlot, int.MaxValue);
        if (passed < 0)
        {
            return;
        }

        slots = slots[passed..];
        var codes = told.Things.Codes.Span.Slice(first + passed, slots.Length);
        var (seen, masks) = (_seen, _masks);
        for (var i = 0; i < codes.Length; i++)
        {
            if ((uint)codes[i] is var thing && thing < (uint)seen.Length)
            {
                seen[thing] |= masks[slots[i]];
            }
        }
    }

    public override void Read(Span<long> row)
    {
        var seen = MemoryMarshal.Cast<T, Vector512<T>>(_seen.AsSpan(0, _used));
        for (var bit = 0; bit < told.Places.Length; bit++)
        {
            var (of, count) = (Vector512.Create(T.One << bit), 0);
            foreach (var some in seen)
            {
                count += BitOperations.PopCount(Vector512.Equals(some & of, of).ExtractMostSignificantBits());
            }

            row[told.Places[bit]] = count;
        }
    }
}
