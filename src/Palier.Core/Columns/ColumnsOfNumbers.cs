using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// Lays lines that are numbers out as columns. Where each partner's slice begins is counted first; then the day and the place of each line
/// go into its slice, and partner by partner those are sorted and the columns written, while what is read lies near.
/// </summary>
internal sealed class ColumnsOfNumbers
{
    private const int PartnersAtOnce = 64;
    private const int LinesOfPart = 200_000;
    private const int MostParts = 8;

    private static readonly string[] thingFields = ["customer", "deal", "subscription"];

    private readonly NumberedLines _of;
    private readonly Programme _programme;
    private readonly SalesReading _reading;
    private readonly IReadOnlyList<PartnerFacts> _members;
    private readonly int[] _slices;
    private readonly ulong[] _places;
    private readonly ushort[] _days;
    private readonly ushort[] _words;
    private readonly long[] _net;
    private readonly (int[] Codes, int[] Counts)[] _things;
    private readonly bool[] _oneByOne;

    public ColumnsOfNumbers(NumberedLines of, Programme programme, SalesReading reading, IReadOnlyList<PartnerFacts> members)
    {
        (_of, _programme, _reading, _members) = (of, programme, reading, members);
        var (parts, counts) = (Math.Clamp(of.Lines.Length / LinesOfPart, 1, MostParts), new List<int[]>());
        (_slices, _oneByOne) = (new int[members.Count + 1], new bool[members.Count]);
        for (var part = 0; part < parts; part++)
        {
            counts.Add(new int[members.Count]);
        }

        Parallel.For(0, parts, part => Each(part, parts, (_, line) => counts[part][line.Partner]++));
        for (var partner = 0; partner < members.Count; partner++)
        {
            // From here on the counts say where the next line of each part goes.
            _slices[partner + 1] = _slices[partner];
            foreach (var next in counts)
            {
                (next[partner], _slices[partner + 1]) = (_slices[partner + 1], checked(_slices[partner + 1] + next[partner]));
            }
        }

        var lines = _slices[^1];
        _places = GC.AllocateUninitializedArray<ulong>(lines);
        Parallel.For(0, parts, part => Each(part, parts, (at, line) => _places[counts[part][line.Partner]++] = ((ulong)DayOf(line) << 32) | (uint)at));
        (_days, _words, _net) = (GC.AllocateUninitializedArray<ushort>(lines), GC.AllocateUninitializedArray<ushort>(lines), GC.AllocateUninitializedArray<long>(lines));
        _things = [.. Enumerable.Range(0, 3).Select(_ => (GC.AllocateUninitializedArray<int>(lines), new int[members.Count]))];
    }

    /// <summary>The columns.</summary>
    /// <param name="otherwise">The same columns, of objects.</param>
    public SalesColumns Laid(Func<SalesColumns> otherwise)
    {
        Parallel.For(
            0, (_members.Count + PartnersAtOnce - 1) / PartnersAtOnce, () => new[] { new Renumbered(_of.Customers), new Renumbered(_of.Deals), new Renumbered(_of.Subscriptions) },
            (slice, _, things) =>
            {
                for (var partner = slice * PartnersAtOnce; partner < Math.Min((slice + 1) * PartnersAtOnce, _members.Count); partner++)
                {
                    Lay(partner, things);
                }

                return things;
            },
            _ => { });
        return new SalesColumns(
            _reading, _slices, _days, new ushort[_days.Length], _words, new Combinations([.. _of.Combinations.Select(c => c.Line(_of.Fields))], _of.Fields.ToHashSet(StringComparer.Ordinal)),
            new(StringComparer.Ordinal) { ["net"] = _net },
            thingFields.Zip(_things).ToDictionary(t => t.First, t => new ThingCodes(t.Second.Codes, t.Second.Counts), StringComparer.Ordinal),
            _oneByOne, new LinesElsewhere(otherwise));
    }

    private void Each(int part, int parts, Action<int, NumberedLine> line)
    {
        var lines = _of.Lines.Span;
        var end = (int)((long)lines.Length * (part + 1) / parts);
        for (var i = (int)((long)lines.Length * part / parts); i < end; i++)
        {
            // A line that lacks the day that counts does not count yet.
            if (DayOf(lines[i]) != NumberedLine.NoDay)
            {
                line(i, lines[i]);
            }
        }
    }

    private ushort DayOf(in NumberedLine line) => _reading.CountsOn switch
    {
        Definition.DayOf.SoldOn => line.SoldOn,
        Definition.DayOf.InvoicedOn => line.InvoicedOn,
        _ => line.PaidOn,
    };

    private void Lay(int partner, Renumbered[] things)
    {
        var (first, end) = (_slices[partner], _slices[partner + 1]);
        var lines = _of.Lines.Span;
        _places.AsSpan(first, end - first).Sort();
        var amounts = new Amounts(_programme, _reading, _members[partner].Common, _of);
        Int128 all = 0;
        foreach (var thing in things)
        {
            thing.Begin();
        }

        for (var at = first; at < end; at++)
        {
            ref readonly var line = ref lines[(int)(uint)_places[at]];
            (_days[at], _words[at]) = ((ushort)(_places[at] >> 32), (ushort)line.Words);
            (_things[0].Codes[at], _things[1].Codes[at], _things[2].Codes[at]) = (things[0].Of(line.Customer), things[1].Of(line.Deal), things[2].Of(line.Subscription));

            // Where a return counts on the day of its sale, only the lines themselves say which day that is.
            if (amounts.Of(line, _days[at]) is not { } net || (line.Corrects && _reading.Returns == Returns.InThePeriodOfTheSale))
            {
                _oneByOne[partner] = true;
                continue;
            }

            _net[at] = net;
            all += Int128.Abs(net);
        }

        _oneByOne[partner] |= all > long.MaxValue;
        for (var i = 0; i < things.Length; i++)
        {
            _things[i].Counts[partner] = things[i].Count;
        }
    }

    /// <summary>The net amounts of a partner's lines as the reading has them.</summary>
    private sealed class Amounts(Programme programme, SalesReading reading, CommonFacts common, NumberedLines of)
    {
        private readonly bool _isRounded = reading.Rounding == LineRounding.EachLine;
        private readonly long _step = LineAmount.Unit / reading.PartsOfOne;
        private readonly int _own = of.Currencies.IndexOf(programme.Currency);
        private Dictionary<(byte Currency, ushort Day), Exact>? _rates;

        /// <summary>Null where there is no rate, or no place for the amount in a column.</summary>
        public long? Of(in NumberedLine line, ushort day)
        {
            if (line.Currency == _own)
            {
                return !_isRounded ? line.Net : line.Net % _step == 0 ? line.Net / _step : Exact.Of(line.Net, _step).ToWhole(RoundingMode.HalfUp);
            }

            try
            {
                var rate = RateOf(line.Currency, day);
                return rate.IsNone ? null : Exact.Of(line.Net, _step) * rate is var amount && _isRounded ? amount.ToWhole(RoundingMode.HalfUp) : amount.AsWhole();
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        private Exact RateOf(byte currency, ushort day)
        {
            _rates ??= [];
            if (!_rates.TryGetValue((currency, day), out var rate))
            {
                _rates[(currency, day)] = rate = Exact.Of(new Conversion(programme, common).RateOf(of.Currencies[currency], SalesColumns.Origin.AddDays(day), reading.Reference)?.Value);
            }

            return rate;
        }
    }

    /// <summary>Numbers of things over everyone as numbers from zero within each partner, in the order in which they are met.</summary>
    private sealed class Renumbered(int different)
    {
        private readonly int[] _number = new int[different];
        private readonly int[] _metIn = new int[different];
        private int _partner;

        public int Count { get; private set; }

        public void Begin() => (_partner, Count) = (_partner + 1, 0);

        public int Of(int thing)
        {
            if (thing < 0)
            {
                return -1;
            }

            if (_metIn[thing] != _partner)
            {
                (_metIn[thing], _number[thing]) = (_partner, Count++);
            }

            return _number[thing];
        }
    }
}
