using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Core.Columns;

/// <summary>
/// The sales lines of a whole population as columns: partner by partner, each partner's in the order of their day, so that a partner is
/// a slice and a window is found by halving. Words that many lines share are one number, the combination they occur in.
/// </summary>
/// <remarks>About 22 bytes a line: 2 for the day, 2 for when it became known, 2 for the words, 8 for the amount, 4 for each thing counted by its differences.</remarks>
public sealed class SalesColumns
{
    private readonly Dictionary<string, long[]> _amounts;
    private readonly Dictionary<string, ThingCodes> _things;
    private readonly Dictionary<LineTests, ulong[]?> _passing = [];
    private readonly bool[] _oneByOne;
    private readonly ILineSource? _source;

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
        SalesReading reading, int[] slices, ushort[] days, ushort[] known, ushort[] words, Combinations combinations,
        Dictionary<string, long[]> amounts, Dictionary<string, ThingCodes> things, bool[] oneByOne, ILineSource? source)
    {
        (Reading, Slices, Days, Known, Words, Combinations) = (reading, slices, days, known, words, combinations);
        (_amounts, _things, _oneByOne, _source) = (amounts, things, oneByOne, source);
    }

    /// <summary>The first day that the columns hold: what is earlier is one by one.</summary>
    public static DateOnly Origin { get; } = new(1970, 1, 1);

    public SalesReading Reading { get; }

    public int Partners => Slices.Length - 1;

    public int Lines => Days.Length;

    internal int[] Slices { get; }

    internal ushort[] Days { get; }

    internal ushort[] Known { get; }

    internal ushort[] Words { get; }

    internal Combinations Combinations { get; }

    /// <summary>A day as the columns keep it; null where they cannot.</summary>
    public static ushort? DayOf(DateOnly day) => day.DayNumber - Origin.DayNumber is var days and >= 0 and <= ushort.MaxValue ? (ushort)days : null;

    /// <summary>Whether a partner's lines must be counted one by one.</summary>
    public bool IsOneByOne(int partner) => _oneByOne[partner];

    /// <summary>The amounts of a field, line by line; null where there is no way to know them.</summary>
    internal long[]? Amounts(string field, Programme programme) =>
        _amounts.TryGetValue(field, out var known) ? known : _source is null ? null : _amounts[field] = _source.Amounts(field, programme, _oneByOne);

    /// <summary>The numbers of a field's things, line by line; null where there is no way to know them.</summary>
    internal ThingCodes? Things(string field) =>
        _things.TryGetValue(field, out var known) ? known : _source is null ? null : _things[field] = _source.Things(field);

    /// <summary>Which lines pass tests that the combinations do not decide, a bit for each; null where there is no way to know.</summary>
    internal ulong[]? Passing(LineTests tests) =>
        _passing.TryGetValue(tests, out var known) ? known : _passing[tests] = _source?.Passing(tests, _oneByOne);

    /// <summary>The first line of a slice that is not before a day.</summary>
    internal int FirstFrom(int partner, int day)
    {
        var (low, high) = (Slices[partner], Slices[partner + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Days[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>Things such as customers as numbers: within each partner from 0, so that what was seen is a small table.</summary>
/// <param name="Codes">The number of each line's thing; -1 where it has none.</param>
/// <param name="Counts">How many different ones each partner has.</param>
internal sealed record ThingCodes(int[] Codes, int[] Counts);

/// <summary>Where columns come from that were not asked for before.</summary>
internal interface ILineSource
{
    /// <summary>The amounts of a field; a partner with a line whose amount has no place in a column is marked to be counted one by one.</summary>
    long[] Amounts(string field, Programme programme, bool[] oneByOne);

    ThingCodes Things(string field);

    /// <summary>A bit for each line that passes tests; a partner with a line that cannot be tested is marked to be counted one by one.</summary>
    ulong[] Passing(LineTests tests, bool[] oneByOne);
}
