using System.Collections.Immutable;
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
public sealed class ImportSales
{
    private readonly Dictionary<(LineType, string), long> _inFile = [];
    private readonly HashSet<string> _salesTaken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _partners;

    private ImportSales(Database database) => _partners = [.. FactLoading.Partners(database).Select(p => p.Id)];

    public static ImportOutcome Run(Database database, ImportRequest request, CancellationToken cancellation = default) =>
        ImportRun.Of(database, request, new ImportSales(database).Take, cancellation);

    private static SalesLine Line(LineReading reading, Mapping mapping)
    {
        var fields = mapping.Fields.Select(f => (f.Key, Value: reading.Column(f.Value))).Where(f => !string.IsNullOrEmpty(f.Value));
        var line = new SalesLine
        {
            Partner = reading.Required("partner"),
            Key = reading.Required("key"),
            Type = Type(reading),
            Corrects = reading.Text("corrects"),
            Net = reading.Amount("net", "currency"),
            Quantity = reading.Whole("quantity", 1),
            OrderedOn = reading.Day("ordered_on"),
            SoldOn = reading.Day("sold_on"),
            InvoicedOn = reading.Day("invoiced_on"),
            PaidOn = reading.Day("paid_on"),
            Product = reading.Text("product"),
            Area = reading.Text("area"),
            Family = reading.Text("family"),
            Kind = reading.Text("kind"),
            Source = reading.Text("source"),
            Customer = reading.Text("customer"),
            Deal = reading.Text("deal"),
            Subscription = reading.Text("subscription"),
            Country = reading.Text("country"),
            Fields = fields.ToImmutableSortedDictionary(f => f.Key, f => f.Value!, StringComparer.Ordinal),
        };
        if (line.Type == LineType.Sale != line.Corrects is null)
        {
            reading.Reject(reading.ColumnOf("corrects"), line.Corrects ?? "", Rejection.CorrectsNothing);
        }

        return line;
    }

    private static LineType Type(LineReading reading)
    {
        switch (reading.Text("type"))
        {
            case null or "sale":
                return LineType.Sale;
            case "return":
                return LineType.Return;
            case "correction":
                return LineType.Correction;
            case var other:
                reading.Reject(reading.ColumnOf("type"), other, Rejection.NotALineType);
                return LineType.Sale;
        }
    }

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

    private void Take(ImportRun run, Saving saving, IReadOnlyList<CsvLine> lines)
    {
        var read = lines.Select(l => run.Reading(l)).Select(r => (Reading: r, Line: Line(r, run.Mapping))).ToArray();
        var known = Known(saving, read.SelectMany(r => new[] { r.Line.Key, r.Line.Corrects }));
        var taken = new List<SalesLine>();
        var created = new List<Partner>();
        foreach (var (reading, line) in read)
        {
            if (Decide(reading, line, known, run.Mapping, created))
            {
                taken.Add(line);
                if (line.Type == LineType.Sale)
                {
                    _salesTaken.Add(line.Key);
                }
            }
            else if (reading.IsGood)
            {
                run.Report = run.Report with { Skipped = run.Report.Skipped + 1 };
            }
            else
            {
                run.Reject(reading);
            }
        }

        saving.Add(created);
        saving.Add(taken);
        run.Report = Counted(run.Report, taken, created.Count);
    }

    /// <summary>Whether a line is new; otherwise it is known already or the reading says what is wrong.</summary>
    private bool Decide(LineReading reading, SalesLine line, Dictionary<(LineType, string), SalesLineRow> known, Mapping mapping, List<Partner> created)
    {
        if (!reading.IsGood)
        {
            return false;
        }

        var key = (line.Type, line.Key);
        if (_inFile.TryGetValue(key, out var first))
        {
            reading.Reject(reading.ColumnOf("key"), line.Key, Rejection.TwiceInFile, $"{first}");
            return false;
        }

        _inFile.Add(key, reading.Line.Number);
        if (known.TryGetValue(key, out var there))
        {
            if (Difference(there, RowMapping.Row(line)) is { } difference)
            {
                reading.Reject(reading.ColumnOf("key"), line.Key, Rejection.Conflict, difference);
            }

            return false;
        }

        // A sale that this file delivers but that was rejected is not there to be corrected.
        if (line.Corrects is { } original && !known.ContainsKey((LineType.Sale, original)) && !_salesTaken.Contains(original))
        {
            reading.Reject(reading.ColumnOf("corrects"), line.Corrects, Rejection.CorrectsUnknown);
            return false;
        }

        return _partners.Contains(line.Partner) || Create(reading, line.Partner, mapping.NewPartner, created);
    }

    private bool Create(LineReading reading, string id, NewPartner? columns, List<Partner> created)
    {
        if (columns is null)
        {
            reading.Reject(reading.ColumnOf("partner"), id, Rejection.UnknownPartner);
            return false;
        }

        var partner = new Partner
        {
            Id = id,
            Name = reading.RequiredColumn(columns.Name),
            Kind = reading.RequiredColumn(columns.Kind),
            Country = reading.Country(reading.RequiredColumn(columns.Country), columns.Country),
        };
        if (reading.IsGood)
        {
            _partners.Add(id);
            created.Add(partner);
        }

        return reading.IsGood;
    }

    private static Dictionary<(LineType, string), SalesLineRow> Known(Saving saving, IEnumerable<string?> keys)
    {
        var asked = keys.OfType<string>().Distinct().ToArray();
        return saving.Context.SalesLines.Where(r => EF.Parameter(asked).Contains(r.Key)).AsEnumerable()
            .GroupBy(r => (r.Type, r.Key)).ToDictionary(g => g.Key, g => g.First());
    }

    private static ImportReport Counted(ImportReport report, List<SalesLine> taken, int created)
    {
        var (net, moved) = (report.Net.ToBuilder(), report.MovedByRounding.ToBuilder());
        foreach (var line in taken)
        {
            var currency = line.Net.Currency;
            var step = (long)Math.Pow(10, 4 - currency.Decimals);
            var minor = (long)Rounding.HalfUp(Rational.Of(line.Net.TenThousandths, step)) * step;
            net[currency.Code] = new LineAmount(checked((net.TryGetValue(currency.Code, out var n) ? n.TenThousandths : 0) + line.Net.TenThousandths), currency);
            moved[currency.Code] = new LineAmount((moved.TryGetValue(currency.Code, out var m) ? m.TenThousandths : 0) + minor - line.Net.TenThousandths, currency);
        }

        return report with { Taken = report.Taken + taken.Count, PartnersCreated = report.PartnersCreated + created, Net = net.ToImmutable(), MovedByRounding = moved.ToImmutable() };
    }
}
