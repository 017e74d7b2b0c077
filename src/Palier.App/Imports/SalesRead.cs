using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Imports;

/// <summary>A sales line as it was read, as the row that it becomes.</summary>
internal readonly record struct SalesRead(LineReading Reading, SalesLineRow Row, LineAmount Net)
{
    public static SalesRead Of(MappedFields fields, LineReading reading)
    {
        // In this order, because mistakes are told in the order in which they are met.
        var (partner, key, type, corrects, net) = (reading.Required("partner"), reading.Required("key"), Type(reading), reading.Text("corrects"), reading.Amount("net", "currency"));
        var row = new SalesLineRow
        {
            Partner = partner,
            Key = key,
            Type = type,
            Corrects = corrects,
            Net = net.TenThousandths,
            Currency = net.Currency.Code,
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
            Fields = Own(fields.Own, reading),
        };
        if (row.Type == LineType.Sale != row.Corrects is null)
        {
            reading.Reject(reading.ColumnOf("corrects"), row.Corrects ?? "", Rejection.CorrectsNothing);
        }

        return new SalesRead(reading, row, net);
    }

    private static string? Own((string Name, MappedColumn Column)[] fields, LineReading reading) => fields.Length == 0 ? null
        : RowMapping.Text(fields.Select(f => (f.Name, Value: reading.Column(f.Column))).Where(f => !string.IsNullOrEmpty(f.Value))
            .ToImmutableSortedDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal));

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
}
