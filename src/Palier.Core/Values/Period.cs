using System.Globalization;

namespace Palier.Core.Values;

/// <summary>A half-open span of days: the first day belongs to it, <see cref="Until"/> does not.</summary>
public readonly record struct Period
{
    /// <exception cref="ArgumentException">The end is before the beginning: a bug of the caller.</exception>
    public Period(DateOnly from, DateOnly until)
    {
        if (until < from)
        {
            throw new ArgumentException($"a period ends on or after {from:O}, not on {until:O}", nameof(until));
        }

        (From, Until) = (from, until);
    }

    public DateOnly From { get; }

    public DateOnly Until { get; }

    /// <summary>The last day that belongs to the period; of an empty period the day before it.</summary>
    public DateOnly LastDay => Until.AddDays(-1);

    public int Days => Until.DayNumber - From.DayNumber;

    public bool Contains(DateOnly day) => From <= day && day < Until;

    /// <summary>The same span moved by whole months; a day that the target month lacks becomes its last day, and what has no beginning still has none.</summary>
    public Period AddMonths(int months) => new(From == DateOnly.MinValue ? From : From.AddMonths(months), Until.AddMonths(months));

    /// <summary>
    /// The period of a name: <c>2025</c>, <c>2025-H1</c>, <c>2025-Q3</c>, <c>2025-07</c>, or null. Years begin in January.
    /// </summary>
    public static Period? Find(string name)
    {
        if (name.Length < 4 || !int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200)
        {
            return null;
        }

        var (month, length) = name[4..] switch
        {
            "" => (1, 12),
            ['-', 'H', var h and >= '1' and <= '2'] => (((h - '1') * 6) + 1, 6),
            ['-', 'Q', var q and >= '1' and <= '4'] => (((q - '1') * 3) + 1, 3),
            ['-', var a and >= '0' and <= '1', var b and >= '0' and <= '9'] => (((a - '0') * 10) + b - '0', 1),
            _ => (0, 0),
        };
        if (month is < 1 or > 12)
        {
            return null;
        }

        var from = new DateOnly(year, month, 1);
        return new Period(from, from.AddMonths(length));
    }

    /// <summary>The name of a whole month, quarter, half-year or year; else the two days.</summary>
    public override string ToString()
    {
        if (From.Day == 1 && Until.Day == 1)
        {
            var months = ((Until.Year - From.Year) * 12) + Until.Month - From.Month;
            switch (months)
            {
                case 1: return $"{From.Year:0000}-{From.Month:00}";
                case 3 when From.Month % 3 == 1: return $"{From.Year:0000}-Q{((From.Month - 1) / 3) + 1}";
                case 6 when From.Month % 6 == 1: return $"{From.Year:0000}-H{((From.Month - 1) / 6) + 1}";
                case 12 when From.Month == 1: return $"{From.Year:0000}";
            }
        }

        return $"{From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}..{LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }
}
