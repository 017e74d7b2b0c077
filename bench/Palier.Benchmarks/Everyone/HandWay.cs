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

    private static bool In(int[] words, int word) => words.Length == 0 || Array.IndexOf(words, word) >= 0;

    private void Count(int partner, Scratch scratch)
    {
        var (from, until) = (_sales.Slices[partner], _sales.Slices[partner + 1]);
        var (first, last) = (_cuts[0], _cuts[^1]);
        var (sums, lines, touched, slots) = (scratch.Sums, scratch.Lines, scratch.Touched, 0);
        for (var i = from; i < until; i++)
        {
            int day = _sales.Day[i];
            if (day < first || day >= last)
            {
                continue;
            }

            var slot = ((((_sales.Cents[i] >= 500_000 ? 1 : 0) * _spans) + _spanOf[day - first]) * _classes) + _classOf[_sales.Words[i]];
            if (lines[slot]++ == 0)
            {
                touched[slots++] = slot;
            }

            sums[slot] += _sales.Cents[i];
        }

        Fold(scratch, slots);
        Different(partner, scratch);
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

    // A bit for each metric that has seen a customer or a deal.
    private void Different(int partner, Scratch scratch)
    {
        var (customers, deals) = (Scratch.Seen(ref scratch.Customers, _sales.Customers[partner]), Scratch.Seen(ref scratch.Deals, _sales.Deals[partner]));
        for (var m = 0; m < _metrics.Length; m++)
        {
            if (_metrics[m].Counts is Counts.Customers or Counts.Deals)
            {
                scratch.Figures[m] = 0;
            }
        }

        for (var i = _sales.Slices[partner]; i < _sales.Slices[partner + 1]; i++)
        {
            int day = _sales.Day[i];
            if (day < _cuts[0] || day >= _cuts[^1])
            {
                continue;
            }

            foreach (var (metric, _) in _feeds[(_spanOf[day - _cuts[0]] * _classes) + _classOf[_sales.Words[i]]])
            {
                var seen = _metrics[metric].Counts switch { Counts.Customers => customers, Counts.Deals => deals, _ => null };
                var thing = seen == customers ? _sales.Customer[i] : _sales.Deal[i];
                if (seen is not null && (seen[thing] >> metric & 1) == 0)
                {
                    seen[thing] |= 1u << metric;
                    scratch.Figures[metric]++;
                }
            }
        }
    }

    private void Decide(int partner, long[] figures, Result result)
    {
        long Figure(string name) => figures[Array.FindIndex(_metrics, m => m.Name == name)];

        var level = Workload.Levels.Length - 1;
        while (level > 0 && !Workload.Levels[level].Requires.All(r => Figure(r.Metric) >= r.AtLeast))
        {
            level--;
        }

        result.Level[partner] = (byte)level;
        for (var i = 0; i < Workload.Bonuses.Length; i++)
        {
            var bonus = Workload.Bonuses[i];
            var of = level < bonus.Level ? 0 : Figure(bonus.Base);
            if (of < 100 || Figure(bonus.Requires.Metric) < bonus.Requires.AtLeast)
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
            result.Cents[(partner * Workload.Bonuses.Length) + i] = (long)((full + 500_000) / 1_000_000);
        }
    }

    private sealed class Scratch(int slots, int metrics)
    {
        public uint[] Customers = [];
        public uint[] Deals = [];

        public long[] Sums { get; } = new long[slots];

        public int[] Lines { get; } = new int[slots];

        public int[] Touched { get; } = new int[slots];

        public long[] Figures { get; } = new long[metrics];

        public static uint[] Seen(ref uint[] seen, int things)
        {
            if (seen.Length < things)
            {
                seen = new uint[things * 2];
            }
            else
            {
                Array.Clear(seen, 0, things);
            }

            return seen;
        }
    }
}
