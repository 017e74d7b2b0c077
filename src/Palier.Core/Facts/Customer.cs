using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Facts;

/// <summary>An end customer that partners sell to.</summary>
public sealed record Customer : IFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Country { get; init; }

    public string? Market { get; init; }

    public string? Segment { get; init; }

    public string? State { get; init; }

    public DateOnly? FirstSoldOn { get; init; }

    public Known Known { get; init; }

    string IFact.Kind => "customer";

    string IFact.Key => Id;

    ImmutableArray<string> IFact.Marks => [];

    public string? Word(string field) => field switch
    {
        "customer" or "id" => Id,
        "country" => Country,
        "market" => Market,
        "segment" => Segment,
        "state" => State,
        _ => null,
    };

    public DateOnly? Day(string field) => field == "first_sold_on" ? FirstSoldOn : null;

    LineAmount? IFact.Money(string field) => null;

    Rational? IFact.Number(string field) => null;
}
