using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Reader;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>One line of a table of facts: its values by column.</summary>
internal sealed record Row(ImmutableSortedDictionary<string, string> Values);

/// <summary>Reads the values of a row; what cannot be read is reported at the table's place.</summary>
internal sealed class RowReading(Row row, Programme programme, Mistakes mistakes, Place place)
{
    public string? this[string column] => row.Values.GetValueOrDefault(column);

    public IEnumerable<string> Columns => row.Values.Keys;

    public string Text(string column) => this[column] ?? "";

    public ImmutableArray<string> Words(string column) => this[column] is { } words ? [.. words.Split(',')] : [];

    public DateOnly? Day(string column)
    {
        if (this[column] is not { } text)
        {
            return null;
        }

        var day = CaseValues.Day(text);
        if (day is null)
        {
            Wrong(text, "a day like 2025-07-01");
        }

        return day;
    }

    public LineAmount Amount(string column)
    {
        var text = this[column] ?? "0";
        var currency = Currency.Find(this["currency"] ?? programme.Currency.Code);
        if (CaseValues.Number(text) is not { } number || currency is null || !(number * LineAmount.Unit).IsWhole)
        {
            Wrong(text, "an amount with at most four decimals");
            return default;
        }

        return new LineAmount((long)(number * LineAmount.Unit).Numerator, currency.Value);
    }

    public Rational Number(string column)
    {
        if (CaseValues.Number(Text(column)) is { } number)
        {
            return number;
        }

        Wrong(Text(column), "a number");
        return Rational.Zero;
    }

    /// <summary>The columns that a fact of a kind has beside the given ones: fields of the language and declared columns; others are reported.</summary>
    public ImmutableSortedDictionary<string, string> Others(string kind, string[] given)
    {
        var known = Fields.OfFact[kind].Keys.Concat(programme.Columns.Where(c => c.Fact == kind).Select(c => c.Name)).ToHashSet(StringComparer.Ordinal);
        var others = row.Values.Where(c => !given.Contains(c.Key)).ToList();
        foreach (var column in others.Where(c => !known.Contains(c.Key)))
        {
            mistakes.Add(place, "P205", ("field", $"{kind}.{column.Key}"), ("known", string.Join(", ", known.Where(k => !k.Contains('.', StringComparison.Ordinal)))));
        }

        return others.ToImmutableSortedDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
    }

    private void Wrong(string value, string expected) => mistakes.Add(place, "P105", ("expected", expected), ("value", value));
}
