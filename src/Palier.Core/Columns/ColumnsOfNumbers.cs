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
    private readonly (int At, int[] Codes, int[] Counts)[] _things;
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

        Parallel.For(0, parts, part => Count(part, parts, counts[part]));
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
        Parallel.For(0, parts, part => Place(part, parts, counts[part]));
        (_days, _words, _net) = (GC.AllocateUninitializedArray<ushort>(lines), GC.AllocateUninitializedArray<ushort>(lines), GC.AllocateUninitializedArray<long>(lines));
        _things = [.. thingFields.Select(f => (of.ThingFields.IndexOf(f), GC.AllocateUninitializedArray<int>(lines), new int[members.Count]))];
    }

    /// <summary>The columns.</summary>
    /// <param name="otherwise">The same columns, of objects.</param>
    public SalesColumns Laid(Func<SalesColumns> otherwise)
    {
        Parallel.For(
            0, (_members.Count + PartnersAtOnce - 1) / PartnersAtOnce, () => new Paper(),
            (slice, _, paper) =>
            {
                for (var partner = slice * PartnersAtOnce; partner < Math.Min((slice + 1) * PartnersAtOnce, _members.Count); partner++)
                {
                    Lay(partner, paper);
                }

                return paper;
            },
            _ => { });
        return new SalesColumns(
            _reading, _slices, _days, new ushort[_days.Length], _words, new Combinations([.. _of.Combinations.Select(c => c.Line(_of.Fields))], _of.Fields.ToHashSet(StringComparer.Ordinal)),
            new(StringComparer.Ordinal) { ["net"] = _net },
            thingFields.Zip(_things).ToDictionary(t => t.First, t => new ThingCodes(t.Second.Codes, t.Second.Counts), StringComparer.Ordinal),
            _oneByOne, new LinesElsewhere(otherwise));
    }

    // A line that lacks the day that counts does not count yet.
    private void Count(int part, int parts, int[] counts)
    {
        foreach (ref readonly var line in _of.Lines.Span[Part(part, parts)])
        {
            counts[line.Partner] += DayOf(line) == NumberedLine.NoDay ? 0 : 1;
        }
    }

    private void Place(int part, int parts, int[] next)
    {
        var at = (uint)Part(part, parts).Start.Value;
        foreach (ref readonly var line in _of.Lines.Span[Part(part, parts)])
        {
            if (DayOf(line) is not NumberedLine.NoDay and var day)
            {
                _places[next[line.Partner]++] = ((ulong)day << 32) | at;
            }

            at++;
        }
    }

    private Range Part(int part, int parts) => (int)((long)_of.Lines.Length * part / parts)..(int)((long)_of.Lines.Length * (part + 1) / parts);

    private ushort DayOf(in NumberedLine line) => _reading.CountsOn switch
    {
        Definition.DayOf.SoldOn => line.SoldOn,
        Definition.DayOf.InvoicedOn => line.InvoicedOn,
        _ => line.PaidOn,
    };

    private void Lay(int partner, Paper paper)
    {
        var (first, end) = (_slices[partner], _slices[partner + 1]);
        if (first == end)
        {
            return;
        }

        var places = _places.AsSpan(first, end - first);
        places.Sort();

        paper.Fetch(_of, places);
        foreach (var (at, codes, counts) in _things)
        {
            counts[partner] = at < 0 ? None(codes.AsSpan(first, places.Length)) : Lay(paper.Things.AsSpan(at), _of.ThingFields.Length, paper.Numbers, codes.AsSpan(first, places.Length));
        }

        var amounts = new Amounts(_programme, _reading, _members[partner].Common, _of);
        Int128 all = 0;
        for (var i = 0; i < places.Length; i++)
        {
            ref readonly var line = ref paper.Lines[i];
            (_days[first + i], _words[first + i]) = ((ushort)(places[i] >> 32), (ushort)line.Words);

            // Where a return counts on the day of its sale, only the lines themselves say which day that is.
            if (amounts.Of(line, _days[first + i]) is not { } net || (line.Corrects && _reading.Returns == Returns.InThePeriodOfTheSale))
            {
                _oneByOne[partner] = true;
                continue;
            }

            _net[first + i] = net;
            all += Int128.Abs(net);
        }

        _oneByOne[partner] |= all > long.MaxValue;
    }

    private static int None(Span<int> codes)
    {
        codes.Fill(-1);
        return 0;
    }

    // Things become numbers from zero within the partner, in the order in which they are met.
    private static int Lay(ReadOnlySpan<TextNumber> things, int each, NumbersOfTexts numbers, Span<int> codes)
    {
        numbers.Clear(codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = things[i * each] is { IsNone: false } thing ? numbers.Numbered(thing) : -1;
        }

        return numbers.Count;
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

    /// <summary>What one thread writes on, over and over.</summary>
    private sealed class Paper
    {
        public NumbersOfTexts Numbers { get; } = new();

        public NumberedLine[] Lines { get; private set; } = [];

        public TextNumber[] Things { get; private set; } = [];

        /// <summary>Brings lines near that lie far apart, in a loop that does nothing else, so that many fetches are under way at once.</summary>
        public void Fetch(NumberedLines of, ReadOnlySpan<ulong> places)
        {
            var each = of.ThingFields.Length;
            if (Lines.Length < places.Length)
            {
                Lines = new NumberedLine[places.Length * 2];
                Things = new TextNumber[Lines.Length * each];
            }

            var lines = of.Lines.Span;
            var things = of.Things.Span;
            for (var i = 0; i < places.Length; i++)
            {
                var at = (int)(uint)places[i];
                Lines[i] = lines[at];
                for (var j = 0; j < each; j++)
                {
                    Things[(i * each) + j] = things[(at * each) + j];
                }
            }
        }
    }
}
