using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads moments, lengths of time and the days of reviews in words.</summary>
/// <param name="yearStarts">The month in which the programme's years begin.</param>
internal sealed class WhenText(int yearStarts, Mistakes mistakes)
{
    private static readonly string[] Moments =
    [
        "the day", "start of period", "end of period", "settlement", "31 March", "sale.invoiced_on", "every day of the period",
        "any day of 6 closed months", "30 days after end of period",
    ];

    private static readonly string[] Starts =
        ["at once", "the day after", "first day of next month", "first day of next quarter", "first day of the quarter"];

    public static readonly string[] Happenings = ["reaching", "leaving", "refusal", "enrolment", "payment", "expiry"];

    /// <summary>The units of lengths of time, by their words.</summary>
    public static readonly ImmutableSortedDictionary<string, TimeUnit> Units = new Dictionary<string, TimeUnit>
    {
        ["day"] = TimeUnit.Day,
        ["days"] = TimeUnit.Day,
        ["working day"] = TimeUnit.WorkingDay,
        ["working days"] = TimeUnit.WorkingDay,
        ["week"] = TimeUnit.Week,
        ["weeks"] = TimeUnit.Week,
        ["month"] = TimeUnit.Month,
        ["months"] = TimeUnit.Month,
        ["quarter"] = TimeUnit.Quarter,
        ["quarters"] = TimeUnit.Quarter,
        ["year"] = TimeUnit.Year,
        ["years"] = TimeUnit.Year,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private readonly WindowText _windows = new(yearStarts, mistakes);

    /// <summary>A moment; the phrase is refused where it is none.</summary>
    public When? Moment(Node? node) => Read(node, Moment, Moments);

    /// <summary>When a change takes effect.</summary>
    public When? Start(Node? node) => Read(node, Start, Starts);

    /// <summary>A length of time.</summary>
    public Duration? Duration(Node? node)
    {
        if (Scalars.Text(node, "a length like 30 days", mistakes) is not { } text)
        {
            return null;
        }

        var length = Length(text);
        if (length is null)
        {
            Scalars.Wrong(node!, "a length like 30 days, 10 working days, 12 months", mistakes);
        }

        return length;
    }

    /// <summary>A length of time before something expires: <c>90 days before expiry</c>.</summary>
    public Duration? BeforeExpiry(Node? node)
    {
        const string End = " before expiry";
        return Duration(node is Scalar { Text: var text } scalar && text.EndsWith(End, StringComparison.Ordinal)
            ? scalar with { Text = text[..^End.Length] }
            : node);
    }

    /// <summary>The days of reviews: a unit, or days of the year.</summary>
    public Reviews? Reviews(Node? node)
    {
        if (Scalars.Text(node, "a cadence like quarter, 1 March, January and July", mistakes) is not { } text)
        {
            return null;
        }

        if (text is "day" or "week")
        {
            return text == "day" ? new Reviews.EveryDay() : new Reviews.EveryWeek();
        }

        if (UnitOf(text) is { } unit)
        {
            return new Reviews.Each(unit, yearStarts);
        }

        var days = text.Split(" and ").Select(MonthDay.Find).ToList();
        if (days.TrueForAll(d => d is not null))
        {
            return new Reviews.OnDays([.. days.Select(d => d!.Value)]);
        }

        Scalars.Wrong(node!, "day, week, month, quarter, half-year, year, or days like 1 March, or January and July", mistakes);
        return null;
    }

    /// <summary>A length of time like <c>10 working days</c>; null when the text is none.</summary>
    public static Duration? Length(string text)
    {
        var words = text.Split(' ');
        if (words.Length < 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 36_600)
        {
            return null;
        }

        return Units.TryGetValue(string.Join(' ', words[1..]), out var unit) ? new Duration(count, unit) : null;
    }

    /// <summary>The cadence of a word like <c>quarter</c>, or null.</summary>
    public static Cadence? UnitOf(string text) => text switch
    {
        "month" => Cadence.Month,
        "quarter" => Cadence.Quarter,
        "half-year" => Cadence.HalfYear,
        "year" => Cadence.Year,
        _ => null,
    };

    private When? Read(Node? node, Func<string, When?> parse, string[] examples)
    {
        if (node is not Scalar { Text: { Length: > 0 } text })
        {
            if (node is not null)
            {
                mistakes.Add(node.Place, "P105w", ("example", examples[0]), ("value", Keys.Shown(node)));
            }

            return null;
        }

        var when = parse(text);
        if (when is null)
        {
            mistakes.Add(node.Place, "P107", ("value", text), ("examples", string.Join(", ", examples)));
        }

        return when;
    }

    private When? Moment(string text)
    {
        switch (text)
        {
            case "the day": return new When.TheDay();
            case "start of period": return new When.StartOfPeriod();
            case "end of period": return new When.EndOfPeriod();
            case "settlement": return new When.Settlement();
        }

        if (Happenings.Contains(text))
        {
            return new When.Happening(text);
        }

        foreach (var (start, every) in new[] { ("every day of ", true), ("any day of ", false) })
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return _windows.Parse(text[start.Length..]) is { } window ? new When.DayOf(window, every) : null;
            }
        }

        return MonthDay.Find(text) is { } day ? new When.OnDay(day) : Around(text);
    }

    private When? Around(string text)
    {
        foreach (var word in new[] { " after ", " before " })
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at > 0)
            {
                return Length(text[..at]) is { } length && Moment(text[(at + word.Length)..]) is { } of ? new When.Offset(length, word == " before ", of) : null;
            }
        }

        if (!text.EndsWith("_on", StringComparison.Ordinal))
        {
            return null;
        }

        return text.Split('.') is [var fact, var field] && Scalars.IsName(fact) ? new When.FieldDay(fact, field)
            : Scalars.IsName(text) ? new When.FieldDay("", text)
            : null;
    }

    private When? Start(string text) => text switch
    {
        "at once" => new When.AtOnce(0),
        "the day after" => new When.AtOnce(1),
        _ when text.StartsWith("first day of next ", StringComparison.Ordinal) && UnitOf(text[18..]) is { } next => new When.FirstDay(next, true, yearStarts),
        _ when text.StartsWith("first day of the ", StringComparison.Ordinal) && UnitOf(text[17..]) is { } same => new When.FirstDay(same, false, yearStarts),
        _ => null,
    };
}
