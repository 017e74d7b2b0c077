using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Definition.Reader;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>Turns the rows of a case's tables into facts of the partner they name, or of the one the case is about.</summary>
internal sealed class FactRows(Programme programme, Period period, Mistakes mistakes)
{
    public const string ThePartner = "partner";

    /// <summary>Tables that are no facts of the language: who works where, who belongs to whom, rates and holidays.</summary>
    public static readonly string[] Besides = ["employment", "asserted", "enrolled_in", "belongs", "takeover", "rate", "holiday"];

    private static readonly string[] SaleColumns =
    [
        "partner", "known_on", "key", "type", "corrects", "net", "currency", "quantity", "ordered_on", "sold_on", "invoiced_on", "paid_on", "product", "area", "family",
        "kind", "source", "customer", "deal", "subscription", "country", "marks",
    ];

    private static readonly string[] OccurrenceColumns = ["partner", "known_on", "key", "currency", "marks"];
    private long _sequence;

    public static bool IsTable(string name) => Besides.Contains(name) || Fields.OfFact.ContainsKey(name);

    /// <summary>The facts of one row put to those of its partner.</summary>
    public PartnerFacts Add(PartnerFacts facts, string table, Row row, int i, Place place)
    {
        _sequence++;
        var reading = new RowReading(row, programme, mistakes, place);
        return table switch
        {
            "sale" => facts with { Sales = facts.Sales.Add(Sale(reading, i)) },
            "certificate" => WithCertificate(facts, reading),
            "employment" => facts with { Employments = facts.Employments.Add(Employment(reading, facts.Partner.Id)) },
            "person" => facts with { People = facts.People.Add(new Person { Id = reading.Text("id"), Name = reading.Text("id"), Role = reading["role"], Country = reading["country"] }) },
            "invoice" => facts with { Invoices = facts.Invoices.Add(Invoice(reading, i)) },
            "customer" => facts with { Customers = facts.Customers.Add(Customer(reading)) },
            "asserted" => facts with { Asserted = facts.Asserted.Add(Asserted(reading)) },
            "enrolled_in" => facts with { Enrolments = facts.Enrolments.Add(Enrolment(reading)) },
            ThePartner => facts with { Partner = Partner(facts.Partner, reading) },
            _ => facts with { Occurrences = facts.Occurrences.Add(Occurrence(reading, table, i)) },
        };
    }

    private Known KnownOf(RowReading row) => row.Day("known_on") is { } on ? CaseValues.KnownOn(on, programme, _sequence) : new Known(default, _sequence);

    private SalesLine Sale(RowReading row, int i)
    {
        var dated = row.Columns.Any(k => k is "ordered_on" or "sold_on" or "invoiced_on" or "paid_on");
        DateOnly? any = dated ? null : period.From;
        return new SalesLine
        {
            Partner = row["partner"] ?? ThePartner,
            Key = row["key"] ?? $"L{i + 1}",
            Type = row["type"] switch { "return" => LineType.Return, "correction" => LineType.Correction, "payment" => LineType.Payment, _ => LineType.Sale },
            Corrects = row["corrects"],
            Net = row.Amount("net"),
            Quantity = long.TryParse(row["quantity"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var q) ? q : 1,
            OrderedOn = row.Day("ordered_on") ?? any,
            SoldOn = row.Day("sold_on") ?? any,
            InvoicedOn = row.Day("invoiced_on") ?? any,
            PaidOn = row.Day("paid_on") ?? any,
            Product = row["product"],
            Area = row["area"],
            Family = row["family"],
            Kind = row["kind"],
            Source = row["source"],
            Customer = row["customer"],
            Deal = row["deal"],
            Subscription = row["subscription"],
            Country = row["country"],
            Marks = row.Words("marks"),
            Fields = row.Others("sale", SaleColumns),
            Known = KnownOf(row),
        };
    }

    // Who holds a certificate works for the partner, unless the case says where people work.
    private PartnerFacts WithCertificate(PartnerFacts facts, RowReading row)
    {
        var certificate = new Certificate
        {
            Person = row.Text("person"),
            Name = row["name"] ?? "",
            Grade = row["grade"],
            Area = row["area"],
            Version = row["version"],
            PassedOn = row.Day("passed_on") ?? DateOnly.MinValue,
            Until = row.Day("until"),
            Known = KnownOf(row),
        };
        return facts with { Certificates = facts.Certificates.Add(certificate) };
    }

    private Employment Employment(RowReading row, string partner) => new()
    {
        Person = row.Text("person"),
        Partner = row["partner"] ?? partner,
        From = row.Day("from") ?? DateOnly.MinValue,
        Until = row.Day("until"),
        Known = KnownOf(row),
    };

    private Invoice Invoice(RowReading row, int i) => new()
    {
        Id = row["id"] ?? $"B{i + 1}",
        Partner = row["partner"] ?? ThePartner,
        Open = row.Amount("open"),
        DueOn = row.Day("due_on") ?? period.From,
        PaidOn = row.Day("paid_on"),
        Known = KnownOf(row),
    };

    private static Customer Customer(RowReading row) => new()
    {
        Id = row.Text("id"),
        Name = row.Text("id"),
        Country = row["country"],
        Market = row["market"],
        Segment = row["segment"],
        State = row["state"],
        FirstSoldOn = row.Day("first_sold_on"),
    };

    private AssertedFact Asserted(RowReading row) => new()
    {
        Partner = row["partner"] ?? ThePartner,
        What = row.Text("what"),
        Value = row["value"],
        From = row.Day("from") ?? period.From,
        Until = row.Day("until"),
        By = row["by"] ?? "somebody",
        Known = KnownOf(row),
    };

    private Enrolment Enrolment(RowReading row) => new()
    {
        Partner = row["partner"] ?? ThePartner,
        Programme = row["programme"] ?? programme.Name,
        AcceptedOn = row.Day("accepted_on") ?? row.Day("from") ?? period.From,
        From = row.Day("from") ?? period.From,
        Until = row.Day("until"),
        Known = KnownOf(row),
    };

    private static Partner Partner(Partner partner, RowReading row) => partner with
    {
        Country = row["country"] ?? partner.Country,
        Kind = row["kind"] ?? partner.Kind,
        Region = row["region"] ?? partner.Region,
        Segment = row["segment"] ?? partner.Segment,
        Parent = row["parent"] ?? partner.Parent,
        Marks = row.Columns.Contains("marks") ? row.Words("marks") : partner.Marks,
    };

    private Occurrence Occurrence(RowReading row, string kind, int i) => new()
    {
        Kind = kind,
        Key = row["key"] ?? $"{kind}-{i + 1}",
        Partner = row["partner"] ?? ThePartner,
        Currency = row["currency"] is { } code && Currency.Find(code) is { } currency ? currency : programme.Currency,
        Fields = row.Others(kind, OccurrenceColumns),
        Marks = row.Words("marks"),
        Known = KnownOf(row),
    };
}
