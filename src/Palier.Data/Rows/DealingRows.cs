using Palier.Core.Facts;

namespace Palier.Data.Rows;

public sealed record SalesLineRow : FactRow
{
    public required string Partner { get; init; }

    public required string Key { get; init; }

    public LineType Type { get; init; }

    public string? Corrects { get; init; }

    /// <summary>Ten-thousandths of a unit of the currency.</summary>
    public long Net { get; init; }

    public required string Currency { get; init; }

    public long Quantity { get; init; }

    public DateOnly? OrderedOn { get; init; }

    public DateOnly? SoldOn { get; init; }

    public DateOnly? InvoicedOn { get; init; }

    public DateOnly? PaidOn { get; init; }

    public string? Product { get; init; }

    public string? Area { get; init; }

    public string? Family { get; init; }

    public string? Kind { get; init; }

    public string? Source { get; init; }

    public string? Customer { get; init; }

    public string? Deal { get; init; }

    public string? Subscription { get; init; }

    public string? Country { get; init; }

    public string? Marks { get; init; }

    public string? Fields { get; init; }
}

public sealed record InvoiceRow : FactRow
{
    public required string Id { get; init; }

    public required string Partner { get; init; }

    /// <summary>Ten-thousandths of a unit of the currency.</summary>
    public long Open { get; init; }

    public required string Currency { get; init; }

    public DateOnly DueOn { get; init; }

    public DateOnly? PaidOn { get; init; }
}

public sealed record AssertedFactRow : FactRow
{
    public required string Partner { get; init; }

    public required string What { get; init; }

    public string? Value { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    public required string By { get; init; }

    public string? Evidence { get; init; }
}

public sealed record EnrolmentRow : FactRow
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    public DateOnly AcceptedOn { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; init; }
}
