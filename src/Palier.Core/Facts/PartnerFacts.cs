using System.Collections.Immutable;

namespace Palier.Core.Facts;

/// <summary>Everything that is known of one partner. Partners are independent: this is all that counting one of them needs.</summary>
public sealed record PartnerFacts
{
    public required Partner Partner { get; init; }

    public ImmutableArray<SalesLine> Sales { get; init; } = [];

    public ImmutableArray<Employment> Employments { get; init; } = [];

    /// <summary>Certificates of the people who work or worked for the partner.</summary>
    public ImmutableArray<Certificate> Certificates { get; init; } = [];

    public ImmutableArray<Person> People { get; init; } = [];

    /// <summary>The customers that stand in the partner's sales lines.</summary>
    public ImmutableArray<Customer> Customers { get; init; } = [];

    public ImmutableArray<Invoice> Invoices { get; init; } = [];

    public ImmutableArray<AssertedFact> Asserted { get; init; } = [];

    public ImmutableArray<Enrolment> Enrolments { get; init; } = [];
}
