using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Facts;

/// <summary>What is known beside partners: published exchange rates and the holidays of countries.</summary>
public sealed record CommonFacts
{
    public static readonly CommonFacts None = new();

    public ReferenceRates Rates { get; init; } = ReferenceRates.None;

    /// <summary>Working days by country; a country that is not listed has only its weekends free.</summary>
    public ImmutableSortedDictionary<string, WorkingDays> Calendars { get; init; } = ImmutableSortedDictionary<string, WorkingDays>.Empty;

    /// <summary>The calendar that a programme's answer names for a partner; weekends alone are free where it names none.</summary>
    public WorkingDays CalendarFor(Programme programme, Partner partner) => programme.Answers.WorkingDays is { } whose
        ? CalendarOf(whose == "partner.country" ? partner.Country : whose)
        : WorkingDays.WeekendsOnly;

    public WorkingDays CalendarOf(string country) => Calendars.GetValueOrDefault(country) ?? WorkingDays.WeekendsOnly;
}
