using System.Runtime.CompilerServices;

namespace Palier.Core.Columns;

/// <summary>
/// One pass over a partner's lines feeds every figure. This is the loop that a whole population's time is spent in, so it looks as it
/// does: no call, no object and no test of a programme for a line, only its cell and the few vectors and bits that are added for it.
/// </summary>
/// <remarks>
/// An instance is scratch paper of one thread: partners are counted one after the other. Lines are taken in blocks whose cells stay in the
/// nearest cache, and each loop over a block does one thing, so that the next line's loads do not wait for it; the loops are methods that
/// are not put into each other, because together they need more registers than there are.
/// No addition overflows: partners whose amounts might are counted one by one.
/// </remarks>
internal sealed class CountPass(CountTables tables)
{
    private const int LinesOfBlock = 512;
    private const int LinesNear = 8 * 1024;

    private readonly int[] _cells = new int[LinesOfBlock];
    private readonly int[] _slots = new int[LinesOfBlock];
    private readonly RunOfSpan[] _runs = new RunOfSpan[LinesOfBlock + 1];
    private readonly LaneSums[] _lanes = [.. tables.Lanes.Select(l => new LaneSums(l, tables.Spans))];
    private readonly ThingsSeen[] _seen = [.. tables.Told.Select(ThingsSeen.Of)];
    private readonly (int From, int Until)[] _windows = new (int From, int Until)[Block.Lanes];
    private (int From, int Until) _near;
    private int _first;
    private int _end;
    private int _touched;

    /// <summary>Begins with some partners, at most a block, who are counted next.</summary>
    public void Begin(int first, int end)
    {
        (_near, _first, _end) = (default, first, end);
        for (var partner = first; partner < end; partner++)
        {
            _touched += tables.Columns.TouchedDays(partner);
        }

        for (var partner = first; partner < end; partner++)
        {
            _windows[partner - first] = WindowOf(partner);
        }
    }

    /// <summary>Counts one partner.</summary>
    /// <param name="partner">Its number.</param>
    /// <param name="row">Takes the figures of the plan, in its order.</param>
    /// <returns>Whether no line became known after a review that looks at its day.</returns>
    public bool Count(int partner, Span<long> row)
    {
        var (columns, inTime, isNext) = (tables.Columns, true, partner >= _first && partner < _end);
        var (from, until) = isNext ? _windows[partner - _first] : WindowOf(partner);
        if (from == until)
        {
            row.Clear();
            return true;
        }

        foreach (var lanes in _lanes)
        {
            lanes.Begin();
        }

        for (var told = 0; told < _seen.Length; told++)
        {
            _seen[told].Begin(columns.CountOf(tables.Told[told].Things, partner));
        }

        for (var first = from; first < until; first += LinesOfBlock)
        {
            var end = Math.Min(first + LinesOfBlock, until);
            if (first < _near.From || end > _near.Until)
            {
                Near(first, until, isNext ? partner + 1 : _end);
            }

            inTime &= Count(first, end - first);
        }

        foreach (var lanes in _lanes)
        {
            lanes.Read(row);
        }

        foreach (var seen in _seen)
        {
            seen.Read(row);
        }

        return inTime;
    }

    private (int From, int Until) WindowOf(int partner) => (tables.Columns.FirstFrom(partner, tables.FirstDay), tables.Columns.FirstFrom(partner, tables.Until));

    private bool Count(int first, int lines)
    {
        var cells = _cells.AsSpan(0, lines);
        var slots = _slots.AsSpan(0, lines);
        cells.Clear();
        for (var part = 0; part < tables.Parts.Length; part++)
        {
            tables.Parts[part].Move(first, cells, tables.Classes << part);
        }

        Sort(first, cells);
        var (inTime, runs) = !tables.AskWhatIsLate && tables.Spans == 1 ? (true, Whole(cells, slots)) : (Place(first, slots), Run(cells, slots));
        foreach (var lanes in _lanes)
        {
            lanes.Add(first, cells, _runs.AsSpan(0, runs));
        }

        foreach (var seen in _seen)
        {
            seen.See(first, slots);
        }

        return inTime;
    }

    // A slice of lines is too short for the machine to see that more of each column follows, so each would be waited for. Touched together,
    // a byte of every line of the cache, the columns of the next lines come as fast as memory gives them: the rest of a partner's, and
    // those of the next ones that lie in the windows.
    private void Near(int first, int until, int next)
    {
        var end = Math.Min(until, first + LinesNear);
        Touch(first, end);
        _near = (first, end);
        for (var left = LinesNear - (end - first); left > 0 && next < _end; next++)
        {
            var (from, all) = _windows[next - _first];
            end = Math.Min(all, from + left);
            Touch(from, end);
            left -= end - from;
            _near = (first, end);
        }
    }

    private void Touch(int first, int until)
    {
        _touched += SalesColumns.Touched(tables.Columns.Words, first, until) + (tables.AskWhatIsLate ? SalesColumns.Touched(tables.Columns.Known, first, until) : 0);
        foreach (var set in tables.Lanes)
        {
            _touched += set.Amounts is { } amounts ? SalesColumns.Touched(amounts, first, until) : 0;
        }

        foreach (var told in tables.Told)
        {
            _touched += SalesColumns.Touched(told.Things.Codes, first, until);
        }
    }

    // Where there is only one span and nobody asks for what is late, the cells are the slots.
    private int Whole(ReadOnlySpan<int> cells, Span<int> slots)
    {
        _runs[0] = new RunOfSpan(0, 0);
        if (_seen.Length > 0)
        {
            cells.CopyTo(slots);
        }

        return 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Sort(int first, Span<int> cells)
    {
        var classOf = tables.ClassOf;
        var words = tables.Columns.Words.Span.Slice(first, cells.Length);
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] += classOf[words[i]];
        }
    }

    // What is late makes a difference negative, and one negative number is enough to see it in the end.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Place(int first, Span<int> spans)
    {
        var (days, firstDay, late) = (tables.Days, tables.FirstDay, 0);
        var day = tables.Columns.Days.Span.Slice(first, spans.Length);
        if (!tables.AskWhatIsLate)
        {
            for (var i = 0; i < spans.Length; i++)
            {
                spans[i] = days[day[i] - firstDay].Span;
            }

            return true;
        }

        var known = tables.Columns.Known.Span.Slice(first, spans.Length);
        for (var i = 0; i < spans.Length; i++)
        {
            ref readonly var of = ref days[day[i] - firstDay];
            spans[i] = of.Span;
            late |= of.KnownBy - known[i];
        }

        return late >= 0;
    }

    // Turns spans into slots. Where a span begins is noted without a branch: the place is kept only where the span is another one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Run(ReadOnlySpan<int> cells, Span<int> slots)
    {
        var (runs, cellsOfSpan, noted, last) = (_runs, tables.Cells, 0, -1);
        for (var i = 0; i < slots.Length; i++)
        {
            var span = slots[i];
            runs[noted] = new RunOfSpan(i, span);
            noted += span != last ? 1 : 0;
            last = span;
            slots[i] = (span * cellsOfSpan) + cells[i];
        }

        return noted;
    }
}
