using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Facts;

/// <summary>Where a rate comes from.</summary>
public enum RateSource
{
    /// <summary>The text of the programme.</summary>
    Programme = 0,

    /// <summary>The euro foreign exchange reference rates of the European Central Bank; between two other currencies through the euro.</summary>
    Reference = 1,
}

/// <summary>A rate that an amount was converted at.</summary>
/// <param name="Value">Units of the programme's currency for one unit, exact.</param>
/// <param name="Of">The day it was published, or the first day on which the programme's own holds.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record AppliedRate(Rational Value, DateOnly Of, RateSource Source);

/// <summary>Published rates, by currency and day of publication: units of a currency for one euro.</summary>
public sealed class ReferenceRates(ImmutableSortedDictionary<string, Dated<Rational>> perEuro)
{
    public static readonly ReferenceRates None = new(ImmutableSortedDictionary<string, Dated<Rational>>.Empty);

    // The longest gap that was ever published is of five days, at Easter and at the turn of some years: four days in it have no rate.
    private const int DaysInLongestGap = 4;

    private readonly Dated<DateOnly> _days =
        new([.. perEuro.Values.SelectMany(r => r.Entries).Select(e => e.From).Distinct().Order().Select(d => (d, d))]);

    public ImmutableSortedDictionary<string, Dated<Rational>> PerEuro => perEuro;

    /// <summary>
    /// Units of <paramref name="to"/> for one unit of <paramref name="from"/> on a day, through the euro and exact, with the day it was
    /// published: on a day without publication the day of publication before. Null where that day has no rate for one of them: a
    /// currency that ended has none, and an older rate is never taken. <see cref="Missing"/> says why.
    /// </summary>
    public AppliedRate? Of(Currency from, Currency to, DateOnly day) =>
        PublishedBefore(day) is { } published && InEuro(from, day, published) is { } f && InEuro(to, day, published) is { } t
            ? new AppliedRate(t / f, published, RateSource.Reference) : null;

    /// <summary>Why there is no rate from one currency to another on a day.</summary>
    public Reason Missing(Currency from, Currency to, DateOnly day)
    {
        var published = PublishedBefore(day);
        var currency = from == Currency.Eur || (published is { } on && InEuro(from, day, on) is not null) ? to : from;
        var last = published is null ? _days.On(day)?.Value : perEuro.GetValueOrDefault(currency.Code)?.On(day)?.From;
        var kind = (published, last) switch
        {
            (null, null) => "no_rates_published",
            (null, _) => "rates_end_before",
            (_, null) => "rate_never_published",
            _ => "rate_ended",
        };
        return Reason.Of(kind, null, new Arg.NoFigure(), ("currency", new Arg.Word(currency.Code)), ("rate_day", new Arg.Day(day)), ("last", new Arg.Day(last ?? day)));
    }

    private DateOnly? PublishedBefore(DateOnly day) =>
        _days.On(day)?.Value is { } published && day.DayNumber - published.DayNumber <= DaysInLongestGap ? published : null;

    private Rational? InEuro(Currency currency, DateOnly day, DateOnly published)
    {
        if (currency == Currency.Eur)
        {
            return Rational.One;
        }

        // A currency that became the euro has no rate on the holidays that follow its last day.
        return !(Currency.EndedOn(currency.Code) < day) && perEuro.GetValueOrDefault(currency.Code)?.On(published) is { } rate && rate.From == published
            ? rate.Value : null;
    }
}
