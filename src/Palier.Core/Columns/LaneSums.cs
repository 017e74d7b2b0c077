using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Palier.Core.Columns;

/// <summary>
/// Up to sixteen tests whose lines are added up, each in a lane of its own. A cell has a mask for them, so a line is added to all lanes
/// whose tests it passes by two vector instructions, whichever those are and without a branch.
/// </summary>
/// <remarks>
/// The lines of a partner come in the order of their day. So what a lane has at each cut of the days is noted as they go by, and a window
/// is the difference of two notes: one pass serves any number of windows.
/// </remarks>
internal sealed class LaneSet
{
    public const int Lanes = 16;

    private LaneSet(ReadOnlyMemory<long>? amounts, ImmutableArray<LaneFigure> figures, int cells, Func<int, int, bool> isPassed)
    {
        (Amounts, Figures) = (amounts, figures);
        var lanes = figures.Max(f => f.Lane) + 1;
        (Masks, Ones) = (Aligned<long>(amounts is null ? 0 : cells * Lanes), Aligned<int>(amounts is null ? cells * Lanes : 0));
        for (var cell = 0; cell < cells; cell++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                if (isPassed(lane, cell))
                {
                    if (amounts is null)
                    {
                        Ones.Span[(cell * Lanes) + lane] = 1;
                    }
                    else
                    {
                        Masks.Span[(cell * Lanes) + lane] = -1;
                    }
                }
            }
        }
    }

    /// <summary>What is added up; null for the number of lines.</summary>
    public ReadOnlyMemory<long>? Amounts { get; }

    /// <summary>The figures that are read from the lanes.</summary>
    public ImmutableArray<LaneFigure> Figures { get; }

    /// <summary>For each cell all bits in the lanes of the tests that its lines pass.</summary>
    public Memory<long> Masks { get; }

    /// <summary>The same where lines are only counted: a one in each of those lanes.</summary>
    public Memory<int> Ones { get; }

    /// <summary>The sets that figures of one kind take.</summary>
    /// <param name="amounts">What is added up; null for the number of lines.</param>
    /// <param name="figures">The figures: their places, tests and windows, from cut to cut.</param>
    /// <param name="cells">How many cells there are.</param>
    /// <param name="isPassed">Whether the lines of a cell pass tests.</param>
    public static IEnumerable<LaneSet> Of(ReadOnlyMemory<long>? amounts, IEnumerable<(int Place, int Tests, int From, int Until)> figures, int cells, Func<int, int, bool> isPassed)
    {
        foreach (var some in figures.GroupBy(f => f.Tests).Chunk(Lanes))
        {
            int[] tests = [.. some.Select(s => s.Key)];
            yield return new LaneSet(
                amounts, [.. some.SelectMany((s, lane) => s.Select(f => new LaneFigure(f.Place, lane, f.From, f.Until)))], cells, (lane, cell) => isPassed(tests[lane], cell));
        }
    }

    // A mask that lies across two lines of the cache costs twice, so the masks begin where a line does.
    private static Memory<T> Aligned<T>(int count)
        where T : unmanaged
    {
        const int BytesOfLine = 64;
        var all = GC.AllocateArray<T>(count + (BytesOfLine / Marshal.SizeOf<T>()), pinned: true);
        var over = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(all, 0) % BytesOfLine);
        return all.AsMemory(over == 0 ? 0 : (BytesOfLine - over) / Marshal.SizeOf<T>(), count);
    }
}

/// <summary>A figure that is read from a lane: what it has at one cut, less what it had at another.</summary>
internal readonly record struct LaneFigure(int Place, int Lane, int From, int Until);

/// <summary>The scratch paper of one thread for a <see cref="LaneSet"/>.</summary>
internal sealed class LaneSums
{
    private readonly LaneSet _set;
    private readonly long[] _atCut;
    private readonly int[] _linesAtCut;
    private Vector512<long> _low;
    private Vector512<long> _high;
    private Vector512<int> _lines;
    private int _noted;

    public LaneSums(LaneSet set, int spans)
    {
        _set = set;
        (_atCut, _linesAtCut) = (new long[set.Amounts is null ? 0 : (spans + 1) * LaneSet.Lanes], new int[set.Amounts is null ? (spans + 1) * LaneSet.Lanes : 0]);
    }

    /// <summary>Begins with another partner.</summary>
    public void Begin() => (_low, _high, _lines, _noted) = (default, default, default, 0);

    /// <summary>Adds lines that come after those before.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="cells">Their cells.</param>
    /// <param name="runs">Where the lines of each span begin among them.</param>
    public void Add(int first, ReadOnlySpan<int> cells, ReadOnlySpan<RunOfSpan> runs)
    {
        for (var run = 0; run < runs.Length; run++)
        {
            Note(runs[run].Span);
            var (from, until) = (runs[run].First, run + 1 < runs.Length ? runs[run + 1].First : cells.Length);
            if (_set.Amounts is { } amounts)
            {
                Sum(cells[from..until], amounts.Span.Slice(first + from, until - from));
            }
            else
            {
                Count(cells[from..until]);
            }
        }
    }

    /// <summary>Gives the figures of the partner.</summary>
    public void Read(Span<long> row)
    {
        Note(Math.Max(_atCut.Length, _linesAtCut.Length) / LaneSet.Lanes - 1);
        var isSum = _set.Amounts is not null;
        foreach (var figure in _set.Figures)
        {
            var (from, until) = ((figure.From * LaneSet.Lanes) + figure.Lane, (figure.Until * LaneSet.Lanes) + figure.Lane);
            row[figure.Place] = isSum ? _atCut[until] - _atCut[from] : _linesAtCut[until] - _linesAtCut[from];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Sum(ReadOnlySpan<int> cells, ReadOnlySpan<long> amounts)
    {
        var masks = MemoryMarshal.Cast<long, Vector512<long>>(_set.Masks.Span);
        var (low, high) = (_low, _high);
        for (var i = 0; i < cells.Length; i++)
        {
            var amount = Vector512.Create(amounts[i]);
            low += amount & masks[2 * cells[i]];
            high += amount & masks[(2 * cells[i]) + 1];
        }

        (_low, _high) = (low, high);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Count(ReadOnlySpan<int> cells)
    {
        var ones = MemoryMarshal.Cast<int, Vector512<int>>(_set.Ones.Span);
        var lines = _lines;
        foreach (var cell in cells)
        {
            lines += ones[cell];
        }

        _lines = lines;
    }

    // What the lanes have at every cut up to one; spans without lines have what came before them.
    private void Note(int cut)
    {
        for (; _noted <= cut; _noted++)
        {
            if (_set.Amounts is null)
            {
                _lines.CopyTo(_linesAtCut.AsSpan(_noted * LaneSet.Lanes));
            }
            else
            {
                _low.CopyTo(_atCut.AsSpan(_noted * LaneSet.Lanes));
                _high.CopyTo(_atCut.AsSpan((_noted * LaneSet.Lanes) + Vector512<long>.Count));
            }
        }
    }
}

/// <summary>Lines of one span that follow each other.</summary>
internal readonly record struct RunOfSpan(int First, int Span);
