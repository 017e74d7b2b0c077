namespace Palier.Core.Facts;

/// <summary>A person who works for partners and passes exams.</summary>
public sealed record Person
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Role { get; init; }

    public string? Country { get; init; }
}

/// <summary>That a person works for a partner from a day on, until the day before <see cref="Until"/>.</summary>
public sealed record Employment
{
    public required string Person { get; init; }

    public required string Partner { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day on which the person no longer works there; null while the person does.</summary>
    public DateOnly? Until { get; init; }

    public Known Known { get; init; }
}

/// <summary>An exam that a person passed, with the days on which it holds.</summary>
public sealed record Certificate
{
    public required string Person { get; init; }

    /// <summary>The certificate's name, a word: <c>sales-professional</c>.</summary>
    public required string Name { get; init; }

    public string? Grade { get; init; }

    public string? Area { get; init; }

    public string? Version { get; init; }

    public required DateOnly PassedOn { get; init; }

    /// <summary>The first day on which it no longer holds; null when it does not expire.</summary>
    public DateOnly? Until { get; init; }

    public Known Known { get; init; }
}
