using System.Collections.Immutable;

namespace Palier.Core.Values;

/// <summary>A day of every year: <c>31 March</c>. The last of February is the month's last day in a leap year too.</summary>
public readonly record struct MonthDay(int Month, int Day)
{
    /// <summary>The months by their English names, January first.</summary>
    public static readonly ImmutableArray<string> Names =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>The day of a text like <c>31 March</c>, or of a month alone (its first day); null for anything else.</summary>
    public static MonthDay? Find(string text)
    {
        var words = text.Split(' ');
        var month = Names.IndexOf(words[^1]) + 1;
        return month == 0 ? null
            : words.Length == 1 ? new MonthDay(month, 1)
            : words.Length == 2 && int.TryParse(words[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var day)
                && day >= 1 && day <= DateTime.DaysInMonth(2024, month) ? new MonthDay(month, day)
            : null;
    }

    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>The latest such day that is not after a day.</summary>
    public DateOnly OnOrBefore(DateOnly day) => In(day.Year) is var same && same <= day ? same : In(day.Year - 1);

    /// <summary>The first such day after a day.</summary>
    public DateOnly After(DateOnly day) => In(day.Year) is var same && same > day ? same : In(day.Year + 1);

    public override string ToString() => Day == 1 ? Names[Month - 1] : $"{Day} {Names[Month - 1]}";
}
