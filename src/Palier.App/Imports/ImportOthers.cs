using Palier.Core.Facts;
using Palier.Core.Identifiers;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Imports;

/// <summary>
/// Takes in partners, people with employment and certificates, bills and asserted facts. The same content is skipped; other
/// content of a known key is a later row that counts from now on, and is counted as changed.
/// </summary>
public sealed class ImportOthers
{
    private readonly Dictionary<object, FactRow> _known = [];
    private readonly Dictionary<string, long> _inFile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _partners;

    private ImportOthers(Database database, ImportKind kind)
    {
        using var context = database.Context();
        _partners = [.. FactLoading.Partners(database).Select(p => p.Id)];
        IEnumerable<FactRow> rows = kind switch
        {
            ImportKind.Partners => context.Organisations.OrderBy(r => r.Sequence),
            ImportKind.People => [.. context.People.OrderBy(r => r.Sequence), .. context.Employments.OrderBy(r => r.Sequence), .. context.Certificates.OrderBy(r => r.Sequence)],
            ImportKind.Invoices => context.Invoices.OrderBy(r => r.Sequence),
            ImportKind.Facts => context.AssertedFacts.OrderBy(r => r.Sequence),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "sales lines have their own import"),
        };
        foreach (var row in rows)
        {
            _known[KeyOf(row)] = row with { Sequence = 0, KnownAt = default };
        }
    }

    public static ImportOutcome Run(Database database, ImportRequest request, CancellationToken cancellation = default) =>
        ImportRun.Of(database, request, new ImportSteps<LineReading>((_, reading) => reading, new ImportOthers(database, request.Mapping.Kind).Take), cancellation);

    private static object KeyOf(FactRow row) => row switch
    {
        OrganisationRow r => ("partner", r.Id),
        PersonRow r => ("person", r.Id),
        EmploymentRow r => ("employment", r.Person, r.Partner, r.From),
        CertificateRow r => ("certificate", r.Person, r.Name, r.Version, r.PassedOn),
        InvoiceRow r => ("invoice", r.Id),
        AssertedFactRow r => ("fact", r.Partner, r.What, r.From),
        _ => throw new ArgumentException($"a {row.GetType().Name} has no key here", nameof(row)),
    };

    private void Take(ImportRun run, IReadOnlyList<LineReading> lines)
    {
        var rows = new List<FactRow>();
        foreach (var reading in lines)
        {
            var read = Rows(reading, run.Mapping.Kind);
            if (reading.IsGood)
            {
                OnceInFile(reading, read);
            }

            if (reading.IsGood)
            {
                Add(run, rows, read);
            }
            else
            {
                run.Reject(reading);
            }
        }

        run.Add(rows.OfType<OrganisationRow>().ToList());
        run.Add(rows.OfType<PersonRow>().ToList());
        run.Add(rows.OfType<EmploymentRow>().ToList());
        run.Add(rows.OfType<CertificateRow>().ToList());
        run.Add(rows.OfType<InvoiceRow>().ToList());
        run.Add(rows.OfType<AssertedFactRow>().ToList());
    }

    /// <summary>A person may stand on several lines, one for each employment and certificate; nothing else may.</summary>
    private void OnceInFile(LineReading reading, FactRow[] read)
    {
        var key = string.Join('|', read.Select(KeyOf));
        if (!_inFile.TryAdd(key, reading.Line.Number))
        {
            var field = read[0] is AssertedFactRow ? "what" : "id";
            reading.Reject(reading.ColumnOf(field), reading.Text(field) ?? "", Rejection.TwiceInFile, $"{_inFile[key]}");
        }
    }

    private void Add(ImportRun run, List<FactRow> rows, FactRow[] read)
    {
        var added = 0;
        var changed = 0;
        foreach (var row in read)
        {
            var there = _known.GetValueOrDefault(KeyOf(row));
            if (row.Equals(there))
            {
                continue;
            }

            added++;
            changed += there is null ? 0 : 1;
            _known[KeyOf(row)] = row;
            rows.Add(row);
        }

        run.Report = added == 0
            ? run.Report with { Skipped = run.Report.Skipped + 1 }
            : run.Report with { Taken = run.Report.Taken + 1, Changed = run.Report.Changed + Math.Min(1, changed) };
    }

    private FactRow[] Rows(LineReading reading, ImportKind kind) => kind switch
    {
        ImportKind.Partners => [RowMapping.Row(Partner(reading))],
        ImportKind.People => Person(reading),
        ImportKind.Invoices => [RowMapping.Row(Invoice(reading))],
        _ => [RowMapping.Row(Asserted(reading))],
    };

    private static Partner Partner(LineReading reading)
    {
        // Nothing pays by it, so it is not kept; but a number that cannot be one says that the line is not right.
        if (reading.Text("vat") is { } vat && VatNumber.Read(vat) is not VatReading.Sound)
        {
            reading.Reject(reading.ColumnOf("vat"), vat, Rejection.NotAVatNumber);
        }

        return new Partner
        {
            Id = reading.Required("id"),
            Name = reading.Required("name"),
            Kind = reading.Required("kind"),
            Country = reading.Country(reading.Required("country"), reading.ColumnOf("country")),
            City = reading.Text("city"),
            Region = reading.Text("region"),
            Segment = reading.Text("segment"),
            Parent = reading.Text("parent"),
        };
    }

    private FactRow[] Person(LineReading reading)
    {
        var person = new Person { Id = reading.Required("id"), Name = reading.Required("name"), Role = reading.Text("role"), Country = reading.Text("country") };
        var rows = new List<FactRow> { RowMapping.Row(person) };
        if (reading.Text("partner") is not null)
        {
            var from = reading.RequiredDay("from");
            rows.Add(RowMapping.Row(new Employment { Person = person.Id, Partner = Known(reading), From = from, Until = reading.DayAfter("until", from) }));
        }

        if (reading.Text("certificate") is { } name)
        {
            var passed = reading.RequiredDay("passed_on");
            rows.Add(RowMapping.Row(new Certificate
            {
                Person = person.Id,
                Name = name,
                Grade = reading.Text("grade"),
                Area = reading.Text("area"),
                Version = reading.Text("version"),
                PassedOn = passed,
                Until = reading.DayAfter("certificate_until", passed),
            }));
        }

        return [.. rows];
    }

    private Invoice Invoice(LineReading reading) => new()
    {
        Id = reading.Required("id"),
        Partner = Known(reading),
        Open = reading.Amount("open", "currency"),
        DueOn = reading.RequiredDay("due_on"),
        PaidOn = reading.Day("paid_on"),
    };

    private AssertedFact Asserted(LineReading reading)
    {
        var from = reading.RequiredDay("from");
        return new AssertedFact
        {
            Partner = Known(reading),
            What = reading.Required("what"),
            Value = reading.Text("value"),
            From = from,
            Until = reading.DayAfter("until", from),
            By = reading.Required("by"),
            Evidence = reading.Text("evidence"),
        };
    }

    private string Known(LineReading reading)
    {
        var partner = reading.Required("partner");
        if (partner.Length > 0 && !_partners.Contains(partner))
        {
            reading.Reject(reading.ColumnOf("partner"), partner, Rejection.UnknownPartner);
        }

        return partner;
    }
}
