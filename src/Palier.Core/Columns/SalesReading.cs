using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// How sales lines become columns: which lines count, on which day, and how their amounts are converted. Figures, programmes and
/// drafts that read lines in the same way share the columns.
/// </summary>
/// <param name="Currency">The currency of the amounts.</param>
/// <param name="CountsOn">The day that decides the window.</param>
/// <param name="Rounding">Whether each converted line is rounded to the minor unit.</param>
/// <param name="Reference">Which published rate converts; null where the programme has rates of its own.</param>
/// <param name="Rates">The programme's own rates, written out.</param>
/// <param name="Returns">Where a return counts.</param>
/// <param name="Disputed">Whether an amount under dispute counts.</param>
/// <param name="TimeZone">Where days end, for when a line became known.</param>
public sealed record SalesReading(
    Currency Currency, DayOf CountsOn, LineRounding? Rounding, ReferenceRate? Reference, string Rates, Returns? Returns, Disputed? Disputed, string TimeZone)
{
    /// <summary>How a figure of a programme reads lines.</summary>
    public static SalesReading Of(Programme programme, Metric metric) => new(
        programme.Currency,
        metric.CountsOn ?? programme.Answers.CountsOn ?? DayOf.SoldOn,
        metric.LineRounding ?? programme.Answers.LineRounding,
        metric.ReferenceRate ?? programme.Answers.ReferenceRate,
        string.Join(';', programme.Answers.ConvertsAt.Select(c => $"{c.Key}:{string.Join(',', c.Value.Entries.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.From:O}={e.Value}")))}")),
        programme.Answers.Returns,
        programme.Answers.Disputed,
        programme.TimeZone);

    /// <summary>How many parts a unit of an amount has: amounts are whole numbers of them.</summary>
    public long PartsOfOne => Rounding == LineRounding.EachLine ? Pow10(Currency.Decimals) : LineAmount.Unit;

    private static long Pow10(int decimals)
    {
        var power = 1L;
        for (; decimals > 0; decimals--)
        {
            power *= 10;
        }

        return power;
    }
}
