using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>Puts the parts of a file together: what each has numbered for itself gets the numbers of the whole.</summary>
internal static class PlainParts
{
    public static NumberedLines Together(List<PlainPart> parts)
    {
        var currencies = new Numbering<Currency>(EqualityComparer<Currency>.Default);
        var currencyOf = parts.ConvertAll(p => currencies.Of(p.Currencies));
        var (fields, combinations, combinationOf) = Combined(parts);
        var things = parts[0].Things.Select(_ => new Numbering<string>(StringComparer.Ordinal)).ToArray();
        var thingOf = parts.ConvertAll(p => p.Things.Select((own, i) => things[i].Of(own)).ToArray());
        var lines = GC.AllocateUninitializedArray<NumberedLine>(checked(parts.Sum(p => p.Lines.Count)));
        Parallel.For(0, parts.Count, i =>
        {
            var at = parts.Take(i).Sum(p => p.Lines.Count);
            foreach (var line in parts[i].Lines)
            {
                lines[at++] = line with
                {
                    Words = combinationOf[i][line.Words], Currency = (byte)currencyOf[i][line.Currency],
                    Customer = Of(thingOf[i][0], line.Customer), Deal = Of(thingOf[i][1], line.Deal), Subscription = Of(thingOf[i][2], line.Subscription),
                };
            }
        });
        return new NumberedLines(
            lines, [.. currencies.All], fields, [.. combinations.Select(c => new CombinationImage([.. c], []))], things[0].All.Count, things[1].All.Count, things[2].All.Count);
    }

    private static int Of(int[] numbers, int own) => own < 0 ? own : numbers[own];

    // Where there are more combinations than columns tell apart, the field with the most different words is left out.
    private static (ImmutableArray<string> Fields, List<ImmutableArray<string?>> Combinations, List<int[]> Of) Combined(List<PlainPart> parts)
    {
        var different = PlainPart.WordFields.Select((_, i) => parts.SelectMany(p => p.Words[i]).Distinct(StringComparer.Ordinal).Count()).ToList();
        for (var kept = Enumerable.Range(0, PlainPart.WordFields.Length).ToList(); ; kept.Remove(kept.MaxBy(i => different[i])))
        {
            var combinations = new Numbering<ImmutableArray<string?>>(new SameWords());
            var of = parts.ConvertAll(p => combinations.Of(p.Combinations.Select(c => kept.Select(i => c[i]).ToImmutableArray())));
            if (combinations.All.Count <= NumberedLines.MostCombinations)
            {
                return ([.. kept.Select(i => PlainPart.WordFields[i])], combinations.All, of);
            }
        }
    }

    private sealed class Numbering<T>(IEqualityComparer<T> same)
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = new(same);

        public List<T> All { get; } = [];

        /// <summary>The numbers of some, in their order.</summary>
        public int[] Of(IEnumerable<T> some) => [.. some.Select(One)];

        private int One(T one)
        {
            if (!_numbers.TryGetValue(one, out var number))
            {
                _numbers[one] = number = All.Count;
                All.Add(one);
            }

            return number;
        }
    }

    private sealed class SameWords : IEqualityComparer<ImmutableArray<string?>>
    {
        public bool Equals(ImmutableArray<string?> x, ImmutableArray<string?> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<string?> words)
        {
            var hash = default(HashCode);
            foreach (var word in words)
            {
                hash.Add(word, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
