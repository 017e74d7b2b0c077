using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// Numbers that were counted before over the same columns, for the next question: a draft that moves a threshold asks for what the last one
/// asked for, so its levels and money are only decided anew; one that changes what a figure counts has that figure counted alone.
/// </summary>
/// <remarks>Runs that share it come one after the other. It keeps some hundred megabytes at most; what is beyond that is counted again.</remarks>
public sealed class CountsKept
{
    private const long MostNumbers = 1 << 25;

    private readonly Dictionary<(SalesColumns Columns, Ask Ask, LineTests Tests, string Field, Period Over), KeptNumbers> _numbers = [];
    private readonly List<(SalesColumns Columns, HashSet<(Period Over, DateOnly Review)> Reviewed, bool[] InTime)> _inTime = [];

    /// <summary>How many numbers are kept.</summary>
    public long Numbers { get; private set; }

    internal KeptNumbers? Find(SalesColumns columns, CountPlan plan, int figure) => _numbers.TryGetValue(Key(columns, plan, figure), out var kept) ? kept : null;

    internal bool[]? InTime(SalesColumns columns, CountPlan plan) => _inTime.Find(k => ReferenceEquals(k.Columns, columns) && k.Reviewed.SetEquals(plan.Reviewed)).InTime;

    internal bool HasRoomFor(long numbers) => Numbers + numbers <= MostNumbers;

    /// <param name="columns">The columns that were counted.</param>
    /// <param name="plan">What was asked.</param>
    /// <param name="figures">Which of it was counted.</param>
    /// <param name="numbers">The numbers of those, partner by partner.</param>
    internal void Keep(SalesColumns columns, CountPlan plan, int[] figures, long[] numbers)
    {
        for (var i = 0; i < figures.Length; i++)
        {
            _numbers[Key(columns, plan, figures[i])] = new KeptNumbers(numbers, figures.Length, i);
        }

        Numbers += numbers.Length;
    }

    internal void Keep(SalesColumns columns, CountPlan plan, bool[] inTime) => _inTime.Add((columns, plan.Reviewed, inTime));

    private static (SalesColumns Columns, Ask Ask, LineTests Tests, string Field, Period Over) Key(SalesColumns columns, CountPlan plan, int at)
    {
        var figure = plan.Figures[at];
        var field = figure.Ask switch { Ask.Sum => plan.Summed[figure.Field].Field, Ask.Different => plan.Told[figure.Field], _ => "" };
        return (columns, figure.Ask, plan.Tests[figure.Tests], field, figure.Over);
    }
}

/// <summary>A figure of every partner, among others that were counted with it: block by block, those of one block figure by figure.</summary>
internal readonly record struct KeptNumbers(long[] All, int Figures, int Figure)
{
    /// <summary>Those of a block.</summary>
    /// <param name="first">The number of the partner in its first lane.</param>
    public Span<long> this[int first] => All.AsSpan(((first * Figures) + (Figure * Block.Lanes)), Block.Lanes);

    /// <summary>Room for some figures of everyone.</summary>
    public static long[] Room(int partners, int figures) => GC.AllocateUninitializedArray<long>((partners + Block.Lanes - 1) / Block.Lanes * Block.Lanes * figures);
}

/// <summary>One plan's numbers for a run: those that are known, those that are counted, and where the latter are kept.</summary>
internal sealed class Counting
{
    private readonly CountPlan _plan;
    private readonly (int Place, KeptNumbers Numbers)[] _known;
    private readonly int[] _placeOf;
    private readonly long[]? _keep;
    private readonly bool[]? _knownInTime;
    private readonly bool[]? _keepInTime;
    private readonly Lazy<CountTables[]> _late;

    private Counting(CountPlan plan, SalesColumns columns, CountTables[]? tables, (int Place, KeptNumbers Numbers)[] known, int[] placeOf, bool[]? knownInTime, bool keeps)
    {
        (_plan, Columns, Tables, _known, _placeOf, _knownInTime) = (plan, columns, tables, known, placeOf, knownInTime);
        _keep = keeps ? KeptNumbers.Room(columns.Partners, placeOf.Length) : null;
        _keepInTime = keeps && knownInTime is null ? new bool[columns.Partners] : null;
        _late = new(() => CountTables.OfLayers(plan, columns)!);
    }

    public SalesColumns Columns { get; }

    public SalesReading Reading => _plan.Reading;

    /// <summary>Where the figures of the plan begin in a row.</summary>
    public int First => _plan.First;

    public int Figures => _plan.Figures.Count;

    /// <summary>What is counted, for the columns and each that lies beside them; null where all is known.</summary>
    public CountTables[]? Tables { get; }

    /// <summary>How a plan is counted on columns; null where they cannot.</summary>
    public static Counting? Of(CountPlan plan, SalesColumns columns, CountsKept? kept)
    {
        var (known, missing) = (new List<(int Place, KeptNumbers Numbers)>(), new List<int>());
        for (var i = 0; i < plan.Figures.Count; i++)
        {
            if (kept?.Find(columns, plan, i) is { } numbers)
            {
                known.Add((i, numbers));
            }
            else
            {
                missing.Add(i);
            }
        }

        var inTime = kept?.InTime(columns, plan);
        if (missing.Count == 0 && inTime is not null)
        {
            return new Counting(plan, columns, null, [.. known], [], inTime, keeps: false);
        }

        // Who is in time is known where the same windows were reviewed before: then only the windows of what is missing are looked at.
        return CountTables.OfLayers(known.Count == 0 ? plan : plan.Only(missing, isReviewed: inTime is null), columns) is not { } tables ? null
            : new Counting(plan, columns, tables, [.. known], [.. missing], known.Count == 0 ? null : inTime, kept?.HasRoomFor((long)missing.Count * columns.Partners) == true);
    }

    /// <summary>Takes what is known of a block.</summary>
    /// <param name="first">The number of the partner in its first lane.</param>
    /// <param name="block">Takes the figures.</param>
    public void TakeKnown(int first, Block block)
    {
        foreach (var (figure, numbers) in _known)
        {
            numbers[first].CopyTo(block[First + figure]);
        }
    }

    /// <summary>Counts what is not known of a partner.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="lane">Its place in the block.</param>
    /// <param name="passes">What counts, for each of the columns; null where all is known.</param>
    /// <param name="paper">Room for what is counted.</param>
    /// <param name="block">Takes the figures.</param>
    /// <returns>Whether no line became known after a review that looks at its day.</returns>
    public bool Count(int partner, int lane, CountPass[]? passes, Span<long> paper, Block block)
    {
        if (passes is null)
        {
            return _knownInTime![partner];
        }

        var (layer, place) = Columns.At(partner);
        var counted = paper[.._placeOf.Length];
        var inTime = passes[layer].Count(place, counted);
        for (var i = 0; i < counted.Length; i++)
        {
            block[First + _placeOf[i]][lane] = counted[i];
        }

        if (_keepInTime is { } times)
        {
            times[partner] = inTime;
        }

        return _knownInTime?[partner] ?? inTime;
    }

    /// <summary>Keeps what was counted of a block.</summary>
    /// <param name="first">The number of the partner in its first lane.</param>
    /// <param name="block">The figures.</param>
    public void KeepCounted(int first, Block block)
    {
        for (var i = 0; i < _placeOf.Length && _keep is not null; i++)
        {
            block[First + _placeOf[i]].CopyTo(new KeptNumbers(_keep, _placeOf.Length, i)[first]);
        }
    }

    /// <summary>Whether a line of a partner became known after a review that looks at its day: then the review did not see it.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="opened">The day on which its taking part became known: earlier reviews are decided with what was known then.</param>
    public bool IsLate(int partner, DateOnly opened) => Columns.At(partner) is var (layer, place) && (_knownInTime is null ? Tables! : _late.Value)[layer].IsLate(place, opened);

    /// <summary>Gives what was counted to be kept, once everyone is.</summary>
    public void KeepIn(CountsKept kept)
    {
        if (_keep is { } numbers)
        {
            kept.Keep(Columns, _plan, _placeOf, numbers);
        }

        if (_keepInTime is { } inTime)
        {
            kept.Keep(Columns, _plan, inTime);
        }
    }
}
