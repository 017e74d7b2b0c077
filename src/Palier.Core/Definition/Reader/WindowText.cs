using System.Globalization;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads windows of time in words: <c>12 closed months</c>, <c>year to date</c>, <c>the period</c>.</summary>
/// <param name="yearStarts">The month in which the programme's years begin.</param>
internal sealed class WindowText(int yearStarts, Mistakes mistakes)
{
    private const string Earlier = " a year earlier";

    private static readonly string[] Examples =
    [
        "the period", "12 closed months", "4 closed quarters", "12 months to date", "365 days to date", "12 months to 31 March", "year to date", "2024-Q3",
        "since 2024-01-01", "since enrolment", "12 months after customer.first_sold_on", "5 closed months and month to date", "ever",
    ];

    public Window? Read(Node? node)
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

    /// <summary>The window of a phrase, or null when it is none.</summary>
    public Window? Parse(string text)
    {
        if (text.EndsWith(Earlier, StringComparison.Ordinal))
        {
            return Parse(text[..^Earlier.Length]) is { } inner ? new Window.YearEarlier(inner) : null;
        }

        if (text.Split(" and ") is [var first, var second])
        {
            return SideBySide(Parse(first), Parse(second));
        }

        return text switch
        {
            "the period" => new Window.ThePeriod(),
            "ever" => new Window.Ever(),
            "since enrolment" => new Window.SinceEnrolment(),
            "month to date" => new Window.UnitToDate(Cadence.Month, yearStarts),
            "quarter to date" => new Window.UnitToDate(Cadence.Quarter, yearStarts),
            "year to date" => new Window.UnitToDate(Cadence.Year, yearStarts),
            _ => Counted(text.Split(' ')) ?? (Period.Find(text) is { } fixedPeriod ? new Window.Fixed(fixedPeriod) : null),
        };
    }

    // Closed units and the same unit to date touch each other, so that together they are one span.
    private static Window.Joined? SideBySide(Window? first, Window? second) =>
        first is Window.Closed closed && second is Window.UnitToDate open && closed.Of == open.Of ? new Window.Joined(closed, open) : null;

    private Window? Counted(string[] words)
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
            [_, "closed", "month" or "months"] => new Window.Closed(count, Cadence.Month, yearStarts),
            [_, "closed", "quarter" or "quarters"] => new Window.Closed(count, Cadence.Quarter, yearStarts),
            [_, "closed", "year" or "years"] => new Window.Closed(count, Cadence.Year, yearStarts),
            [_, "month" or "months", "to", "date"] => new Window.MonthsToDate(count),
            [_, "day" or "days", "to", "date"] => new Window.DaysToDate(count),
            [_, "month" or "months", "to", ..] => MonthDay.Find(string.Join(' ', words[3..])) is { } end ? new Window.MonthsTo(count, end) : null,
            [.., "after" or "before", var field] => WhenText.Length(string.Join(' ', words[..^2])) is { } length && field.Contains('.', StringComparison.Ordinal)
                ? new Window.AroundDay(length, words[^2] == "before", field) : null,
            _ => null,
        };
    }
}
