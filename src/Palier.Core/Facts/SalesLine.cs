using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Facts;

/// <summary>What a sales line is: an original sale, goods that came back, or a correction of what was delivered wrong.</summary>
public enum LineType
{
    Sale = 0,
    Return = 1,
    Correction = 2,

    /// <summary>A part of a line that was paid, where lines are paid in parts.</summary>
    Payment = 3,
}

/// <summary>
/// One line of what a partner sold, as delivered. Lines are only ever added: a return or a correction is a new line
/// that carries the difference and names the line it corrects.
/// </summary>
public sealed record SalesLine : IFact
{
    public required string Partner { get; init; }

    /// <summary>The natural key, unique among originals: what the delivering system calls the line.</summary>
    public required string Key { get; init; }

    public LineType Type { get; init; }

    /// <summary>The natural key of the line that a return or a correction speaks of; null on an original.</summary>
    public string? Corrects { get; init; }

    /// <summary>The net amount as delivered, without tax, in the currency of the line; negative on a return.</summary>
    public required LineAmount Net { get; init; }

    public long Quantity { get; init; } = 1;

    public DateOnly? OrderedOn { get; init; }

    public DateOnly? SoldOn { get; init; }

    public DateOnly? InvoicedOn { get; init; }

    public DateOnly? PaidOn { get; init; }

    public string? Product { get; init; }

    /// <summary>The solution area, a word: <c>multicloud</c>, <c>ai-cloud</c>.</summary>
    public string? Area { get; init; }

    public string? Family { get; init; }

    /// <summary>What sort of sale it was, a word: <c>new</c>, <c>upsell</c>, <c>renewal</c>.</summary>
    public string? Kind { get; init; }

    public string? Source { get; init; }

    public string? Customer { get; init; }

    public string? Deal { get; init; }

    public string? Subscription { get; init; }

    public string? Country { get; init; }

    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>Columns that a programme declares under <c>facts</c>, by name without <c>sale.</c>: <c>workload</c>, <c>users</c>.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>When the line became known.</summary>
    public Known Known { get; init; }

    string IFact.Kind => "sale";

    public string? Word(string field) => field switch
    {
        "product" => Product,
        "area" => Area,
        "family" => Family,
        "kind" => Kind,
        "source" => Source,
        "customer" => Customer,
        "deal" => Deal,
        "subscription" => Subscription,
        "country" => Country,
        _ => Fields.GetValueOrDefault(field),
    };

    public DateOnly? Day(string field) => field switch
    {
        "ordered_on" => OrderedOn,
        "sold_on" => SoldOn,
        "invoiced_on" => InvoicedOn,
        "paid_on" => PaidOn,
        _ => FieldText.Day(Fields.GetValueOrDefault(field)),
    };

    public LineAmount? Money(string field) =>
        field == "net" ? Net : FieldText.Money(Fields.GetValueOrDefault(field), Net.Currency);

    Rational? IFact.Number(string field) =>
        field == "quantity" ? Quantity : FieldText.Number(Fields.GetValueOrDefault(field));
}
