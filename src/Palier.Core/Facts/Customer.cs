namespace Palier.Core.Facts;

/// <summary>An end customer that partners sell to.</summary>
public sealed record Customer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Country { get; init; }

    public string? Market { get; init; }

    public string? Segment { get; init; }

    public string? State { get; init; }

    public DateOnly? FirstSoldOn { get; init; }
}
