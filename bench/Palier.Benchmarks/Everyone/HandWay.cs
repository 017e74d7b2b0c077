using System.Numerics;
using System.Runtime.InteropServices;
using Palier.Core.Columns;

namespace Palier.Benchmarks.Everyone;

/// <summary>
/// A kernel written by hand for the workload, as fast as one knows how: the same slots, but the windows, classes, levels and bonuses of
/// this one programme in arrays and plain arithmetic, without nodes, histories or fractions.
/// </summary>
internal sealed class HandWay
{
    private readonly Sales _sales;
    private readonly MetricSpec[] _metrics;
    private readonly int[] _cuts;
    private readonly ushort[] _spanOf;
    private readonly ushort[] _classOf;
    private readonly (int Metric, bool Sum)[][] _feeds;
    private readonly byte[] _customers;
    private readonly byte[] _deals;
    private readonly (int Metric, int Bit, bool Deal)[] _told;
    private readonly (int Metric, long AtLeast)[][] _levels;
    private readonly (BonusSpec Bonus, int Base, (int Metric, long AtLeast)[] Requires)[] _bonuses;
    private readonly int _classes;
    private readonly int _spans;

    public HandWay(Workload workload, Sales sales)
    {
        (_sales, _metrics) = (sales, [.. workload.Metrics]);
        _cuts = [.. _metrics.SelectMany(m => new[] { Day(m.Window.From), Day(m.Window.Until) }).Distinct().Order()];
        _spans = _cuts.Length - 1;
        _spanOf = new ushort[_cuts[^1] - _cuts[0]];
        for (var span = 0; span < _spans; span++)
        {
            _spanOf.AsSpan(_cuts[span] - _cuts[0], _cuts[span + 1] - _cuts[span]).Fill((ushort)span);
        }

        _classOf = new ushort[Workload.Families * Workload.Kinds * Workload.CountryNames.Length];
        var masks = new List<uint>();
        for (var i = 0; i < _classOf.Length; i++)
        {
            var (family, kind, country) = Sales.Of((ushort)i);
            var mask = 0u;
            for (var m = 0; m < _metrics.Length; m++)
            {
                mask |= In(_metrics[m].Families, family) && In(_metrics[m].Kinds, kind) && In(_metrics[m].Countries, country) ? 1u << m : 0;
            }

            var at = masks.IndexOf(mask);
            if (at < 0)
            {
                at = masks.Count;
                masks.Add(mask);
            }

            _classOf[i] = (ushort)at;
        }

        _classes = masks.Count;
        _feeds = new (int, bool)[2 * _spans * _classes][];
        for (var slot = 0; slot < _feeds.Length; slot++)
        {
            var (of, rest) = (slot % _classes, slot / _classes);
            var (span, large) = (rest % _spans, rest / _spans == 1);
            _feeds[slot] =
            [
                .. Enumerable.Range(0, _metrics.Length)
                    .Where(m => (masks[of] >> m & 1) != 0 && (large || _metrics[m].AtLeast == 0) && Day(_metrics[m].Window.From) <= _cuts[span] && _cuts[span] < Day(_metrics[m].Window.Until))
                    .Select(m => (m, _metrics[m].Counts == Counts.Sum)),
            ];
        }

        // A bit for each metric that tells customers or deals apart.
        (_customers, _deals, _told) = (new byte[_feeds.Length], new byte[_feeds.Length], []);
        foreach (var (counts, mask) in new[] { (Counts.Customers, _customers), (Counts.Deals, _deals) })
        {
            int[] told = [.. Enumerable.Range(0, _metrics.Length).Where(m => _metrics[m].Counts == counts)];
            for (var slot = 0; slot < mask.Length; slot++)
            {
                mask[slot] = (byte)told.Select((m, bit) => _feeds[slot].Any(f => f.Metric == m) ? 1 << bit : 0).Sum();
            }

            _told = [.. _told, .. told.Select((m, bit) => (m, bit, counts == Counts.Deals))];
        }

        _feeds = [.. _feeds.Select(f => f.Where(m => _metrics[m.Metric].Counts is Counts.Sum or Counts.Lines).ToArray())];
        _levels = [.. Workload.Levels.Select(l => l.Requires.Select(r => (Index(r.Metric), r.AtLeast)).ToArray())];
        _bonuses = [.. Workload.Bonuses.Select(b => (b, Index(b.Base), b.Requires.Select(r => (Index(r.Metric), r.AtLeast)).ToArray()))];
    }

    public Result Run()
    {
        var result = new Result();
        Parallel.For(0, (Sales.Partners + 63) / 64, () => new Scratch(_feeds.Length, _metrics.Length), (slice, _, scratch) =>
        {
            for (var partner = slice * 64; partner < Math.Min(Sales.Partners, (slice + 1) * 64); partner++)
            {
                Count(partner, scratch);
                Decide(partner, scratch.Figures, result);
                Array.Clear(scratch.Figures);
            }

            return scratch;
        }, _ => { });
        return result;
    }

    private static int Day(DateOnly day) => day.DayNumber - SalesColumns.Origin.DayNumber;

    private int Index(string metric) => Array.FindIndex(_metrics, m => m.Name == metric);

    private static bool In(int[] words, int word) => words.Length == 0 || Array.IndexOf(words, word) >= 0;

    private void Count(int partner, Scratch scratch)
    {
        var (from, until) = (_sales.Slices[partner], _sales.Slices[partner + 1]);
        var (first, last) = (_cuts[0], (uint)(_cuts[^1] - _cuts[0]));
        var (sums, lines, touched, slots) = (scratch.Sums, scratch.Lines, scratch.Touched, 0);
        var (spanOf, classOf, ofCustomer, ofDeal, large) = (_spanOf, _classOf, _customers, _deals, _spans * _classes);
        var days = _sales.Day.AsSpan(from, until - from);
        var words = _sales.Words.AsSpan(from, until - from);
        var cents = _sales.Cents.AsSpan(from, until - from);
        var customer = _sales.Customer.AsSpan(from, until - from);
        var deal = _sales.Deal.AsSpan(from, until - from);
        var customers = Scratch.Seen(ref scratch.Customers, _sales.Customers[partner]);
        var deals = Scratch.Seen(ref scratch.Deals, _sales.Deals[partner]);
        for (var i = 0; i < days.Length; i++)
        {
            var day = days[i] - first;
            if ((uint)day >= last)
            {
                continue;
            }

            // The sign of a difference instead of a branch that nobody could guess.
            var slot = ((int)(499_999 - cents[i] >> 63) & large) + (spanOf[day] * _classes) + classOf[words[i]];
            touched[slots] = slot;
            slots += lines[slot]++ == 0 ? 1 : 0;
            sums[slot] += cents[i];
            customers[customer[i]] |= ofCustomer[slot];
            deals[deal[i]] |= ofDeal[slot];
        }

        Fold(scratch, slots);
        foreach (var (metric, bit, isDeal) in _told)
        {
            scratch.Figures[metric] = Different(isDeal ? deals.AsSpan(0, _sales.Deals[partner]) : customers.AsSpan(0, _sales.Customers[partner]), bit);
        }
    }

    private void Fold(Scratch scratch, int slots)
    {
        foreach (var slot in scratch.Touched.AsSpan(0, slots))
        {
            foreach (var (metric, sum) in _feeds[slot])
            {
                scratch.Figures[metric] += sum ? scratch.Sums[slot] : scratch.Lines[slot];
            }

            (scratch.Sums[slot], scratch.Lines[slot]) = (0, 0);
        }
    }

    private static long Different(ReadOnlySpan<byte> seen, int bit)
    {
        var all = MemoryMarshal.Cast<byte, ulong>(seen);
        var count = 0L;
        foreach (var eight in all)
        {
            count += BitOperations.PopCount((eight >> bit) & 0x0101_0101_0101_0101);
        }

        foreach (var one in seen[(all.Length * 8)..])
        {
            count += one >> bit & 1;
        }

        return count;
    }

    private void Decide(int partner, long[] figures, Result result)
    {
        var level = _levels.Length - 1;
        while (level > 0 && !Reaches(_levels[level], figures))
        {
            level--;
        }

        result.Level[partner] = (byte)level;
        for (var i = 0; i < _bonuses.Length; i++)
        {
            var (bonus, basis, requires) = _bonuses[i];
            var of = level < bonus.Level ? 0 : figures[basis];
            if (of < 100 || !Reaches(requires, figures))
            {
                continue;
            }

            Int128 full = 0;
            for (var band = 0; band < bonus.Bands.Length; band++)
            {
                var upTo = band + 1 < bonus.Bands.Length ? Math.Min(of, bonus.Bands[band + 1].From) : of;
                full += (Int128)Math.Max(0, upTo - bonus.Bands[band].From) * bonus.Bands[band].Rate;
            }

            full *= bonus.Times[level - bonus.Level];
            full = bonus.Cap > 0 ? Int128.Min(full, (Int128)bonus.Cap * 1_000_000) : full;
            result.Cents[(partner * _bonuses.Length) + i] = (long)((full + 500_000) / 1_000_000);
        }
    }

    private static bool Reaches((int Metric, long AtLeast)[] required, long[] figures)
    {
        foreach (var (metric, atLeast) in required)
        {
            if (figures[metric] < atLeast)
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Scratch(int slots, int metrics)
    {
        public byte[] Customers = [];
        public byte[] Deals = [];

        public long[] Sums { get; } = new long[slots];

        public int[] Lines { get; } = new int[slots];

        public int[] Touched { get; } = new int[slots + 1];

        public long[] Figures { get; } = new long[metrics];

        public static byte[] Seen(ref byte[] seen, int things)
        {
            if (seen.Length < things)
            {
                seen = new byte[things * 2];
            }
            else
            {
                Array.Clear(seen, 0, things);
            }

            return seen;
        }
    }
}
