using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// A plan made ready for some columns. The days are cut wherever a window begins or ends, so every window is a run of spans. The
/// combinations of words are sorted into classes that pass the same tests, and what a line decides for itself, such as a limit on its
/// amount, is a bit of its pattern. A line then belongs to one cell, that of its class and pattern, and to one slot, that of its span and
/// cell, however many figures it counts for.
/// </summary>
internal sealed class CountTables
{
    private const int MostParts = 8;
    private const int MostSlots = 1 << 22;
    private const int BitsOfMask = 64;

    private readonly int[] _cuts;
    private readonly int[] _partOf;
    private readonly bool[][] _passes;

    private CountTables(CountPlan plan, SalesColumns columns, List<(LineTests OfWords, LineTests OfLines)> tests, List<LineTests> parts)
    {
        (Plan, Columns, _cuts) = (plan, columns, Cuts(plan));
        (FirstDay, Until) = _cuts.Length == 0 ? (0, 0) : (_cuts[0], _cuts[^1]);
        Spans = Math.Max(1, _cuts.Length - 1);
        (ClassOf, _passes) = columns.Combinations.Sorted(tests.ConvertAll(t => t.OfWords));
        _partOf = [.. tests.Select(t => t.OfLines.All.IsEmpty ? -1 : parts.IndexOf(t.OfLines))];
        Parts = [.. parts.Select(p => LinePart.Of(p, columns))];
        Days = Laid(plan);
        Lanes = IsTooLarge ? [] : [.. Laned()];
        Told = IsTooLarge ? [] : [.. plan.Told.SelectMany(Tolds)];
    }

    public CountPlan Plan { get; }

    public SalesColumns Columns { get; }

    public int FirstDay { get; }

    public int Until { get; }

    public int Spans { get; }

    /// <summary>Whether it is asked which lines became known late.</summary>
    public bool AskWhatIsLate => Plan.Reviewed.Count > 0;

    /// <summary>How many classes of combinations of words there are.</summary>
    public int Classes => _passes.Length;

    /// <summary>The class of a combination of words.</summary>
    public ushort[] ClassOf { get; }

    /// <summary>The days from <see cref="FirstDay"/> on.</summary>
    public OfDay[] Days { get; }

    /// <summary>What lines decide for themselves, a bit of the pattern each.</summary>
    public LinePart[] Parts { get; }

    /// <summary>What is added up and how many lines are counted.</summary>
    public LaneSet[] Lanes { get; }

    /// <summary>Whose different values are counted.</summary>
    public ThingsTold[] Told { get; }

    /// <summary>The classes of every pattern, one pattern after the other; the cells of a span are its slots, and those of the next follow.</summary>
    public int Cells => Classes << Parts.Length;

    /// <summary>The tables of a plan for columns and each that lies beside them; null where one of them does not have, and cannot be given, all that it asks for.</summary>
    public static CountTables[]? OfLayers(CountPlan plan, SalesColumns columns)
    {
        var all = new List<CountTables>();
        foreach (var layer in columns.Layers)
        {
            if (Of(plan, layer) is not { } tables)
            {
                return null;
            }

            all.Add(tables);
        }

        return [.. all];
    }

    /// <summary>The tables of a plan; null where the columns do not have, and cannot be given, all that it asks for.</summary>
    public static CountTables? Of(CountPlan plan, SalesColumns columns)
    {
        if (!plan.Summed.TrueForAll(s => columns.Amounts(s.Field, s.Programme) is not null) || !plan.Told.TrueForAll(f => columns.Things(f) is not null))
        {
            return null;
        }

        var tests = plan.Tests.ConvertAll(t => t.Apart(columns.Combinations));
        List<LineTests> parts = [.. tests.Select(t => t.OfLines).Where(t => !t.All.IsEmpty).Distinct()];
        return parts.Count <= MostParts && parts.TrueForAll(p => LinePart.Can(p, columns))
            && new CountTables(plan, columns, tests, parts) is { IsTooLarge: false } tables ? tables : null;
    }

    /// <summary>Whether a line of a partner became known after a review that looks at its day: then the review did not see it.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="opened">The day on which its taking part became known: earlier reviews are decided with what was known then.</param>
    public bool IsLate(int partner, DateOnly opened)
    {
        var (from, until, least) = (Columns.FirstFrom(partner, FirstDay), Columns.FirstFrom(partner, Until), Day(opened));
        var known = Columns.Known.Span;
        var days = Columns.Days.Span;
        for (var i = from; i < until; i++)
        {
            if (known[i] > Days[days[i] - FirstDay].KnownBy && known[i] > least)
            {
                return true;
            }
        }

        return false;
    }

    private static int Day(DateOnly day) => Math.Clamp(day.DayNumber - SalesColumns.Origin.DayNumber, 0, ushort.MaxValue + 1);

    private static int[] Cuts(CountPlan plan) => [.. plan.Figures.Select(f => f.Over).Concat(plan.Reviewed.Select(r => r.Over)).SelectMany(o => new[] { Day(o.From), Day(o.Until) }).Distinct().Order()];

    private bool IsTooLarge => (long)Spans * Classes > MostSlots >> Parts.Length;

    private (int From, int Until) SpansOf(Period over) => (Array.BinarySearch(_cuts, Day(over.From)), Array.BinarySearch(_cuts, Day(over.Until)));

    private bool IsPassed(int tests, int cell) =>
        Math.DivRem(cell, Classes) is var (pattern, of) && _passes[of][tests] && (_partOf[tests] < 0 || (pattern >> _partOf[tests] & 1) != 0);

    private OfDay[] Laid(CountPlan plan)
    {
        var (days, knownBy, span) = (new OfDay[Until - FirstDay], new int[Until - FirstDay], 0);
        Array.Fill(knownBy, int.MaxValue);
        foreach (var (over, review) in plan.Reviewed)
        {
            foreach (ref var by in knownBy.AsSpan((Day(over.From) - FirstDay)..(Day(over.Until) - FirstDay)))
            {
                by = Math.Min(by, Day(review));
            }
        }

        for (var i = 0; i < days.Length; i++)
        {
            span += _cuts[span + 1] <= FirstDay + i ? 1 : 0;
            days[i] = new OfDay(span, knownBy[i]);
        }

        return days;
    }

    private IEnumerable<LaneSet> Laned()
    {
        var figures = Plan.Figures.Select((f, place) => (Figure: f, Place: place)).Where(f => f.Figure.Ask != Ask.Different)
            .GroupBy(f => f.Figure.Ask == Ask.Lines ? -1 : f.Figure.Field, f => (f.Place, f.Figure.Tests, SpansOf(f.Figure.Over).From, SpansOf(f.Figure.Over).Until));
        foreach (var kind in figures)
        {
            ReadOnlyMemory<long>? amounts = kind.Key < 0 ? null : Columns.Amounts(Plan.Summed[kind.Key].Field, Plan.Summed[kind.Key].Programme);
            foreach (var set in LaneSet.Of(amounts, kind, Cells, IsPassed))
            {
                yield return set;
            }
        }
    }

    private IEnumerable<ThingsTold> Tolds(string field, int of) =>
        Enumerable.Range(0, Plan.Figures.Count).Where(i => Plan.Figures[i] is { Ask: Ask.Different } told && told.Field == of)
            .Chunk(BitsOfMask).Select(places => (Places: places, Masks: Masks(places)))
            .Select(t => new ThingsTold(Columns.Things(field)!, t.Masks, Math.Max(0, Array.FindIndex(t.Masks, m => m != 0)) / Cells * Cells, t.Places));

    // For each slot a bit for each of some figures that its lines count for.
    private ulong[] Masks(int[] places)
    {
        var masks = new ulong[Spans * Cells];
        for (var bit = 0; bit < places.Length; bit++)
        {
            var (figure, (from, until)) = (Plan.Figures[places[bit]], SpansOf(Plan.Figures[places[bit]].Over));
            for (var cell = 0; cell < Cells; cell++)
            {
                for (var span = from; span < until && IsPassed(figure.Tests, cell); span++)
                {
                    masks[(span * Cells) + cell] |= 1UL << bit;
                }
            }
        }

        return masks;
    }

    /// <summary>A day: its span, and the first review that looks at it. What becomes known after that is late.</summary>
    public readonly record struct OfDay(int Span, int KnownBy);
}
