namespace Palier.Core.Facts;

/// <summary>Something a person in charge says of a partner, with evidence: an invitation, a plan that was approved, a result of a survey.</summary>
public sealed record AssertedFact
{
    public required string Partner { get; init; }

    /// <summary>The name that programmes use under <c>facts</c>: <c>invitation</c>, <c>business_plan</c>.</summary>
    public required string What { get; init; }

    /// <summary>The value where the fact has a unit, as text (<c>82</c>, <c>250000</c>); null where it is met or not.</summary>
    public string? Value { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day on which it no longer holds; null when it holds until something else is said.</summary>
    public DateOnly? Until { get; init; }

    public required string By { get; init; }

    public string? Evidence { get; init; }

    public Known Known { get; init; }
}
