using System.Collections.Immutable;

namespace Palier.Core.Facts;

/// <summary>An organisation that takes part in a vendor's programmes: a reseller, an integrator, a cloud provider, a distributor.</summary>
public sealed record Partner
{
    /// <summary>The vendor's own number of the partner, as it stands in the sales lines.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The country in ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>What sort of partner it is, a word: <c>reseller</c>, <c>integrator</c>, <c>cloud-provider</c>, <c>distributor</c> and so on.</summary>
    public required string Kind { get; init; }

    public string? City { get; init; }

    public string? Region { get; init; }

    public string? Segment { get; init; }

    /// <summary>The partner above it in the hierarchy: site, country, group.</summary>
    public string? Parent { get; init; }

    public ImmutableArray<string> Marks { get; init; } = [];
}
