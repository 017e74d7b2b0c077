using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// A plan made ready for some columns. The days are cut wherever a window begins or ends, so every window is a run of spans. The
/// combinations of words are sorted into classes that pass the same tests. A line then belongs to one slot, that of its span and class,
/// and is added once, however many figures it counts for.
/// </summary>
internal sealed class CountTables
{
    private const int MostParts = 8;
    private const int LinesAtOnce = 1 << 16;

    /// <exception cref="InvalidOperationException">The plan asks for a column that the columns cannot give: <see cref="CanCount"/> says so before.</exception>
    public CountTables(CountPlan plan, SalesColumns columns)
    {
        (Plan, Columns) = (plan, columns);
        var days = plan.Figures.SelectMany(f => new[] { Day(f.Over.From), Day(f.Over.Until) }).Distinct().Order().ToArray();
        (FirstDay, Until) = days.Length == 0 ? (0, 0) : (days[0], days[^1]);
        Spans = Math.Max(1, days.Length - 1);
        SpanOf = new ushort[Until - FirstDay];
        for (var span = 0; span + 1 < days.Length; span++)
        {
            SpanOf.AsSpan(days[span] - FirstDay, days[span + 1] - days[span]).Fill((ushort)span);
        }

        var tests = plan.Tests.ConvertAll(t => t.Apart(columns.Combinations));
        List<LineTests> parts = [.. tests.Select(t => t.OfLines).Where(t => !t.All.IsEmpty).Distinct()];
        (Pattern, var patterns) = Patterns(columns, parts);
        (Classes, ClassOf, TestsOf) = Sorted(columns.Combinations, tests, parts, patterns);
        Amounts = [.. plan.Summed.Select(s => columns.Amounts(s.Field, s.Programme)!)];
        Things = [.. plan.Told.Select(f => columns.Things(f)!)];
        Told = [.. plan.Figures.Where(f => f.Ask == Ask.Different).Select(f => (f.Field, f.Tests)).Distinct()];
        ToldOf = [.. TestsOf.Select(passed => Enumerable.Range(0, Told.Length).Where(i => passed.Contains(Told[i].Tests)).ToArray())];
        Reads = [.. plan.Figures.Select(f => new Read(
            f.Ask, f.Ask == Ask.Different ? Array.IndexOf(Told, (f.Field, f.Tests)) : f.Tests, f.Field,
            Array.BinarySearch(days, Day(f.Over.From)), Array.BinarySearch(days, Day(f.Over.Until))))];
        KnownBy = new ushort[SpanOf.Length];
        Array.Fill(KnownBy, ushort.MaxValue);
        foreach (var (over, review) in plan.Reviewed)
        {
            foreach (ref var by in KnownBy.AsSpan((Day(over.From) - FirstDay)..(Day(over.Until) - FirstDay)))
            {
                by = (ushort)Math.Min(by, Day(review));
            }
        }
    }

    public CountPlan Plan { get; }

    public SalesColumns Columns { get; }

    public int FirstDay { get; }

    public int Until { get; }

    /// <summary>The span of a day, from <see cref="FirstDay"/> on.</summary>
    public ushort[] SpanOf { get; }

    public int Spans { get; }

    /// <summary>How many classes of combinations of words there are.</summary>
    public int Classes { get; }

    /// <summary>The class of a combination of words.</summary>
    public ushort[] ClassOf { get; }

    /// <summary>Which of the tests that words do not decide each line passes, as the number of a pattern; null where there are no such tests.</summary>
    public byte[]? Pattern { get; }

    /// <summary>The tests that lines of a class and a pattern pass: of the first pattern those of each class, then of the next.</summary>
    public int[][] TestsOf { get; }

    public long[][] Amounts { get; }

    public ThingCodes[] Things { get; }

    /// <summary>Whose different values are counted, by field and tests.</summary>
    public (int Field, int Tests)[] Told { get; }

    /// <summary>Which of those a line of a class belongs to.</summary>
    public int[][] ToldOf { get; }

    public Read[] Reads { get; }

    /// <summary>The first review that looks at each day, from <see cref="FirstDay"/> on: what is known later is late for it.</summary>
    public ushort[] KnownBy { get; }

    /// <summary>Where a figure is read: from one cut of the days to another, of its tests or of what is told apart.</summary>
    public readonly record struct Read(Ask Ask, int Of, int Field, int From, int Until);

    /// <summary>Whether columns have, or can be given, all that a plan asks for.</summary>
    public static bool CanCount(CountPlan plan, SalesColumns columns) =>
        plan.Summed.TrueForAll(s => columns.Amounts(s.Field, s.Programme) is not null)
        && plan.Told.TrueForAll(f => columns.Things(f) is not null)
        && plan.Tests.Select(t => t.Apart(columns.Combinations).OfLines).Where(t => !t.All.IsEmpty).Distinct().ToList() is var parts
        && parts.Count <= MostParts && parts.TrueForAll(t => columns.Passing(t) is not null);

    /// <summary>Whether a line of a partner became known after a review that looks at its day: then the review did not see it.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="opened">The day on which its taking part became known: earlier reviews are decided with what was known then.</param>
    public bool IsLate(int partner, DateOnly opened)
    {
        if (Plan.Reviewed.Count == 0)
        {
            return false;
        }

        var (from, until, least) = (Columns.FirstFrom(partner, FirstDay), Columns.FirstFrom(partner, Until), Day(opened));
        for (var i = from; i < until; i++)
        {
            if (Columns.Known[i] > KnownBy[Columns.Days[i] - FirstDay] && Columns.Known[i] > least)
            {
                return true;
            }
        }

        return false;
    }

    private static int Day(DateOnly day) => Math.Clamp(day.DayNumber - SalesColumns.Origin.DayNumber, 0, ushort.MaxValue + 1);

    // Which of the parts each line passes; few of the possible patterns occur.
    private static (byte[]? Of, ulong[] All) Patterns(SalesColumns columns, List<LineTests> parts)
    {
        if (parts.Count == 0)
        {
            return (null, [0]);
        }

        var bits = parts.ConvertAll(p => columns.Passing(p)!);
        var of = new byte[columns.Lines];
        Parallel.For(0, (of.Length + LinesAtOnce - 1) / LinesAtOnce, slice =>
        {
            for (var i = slice * LinesAtOnce; i < Math.Min(of.Length, (slice + 1) * LinesAtOnce); i++)
            {
                for (var part = 0; part < bits.Count; part++)
                {
                    of[i] |= (byte)((bits[part][i >> 6] >> i & 1) << part);
                }
            }
        });
        return (of, [.. Enumerable.Range(0, 1 << parts.Count).Select(p => (ulong)p)]);
    }

    // Combinations that pass the same tests are one class.
    private static (int Classes, ushort[] ClassOf, int[][] TestsOf) Sorted(
        Combinations combinations, List<(LineTests OfWords, LineTests OfLines)> tests, List<LineTests> parts, ulong[] patterns)
    {
        var (classOf, classes, known) = (new ushort[combinations.Lines.Length], new List<int[]>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var words = tests.ConvertAll(t => new WordTests(t.OfWords));
        for (var i = 0; i < classOf.Length; i++)
        {
            var line = combinations.Lines[i];
            var passed = Enumerable.Range(0, words.Count).Where(t => words[t].Hold(line)).ToArray();
            var key = string.Join(',', passed);
            if (!known.TryGetValue(key, out var of))
            {
                known[key] = of = classes.Count;
                classes.Add(passed);
            }

            classOf[i] = (ushort)of;
        }

        var partOf = tests.ConvertAll(t => t.OfLines.All.IsEmpty ? -1 : parts.IndexOf(t.OfLines));
        return (Math.Max(1, classes.Count), classOf,
            [.. patterns.SelectMany(pattern => classes.Select(c => c.Where(t => partOf[t] < 0 || (pattern >> partOf[t] & 1) != 0).ToArray()))]);
    }
}
