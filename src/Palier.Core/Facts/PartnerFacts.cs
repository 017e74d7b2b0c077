using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

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

    /// <summary>Levels that were set by hand.</summary>
    public ImmutableArray<LevelOverride> Overrides { get; init; } = [];

    /// <summary>Levels brought along from other programmes.</summary>
    public ImmutableArray<BroughtLevel> Brought { get; init; } = [];

    /// <summary>Applications that were refused.</summary>
    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>Holds that somebody released.</summary>
    public ImmutableArray<HoldRelease> Releases { get; init; } = [];

    /// <summary>Holds that somebody placed by hand.</summary>
    public ImmutableArray<PlacedHold> PlacedHolds { get; init; } = [];

    /// <summary>Facts that newer ones took the place of, such as a bill before it was paid; null where there are none.</summary>
    public PartnerFacts? Replaced { get; init; }

    /// <summary>Deals, claims, milestones, reports and the like.</summary>
    public ImmutableArray<Occurrence> Occurrences { get; init; } = [];

    /// <summary>Where the partner's people work besides: employments at other partners.</summary>
    public ImmutableArray<Employment> EmploymentsElsewhere { get; init; } = [];

    /// <summary>Rates and calendars, the same for every partner.</summary>
    public CommonFacts Common { get; init; } = CommonFacts.None;

    /// <summary>Whose working days count for the partner under a programme.</summary>
    public WorkingDays CalendarFor(Programme programme) => Common.CalendarFor(programme, Partner);

    /// <summary>The facts of kinds that are neither sales nor states of their own: <c>deal</c>, <c>report</c>.</summary>
    public IEnumerable<Occurrence> OfKind(string kind) => Occurrences.Where(o => o.Kind == kind);

    /// <summary>Whether the partner takes part on a day. The one that is asked about does also where it was never enrolled anywhere in the programme.</summary>
    public bool TakesPart(string programme, DateOnly on, bool isAsked) =>
        EnrolledIn(programme, on) is not null || (isAsked && !Enrolments.Any(e => e.Programme == programme));

    /// <summary>The first enrolment in a programme that holds on a day, or null.</summary>
    public Enrolment? EnrolledIn(string programme, DateOnly on) =>
        Enrolments.Where(e => e.Programme == programme && e.From <= on && !(e.Until <= on)).MinBy(e => e.From);
}
