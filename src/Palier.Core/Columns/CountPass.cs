namespace Palier.Core.Columns;

/// <summary>
/// One pass over a partner's lines feeds every figure. This is the loop that a whole population's time is spent in, so it looks as it
/// does: no call, no object and no test of a programme for a line, only its span, its class and one addition. What a line counts for is
/// worked out afterwards, once for each slot that any line fell into, which are far fewer.
/// </summary>
/// <remarks>An instance is scratch paper of one thread, cleared as it is read: partners are counted one after the other.</remarks>
internal sealed class CountPass
{
    private readonly CountTables _tables;
    private readonly int _classes;
    private readonly int _cuts;
    private readonly int _words;
    private readonly int[] _lines;
    private readonly long[][] _sums;
    private readonly int[] _touched;
    private readonly long[][] _sumTo;
    private readonly long[] _linesTo;
    private ulong[] _seen = [];

    public CountPass(CountTables tables)
    {
        _tables = tables;
        (_classes, _cuts, _words) = (tables.Classes, tables.Spans + 1, (tables.Spans + 63) / 64);
        (_lines, _touched) = (new int[Math.Max(1, tables.TestsOf.Length) * tables.Spans], new int[Math.Max(1, tables.TestsOf.Length) * tables.Spans]);
        _sums = [.. tables.Amounts.Select(_ => new long[_lines.Length])];
        _sumTo = [.. tables.Amounts.Select(_ => new long[tables.Plan.Tests.Count * _cuts])];
        _linesTo = new long[tables.Plan.Tests.Count * _cuts];
    }

    /// <summary>Counts one partner.</summary>
    /// <param name="partner">Its number.</param>
    /// <param name="row">Takes the figures of the plan, in its order.</param>
    public void Count(int partner, Span<long> row)
    {
        var (columns, from) = (_tables.Columns, _tables.Columns.FirstFrom(partner, _tables.FirstDay));
        var until = columns.FirstFrom(partner, _tables.Until);
        if (from == until)
        {
            row.Clear();
            return;
        }

        Add(from, until);
        RunningTotals();
        for (var i = 0; i < row.Length; i++)
        {
            var read = _tables.Reads[i];
            row[i] = read.Ask switch
            {
                Ask.Sum => _sumTo[read.Field][(read.Of * _cuts) + read.Until] - _sumTo[read.Field][(read.Of * _cuts) + read.From],
                Ask.Lines => _linesTo[(read.Of * _cuts) + read.Until] - _linesTo[(read.Of * _cuts) + read.From],
                _ => 0,
            };
        }

        if (_tables.Told.Length > 0)
        {
            Tell(partner, from, until, row);
        }

        Array.Clear(_linesTo);
        foreach (var sums in _sumTo)
        {
            Array.Clear(sums);
        }
    }

    private void Add(int from, int until)
    {
        var slots = _sums.Length != 1 ? AddEach(from, until)
            : _tables.Pattern is { } pattern ? AddPatterns(from, until, pattern) : AddOne(from, until);
        Share(slots);
    }

    // What nearly every programme asks: one amount, and only words decide.
    private int AddOne(int from, int until)
    {
        var (spanOf, classOf, firstDay, classes) = (_tables.SpanOf, _tables.ClassOf, _tables.FirstDay, _classes);
        var days = _tables.Columns.Days.AsSpan(from, until - from);
        var words = _tables.Columns.Words.AsSpan(from, until - from);
        var amounts = _tables.Amounts[0].AsSpan(from, until - from);
        var (lines, touched, sums, slots) = (_lines, _touched, _sums[0], 0);
        for (var i = 0; i < days.Length; i++)
        {
            var slot = (spanOf[days[i] - firstDay] * classes) + classOf[words[i]];
            if (lines[slot]++ == 0)
            {
                touched[slots++] = slot;
            }

            sums[slot] += amounts[i];
        }

        return slots;
    }

    private int AddPatterns(int from, int until, byte[] pattern)
    {
        var (spanOf, classOf, firstDay, classes, spans) = (_tables.SpanOf, _tables.ClassOf, _tables.FirstDay, _classes, _tables.Spans);
        var days = _tables.Columns.Days.AsSpan(from, until - from);
        var words = _tables.Columns.Words.AsSpan(from, until - from);
        var amounts = _tables.Amounts[0].AsSpan(from, until - from);
        var patterns = pattern.AsSpan(from, until - from);
        var (lines, touched, sums, slots) = (_lines, _touched, _sums[0], 0);
        for (var i = 0; i < days.Length; i++)
        {
            var slot = (((patterns[i] * spans) + spanOf[days[i] - firstDay]) * classes) + classOf[words[i]];
            if (lines[slot]++ == 0)
            {
                touched[slots++] = slot;
            }

            sums[slot] += amounts[i];
        }

        return slots;
    }

    private int AddEach(int from, int until)
    {
        var slots = 0;
        for (var i = from; i < until; i++)
        {
            var slot = (((Pattern(i) * _tables.Spans) + _tables.SpanOf[_tables.Columns.Days[i] - _tables.FirstDay]) * _classes) + _tables.ClassOf[_tables.Columns.Words[i]];
            if (_lines[slot]++ == 0)
            {
                _touched[slots++] = slot;
            }

            for (var field = 0; field < _sums.Length; field++)
            {
                _sums[field][slot] += _tables.Amounts[field][i];
            }
        }

        return slots;
    }

    private int Pattern(int line) => _tables.Pattern is { } pattern ? pattern[line] : 0;

    // What fell into a slot counts for all tests that its class passes.
    private void Share(int slots)
    {
        foreach (var slot in _touched.AsSpan(0, slots))
        {
            var (at, of) = Math.DivRem(slot, _classes);
            var (pattern, span) = Math.DivRem(at, _tables.Spans);
            foreach (var tests in _tables.TestsOf[(pattern * _classes) + of])
            {
                var to = (tests * _cuts) + span + 1;
                _linesTo[to] += _lines[slot];
                for (var field = 0; field < _sums.Length; field++)
                {
                    _sumTo[field][to] += _sums[field][slot];
                }
            }

            _lines[slot] = 0;
            foreach (var sums in _sums)
            {
                sums[slot] = 0;
            }
        }
    }

    // Then a window is the total to its end less the total to its beginning.
    private void RunningTotals()
    {
        Run(_linesTo);
        foreach (var sums in _sumTo)
        {
            Run(sums);
        }
    }

    private void Run(long[] totals)
    {
        for (var first = 0; first < totals.Length; first += _cuts)
        {
            for (var i = first + 1; i < first + _cuts; i++)
            {
                totals[i] += totals[i - 1];
            }
        }
    }

    // For each thing, a bit for every span in which a line of it passed.
    private void Tell(int partner, int from, int until, Span<long> row)
    {
        for (var field = 0; field < _tables.Things.Length; field++)
        {
            var things = _tables.Things[field];
            var size = things.Counts[partner] * _tables.Told.Length * _words;
            if (_seen.Length < size)
            {
                _seen = new ulong[size];
            }

            Mark(things.Codes, field, from, until);
            for (var i = 0; i < row.Length; i++)
            {
                if (_tables.Reads[i] is { Ask: Ask.Different } read && read.Field == field)
                {
                    row[i] = Seen(read, things.Counts[partner]);
                }
            }

            Array.Clear(_seen, 0, size);
        }
    }

    private void Mark(int[] codes, int field, int from, int until)
    {
        var (told, columns) = (_tables.Told, _tables.Columns);
        for (var i = from; i < until; i++)
        {
            if (codes[i] < 0)
            {
                continue;
            }

            var span = _tables.SpanOf[columns.Days[i] - _tables.FirstDay];
            var at = (codes[i] * told.Length * _words) + (span >> 6);
            foreach (var which in _tables.ToldOf[(Pattern(i) * _classes) + _tables.ClassOf[columns.Words[i]]])
            {
                if (told[which].Field == field)
                {
                    _seen[at + (which * _words)] |= 1UL << span;
                }
            }
        }
    }

    private int Seen(CountTables.Read read, int things)
    {
        var (count, step) = (0, _tables.Told.Length * _words);
        for (var at = read.Of * _words; things > 0; things--, at += step)
        {
            for (var word = read.From >> 6; word <= (read.Until - 1) >> 6; word++)
            {
                if ((_seen[at + word] & Mask(word, read.From, read.Until)) != 0)
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }

    // The bits of one word that lie between two spans.
    private static ulong Mask(int word, int from, int until)
    {
        var (low, high) = (Math.Max(from - (word << 6), 0), Math.Min(until - (word << 6), 64));
        return high <= low ? 0 : (ulong.MaxValue >> (64 - (high - low))) << low;
    }
}
