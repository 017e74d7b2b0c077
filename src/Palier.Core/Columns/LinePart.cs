using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>Something that each line decides for itself. A limit on its net amount is tried as the line is counted; anything else was tried before, line by line, and is a column of bits.</summary>
internal sealed class LinePart
{
    private readonly ReadOnlyMemory<long> _amounts;
    private readonly long _low;
    private readonly ulong _width;
    private readonly ulong[]? _bits;

    private LinePart(ReadOnlyMemory<long> amounts, long low, long high) => (_amounts, _low, _width) = (amounts, low, unchecked((ulong)high - (ulong)low));

    private LinePart(ulong[] bits) => _bits = bits;

    public static bool Can(LineTests tests, SalesColumns columns) =>
        IsLimit(tests) ? columns.Amounts("net", tests.Programme) is not null : columns.Passing(tests) is not null;

    /// <exception cref="InvalidOperationException">The columns cannot tell: <see cref="Can"/> says so before.</exception>
    public static LinePart Of(LineTests tests, SalesColumns columns)
    {
        if (!IsLimit(tests))
        {
            return new LinePart(columns.Passing(tests) ?? throw new InvalidOperationException("lines were not tested"));
        }

        var (low, high) = ((Int128)long.MinValue, (Int128)long.MaxValue);
        foreach (var limit in tests.All.Select(t => (Test.Limit)t.Test))
        {
            var at = ((Figure.Plain)limit.Value).Value * columns.Reading.PartsOfOne;
            low = limit.How switch
            {
                Comparison.AtLeast => Int128.Max(low, At(at, RoundingMode.Ceiling)),
                Comparison.Above => Int128.Max(low, At(at, RoundingMode.Floor) + 1),
                _ => low,
            };
            high = limit.How switch
            {
                Comparison.AtMost => Int128.Min(high, At(at, RoundingMode.Floor)),
                Comparison.Below => Int128.Min(high, At(at, RoundingMode.Ceiling) - 1),
                _ => high,
            };
        }

        // What no amount can be is a column without a bit.
        return low > high ? new LinePart(new ulong[(columns.Lines + 63) / 64]) : new LinePart(columns.Amounts("net", tests.Programme)!.Value, (long)low, (long)high);
    }

    /// <summary>Moves the lines that pass to the slots of their pattern.</summary>
    /// <param name="first">The first of the lines.</param>
    /// <param name="slots">Their slots.</param>
    /// <param name="step">How far those of the pattern lie.</param>
    public void Move(int first, Span<int> slots, int step)
    {
        if (_bits is { } bits)
        {
            for (var i = 0; i < slots.Length; i++)
            {
                slots[i] += (int)(bits[(first + i) >> 6] >> (first + i) & 1) * step;
            }

            return;
        }

        // Sixteen lines at a time, and those left over without a branch: amounts lie around a limit in no order that could be guessed.
        var amounts = _amounts.Span.Slice(first, slots.Length);
        var wide = MemoryMarshal.Cast<int, Vector512<int>>(slots);
        var at = 0;
        foreach (ref var some in wide)
        {
            some += Vector512.Narrow(Passing(amounts, at), Passing(amounts, at + Vector512<long>.Count)) & Vector512.Create(step);
            at += Vector512<int>.Count;
        }

        // One comparison for both ends: what is below the lower one wraps around to a large number, and what is too large to a negative one.
        for (; at < slots.Length; at++)
        {
            slots[at] += (int)~((Int128)_width - unchecked((ulong)amounts[at] - (ulong)_low) >> 64) & step;
        }
    }

    private Vector512<long> Passing(ReadOnlySpan<long> amounts, int at) =>
        Vector512.LessThanOrEqual(Vector512.Create(amounts.Slice(at, Vector512<long>.Count)).AsUInt64() - Vector512.Create((ulong)_low), Vector512.Create(_width)).AsInt64();

    private static bool IsLimit(LineTests tests) => tests.All.All(t => t is { Field: "net", Test: Test.Limit { Value: Figure.Plain } });

    private static Int128 At(Rational value, RoundingMode mode) =>
        (Int128)System.Numerics.BigInteger.Clamp(Rounding.ToWhole(value, mode), -((System.Numerics.BigInteger)1 << 100), (System.Numerics.BigInteger)1 << 100);
}
