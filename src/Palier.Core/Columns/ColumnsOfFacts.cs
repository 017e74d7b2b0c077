using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>What is asked of lines for sure, so that it is laid out while they lie near.</summary>
/// <param name="Summed">Fields that are added up, of those that every sale has.</param>
/// <param name="Told">Fields whose different values are counted.</param>
internal sealed record Wanted(ImmutableArray<string> Summed, ImmutableArray<string> Told)
{
    /// <summary>What figures of some programmes ask of lines that are read in a way.</summary>
    public static Wanted By(IEnumerable<Programme> programmes, SalesReading reading)
    {
        var verbs = programmes.SelectMany(p => p.Metrics.Where(m => Compiling.IsOnColumns(m) && SalesReading.Of(p, m) == reading)).Select(m => m.Verb).ToList();
        return new Wanted(
            [.. verbs.OfType<Verb.SumField>().Where(s => s.Fact == "sale" && SalesColumns.IsSame(s.Field)).Select(s => s.Field).Distinct(StringComparer.Ordinal)],
            [.. verbs.OfType<Verb.Count>().Where(c => c.Fact == "sale").Select(c => c.Field).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }
}

/// <summary>Lays the sales lines of partners out as columns.</summary>
internal sealed class ColumnsOfFacts : ILineSource
{
    private static readonly ImmutableArray<string> wordFields = ["area", "family", "kind", "source", "country", "product"];

    private readonly IReadOnlyList<PartnerFacts> _members;
    private readonly SalesReading _reading;
    private readonly Programme _programme;
    private readonly Found[][] _lines;
    private readonly int[] _slices;
    private readonly bool[] _oneByOne;
    private readonly ushort[] _days;
    private readonly ushort[] _known;
    private readonly ushort[] _words;
    private readonly WordCodes[] _by;
    private readonly bool _isFull;
    private readonly Dictionary<string, ReadOnlyMemory<long>> _amounts;
    private readonly Dictionary<string, ThingCodes> _things;

    private ColumnsOfFacts(Programme programme, SalesReading reading, IReadOnlyList<PartnerFacts> members, Wanted wanted)
    {
        (_members, _reading, _programme, _lines, _oneByOne, _by) = (members, reading, programme, new Found[members.Count][], new bool[members.Count], new WordCodes[members.Count]);

        // Room for all lines of each; some may not count.
        _slices = new int[members.Count + 1];
        for (var i = 0; i < members.Count; i++)
        {
            _slices[i + 1] = checked(_slices[i] + members[i].Sales.Length);
        }

        (_days, _known, _words) = (Room<ushort>(), Room<ushort>(), Room<ushort>());
        var (amounts, things, isFull) = (wanted.Summed.Select(f => (Field: f, Of: Room<long>())).ToList(), wanted.Told.Select(f => (Field: f, Codes: Room<int>(), Counts: new int[members.Count], Tags: Room<ushort>())).ToList(), false);

        // All that is wanted of a partner's lines is done while they lie near.
        Parallel.For(0, members.Count, () => (new Dictionary<DateTime, ushort>(), new WordCodes(wordFields)), (partner, _, paper) =>
        {
            var (lines, at) = (_lines[partner] = ImmutableCollectionsMarshal.AsArray(new SalesByDay(members[partner].Sales, programme.Answers).All(reading.CountsOn))!, _slices[partner]);
            Days(partner, lines, _days.AsSpan(at), _known.AsSpan(at), paper.Item1);
            _by[partner] = paper.Item2;
            if (!Words(lines, _words.AsSpan(at), paper.Item2))
            {
                // Only ever set: another thread may say so at the same time.
                isFull = true;
            }

            foreach (var (field, of) in amounts)
            {
                _oneByOne[partner] |= !Amounts(field, programme, partner, lines, of.AsSpan(at));
            }

            foreach (var (field, codes, counts, tags) in things)
            {
                counts[partner] = Things(field, partner, lines, codes.AsSpan(at), tags.AsSpan(at));
            }

            return paper;
        }, _ => { });
        _isFull = isFull;
        var tagged = things.ConvertAll(t => Tagged(t.Tags, t.Counts));
        Close([_days, _known, _words, .. amounts.Select(a => a.Of), .. things.Select(t => t.Codes)]);
        _amounts = amounts.ToDictionary(a => a.Field, a => (ReadOnlyMemory<long>)a.Of.AsMemory(0, _slices[^1]), StringComparer.Ordinal);
        _things = things.Zip(tagged).ToDictionary(t => t.First.Field, t => new ThingCodes(t.First.Codes.AsMemory(0, _slices[^1]), t.First.Counts) { Tags = t.Second }, StringComparer.Ordinal);
    }

    /// <summary>The columns of partners, whose place in the list is their number.</summary>
    /// <param name="programme">A version that reads lines so.</param>
    /// <param name="reading">How lines are read.</param>
    /// <param name="members">The facts of each partner, with those of others that count for it.</param>
    /// <param name="wanted">What is sure to be asked for.</param>
    public static SalesColumns Of(Programme programme, SalesReading reading, IReadOnlyList<PartnerFacts> members, Wanted wanted)
    {
        var source = new ColumnsOfFacts(programme, reading, members, wanted);
        var (words, combinations) = source.Words();
        return new SalesColumns(
            reading, source._slices, source._days.AsMemory(0, source._slices[^1]), source._known.AsMemory(0, source._slices[^1]), words, combinations, source._amounts, source._things, source._oneByOne, source);
    }

    public long[] Amounts(string field, Programme programme, bool[] oneByOne)
    {
        var amounts = new long[_slices[^1]];
        EachAtOnce((partner, lines, at) => oneByOne[partner] |= !Amounts(field, programme, partner, lines, amounts.AsSpan(at)));
        return amounts;
    }

    public ThingCodes Things(string field)
    {
        var (codes, counts, tags) = (new int[_slices[^1]], new int[_members.Count], Room<ushort>());
        EachAtOnce((partner, lines, at) => counts[partner] = Things(field, partner, lines, codes.AsSpan(at), tags.AsSpan(at)));
        return new ThingCodes(codes, counts) { Tags = Tagged(tags, counts) };
    }

    public string? Thing(string field, int partner, int line) => Word(field, _members[partner])(_lines[partner][line].Fact);

    // False where an amount has no place in a column, or their sum might have none.
    private bool Amounts(string field, Programme programme, int partner, Found[] lines, Span<long> amounts)
    {
        var isMoney = Definition.Reader.Fields.OfFact["sale"].TryGetValue(field, out var subject) && subject == Definition.Reader.Subject.Money;
        var conversion = new Conversion(programme, _members[partner].Common);
        var look = new Look { Kind = "sale", Day = default, CountsOn = _reading.CountsOn, LineRounding = _reading.Rounding, ReferenceRate = _reading.Reference };
        Int128 all = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];

            // Most lines are in the currency already: those take no fraction.
            if (isMoney && line.Fact.Money(field) is { } own && own.Currency == programme.Currency)
            {
                amounts[i] = _reading.Rounding == LineRounding.EachLine ? (Exact.Of(own.TenThousandths, LineAmount.Unit) * _reading.PartsOfOne).ToWhole(RoundingMode.HalfUp) : own.TenThousandths;
            }
            else if (conversion.Of(line.Fact, field, line.Day, look) is { } exact && exact.Value * _reading.PartsOfOne is { IsWhole: true } whole && whole.Numerator >= long.MinValue && whole.Numerator <= long.MaxValue)
            {
                amounts[i] = (long)whole.Numerator;
            }
            else
            {
                amounts[i..lines.Length].Clear();
                return false;
            }

            all += Int128.Abs(amounts[i]);
        }

        // Then no sum of some of them overflows either.
        return all <= long.MaxValue;
    }

    // How many different ones there are.
    private int Things(string field, int partner, Found[] lines, Span<int> codes, Span<ushort> tags)
    {
        var (word, known) = (Word(field, _members[partner]), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < lines.Length; i++)
        {
            if (word(lines[i].Fact) is not { } value)
            {
                codes[i] = -1;
                continue;
            }

            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, value, out var isKnown);
            if (!isKnown)
            {
                code = known.Count - 1;
                tags[code] = ThingTags.Of(value);
            }

            codes[i] = code;
        }

        return known.Count;
    }

    // There is room for as many things as lines.
    private ThingTags Tagged(ushort[] tags, int[] counts) => new(counts.Select((count, partner) => (ReadOnlyMemory<ushort>)tags.AsMemory(_slices[partner], count)));

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

    private T[] Room<T>() => GC.AllocateUninitializedArray<T>(_slices[^1]);

    // Where lines do not count there is more room than lines: what follows moves up.
    private void Close(List<Array> columns)
    {
        var end = 0;
        for (var i = 0; i < _lines.Length; i++)
        {
            var (first, lines) = (_slices[i], _lines[i].Length);
            if (first != end)
            {
                columns.ForEach(c => Array.Copy(c, first, c, end, lines));
                _slices[i] = end;
            }

            end += lines;
        }

        _slices[^1] = end;
    }

    private void Days(int partner, Found[] lines, Span<ushort> days, Span<ushort> known, Dictionary<DateTime, ushort> knownDays)
    {
        var isOneByOne = IsPlacedByWhatCameLater(_members[partner].Sales);
        for (var i = 0; i < lines.Length; i++)
        {
            isOneByOne |= SalesColumns.DayOf(lines[i].Day) is null;
            (days[i], known[i]) = (SalesColumns.DayOf(lines[i].Day) ?? 0, KnownDay(lines[i].Fact.Known, knownDays));
        }

        _oneByOne[partner] |= isOneByOne;
    }

    private ushort KnownDay(Known when, Dictionary<DateTime, ushort> knownDays)
    {
        if (!knownDays.TryGetValue(when.At, out var day))
        {
            knownDays[when.At] = day = SalesColumns.DayOf(AsKnown.DayOf(when, _programme.TimeZone)) ?? (when.At.Year < 1970 ? (ushort)0 : ushort.MaxValue);
        }

        return day;
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
    private (ReadOnlyMemory<ushort> Words, Combinations Combinations) Words()
    {
        var (fields, isFull) = (wordFields, _isFull);
        while (true)
        {
            if (!isFull && Numbered(fields) is { } lines)
            {
                return (_words.AsMemory(0, _slices[^1]), new Combinations(lines, fields.ToHashSet(StringComparer.Ordinal)));
            }

            fields = fields.Remove(fields.MaxBy(f => _lines.SelectMany(l => l).Select(l => l.Fact.Word(f)).Distinct().Count())!);
            isFull = false;
            Parallel.For(0, _lines.Length, () => new WordCodes(fields), (partner, _, codes) =>
            {
                _by[partner] = codes;
                if (!Words(_lines[partner], _words.AsSpan(_slices[partner]), codes))
                {
                    isFull = true;
                }

                return codes;
            }, _ => { });
        }
    }

    // False where there are too many combinations.
    private static bool Words(Found[] lines, Span<ushort> words, WordCodes codes)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (codes.Of((SalesLine)lines[i].Fact) is not { } code)
            {
                return false;
            }

            words[i] = code;
        }

        return true;
    }

    // What each thread has numbered gets one numbering: in the order of the lines, so that the same lines are numbered alike whichever thread took which partner.
    private SalesLine[]? Numbered(ImmutableArray<string> fields)
    {
        var (all, numbers) = (new WordCodes(fields), new Dictionary<WordCodes, int[]>(ReferenceEqualityComparer.Instance));
        foreach (var codes in _by.Distinct())
        {
            numbers[codes] = [.. Enumerable.Repeat(-1, codes.Lines.Count)];
        }

        for (var (partner, at) = (0, 0); partner < _by.Length; partner++)
        {
            for (var known = numbers[_by[partner]]; at < _slices[partner + 1]; at++)
            {
                var own = _words[at];
                if (known[own] < 0)
                {
                    if (all.Of(_by[partner].Lines[own]) is not { } next)
                    {
                        return null;
                    }

                    known[own] = next;
                }

                _words[at] = (ushort)known[own];
            }
        }

        return [.. all.Lines];
    }

    /// <summary>Reads a word of lines, or of what they belong to.</summary>
    internal static Func<IFact, string?> Word(string field, PartnerFacts of)
    {
        if (!field.Contains('.', StringComparison.Ordinal))
        {
            return line => line.Word(field);
        }

        var tests = new FactTests(Anything, of);
        return line => tests.WordOf(line, field);
    }

    // Words of lines and what they belong to are the same under every programme.
    private static Programme Anything { get; } = new()
    {
        Name = "", Title = LocalText.OfName(""), Version = 1, From = default, Published = default, Currency = Currency.Eur, TimeZone = "UTC", Answers = new Answers(),
    };
}
