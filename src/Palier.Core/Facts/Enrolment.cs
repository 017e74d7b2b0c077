namespace Palier.Core.Facts;

/// <summary>That a partner takes part in a programme.</summary>
public sealed record Enrolment
{
    public required string Partner { get; init; }

    public required string Programme { get; init; }

    /// <summary>The day the terms were accepted.</summary>
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>The first day that counts.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day on which it no longer takes part.</summary>
    public DateOnly? Until { get; init; }

    public Known Known { get; init; }
}
