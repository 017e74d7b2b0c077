using System.Numerics;
using System.Runtime.InteropServices;

namespace Palier.Core.Columns;

/// <summary>
/// One pass over a partner's lines feeds every figure. This is the loop that a whole population's time is spent in, so it looks as it
/// does: no call, no object and no test of a programme for a line, only its slot, one addition, and one mask for each kind of thing that
/// is told apart. What a slot counts for is worked out afterwards, once for each that any line fell into, which are far fewer.
/// </summary>
/// <remarks>
/// An instance is scratch paper of one thread, cleared as it is read: partners are counted one after the other. Lines are taken in blocks
/// whose slots stay in the nearest cache, and each loop over a block does one thing, so that the next line's loads do not wait for it.
/// No addition overflows: partners whose amounts might are counted one by one.
/// </remarks>
internal sealed class CountPass(CountTables tables)
{
    private const int LinesOfBlock = 1024;

    private readonly int[] _slots = new int[LinesOfBlock];
    private readonly Total[] _totals = new Total[tables.Slots];
    private readonly long[][] _more = [.. tables.Amounts.Skip(1).Select(_ => new long[tables.Slots])];
    private readonly int[] _touched = new int[tables.Slots + 1];
    private readonly (int[] Sums, int[] Lines)?[] _feeds = new (int[] Sums, int[] Lines)?[tables.Slots];
    private readonly ulong[][] _seen = [.. tables.Told.Select(_ => Array.Empty<ulong>())];

    /// <summary>Counts one partner.</summary>
    /// <param name="partner">Its number.</param>
    /// <param name="row">Takes the figures of the plan, in its order.</param>
    /// <returns>Whether no line became known after a review that looks at its day.</returns>
    public bool Count(int partner, Span<long> row)
    {
        row.Clear();
        var (columns, from) = (tables.Columns, tables.Columns.FirstFrom(partner, tables.FirstDay));
        var until = columns.FirstFrom(partner, tables.Until);
        for (var told = 0; told < _seen.Length; told++)
        {
            Clear(ref _seen[told], from < until ? columns.CountOf(tables.Told[told].Things, partner) : 0);
        }

        var (touched, inTime) = (0, true);
        for (var first = from; first < until; first += LinesOfBlock)
        {
            var slots = _slots.AsSpan(0, Math.Min(LinesOfBlock, until - first));
            inTime &= Place(first, slots);
            for (var part = 0; part < tables.Parts.Length; part++)
            {
                tables.Parts[part].Move(first, slots, tables.SlotsOfPattern << part);
            }

            touched = Add(first, slots, touched);
            for (var told = 0; told < _seen.Length; told++)
            {
                See(tables.Told[told], _seen[told], first, slots);
            }
        }

        Feed(_touched.AsSpan(0, touched), row);
        for (var told = 0; from < until && told < _seen.Length; told++)
        {
            Tell(_seen[told].AsSpan(0, columns.CountOf(tables.Told[told].Things, partner)), tables.Told[told].Places, row);
        }

        return inTime;
    }

    private static void Clear(ref ulong[] seen, int things)
    {
        if (seen.Length < things)
        {
            seen = new ulong[things * 2];
        }
        else
        {
            Array.Clear(seen, 0, things);
        }
    }

    // What is late makes a difference negative, and one negative number is enough to see it in the end.
    private bool Place(int first, Span<int> slots)
    {
        var (days, classOf, firstDay, late) = (tables.Days, tables.ClassOf, tables.FirstDay, 0);
        var day = tables.Columns.Days.Span.Slice(first, slots.Length);
        var words = tables.Columns.Words.Span.Slice(first, slots.Length);
        var known = tables.Columns.Known.Span.Slice(first, slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            ref readonly var of = ref days[day[i] - firstDay];
            slots[i] = of.Slot + classOf[words[i]];
            late |= of.KnownBy - known[i];
        }

        return late >= 0;
    }

    // Which slots were touched is noted without a branch: the place is kept only where the slot was empty.
    private int Add(int first, ReadOnlySpan<int> slots, int noted)
    {
        var (totals, touched) = (_totals, _touched);
        if (tables.Amounts.Length == 0)
        {
            foreach (var slot in slots)
            {
                touched[noted] = slot;
                noted += totals[slot].Lines++ == 0 ? 1 : 0;
            }

            return noted;
        }

        var amounts = tables.Amounts[0].Span.Slice(first, slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            ref var total = ref totals[slots[i]];
            touched[noted] = slots[i];
            noted += total.Lines++ == 0 ? 1 : 0;
            total.Sum += amounts[i];
        }

        for (var field = 0; field < _more.Length; field++)
        {
            var sums = _more[field];
            var others = tables.Amounts[field + 1].Span.Slice(first, slots.Length);
            for (var i = 0; i < slots.Length; i++)
            {
                sums[slots[i]] += others[i];
            }
        }

        return noted;
    }

    private static void See(ThingsTold told, ulong[] seen, int first, ReadOnlySpan<int> slots)
    {
        var codes = told.Things.Codes.Span.Slice(first, slots.Length);
        var masks = told.Masks;
        for (var i = 0; i < slots.Length; i++)
        {
            if (codes[i] is var thing && (uint)thing < (uint)seen.Length)
            {
                seen[thing] |= masks[slots[i]];
            }
        }
    }

    private void Feed(ReadOnlySpan<int> touched, Span<long> row)
    {
        foreach (var slot in touched)
        {
            var (sums, lines) = _feeds[slot] ??= tables.Feed(slot);
            var total = _totals[slot];
            foreach (var place in sums)
            {
                row[place] += tables.Plan.Figures[place].Field is 0 ? total.Sum : _more[tables.Plan.Figures[place].Field - 1][slot];
            }

            foreach (var place in lines)
            {
                row[place] += total.Lines;
            }

            _totals[slot] = default;
            foreach (var more in _more)
            {
                more[slot] = 0;
            }
        }
    }

    // How many things have a figure's bit, several things at a time.
    private static void Tell(ReadOnlySpan<ulong> seen, int[] places, Span<long> row)
    {
        for (var bit = 0; bit < places.Length; bit++)
        {
            var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(seen);
            var have = Vector<ulong>.Zero;
            foreach (var some in wide)
            {
                have += (some >> bit) & Vector<ulong>.One;
            }

            var count = Vector.Sum(have);
            foreach (var one in seen[(wide.Length * Vector<ulong>.Count)..])
            {
                count += one >> bit & 1;
            }

            row[places[bit]] = (long)count;
        }
    }

    private struct Total
    {
        public long Sum;
        public long Lines;
    }
}
