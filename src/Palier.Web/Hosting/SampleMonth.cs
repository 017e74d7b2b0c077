using System.Globalization;

namespace Palier.Web.Hosting;

/// <summary>The last month that the sample has sales for: the one asked for with <c>--month</c>, else the last whole month.</summary>
public static class SampleMonth
{
    /// <summary>The earliest month that leaves the three years of sales inside the time of the shipped programmes.</summary>
    public static readonly DateOnly First = new(2025, 12, 1);

    /// <param name="asked">What was written behind <c>--month</c>; null where nothing was.</param>
    /// <param name="today">The day it is.</param>
    /// <returns>The first day of the month, or why it is refused.</returns>
    public static (DateOnly Month, string? Refusal) Of(string? asked, DateOnly today)
    {
        var last = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (asked is null)
        {
            return (last, null);
        }

        var example = last.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (!DateOnly.TryParseExact(asked, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return (last, $"{asked} is not a month. Write the year and the month, as in --month {example}.");
        }

        return month > last ? (last, $"The month {asked} is not over yet. The latest for the sample is --month {example}.")
            : month < First ? (last, $"The sample needs three years of sales under its programmes. The earliest is --month {First:yyyy-MM}.")
            : (month, null);
    }
}
