using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Facts;

/// <summary>
/// Something that happened or stands beside sales: a deal, a request, a claim, an activity, a milestone, a report, a
/// subscription. Its fields carry the names that the language gives them.
/// </summary>
public sealed record Occurrence : IFact
{
    /// <summary>What it is: <c>deal</c>, <c>request</c>, <c>claim</c>, <c>activity</c>, <c>milestone</c>, <c>report</c>, <c>subscription</c>.</summary>
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required string Partner { get; init; }

    /// <summary>The currency of its amounts.</summary>
    public required Currency Currency { get; init; }

    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<string> Marks { get; init; } = [];

    public Known Known { get; init; }

    public string? Word(string field) => field is "id" or "key" ? Key : Fields.GetValueOrDefault(field);

    public DateOnly? Day(string field) => FieldText.Day(Fields.GetValueOrDefault(field));

    public LineAmount? Money(string field) => FieldText.Money(Fields.GetValueOrDefault(field), Currency);

    public Rational? Number(string field) => FieldText.Number(Fields.GetValueOrDefault(field));
}
