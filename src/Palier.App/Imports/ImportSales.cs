using Microsoft.EntityFrameworkCore;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Imports;

/// <summary>
/// Takes in sales lines. A line is known by its type and key: the same content is skipped, other content is a conflict,
/// and a change comes as a new line that names the one it corrects.
/// </summary>
/// <remarks>
/// Keys are remembered as hashes, a few bytes each, because a file may have any number of them. A hash that was met before only says that
/// the database is to be asked, where the lines before are already; so nothing is decided by chance.
/// </remarks>
public sealed class ImportSales
{
    private readonly KeysMet _added = new();
    private readonly KeysMet _known = new();
    private readonly Dictionary<(LineType, string), long> _refused = [];
    private readonly NetTotals _totals = new();
    private readonly HashSet<string> _partners;
    private bool? _hadLines;

    private ImportSales(Database database) => _partners = [.. FactLoading.Partners(database).Select(p => p.Id)];

    public static ImportOutcome Run(Database database, ImportRequest request, CancellationToken cancellation = default) =>
        ImportRun.Of(database, request, new ImportSteps<SalesRead>((run, reading) => SalesRead.Of(run.Fields, reading), new ImportSales(database).Take), cancellation);

    private static string? Difference(SalesLineRow known, SalesLineRow line)
    {
        if (known with { Sequence = 0, KnownAt = default } == line)
        {
            return null;
        }

        return known.Net != line.Net || known.Currency != line.Currency
            ? $"net {new LineAmount(known.Net, Currency.Of(known.Currency))}"
            : known.Partner != line.Partner ? $"partner {known.Partner}" : "another column";
    }

    private void Take(ImportRun run, IReadOnlyList<SalesRead> read)
    {
        var batch = new Batch(run, Known(run, read));
        foreach (var line in read)
        {
            if (line.Reading.IsGood)
            {
                Decide(line, batch);
            }

            if (!line.Reading.IsGood)
            {
                run.Reject(line.Reading);
            }
        }

        run.Add(batch.Created);
        run.Add(batch.Taken);
        foreach (var row in batch.Taken)
        {
            _added.Add(_added.Hash(row.Key, (int)row.Type), batch.Met[(row.Type, row.Key)]);
        }

        run.Report = _totals.In(run.Report with { Taken = run.Report.Taken + batch.Taken.Count, Skipped = run.Report.Skipped + batch.Skipped, PartnersCreated = run.Report.PartnersCreated + batch.Created.Count });
    }

    /// <summary>Adds a line that is new, counts one that is known already, or says what is wrong.</summary>
    private void Decide(SalesRead read, Batch batch)
    {
        var (reading, line) = (read.Reading, read.Row);
        var key = (line.Type, line.Key);
        if (FirstLine(key, batch) is { } first)
        {
            reading.Reject(reading.ColumnOf("key"), line.Key, Rejection.TwiceInFile, $"{first}");
            return;
        }

        batch.Met.Add(key, reading.Line.Number);
        if (batch.Known.TryGetValue(key, out var there))
        {
            _known.Add((ulong)there.Sequence, reading.Line.Number);
            if (Difference(there, line) is { } difference)
            {
                reading.Reject(reading.ColumnOf("key"), line.Key, Rejection.Conflict, difference);
                return;
            }

            batch.Skipped++;
            return;
        }

        // A sale that this file delivers but that was rejected is not there to be corrected.
        if (line.Corrects is { } original && !batch.Known.ContainsKey((LineType.Sale, original)) && !batch.Sales.Contains(original))
        {
            reading.Reject(reading.ColumnOf("corrects"), line.Corrects, Rejection.CorrectsUnknown);
        }
        else if (_partners.Contains(line.Partner) || Create(reading, line.Partner, batch.Run.Mapping.NewPartner, batch.Created))
        {
            batch.Take(line);
            _totals.Add(read.Net);
            return;
        }

        _refused.Add(key, reading.Line.Number);
    }

    /// <summary>The line of the file where the key stands already; null where it does not.</summary>
    private long? FirstLine((LineType Type, string Key) key, Batch batch)
    {
        if (batch.Met.TryGetValue(key, out var line) || _refused.TryGetValue(key, out line))
        {
            return line;
        }

        return !batch.Known.TryGetValue(key, out var there) ? null
            : there.Sequence < batch.Run.First ? _known.Find((ulong)there.Sequence) : _added.Find(_added.Hash(key.Key, (int)key.Type));
    }

    private bool Create(LineReading reading, string id, NewPartner? columns, List<OrganisationRow> created)
    {
        if (Made(reading, id, columns) is not { } partner)
        {
            return false;
        }

        _partners.Add(id);
        created.Add(RowMapping.Row(partner));
        return true;
    }

    /// <summary>An unknown partner as the mapping makes it of a line; null, and the line rejected, where it cannot be made.</summary>
    internal static Partner? Made(LineReading reading, string id, NewPartner? columns)
    {
        if (columns is null)
        {
            reading.Reject(reading.ColumnOf("partner"), id, Rejection.UnknownPartner);
            return null;
        }

        var partner = new Partner
        {
            Id = id,
            Name = reading.RequiredColumn(columns.Name),
            Kind = reading.RequiredColumn(columns.Kind),
            Country = reading.Country(reading.RequiredColumn(columns.Country), columns.Country),
        };
        return reading.IsGood ? partner : null;
    }

    /// <summary>The rows of those keys that may be there: all of them where lines were there before, otherwise those whose hash was met.</summary>
    private Dictionary<(LineType, string), SalesLineRow> Known(ImportRun run, IReadOnlyList<SalesRead> read)
    {
        _hadLines ??= run.Ask(c => c.SalesLines.Any());
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, line, _) in read)
        {
            if (_hadLines == true || _added.Find(_added.Hash(line.Key, (int)line.Type)) is not null)
            {
                asked.Add(line.Key);
            }

            if (line.Corrects is { } original && (_hadLines == true || _added.Find(_added.Hash(original, (int)LineType.Sale)) is not null))
            {
                asked.Add(original);
            }
        }

        return asked.Count == 0 ? [] : run.Ask(c => c.SalesLines.Where(r => EF.Parameter(asked.ToArray()).Contains(r.Key)).AsEnumerable()
            .GroupBy(r => (r.Type, r.Key)).ToDictionary(g => g.Key, g => g.First()));
    }

    /// <summary>Some thousand lines while they are decided.</summary>
    private sealed class Batch(ImportRun run, Dictionary<(LineType, string), SalesLineRow> known)
    {
        public ImportRun Run => run;

        public Dictionary<(LineType, string), SalesLineRow> Known => known;

        public Dictionary<(LineType, string), long> Met { get; } = [];

        public HashSet<string> Sales { get; } = new(StringComparer.Ordinal);

        public List<SalesLineRow> Taken { get; } = [];

        public List<OrganisationRow> Created { get; } = [];

        public long Skipped { get; set; }

        public void Take(SalesLineRow row)
        {
            Taken.Add(row);
            if (row.Type == LineType.Sale)
            {
                Sales.Add(row.Key);
            }
        }
    }
}
