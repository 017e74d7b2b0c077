using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Facts;

/// <summary>A bill of the vendor to a partner: open until it is paid, overdue from the day after it was due.</summary>
public sealed record Invoice : IFact
{
    public required string Id { get; init; }

    public required string Partner { get; init; }

    public required LineAmount Open { get; init; }

    public required DateOnly DueOn { get; init; }

    public DateOnly? PaidOn { get; init; }

    public Known Known { get; init; }

    string IFact.Kind => "invoice";

    string IFact.Key => Id;

    ImmutableArray<string> IFact.Marks => [];

    string? IFact.Word(string field) => null;

    DateOnly? IFact.Day(string field) => field switch { "due_on" => DueOn, "paid_on" => PaidOn, _ => null };

    LineAmount? IFact.Money(string field) => field == "open" ? Open : null;

    Rational? IFact.Number(string field) => null;

    /// <summary>Days since the bill was due and is not paid, on a day; 0 when it is not due or is paid.</summary>
    public int DaysOverdue(DateOnly on) =>
        PaidOn <= on || on <= DueOn ? 0 : on.DayNumber - DueOn.DayNumber;
}
