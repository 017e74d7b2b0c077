namespace Palier.Data.Rows;

public sealed record OrganisationRow : FactRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Country { get; init; }

    public required string Kind { get; init; }

    public string? City { get; init; }

    public string? Region { get; init; }

    public string? Segment { get; init; }

    public string? Parent { get; init; }

    public string? Marks { get; init; }
}

public sealed record PersonRow : FactRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Role { get; init; }

    public string? Country { get; init; }
}

public sealed record CustomerRow : FactRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Country { get; init; }

    public string? Market { get; init; }

    public string? Segment { get; init; }

    public string? State { get; init; }

    public DateOnly? FirstSoldOn { get; init; }
}

public sealed record EmploymentRow : FactRow
{
    public required string Person { get; init; }

    public required string Partner { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; init; }
}

public sealed record CertificateRow : FactRow
{
    public required string Person { get; init; }

    public required string Name { get; init; }

    public string? Grade { get; init; }

    public string? Area { get; init; }

    public string? Version { get; init; }

    public DateOnly PassedOn { get; init; }

    public DateOnly? Until { get; init; }
}
