using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>Reads the fields of one line by a mapping; collects what is wrong with it.</summary>
internal sealed class LineReading(Mapping mapping, CsvLine line, List<RoundedAmount> rounded)
{
    private readonly List<RejectedLine> _wrong = [];

    public ImmutableArray<RejectedLine> Wrong => [.. _wrong];

    public CsvLine Line => line;

    public ImmutableArray<string> Heading => line.Heading;

    public bool IsGood => _wrong.Count == 0;

    /// <summary>The columns of a field as people know them.</summary>
    public string ColumnOf(string field) => mapping.Columns.TryGetValue(field, out var columns) ? string.Join('/', columns) : field;

    public void Reject(string column, string value, Rejection why, string detail = "") =>
        _wrong.Add(new RejectedLine(line.Number, column, value, why, detail));

    public string? Text(string field)
    {
        if (mapping.Columns.TryGetValue(field, out var columns))
        {
            var text = columns.Length == 1 ? Column(columns[0]) : string.Join('/', columns.Select(c => Column(c) ?? ""));
            return string.IsNullOrEmpty(text) ? null : text;
        }

        return mapping.Fixed.GetValueOrDefault(field);
    }

    public string Required(string field)
    {
        var wrongBefore = _wrong.Count;
        var several = mapping.Columns.TryGetValue(field, out var columns) && columns.Length > 1;
        if (several && columns.FirstOrDefault(c => string.IsNullOrEmpty(Column(c))) is { } empty)
        {
            Reject(empty, "", Rejection.Empty);
            return "";
        }

        if (Text(field) is { } text)
        {
            return text;
        }

        if (_wrong.Count == wrongBefore)
        {
            Reject(ColumnOf(field), "", Rejection.Empty);
        }

        return "";
    }

    public string RequiredColumn(string column)
    {
        var text = Column(column);
        if (string.IsNullOrEmpty(text))
        {
            Reject(column, "", Rejection.Empty);
        }

        return text ?? "";
    }

    public string? Column(string column)
    {
        if (line[column] is not { } text)
        {
            var lookup = mapping.Lookups.First(l => l.Take.Contains(column));
            Reject(lookup.Column, line[lookup.Column] ?? "", Rejection.NotInLookup, lookup.File);
            return null;
        }

        text = text.Trim();
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            Reject(column, "", Rejection.HasControlCharacter);
        }

        return mapping.Words.TryGetValue(column, out var words) && words.TryGetValue(text, out var word) ? word : text;
    }

    public string Country(string value, string column)
    {
        if (value.Length > 0 && !(value.Length == 2 && value.All(char.IsAsciiLetterUpper)))
        {
            Reject(column, value, Rejection.UnknownCountry);
        }

        return value;
    }

    public DateOnly? Day(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, mapping.Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Reject(ColumnOf(field), text, Rejection.NotADate, mapping.Dates);
        return null;
    }

    public DateOnly RequiredDay(string field) => Required(field).Length == 0 ? default : Day(field) ?? default;

    /// <summary>An end that, where given, lies after its beginning.</summary>
    public DateOnly? DayAfter(string field, DateOnly from)
    {
        var until = Day(field);
        if (until <= from && IsGood)
        {
            Reject(ColumnOf(field), Text(field)!, Rejection.EndsBeforeItBegins, from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return until;
    }

    public long Whole(string field, long otherwise)
    {
        if (Text(field) is not { } text)
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Reject(ColumnOf(field), text, Rejection.NotAWholeNumber);
        return otherwise;
    }

    public LineAmount Amount(string field, string currencyField)
    {
        var code = Required(currencyField);
        var currency = Currency.Find(code);
        if (currency is null && code.Length > 0)
        {
            Reject(ColumnOf(currencyField), code, Rejection.UnknownCurrency);
        }

        var text = Required(field);
        if (text.Length == 0)
        {
            return default;
        }

        var (amount, why) = Amounts.Read(text, mapping.DecimalMark, mapping.Rounding);
        if (why is { } reason)
        {
            Reject(ColumnOf(field), text, reason, mapping.DecimalMark == '.' ? "point" : "comma");
            return default;
        }

        var kept = new LineAmount(amount.TenThousandths, currency ?? default);
        if (amount.Rounded)
        {
            rounded.Add(new RoundedAmount(line.Number, ColumnOf(field), text, kept));
        }

        return kept;
    }
}

/// <summary>Amounts as files write them.</summary>
internal static class Amounts
{
    /// <summary>Digits with one decimal mark and perhaps a sign; no separators of thousands, since nobody can tell them from a decimal mark.</summary>
    public static ((long TenThousandths, bool Rounded) Amount, Rejection? Why) Read(string text, char mark, RoundingMode? rounding)
    {
        var negative = text.StartsWith('-');
        var digits = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        var point = digits.IndexOf(mark);
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && part.IsEmpty) || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9'))
        {
            return (default, Rejection.NotAnAmount);
        }

        if (whole.Length > 18 || part.Length > 40)
        {
            return (default, Rejection.TooLarge);
        }

        var more = part.Length > 4 && part[4..].ContainsAnyExcept('0');
        if (more && rounding is null)
        {
            return (default, Rejection.TooManyDecimals);
        }

        var plain = new StringBuilder().Append(whole).Append(part).ToString();
        var exact = Rational.Of(System.Numerics.BigInteger.Parse(plain, CultureInfo.InvariantCulture), System.Numerics.BigInteger.Pow(10, part.Length)) * LineAmount.Unit;
        var kept = Rounding.ToWhole(negative ? Rational.Zero - exact : exact, rounding ?? RoundingMode.HalfUp);
        return kept > long.MaxValue || kept < -long.MaxValue ? (default, Rejection.TooLarge) : (((long)kept, more), null);
    }
}
