using System.Globalization;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads windows of time in words: <c>12 closed months</c>, <c>year to date</c>, <c>the period</c>.</summary>
internal static class WindowText
{
    private const string Earlier = " a year earlier";

    private static readonly string[] Examples =
        ["the period", "12 closed months", "4 closed quarters", "12 months to date", "365 days to date", "year to date", "2024-Q3", "since 2024-01-01", "ever"];

    public static Window? Read(Node? node, Mistakes mistakes)
    {
        if (Scalars.Text(node, "a window like 12 closed months", mistakes) is not { } text)
        {
            return null;
        }

        var window = Parse(text);
        if (window is null)
        {
            var undecided = text.Split(' ') is [var n, "months" or "month" or "quarters" or "quarter" or "years" or "year"] && n.All(char.IsAsciiDigit);
            mistakes.Add(node!.Place, undecided ? "P307" : "P107", ("value", text), ("examples", string.Join(", ", Examples)));
        }

        return window;
    }

    private static Window? Parse(string text)
    {
        if (text.EndsWith(Earlier, StringComparison.Ordinal))
        {
            return Parse(text[..^Earlier.Length]) is { } inner ? new Window.YearEarlier(inner) : null;
        }

        return text switch
        {
            "the period" => new Window.ThePeriod(),
            "ever" => new Window.Ever(),
            "month to date" => new Window.UnitToDate(Cadence.Month),
            "quarter to date" => new Window.UnitToDate(Cadence.Quarter),
            "year to date" => new Window.UnitToDate(Cadence.Year),
            _ => Counted(text.Split(' ')) ?? (Period.Find(text) is { } fixedPeriod ? new Window.Fixed(fixedPeriod) : null),
        };
    }

    private static Window? Counted(string[] words)
    {
        if (words is ["since", var day])
        {
            return Scalars.Date(day) is { } from ? new Window.Since(from) : null;
        }

        if (words.Length < 3 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 3660)
        {
            return null;
        }

        return words switch
        {
            [_, "closed", "month" or "months"] => new Window.Closed(count, Cadence.Month),
            [_, "closed", "quarter" or "quarters"] => new Window.Closed(count, Cadence.Quarter),
            [_, "closed", "year" or "years"] => new Window.Closed(count, Cadence.Year),
            [_, "month" or "months", "to", "date"] => new Window.MonthsToDate(count),
            [_, "day" or "days", "to", "date"] => new Window.DaysToDate(count),
            _ => null,
        };
    }
}
