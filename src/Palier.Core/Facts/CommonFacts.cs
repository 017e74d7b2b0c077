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

/// <summary>Published rates: units of a currency for one euro, by day.</summary>
public sealed record ReferenceRates(ImmutableSortedDictionary<string, Dated<Rational>> PerEuro)
{
    public static readonly ReferenceRates None = new(ImmutableSortedDictionary<string, Dated<Rational>>.Empty);

    // Rates are published on working days; the longest gap over a feast is five days. What is older is not a rate of that day.
    private const int LongestGap = 7;

    /// <summary>
    /// Units of <paramref name="to"/> for one unit of <paramref name="from"/> on a day, through the euro, exact; on a day without a
    /// rate that of the last day before. Null where there is none: a currency that ended has no rate, and an old one is not taken.
    /// </summary>
    public Rational? Of(Currency from, Currency to, DateOnly day) =>
        InEuro(from, day) is { } f && InEuro(to, day) is { } t ? t / f : null;

    private Rational? InEuro(Currency currency, DateOnly day)
    {
        if (currency == Currency.Eur)
        {
            return Rational.One;
        }

        return PerEuro.TryGetValue(currency.Code, out var rates) && rates.On(day) is { } entry && day.DayNumber - entry.From.DayNumber <= LongestGap
            ? entry.Value : null;
    }
}
