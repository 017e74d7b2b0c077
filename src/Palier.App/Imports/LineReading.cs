using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>Reads the fields of one line by a mapping; collects what is wrong with it.</summary>
internal sealed class LineReading(MappedFields mapped, SourceLine line, List<RoundedAmount> rounded, DaysMet days)
{
    private List<RejectedLine>? _wrong;

    public ImmutableArray<RejectedLine> Wrong => [.. _wrong ?? []];

    public SourceLine Line => line;

    public ImmutableArray<string> Heading => line.Heading;

    public bool IsGood => _wrong is null;

    private int Mistakes => _wrong?.Count ?? 0;

    /// <summary>The columns of a field as people know them.</summary>
    public string ColumnOf(string field) => mapped[field].Shown;

    public void Reject(string column, string value, Rejection why, string detail = "") =>
        (_wrong ??= []).Add(new RejectedLine(line.Number, column, value, why, detail) { In = mapped.Spot(column) });

    public string? Text(string field) => Text(mapped[field]);

    public string Required(string field)
    {
        var (asked, before) = (mapped[field], Mistakes);
        if (asked.Columns.Length > 1 && asked.Columns.FirstOrDefault(c => string.IsNullOrEmpty(Column(c))) is { } empty)
        {
            if (Mistakes == before)
            {
                Reject(empty.Name, "", Rejection.Empty);
            }

            return "";
        }

        if (Text(asked) is { } text)
        {
            return text;
        }

        if (Mistakes == before)
        {
            Reject(asked.Shown, "", Rejection.Empty);
        }

        return "";
    }

    public string RequiredColumn(string column)
    {
        var before = Mistakes;
        var text = Column(mapped.Named(column));
        if (string.IsNullOrEmpty(text) && Mistakes == before)
        {
            Reject(column, "", Rejection.Empty);
        }

        return text ?? "";
    }

    public string? Column(MappedColumn column)
    {
        if (column.From is { } from)
        {
            if (from.Find(line) is not { } found)
            {
                Reject(from.Lookup.Column, line[from.Lookup.Column] ?? "", Rejection.NotInLookup, from.Lookup.File);
                return null;
            }

            return Worded(column, found.Trim());
        }

        if (line.TypedAt(column.Index) is BrokenCell broken)
        {
            Reject(column.Name, broken.Shows, broken.Shows.Length > 0 ? Rejection.CellHasError : Rejection.NotCalculated);
            return null;
        }

        return Worded(column, line.At(column.Index).Trim());
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
        var asked = mapped[field];
        if (Typed(asked) is DateOnly typed)
        {
            return typed;
        }

        if (Text(asked) is not { } text)
        {
            return null;
        }

        if (days.Of(text) is { } day)
        {
            return day;
        }

        Reject(asked.Shown, text, Rejection.NotADate, mapped.Mapping.Dates);
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
        var asked = mapped[field];
        if (Typed(asked) is decimal figure && decimal.IsInteger(figure) && Math.Abs(figure) <= long.MaxValue)
        {
            return (long)figure;
        }

        if (Text(asked) is not { } text)
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Reject(asked.Shown, text, Rejection.NotAWholeNumber);
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

        var (asked, mapping) = (mapped[field], mapped.Mapping);
        var (amount, why) = Typed(asked) is decimal figure
            ? Amounts.Read(figure.ToString(CultureInfo.InvariantCulture), '.', mapping.Rounding) : Amounts.Read(text, mapping.DecimalMark, mapping.Rounding);
        if (why is { } reason)
        {
            Reject(asked.Shown, text, reason, mapping.DecimalMark == '.' ? "point" : "comma");
            return default;
        }

        var kept = new LineAmount(amount.TenThousandths, currency ?? default);
        if (amount.Rounded)
        {
            rounded.Add(new RoundedAmount(line.Number, asked.Shown, text, kept));
        }

        return kept;
    }

    // What has a type has it where one column is the field, and no words stand for its values.
    private object? Typed(MappedField field) =>
        field.Columns is [{ Index: >= 0, Words: null } column] && line.TypedAt(column.Index) is var typed and not BrokenCell ? typed : null;

    private string? Text(MappedField field)
    {
        var text = field.Columns.Length switch
        {
            0 => field.Always,
            1 => Column(field.Columns[0]),
            2 => string.Concat(Column(field.Columns[0]), "/", Column(field.Columns[1])),
            _ => string.Join('/', field.Columns.Select(c => Column(c) ?? "")),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private string Worded(MappedColumn column, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            Reject(column.Name, "", Rejection.HasControlCharacter);
        }

        return column.Words is { } words && words.TryGetValue(text, out var word) ? word : text;
    }
}

/// <summary>Days as the mapping writes them. The same day stands on many lines and is read once.</summary>
internal sealed class DaysMet(string form)
{
    private const int Most = 20_000;
    private readonly Dictionary<string, DateOnly?> _met = new(StringComparer.Ordinal);

    public DateOnly? Of(string text)
    {
        if (_met.TryGetValue(text, out var day))
        {
            return day;
        }

        day = DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        if (_met.Count < Most)
        {
            _met.Add(text, day);
        }

        return day;
    }
}
