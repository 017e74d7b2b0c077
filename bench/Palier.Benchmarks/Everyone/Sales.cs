using Palier.Core.Columns;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Benchmarks.Everyone;

/// <summary>The sales of 50,000 partners over three years, a few of them large, as numbers: the same for the engine and every peer.</summary>
internal sealed class Sales
{
    public const int Partners = 50_000;

    /// <summary>The first day of the data, in days since 1970.</summary>
    public static readonly int FirstDay = new DateOnly(2023, 10, 1).DayNumber - SalesColumns.Origin.DayNumber;

    private const int Days = 1_096;

    public Sales(int lines, int seed)
    {
        var dice = new Random(seed);
        (Slices, Day, Words, Cents, Customer, Deal) = (new int[Partners + 1], new ushort[lines], new ushort[lines], new long[lines], new int[lines], new int[lines]);
        (Customers, Deals) = (new int[Partners], new int[Partners]);
        Share(lines);
        var order = new int[Partners];
        for (var i = 0; i < Partners; i++)
        {
            order[i] = Slices[i + 1];
        }

        // Large and small partners lie mixed.
        dice.Shuffle(order);
        for (var i = 0; i < Partners; i++)
        {
            Slices[i + 1] = Slices[i] + order[i];
        }

        Parallel.For(0, Partners, i => Fill(i, new Random(seed + 1 + i)));
        (CustomerTags, DealTags) = (Tags(Customers, CustomerName), Tags(Deals, DealName));
    }

    public int[] Slices { get; }

    public ushort[] Day { get; }

    /// <summary>The family, kind and country of each line: <c>(family * kinds + kind) * countries + country</c>.</summary>
    public ushort[] Words { get; }

    public long[] Cents { get; }

    public int[] Customer { get; }

    public int[] Deal { get; }

    public int[] Customers { get; }

    public int[] Deals { get; }

    public ThingTags CustomerTags { get; }

    public ThingTags DealTags { get; }

    public int Lines => Day.Length;

    /// <summary>What the engine's columns take, with the day on which each line became known.</summary>
    public long Bytes => ((long)Lines * (sizeof(ushort) + sizeof(ushort) + sizeof(ushort) + sizeof(long) + sizeof(int) + sizeof(int))) + (((long)Partners * 3) * sizeof(int)) + CustomerTags.Bytes + DealTags.Bytes;

    public static string CustomerName(int customer) => $"C{customer}";

    public static string DealName(int deal) => $"D{deal}";

    public static (int Family, int Kind, int Country) Of(ushort words)
    {
        var (rest, country) = Math.DivRem(words, Workload.CountryNames.Length);
        return (rest / Workload.Kinds, rest % Workload.Kinds, country);
    }

    /// <summary>Line by line, as databases take them.</summary>
    public IEnumerable<(int Partner, ushort Day, byte Family, byte Kind, byte Country, int Customer, int Deal, long Cents)> All()
    {
        for (var partner = 0; partner < Partners; partner++)
        {
            for (var i = Slices[partner]; i < Slices[partner + 1]; i++)
            {
                var (family, kind, country) = Of(Words[i]);
                yield return (partner, Day[i], (byte)family, (byte)kind, (byte)country, Customer[i], Deal[i], Cents[i]);
            }
        }
    }

    /// <summary>The same as the engine holds them.</summary>
    /// <param name="workload">The programme.</param>
    /// <param name="source">The lines themselves, for what is asked of one of them.</param>
    public SalesColumns Columns(Workload workload, ILineSource source)
    {
        var combinations = new SalesLine[Workload.Families * Workload.Kinds * Workload.CountryNames.Length];
        for (var i = 0; i < combinations.Length; i++)
        {
            var (family, kind, country) = Of((ushort)i);
            combinations[i] = new SalesLine
            {
                Partner = "", Key = "", Net = new LineAmount(0, Currency.Eur),
                Family = Workload.FamilyName(family), Kind = Workload.KindNames[kind], Country = Workload.CountryNames[country],
            };
        }

        var reading = SalesReading.Of(workload.Programme, workload.Programme.Metrics[0]);
        return new SalesColumns(
            reading, Slices, Day, new ushort[Lines], Words, new Combinations(combinations, new HashSet<string>(StringComparer.Ordinal) { "family", "kind", "country" }),
            new() { ["net"] = Cents }, new() { ["customer"] = new ThingCodes(Customer, Customers) { Tags = CustomerTags }, ["deal"] = new ThingCodes(Deal, Deals) { Tags = DealTags } }, new bool[Partners], source);
    }

    private static ThingTags Tags(int[] counts, Func<int, string> name)
    {
        var all = Enumerable.Range(0, counts.Max()).Select(i => ThingTags.Of(name(i))).ToArray();
        return new ThingTags(counts.Select(c => (ReadOnlyMemory<ushort>)all.AsMemory(0, c)));
    }

    private void Share(int lines)
    {
        var weights = new double[Partners];
        for (var i = 0; i < Partners; i++)
        {
            weights[i] = Math.Pow(i + 1, -0.85);
        }

        var (sum, given) = (weights.Sum(), 0.0);
        var until = 0;
        for (var i = 0; i < Partners; i++)
        {
            given += weights[i] / sum * lines;
            var next = i == Partners - 1 ? lines : (int)given;
            Slices[i + 1] = next - until;
            until = next;
        }
    }

    private void Fill(int partner, Random dice)
    {
        var (from, count) = (Slices[partner], Slices[partner + 1] - Slices[partner]);
        var home = dice.Next(Workload.CountryNames.Length);
        (Customers[partner], Deals[partner]) = (Math.Max(1, count / 6), Math.Max(1, count / 3));
        for (var i = from; i < from + count; i++)
        {
            var country = dice.Next(10) < 7 ? home : dice.Next(Workload.CountryNames.Length);
            Day[i] = (ushort)(FirstDay + dice.Next(Days));
            Words[i] = (ushort)((((dice.Next(Workload.Families) * Workload.Kinds) + dice.Next(Workload.Kinds)) * Workload.CountryNames.Length) + country);
            var amount = (long)(Math.Exp((dice.NextDouble() * 5.5) + 4.6) * 100);
            Cents[i] = dice.Next(50) == 0 ? -amount : amount;
            Customer[i] = dice.Next(Customers[partner]);
            Deal[i] = dice.Next(Deals[partner]);
        }

        Array.Sort(Day, from, count);
    }
}
