using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Imports;

/// <summary>What is asked of an import of rates.</summary>
public sealed record RatesRequest
{
    /// <summary>A file of the European Central Bank: rates of one day or of many, as CSV or as the ZIP it is delivered in.</summary>
    public required string File { get; init; }

    /// <summary>Days before this one are left out; all are read when null.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Whether another rate for a day that is known counts from now on. Without it such a line is rejected.</summary>
    public bool Corrects { get; init; }

    /// <summary>Who takes the file in.</summary>
    public string By { get; init; } = AuditNote.Program;

    /// <summary>The moment in UTC at which the rates become known.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The language of the reasons in the file of rejected lines.</summary>
    public Words Words { get; init; } = Words.English;

    /// <summary>Told the number of lines read so far, every few thousand.</summary>
    public IProgress<long>? Progress { get; init; }
}

/// <summary>
/// Takes in the euro reference rates as the European Central Bank publishes them: a line for each day, a column for each currency,
/// <c>N/A</c> where a currency has none. A rate that is known is skipped; a published rate is final, so another one is an error of
/// the file unless a correction is asked for.
/// </summary>
public sealed class ImportRates
{
    private const string Source = "ECB";
    private const string None = "N/A";

    private static readonly Mapping ecb = new() { Kind = ImportKind.Rates, Dates = "yyyy-MM-dd", DecimalMark = '.', Columns = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty };

    private readonly Dictionary<(string Currency, DateOnly Day), decimal> _known;
    private readonly Dictionary<DateOnly, long> _inFile = [];
    private readonly RatesRequest _request;

    private ImportRates(Database database, RatesRequest request)
    {
        _request = request;
        _known = [];
        using var context = database.Context();
        foreach (var rate in context.ExchangeRates.OrderBy(r => r.Sequence).Select(r => new { r.Currency, r.Day, r.PerEuro }))
        {
            _known[(rate.Currency, rate.Day)] = decimal.Parse(rate.PerEuro, CultureInfo.InvariantCulture);
        }
    }

    public static ImportOutcome Run(Database database, RatesRequest request, CancellationToken cancellation = default) =>
        ImportRun.Of(
            database,
            new ImportRequest { File = request.File, Mapping = ecb, MappingName = Source, By = request.By, Now = request.Now, Words = request.Words, Progress = request.Progress },
            new ImportSteps<LineReading>((_, reading) => reading, new ImportRates(database, request).Take),
            cancellation,
            WrongHeading);

    // A file with a currency that nobody knows is no file of rates, or a damaged one.
    private static ImportOutcome.FileRefused? WrongHeading(ImmutableArray<string> heading)
    {
        if (heading.IsEmpty || heading[0].Trim() != "Date")
        {
            return new ImportOutcome.FileRefused(FileProblem.NotRates, Others: string.Join(", ", heading));
        }

        var codes = heading.Skip(1).Select(h => h.Trim()).ToList();
        // The ECB ends every line with a comma.
        return codes.SkipLast(codes[^1].Length == 0 ? 1 : 0).FirstOrDefault(c => Currency.Find(c) is null && Currency.EndedOn(c) is null) is { } unknown
            ? new ImportOutcome.FileRefused(FileProblem.UnknownCurrency, unknown, $"{codes.IndexOf(unknown) + 2}") : null;
    }

    private void Take(ImportRun run, IReadOnlyList<LineReading> lines)
    {
        var rows = new List<ExchangeRateRow>();
        foreach (var reading in lines)
        {
            var (read, changed) = Day(reading) is { } day && !(day < _request.Since) ? Rates(reading, day) : ([], false);
            if (!reading.IsGood)
            {
                run.Reject(reading);
                continue;
            }

            rows.AddRange(read);
            run.Report = read.Count == 0
                ? run.Report with { Skipped = run.Report.Skipped + 1 }
                : run.Report with { Taken = run.Report.Taken + 1, Changed = run.Report.Changed + (changed ? 1 : 0) };
        }

        run.Add(rows);
    }

    private DateOnly? Day(LineReading reading)
    {
        var text = reading.Line.Fields[0].Trim();
        // The file of one day writes the month in letters.
        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d MMMM yyyy", "dd MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            reading.Reject("Date", text, Rejection.NotADate, ecb.Dates);
            return null;
        }

        if (day > DateOnly.FromDateTime(_request.Now))
        {
            reading.Reject("Date", text, Rejection.NotYet);
        }

        if (!_inFile.TryAdd(day, reading.Line.Number))
        {
            reading.Reject("Date", text, Rejection.TwiceInFile, $"{_inFile[day]}");
        }

        return reading.IsGood ? day : null;
    }

    private (List<ExchangeRateRow> New, bool Changed) Rates(LineReading reading, DateOnly day)
    {
        var (rows, changed) = (new List<ExchangeRateRow>(), false);
        for (var i = 1; i < reading.Line.Count; i++)
        {
            var (code, text) = (reading.Heading[i].Trim(), reading.Line.Fields[i].Trim());
            decimal? known = _known.TryGetValue((code, day), out var there) ? there : null;
            if (Rate(reading, code, text, known) is not { } rate || rate == known)
            {
                continue;
            }

            changed |= known is not null;
            _known[(code, day)] = rate;
            rows.Add(new ExchangeRateRow { Currency = code, Day = day, PerEuro = text, Source = Source });
        }

        return (rows, changed);
    }

    // Neither zero nor one nor anything else stands for a rate that was not published: there is no row then.
    private decimal? Rate(LineReading reading, string code, string text, decimal? known)
    {
        if (code.Length == 0 ? text.Length == 0 : text == None && known is null)
        {
            return null;
        }

        var isRate = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0 && text.Length <= 20 && code.Length > 0;
        if (!isRate && !(text == None && code.Length > 0))
        {
            reading.Reject(code.Length > 0 ? code : $"{reading.Line.Count}", text, Rejection.NotARate);
        }
        else if (known is { } before && (!isRate || (rate != before && !_request.Corrects)))
        {
            reading.Reject(code, text, isRate ? Rejection.OtherRate : Rejection.RateTakenBack, before.ToString(CultureInfo.InvariantCulture));
        }

        return isRate ? rate : null;
    }
}
