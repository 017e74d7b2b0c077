using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>Puts the parts of a file together: what each has numbered for itself gets the numbers of the whole.</summary>
internal static class PlainParts
{
    /// <param name="parts">The parts in their order.</param>
    /// <param name="lines">Their lines, one part's after the other's; the words and currencies of each are numbered anew.</param>
    /// <param name="fields">The fields of things that they have.</param>
    /// <param name="things">The things of the lines.</param>
    public static NumberedLines Together(IReadOnlyList<PlainPart> parts, Memory<NumberedLine> lines, ImmutableArray<string> fields, ReadOnlyMemory<TextNumber> things)
    {
        var currencies = new Numbering<Currency>(EqualityComparer<Currency>.Default);
        var currencyOf = parts.Select(p => currencies.Of(p.Currencies)).ToList();
        var (words, combinations, combinationOf) = Combined(parts);
        Parallel.For(0, parts.Count, i =>
        {
            foreach (ref var line in lines.Span.Slice(parts.Take(i).Sum(p => p.Count), parts[i].Count))
            {
                line = line with { Words = combinationOf[i][line.Words], Currency = (byte)currencyOf[i][line.Currency] };
            }
        });
        return new NumberedLines(lines, [.. currencies.All], words, [.. combinations.Select(c => new CombinationImage([.. c], []))], fields, things);
    }

    // Where there are more combinations than columns tell apart, the field with the most different words is left out.
    private static (ImmutableArray<string> Fields, List<ImmutableArray<string?>> Combinations, List<int[]> Of) Combined(IReadOnlyList<PlainPart> parts)
    {
        var different = PlainPart.WordFields.Select((_, i) => parts.SelectMany(p => p.Words[i]).Distinct(StringComparer.Ordinal).Count()).ToList();
        for (var kept = Enumerable.Range(0, PlainPart.WordFields.Length).ToList(); ; kept.Remove(kept.MaxBy(i => different[i])))
        {
            var combinations = new Numbering<ImmutableArray<string?>>(new SameWords());
            var of = parts.Select(p => combinations.Of(p.Combinations.Select(c => kept.Select(i => c[i]).ToImmutableArray()))).ToList();
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
