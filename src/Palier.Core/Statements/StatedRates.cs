using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>Collects the rates that the lines of a statement were converted at.</summary>
internal static class StatedRates
{
    /// <summary>Each rate once, with the day it is of and where it comes from, by currency and day.</summary>
    public static ImmutableArray<StatedRate> Of(IEnumerable<Reason> lines) =>
    [
        .. lines.SelectMany(Converted).Select(Of).Distinct().OrderBy(r => r.Currency, StringComparer.Ordinal).ThenBy(r => r.Of).ThenBy(r => r.Rate),
    ];

    private static IEnumerable<Reason> Converted(Reason line) =>
        line.Kind == "line_converted" ? [line] : line.Below.SelectMany(Converted);

    private static StatedRate Of(Reason line) => new(
        ((Arg.Figure)line["delivered"]!).Currency.Code, ((Arg.Number)line["rate"]!).Value, ((Arg.Day)line["rate_of"]!).Value,
        line["source"] is Arg.Phrase { Key: "rate_published" } ? RateSource.Reference : RateSource.Programme);
}
