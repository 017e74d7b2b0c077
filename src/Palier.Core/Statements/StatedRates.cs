using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>Finds the rates that the lines of a statement were converted at.</summary>
internal static class StatedRates
{
    /// <summary>Each rate once, with the day it is of and where it comes from, by currency and day.</summary>
    public static ImmutableArray<StatedRate> Of(IEnumerable<Reason> lines, Programme programme, ReferenceRates reference) =>
    [
        .. lines.SelectMany(Converted)
            .Select(l => (Currency: ((Arg.Figure)l["delivered"]!).Currency, ((Arg.Day)l["day"]!).Value, Rate: ((Arg.Number)l["rate"]!).Value))
            .Distinct()
            .Select(l => Of(l.Currency, l.Value, l.Rate, programme, reference))
            .Distinct()
            .OrderBy(r => r.Currency, StringComparer.Ordinal).ThenBy(r => r.Of).ThenBy(r => r.Rate),
    ];

    private static IEnumerable<Reason> Converted(Reason line) =>
        line.Kind == "line_converted" ? [line] : line.Below.SelectMany(Converted);

    private static StatedRate Of(Currency from, DateOnly day, Rational rate, Programme programme, ReferenceRates reference)
    {
        if (programme.Answers.ConvertsAt.TryGetValue(from.Code, out var own) && own.On(day) is { } entry && entry.Value == rate)
        {
            // A rate without a day holds from the first day of the version.
            return new StatedRate(from.Code, rate, entry.From == DateOnly.MinValue ? programme.From : entry.From, RateSource.Programme);
        }

        var monthEnd = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        var asked = reference.Of(from, programme.Currency, day) == rate ? day : monthEnd;
        var published = reference.PerEuro.GetValueOrDefault(from == Currency.Eur ? programme.Currency.Code : from.Code)?.On(asked)?.From;
        return new StatedRate(from.Code, rate, published ?? asked, RateSource.Reference);
    }
}
