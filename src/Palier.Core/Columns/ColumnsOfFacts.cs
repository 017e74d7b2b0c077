using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>Lays the sales lines of partners out as columns.</summary>
internal sealed class ColumnsOfFacts : ILineSource
{
    private static readonly ImmutableArray<string> wordFields = ["area", "family", "kind", "source", "country", "product"];

    private readonly IReadOnlyList<PartnerFacts> _members;
    private readonly SalesReading _reading;
    private readonly Found[][] _lines;
    private readonly int[] _slices;

    private ColumnsOfFacts(Programme programme, SalesReading reading, IReadOnlyList<PartnerFacts> members)
    {
        (_members, _reading) = (members, reading);
        _lines = new Found[members.Count][];
        Parallel.For(0, members.Count, i => _lines[i] = ImmutableCollectionsMarshal.AsArray(new SalesByDay(members[i].Sales, programme.Answers).All(reading.CountsOn))!);
        _slices = new int[members.Count + 1];
        for (var i = 0; i < _lines.Length; i++)
        {
            _slices[i + 1] = checked(_slices[i] + _lines[i].Length);
        }
    }

    /// <summary>The columns of partners, whose place in the list is their number.</summary>
    /// <param name="programme">A version that reads lines so.</param>
    /// <param name="reading">How lines are read.</param>
    /// <param name="members">The facts of each partner, with those of others that count for it.</param>
    public static SalesColumns Of(Programme programme, SalesReading reading, IReadOnlyList<PartnerFacts> members)
    {
        var source = new ColumnsOfFacts(programme, reading, members);
        var oneByOne = new bool[members.Count];
        var (days, known) = source.Days(programme, oneByOne);
        var (words, combinations) = source.Words();
        return new SalesColumns(reading, source._slices, days, known, words, combinations, [], [], oneByOne, source);
    }

    public long[] Amounts(string field, Programme programme, bool[] oneByOne)
    {
        var (amounts, parts) = (new long[_slices[^1]], (Rational)_reading.PartsOfOne);
        var isMoney = Definition.Reader.Fields.OfFact["sale"].TryGetValue(field, out var subject) && subject == Definition.Reader.Subject.Money;
        EachAtOnce((partner, lines, at) =>
        {
            var conversion = new Conversion(programme, _members[partner].Common);
            var look = new Look { Kind = "sale", Day = default, CountsOn = _reading.CountsOn, LineRounding = _reading.Rounding, ReferenceRate = _reading.Reference };
            Int128 all = 0;
            foreach (var line in lines)
            {
                // Most lines are in the currency already: those take no fraction.
                if (isMoney && line.Fact.Money(field) is { } own && own.Currency == programme.Currency)
                {
                    amounts[at] = _reading.Rounding == LineRounding.EachLine ? (Exact.Of(own.TenThousandths, LineAmount.Unit) * _reading.PartsOfOne).ToWhole(RoundingMode.HalfUp) : own.TenThousandths;
                    all += Int128.Abs(amounts[at++]);
                    continue;
                }

                if (conversion.Of(line.Fact, field, line.Day, look) is not { } exact || exact.Value * parts is not { IsWhole: true } whole || whole.Numerator < long.MinValue || whole.Numerator > long.MaxValue)
                {
                    oneByOne[partner] = true;
                    return;
                }

                amounts[at++] = (long)whole.Numerator;
                all += Int128.Abs((Int128)whole.Numerator);
            }

            // Then no sum of some of them overflows either.
            oneByOne[partner] |= all > long.MaxValue;
        });
        return amounts;
    }

    public ThingCodes Things(string field)
    {
        var (codes, counts) = (new int[_slices[^1]], new int[_members.Count]);
        EachAtOnce((partner, lines, at) =>
        {
            var (tests, known) = (new FactTests(Anything, _members[partner]), new Dictionary<string, int>(StringComparer.Ordinal));
            foreach (var line in lines)
            {
                codes[at++] = tests.WordOf(line.Fact, field) is not { } value ? -1 : known.TryGetValue(value, out var code) ? code : known[value] = known.Count;
            }

            counts[partner] = known.Count;
        });
        return new ThingCodes(codes, counts);
    }

    public ulong[] Passing(LineTests tests, bool[] oneByOne)
    {
        var bits = new ulong[(_slices[^1] + 63) / 64];
        Each((partner, lines, at) =>
        {
            var untested = false;
            var (each, look) = (new FactTests(tests.Programme, _members[partner]), new Look
            {
                Kind = "sale", Where = tests.All, Day = default, CountsOn = _reading.CountsOn,
                LineRounding = _reading.Rounding, ReferenceRate = _reading.Reference, CannotTest = _ => untested = true,
            });
            foreach (var line in lines)
            {
                bits[at >> 6] |= each.Hold(look, line.Fact, line.Day) ? 1UL << at : 0;
                at++;
            }

            oneByOne[partner] |= untested;
        });
        return bits;
    }

    private void Each(Action<int, Found[], int> partner)
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            partner(i, _lines[i], _slices[i]);
        }
    }

    private void EachAtOnce(Action<int, Found[], int> partner) => Parallel.For(0, _lines.Length, i => partner(i, _lines[i], _slices[i]));

    private void EachAtOnce<T>(Func<T> paper, Action<T, int, Found[], int> partner) => Parallel.For(0, _lines.Length, paper, (i, _, own) =>
    {
        partner(own, i, _lines[i], _slices[i]);
        return own;
    }, _ => { });

    private (ushort[] Days, ushort[] Known) Days(Programme programme, bool[] oneByOne)
    {
        var (days, known) = (new ushort[_slices[^1]], new ushort[_slices[^1]]);
        EachAtOnce(() => new Dictionary<DateTime, ushort>(), (knownDays, partner, lines, at) =>
        {
            oneByOne[partner] = IsPlacedByWhatCameLater(_members[partner].Sales);
            foreach (var line in lines)
            {
                oneByOne[partner] |= SalesColumns.DayOf(line.Day) is null;
                days[at] = SalesColumns.DayOf(line.Day) ?? 0;
                known[at++] = KnownDay(line.Fact.Known, knownDays);
            }
        });
        return (days, known);

        ushort KnownDay(Known when, Dictionary<DateTime, ushort> knownDays)
        {
            if (!knownDays.TryGetValue(when.At, out var day))
            {
                knownDays[when.At] = day = SalesColumns.DayOf(AsKnown.DayOf(when, programme.TimeZone)) ?? (when.At.Year < 1970 ? (ushort)0 : ushort.MaxValue);
            }

            return day;
        }
    }

    // A line that another one places: a return on the day of its sale, a bill by its parts. Before the other was known, reviews saw it elsewhere.
    private bool IsPlacedByWhatCameLater(ImmutableArray<SalesLine> sales)
    {
        var (byParts, bySale) = (_reading.CountsOn == DayOf.PaidOn, _reading.Returns == Returns.InThePeriodOfTheSale);
        if ((!byParts && !bySale) || !sales.Any(s => s.Corrects is not null))
        {
            return false;
        }

        var known = sales.Where(s => s.Type != LineType.Payment).ToLookup(s => s.Key, StringComparer.Ordinal);
        return sales.Any(line => line.Corrects is { } key && known[key].Any(other => line.Type == LineType.Payment
            ? byParts && (other.PaidOn is not null || other.Corrects is not null) && line.Known.At > other.Known.At
            : bySale && other.Type == LineType.Sale && other.Known.At > line.Known.At));
    }

    // Where there are more combinations than two bytes can tell apart, the field with the most different words is left out.
    private (ushort[] Words, Combinations Combinations) Words()
    {
        for (var fields = wordFields; ; fields = fields.Remove(fields.MaxBy(f => _lines.SelectMany(l => l).Select(l => l.Fact.Word(f)).Distinct().Count())!))
        {
            if (Words(fields) is { } found)
            {
                return (found.Words, new Combinations(found.Lines, fields.ToHashSet(StringComparer.Ordinal)));
            }
        }
    }

    private (ushort[] Words, SalesLine[] Lines)? Words(ImmutableArray<string> fields)
    {
        var (words, by, full) = (new ushort[_slices[^1]], new WordCodes[_lines.Length], false);
        EachAtOnce(() => new WordCodes(fields), (codes, partner, lines, at) =>
        {
            by[partner] = codes;
            foreach (var line in lines)
            {
                var code = codes.Of((SalesLine)line.Fact);
                full |= code is null;
                words[at++] = code ?? 0;
            }
        });
        if (full)
        {
            return null;
        }

        // In the order of the lines, so that the same lines are numbered alike whichever thread took which partner.
        var (all, numbers) = (new WordCodes(fields), new Dictionary<WordCodes, int[]>(ReferenceEqualityComparer.Instance));
        foreach (var codes in by.Distinct())
        {
            numbers[codes] = [.. Enumerable.Repeat(-1, codes.Lines.Count)];
        }

        for (var (partner, at) = (0, 0); partner < by.Length; partner++)
        {
            for (var known = numbers[by[partner]]; at < _slices[partner + 1]; at++)
            {
                var own = words[at];
                if (known[own] < 0)
                {
                    if (all.Of(by[partner].Lines[own]) is not { } next)
                    {
                        return null;
                    }

                    known[own] = next;
                }

                words[at] = (ushort)known[own];
            }
        }

        return (words, [.. all.Lines]);
    }

    // Words of lines and what they belong to are the same under every programme.
    private static Programme Anything { get; } = new()
    {
        Name = "", Title = LocalText.OfName(""), Version = 1, From = default, Published = default, Currency = Currency.Eur, TimeZone = "UTC", Answers = new Answers(),
    };
}
