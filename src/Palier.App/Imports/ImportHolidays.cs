using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Imports;

/// <summary>Takes in the days on which a country does not work: country and day. A day that is known is skipped.</summary>
public sealed class ImportHolidays
{
    private readonly HashSet<(string Country, DateOnly Day)> _known;
    private readonly Dictionary<(string Country, DateOnly Day), long> _inFile = [];

    private ImportHolidays(Database database)
    {
        using var context = database.Context();
        _known = [.. context.Holidays.Select(h => new { h.Country, h.Day }).AsEnumerable().Select(h => (h.Country, h.Day))];
    }

    public static ImportOutcome Run(Database database, ImportRequest request, CancellationToken cancellation = default) =>
        ImportRun.Of(database, request, new ImportSteps<LineReading>((_, reading) => reading, new ImportHolidays(database).Take), cancellation);

    private void Take(ImportRun run, IReadOnlyList<LineReading> lines)
    {
        var rows = new List<HolidayRow>();
        foreach (var reading in lines)
        {
            var (country, day) = (reading.Country(reading.Required("country"), reading.ColumnOf("country")), reading.RequiredDay("day"));
            if (reading.IsGood && !_inFile.TryAdd((country, day), reading.Line.Number))
            {
                reading.Reject(reading.ColumnOf("day"), reading.Text("day") ?? "", Rejection.TwiceInFile, $"{_inFile[(country, day)]}");
            }

            if (!reading.IsGood)
            {
                run.Reject(reading);
            }
            else if (_known.Add((country, day)))
            {
                rows.Add(new HolidayRow { Country = country, Day = day });
                run.Report = run.Report with { Taken = run.Report.Taken + 1 };
            }
            else
            {
                run.Report = run.Report with { Skipped = run.Report.Skipped + 1 };
            }
        }

        run.Add(rows);
    }
}
