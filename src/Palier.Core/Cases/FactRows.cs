using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>Turns the rows of a case's tables into facts of the partner.</summary>
internal sealed class FactRows(Programme programme, Period period, Mistakes mistakes)
{
    private static readonly string[] SaleColumns =
    [
        "key", "type", "corrects", "net", "currency", "quantity", "ordered_on", "sold_on", "invoiced_on", "paid_on", "product", "area", "family", "kind",
        "source", "customer", "deal", "subscription", "country", "marks",
    ];

    public PartnerFacts Add(PartnerFacts facts, string table, FactTable rows, Place place) => table switch
    {
        "sale" => facts with { Sales = [.. rows.Rows.Select((r, i) => Sale(r, i, place))] },
        "certificate" => facts with
        {
            Certificates = [.. rows.Rows.Select(r => Certificate(r, place))],
            Employments = [.. rows.Rows.Select(r => Text(r, "person")).Distinct().Select(p => new Employment { Person = p, Partner = "partner", From = DateOnly.MinValue })],
        },
        "invoice" => facts with { Invoices = [.. rows.Rows.Select((r, i) => Invoice(r, i, place))] },
        _ => facts with { Customers = [.. rows.Rows.Select(r => Customer(r, place))] },
    };

    private static string Text(ImmutableSortedDictionary<string, string> row, string column) => row.GetValueOrDefault(column) ?? "";

    private DateOnly? Day(ImmutableSortedDictionary<string, string> row, string column, Place place)
    {
        if (!row.TryGetValue(column, out var text))
        {
            return null;
        }

        var day = CaseValues.Day(text);
        if (day is null)
        {
            Wrong(place, text, "a day like 2025-07-01");
        }

        return day;
    }

    private void Wrong(Place place, string value, string expected) => mistakes.Add(place, "P105", ("expected", expected), ("value", value));

    private LineAmount Amount(ImmutableSortedDictionary<string, string> row, string column, Place place)
    {
        var text = row.GetValueOrDefault(column) ?? "0";
        var currency = Currency.Find(row.GetValueOrDefault("currency") ?? programme.Currency.Code);
        if (CaseValues.Number(text) is not { } number || currency is null || !(number * LineAmount.Unit).IsWhole)
        {
            Wrong(place, text, "an amount with at most four decimals");
            return default;
        }

        return new LineAmount((long)(number * LineAmount.Unit).Numerator, currency.Value);
    }

    private SalesLine Sale(ImmutableSortedDictionary<string, string> row, int i, Place place)
    {
        var dated = row.Keys.Any(k => k is "ordered_on" or "sold_on" or "invoiced_on" or "paid_on");
        DateOnly? any = dated ? null : period.From;
        var own = row.Where(c => !SaleColumns.Contains(c.Key)).ToList();
        foreach (var column in own.Where(c => programme.Columns.All(d => d.Fact != "sale" || d.Name != c.Key)))
        {
            mistakes.Add(place, "P205", ("field", $"sale.{column.Key}"), ("known", string.Join(", ", SaleColumns)));
        }

        return new SalesLine
        {
            Partner = "partner",
            Key = row.GetValueOrDefault("key") ?? $"L{i + 1}",
            Type = row.GetValueOrDefault("type") switch { "return" => LineType.Return, "correction" => LineType.Correction, _ => LineType.Sale },
            Corrects = row.GetValueOrDefault("corrects"),
            Net = Amount(row, "net", place),
            Quantity = long.TryParse(row.GetValueOrDefault("quantity"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var q) ? q : 1,
            OrderedOn = Day(row, "ordered_on", place) ?? any,
            SoldOn = Day(row, "sold_on", place) ?? any,
            InvoicedOn = Day(row, "invoiced_on", place) ?? any,
            PaidOn = Day(row, "paid_on", place) ?? any,
            Product = row.GetValueOrDefault("product"),
            Area = row.GetValueOrDefault("area"),
            Family = row.GetValueOrDefault("family"),
            Kind = row.GetValueOrDefault("kind"),
            Source = row.GetValueOrDefault("source"),
            Customer = row.GetValueOrDefault("customer"),
            Deal = row.GetValueOrDefault("deal"),
            Subscription = row.GetValueOrDefault("subscription"),
            Country = row.GetValueOrDefault("country"),
            Marks = row.TryGetValue("marks", out var marks) ? [.. marks.Split(',')] : [],
            Fields = own.ToImmutableSortedDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal),
        };
    }

    private Certificate Certificate(ImmutableSortedDictionary<string, string> row, Place place) => new()
    {
        Person = Text(row, "person"),
        Name = Text(row, "name"),
        Grade = row.GetValueOrDefault("grade"),
        Area = row.GetValueOrDefault("area"),
        Version = row.GetValueOrDefault("version"),
        PassedOn = Day(row, "passed_on", place) ?? DateOnly.MinValue,
        Until = Day(row, "until", place),
    };

    private Invoice Invoice(ImmutableSortedDictionary<string, string> row, int i, Place place) => new()
    {
        Id = row.GetValueOrDefault("id") ?? $"B{i + 1}",
        Partner = "partner",
        Open = Amount(row, "open", place),
        DueOn = Day(row, "due_on", place) ?? period.From,
        PaidOn = Day(row, "paid_on", place),
    };

    private Customer Customer(ImmutableSortedDictionary<string, string> row, Place place) => new()
    {
        Id = Text(row, "id"),
        Name = Text(row, "id"),
        Country = row.GetValueOrDefault("country"),
        Market = row.GetValueOrDefault("market"),
        Segment = row.GetValueOrDefault("segment"),
        State = row.GetValueOrDefault("state"),
        FirstSoldOn = Day(row, "first_sold_on", place),
    };
}
