using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Core.Columns;

/// <summary>
/// The sales lines of a whole population as columns: partner by partner, each partner's in the order of their day, so that a partner is
/// a slice and a window is found by halving. Words that many lines share are one number, the combination they occur in.
/// </summary>
/// <remarks>About 23 bytes a line: 2 for the day, 2 for when it became known, 2 for the words, 8 for the amount, 4 for each thing counted by its differences, and 2 for each different one of those.</remarks>
public sealed class SalesColumns
{
    private const int MostBeside = 16;

    private readonly Dictionary<string, ReadOnlyMemory<long>> _amounts;
    private readonly Dictionary<string, ThingCodes> _things;
    private readonly Dictionary<LineTests, ulong[]?> _passing;
    private readonly ReadOnlyMemory<int> _slices;
    private readonly bool[] _oneByOne;
    private readonly ILineSource? _source;
    private readonly int[]? _some;
    private readonly (byte Layer, int Place)[]? _at;
    private readonly ImmutableArray<SalesColumns> _beside = [];
    private readonly int _had;

    /// <param name="reading">How the lines were read.</param>
    /// <param name="slices">Where each partner's lines begin, and where the last one's end.</param>
    /// <param name="days">The day each line counts on, in days since <see cref="Origin"/>.</param>
    /// <param name="known">The day on which each became known, in days since <see cref="Origin"/>.</param>
    /// <param name="words">The combination of words of each line.</param>
    /// <param name="combinations">A line of each combination, and the fields that are alike in all lines of one.</param>
    /// <param name="amounts">Amounts by field, in parts of a unit as the reading says.</param>
    /// <param name="things">Numbers of things by field.</param>
    /// <param name="oneByOne">Partners with a line that has no place in columns: without a rate, or beyond what they hold.</param>
    /// <param name="source">The lines themselves, for what is not a column yet; null where there are none.</param>
    internal SalesColumns(
        SalesReading reading, ReadOnlyMemory<int> slices, ReadOnlyMemory<ushort> days, ReadOnlyMemory<ushort> known, ReadOnlyMemory<ushort> words, Combinations combinations,
        Dictionary<string, ReadOnlyMemory<long>> amounts, Dictionary<string, ThingCodes> things, bool[] oneByOne, ILineSource? source)
    {
        (Reading, _slices, Days, Known, Words, Combinations) = (reading, slices, days, known, words, combinations);
        (_amounts, _things, _passing, _oneByOne, _source) = (amounts, things, [], oneByOne, source);
        _had = amounts.Count + things.Count;
    }

    // The same columns seen by some of the partners, or with the lines of some laid out beside.
    private SalesColumns(SalesColumns of, int[]? some, (byte Layer, int Place)[]? at, ImmutableArray<SalesColumns> beside)
    {
        (Reading, _slices, Days, Known, Words, Combinations) = (of.Reading, of._slices, of.Days, of.Known, of.Words, of.Combinations);
        (_amounts, _things, _passing, _oneByOne, _source, _some, _at, _beside) = (of._amounts, of._things, of._passing, of._oneByOne, of._source, some, at, beside);
    }

    /// <summary>The first day that the columns hold: what is earlier is one by one.</summary>
    public static DateOnly Origin { get; } = new(1970, 1, 1);

    public SalesReading Reading { get; }

    public int Partners => _some?.Length ?? _slices.Length - 1;

    public int Lines => Days.Length;

    /// <summary>Whether something was laid out since these columns were made.</summary>
    public bool HasGrown => _amounts.Keys.Count(IsSame) + _things.Count > _had;

    internal ReadOnlyMemory<ushort> Days { get; }

    internal ReadOnlyMemory<ushort> Known { get; }

    internal ReadOnlyMemory<ushort> Words { get; }

    internal Combinations Combinations { get; }

    /// <summary>A day as the columns keep it; null where they cannot.</summary>
    public static ushort? DayOf(DateOnly day) => day.DayNumber - Origin.DayNumber is var days and >= 0 and <= ushort.MaxValue ? (ushort)days : null;

    /// <summary>The same columns for some partners, who are numbered in the order given.</summary>
    /// <param name="partners">Their numbers here.</param>
    public SalesColumns Only(int[] partners)
    {
        // Where all of them lie beside, in the same columns, no others are looked at.
        var layer = partners.Length == 0 ? 0 : At(partners[0]).Layer;
        return layer > 0 && partners.All(p => At(p).Layer == layer) ? _beside[layer - 1].Only([.. partners.Select(p => At(p).Place)])
            : new(this, _some is null ? partners : [.. partners.Select(Place)], _at, _beside);
    }

    /// <summary>
    /// The same columns after something became known of some partners: their lines are laid out beside, and the old ones are passed over.
    /// Where nothing changed about a partner's lines, they stay where they are. Where a partner only has a few lines more, the old ones are
    /// copied and those put among them. Null where so much lies beside that everything had better be laid out anew, or where these are
    /// only some of the partners.
    /// </summary>
    /// <param name="touched">The partners, each once.</param>
    /// <param name="programme">A version that reads lines so.</param>
    /// <exception cref="ArgumentException">A partner is there twice.</exception>
    public SalesColumns? With(IReadOnlyList<Touched> touched, Programme programme)
    {
        if (_some is not null || _beside.Length + 2 > MostBeside)
        {
            return null;
        }

        if (touched.DistinctBy(t => t.Number).Count() != touched.Count)
        {
            throw new ArgumentException("a partner is there twice: what is new of it belongs together", nameof(touched));
        }

        var (at, beside) = (_at is null ? new (byte Layer, int Place)[Partners] : [.. _at], _beside);
        void Beside(SalesColumns? columns, IEnumerable<Touched> partners)
        {
            beside = columns is null ? beside : beside.Add(columns);
            foreach (var (partner, place) in partners.Select((p, i) => (p, i)))
            {
                at[partner.Number] = ((byte)beside.Length, place);
            }
        }

        Beside(ColumnsWithMore.Of(this, programme, [.. touched.Where(t => t.New is { IsEmpty: false })], out var taken), taken);
        List<Touched> rest = [.. touched.Where(t => t.New is not { IsEmpty: true }).Except(taken, ReferenceEqualityComparer.Instance).Cast<Touched>()];
        Beside(rest.Count == 0 ? null : ColumnsOfFacts.Of(programme, Reading, [.. rest.Select(t => t.Facts)], LaidOut), rest);
        return new SalesColumns(this, null, at, beside);
    }

    /// <summary>All that is laid out, to be kept.</summary>
    /// <exception cref="InvalidOperationException">Some of it lies beside: a bug of the caller.</exception>
    public ColumnImage Image() => !_beside.IsEmpty ? throw new InvalidOperationException("what lies beside would be lost") : new()
    {
        Slices = _slices, Days = Days, Known = Known, Words = Words, OneByOne = [.. _oneByOne],
        Fields = [.. Combinations.Fields.Order(StringComparer.Ordinal)],
        Combinations = [.. Combinations.Lines.Select(l => new CombinationImage([.. Combinations.Fields.Order(StringComparer.Ordinal).Select(l.Word)], l.Marks))],
        Amounts = _amounts.Where(a => IsSame(a.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal),
        Things = _things.ToImmutableSortedDictionary(t => t.Key, t => new ThingImage(t.Value.Codes, t.Value.Counts), StringComparer.Ordinal),
    };

    /// <summary>Columns that were kept.</summary>
    /// <param name="reading">How their lines were read.</param>
    /// <param name="image">What was kept.</param>
    /// <param name="lines">The lines themselves, asked for when something is wanted that was not kept.</param>
    public static SalesColumns Of(SalesReading reading, ColumnImage image, Func<SalesColumns> lines) => new(
        reading, image.Slices, image.Days, image.Known, image.Words,
        new Combinations([.. image.Combinations.Select(c => c.Line(image.Fields))], image.Fields.ToHashSet(StringComparer.Ordinal)),
        new(image.Amounts, StringComparer.Ordinal), image.Things.ToDictionary(t => t.Key, t => new ThingCodes(t.Value.Codes, [.. t.Value.Counts.Span]), StringComparer.Ordinal),
        [.. image.OneByOne], new LinesElsewhere(lines));

    /// <summary>Whether a partner's lines must be counted one by one.</summary>
    public bool IsOneByOne(int partner) => At(partner) is (> 0, _) at ? _beside[at.Layer - 1].IsOneByOne(at.Place) : _oneByOne[Place(partner)];

    /// <summary>What is laid out of that which texts are sure to ask for.</summary>
    internal Wanted LaidOut => new([.. _amounts.Keys.Where(IsSame)], [.. _things.Keys]);

    /// <summary>These columns and those that lie beside them.</summary>
    internal ImmutableArray<SalesColumns> Layers => [this, .. _beside];

    /// <summary>One of them.</summary>
    internal SalesColumns Layer(int layer) => layer == 0 ? this : _beside[layer - 1];

    /// <summary>In which of them the lines of a partner are, and by which number.</summary>
    internal (int Layer, int Place) At(int partner) => _at is { } at && at[Place(partner)] is (> 0, _) found ? found : (0, partner);

    /// <summary>The amounts of a field, line by line; null where there is no way to know them.</summary>
    internal ReadOnlyMemory<long>? Amounts(string field, Programme programme) =>
        _amounts.TryGetValue(NameOf(field, programme), out var known) ? known : _source is null ? null : _amounts[NameOf(field, programme)] = _source.Amounts(field, programme, _oneByOne);

    /// <summary>The numbers of a field's things, line by line; null where there is no way to know them.</summary>
    internal ThingCodes? Things(string field) =>
        _things.TryGetValue(field, out var known) ? known : _source is null ? null : _things[field] = _source.Things(field);

    /// <summary>What a line calls its thing.</summary>
    /// <param name="field">What names it.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="line">The line, from the partner's first.</param>
    internal string? ThingAt(string field, int partner, int line) => _source!.Thing(field, Place(partner), line);

    /// <summary>How many different things of a field a partner has.</summary>
    internal int CountOf(ThingCodes things, int partner) => things.Counts[Place(partner)];

    /// <summary>Which lines pass tests that the combinations do not decide, a bit for each; null where there is no way to know.</summary>
    internal ulong[]? Passing(LineTests tests) =>
        _passing.TryGetValue(tests, out var known) ? known : _passing[tests] = _source?.Passing(tests, _oneByOne);

    /// <summary>Whether all of that is laid out or can be, with what finds a thing by its name.</summary>
    internal bool Has(Wanted wanted, Programme programme) =>
        _source is not null && wanted.Summed.All(f => Amounts(f, programme) is not null) && wanted.Told.All(f => Things(f) is { Tags: not null });

    /// <summary>Where the lines of a partner begin; those of the last one end where one more would begin.</summary>
    internal int FirstOf(int place) => _slices.Span[place];

    /// <summary>The first line of a slice that is not before a day.</summary>
    internal int FirstFrom(int partner, int day)
    {
        var place = Place(partner);
        var slices = _slices.Span;
        var days = Days.Span;
        var (low, high) = (slices[place], slices[place + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = days[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Brings the days of a partner near.</summary>
    internal int TouchedDays(int partner) => Touched(Days, _slices.Span[Place(partner)], _slices.Span[Place(partner) + 1]);

    /// <summary>Brings a part of a column near.</summary>
    /// <returns>A number that says nothing, so that the reading is not left out.</returns>
    internal static int Touched<T>(ReadOnlyMemory<T> column, int first, int until)
        where T : unmanaged
    {
        const int BytesOfLine = 64;
        var bytes = MemoryMarshal.AsBytes(column.Span[first..until]);
        var sum = 0;
        for (var i = 0; i < bytes.Length; i += BytesOfLine)
        {
            sum += bytes[i];
        }

        return sum;
    }

    // A field that a programme declares is what that programme says; the others are the same everywhere.
    private static string NameOf(string field, Programme programme) => IsSame(field) ? field : $"{field} as {programme.Columns.FirstOrDefault(c => c.Fact == "sale" && c.Name == field)?.Unit}";

    /// <summary>Whether a field is one that every sale has, whatever a programme declares.</summary>
    internal static bool IsSame(string field) => Definition.Reader.Fields.OfFact["sale"].ContainsKey(field);

    private int Place(int partner) => _some?[partner] ?? partner;
}

/// <summary>Things such as customers as numbers: within each partner from 0, so that what was seen is a small table.</summary>
/// <param name="Codes">The number of each line's thing; -1 where it has none.</param>
/// <param name="Counts">How many different ones each partner has.</param>
internal sealed record ThingCodes(ReadOnlyMemory<int> Codes, int[] Counts)
{
    /// <summary>What finds a thing by its name; null where that was not laid out.</summary>
    public ThingTags? Tags { get; init; }
}

/// <summary>A short hash of each thing's name, partner by partner in the order of their numbers: two bytes, so that many can be passed over quickly.</summary>
internal sealed class ThingTags
{
    private readonly int[] _first;
    private readonly ushort[] _all;

    /// <param name="partners">The hashes of each partner's things.</param>
    public ThingTags(IEnumerable<ReadOnlyMemory<ushort>> partners)
    {
        var (all, at) = (partners.ToList(), 0);
        (_first, _all) = (new int[all.Count + 1], new ushort[all.Sum(p => p.Length)]);
        for (var i = 0; i < all.Count; i++)
        {
            all[i].CopyTo(_all.AsMemory(at));
            _first[i + 1] = at += all[i].Length;
        }
    }

    /// <summary>What they take.</summary>
    public long Bytes => ((long)_first.Length * sizeof(int)) + ((long)_all.Length * sizeof(ushort));

    /// <summary>The hash of a name.</summary>
    public static ushort Of(string name)
    {
        const uint Prime = 16_777_619;
        var hash = (uint)name.Length;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * Prime;
        }

        return (ushort)(hash ^ (hash >> 16));
    }

    /// <summary>Those of a partner.</summary>
    public ReadOnlySpan<ushort> Of(int partner) => _all.AsSpan(_first[partner].._first[partner + 1]);
}

/// <summary>Where columns come from that were not asked for before.</summary>
internal interface ILineSource
{
    /// <summary>The amounts of a field; a partner with a line whose amount has no place in a column is marked to be counted one by one.</summary>
    long[] Amounts(string field, Programme programme, bool[] oneByOne);

    ThingCodes Things(string field);

    /// <summary>What a partner's line calls its thing; null where it has none.</summary>
    /// <param name="field">What names it.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="line">The line, from the partner's first.</param>
    string? Thing(string field, int partner, int line);

    /// <summary>A bit for each line that passes tests; a partner with a line that cannot be tested is marked to be counted one by one.</summary>
    ulong[] Passing(LineTests tests, bool[] oneByOne);
}

/// <summary>Lines that are fetched when something is asked of them.</summary>
internal sealed class LinesElsewhere(Func<SalesColumns> lines) : ILineSource
{
    private readonly Lazy<SalesColumns> _lines = new(lines);

    public long[] Amounts(string field, Programme programme, bool[] oneByOne) => Also(_lines.Value.Amounts(field, programme)!.Value.ToArray(), oneByOne);

    public ThingCodes Things(string field) => _lines.Value.Things(field)!;

    public string? Thing(string field, int partner, int line) => _lines.Value.ThingAt(field, partner, line);

    public ulong[] Passing(LineTests tests, bool[] oneByOne) => Also(_lines.Value.Passing(tests)!, oneByOne);

    private T Also<T>(T column, bool[] oneByOne)
    {
        for (var i = 0; i < oneByOne.Length; i++)
        {
            oneByOne[i] |= _lines.Value.IsOneByOne(i);
        }

        return column;
    }
}
