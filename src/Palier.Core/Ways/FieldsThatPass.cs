using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>Fields of a fact that pass the tests of a figure: what a sale or a certificate must be to count.</summary>
internal sealed class FieldsThatPass(Programme programme, DateOnly on)
{
    /// <summary>A value for every field that must have one; whether they really pass, the evaluation says.</summary>
    public ImmutableSortedDictionary<string, string> Of(ImmutableArray<FieldTest> where)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var of in where.GroupBy(w => w.Field, StringComparer.Ordinal))
        {
            if (of.Key is not ("net" or "quantity") && Value([.. of.Select(w => InForce(w.Test)).OfType<Test>()]) is { } value)
            {
                fields[of.Key] = value;
            }
        }

        return fields.ToImmutable();
    }

    private Test? InForce(Test test) => test is Test.History history ? history.Entries.On(on)?.Value : test;

    private string? Value(ImmutableArray<Test> tests)
    {
        if (tests.OfType<Test.Limit>().FirstOrDefault() is { Value: Figure.Plain plain } limit)
        {
            var value = limit.How switch { Comparison.Above => plain.Value + Rational.One, Comparison.Below => plain.Value - Rational.One, _ => plain.Value };
            return ((decimal)Rounding.ToWhole(value * 10_000, RoundingMode.HalfUp) / 10_000).ToString("0.####", CultureInfo.InvariantCulture);
        }

        if (tests.Any(t => t is Test.Within or Test.DayLimit))
        {
            return on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var words = tests.OfType<Test.OneOf>().Where(t => !t.Not).ToList();
        return words.Count == 0 ? null : words[0].Words.SelectMany(Words).FirstOrDefault(w => tests.OfType<Test.OneOf>().All(t => t.Words.SelectMany(Words).Contains(w) != t.Not));
    }

    // A name of a list stands for its words; a word that belongs to it only for a time comes last.
    private IEnumerable<string> Words(string word) => programme.Lists.TryGetValue(word, out var list)
        ? list.Words.On(on)?.Value.OrderBy(w => list.Passing.Any(p => p.Word == w)) ?? Enumerable.Empty<string>()
        : [word];
}
