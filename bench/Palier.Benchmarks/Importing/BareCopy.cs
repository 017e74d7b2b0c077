using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Palier.Benchmarks.Importing;

/// <summary>
/// A binary COPY of the lines, parsed beforehand, into a table like the product's with the same indexes, in one transaction: what the
/// database itself costs. Npgsql's own importer, one call for each value, nothing checked and nothing counted.
/// </summary>
internal sealed class BareCopy(SalesFile file)
{
    private readonly Parsed[] _lines = [.. Enumerable.Range(0, file.Sales.Lines).Select(i => new Parsed(file, i))];

    public void Run(string connection)
    {
        using var database = new NpgsqlConnection(connection);
        database.Open();
        Execute(database, "CREATE TABLE bare_lines (LIKE sales_lines INCLUDING ALL)");
        using var transaction = database.BeginTransaction();
        using var rows = database.BeginBinaryImport(
            "COPY bare_lines (sequence, known_at, partner, key, type, corrects, net, currency, quantity, ordered_on, sold_on, invoiced_on, paid_on, product, area, family, kind, source, "
            + "customer, deal, subscription, country, marks, fields) FROM STDIN (FORMAT BINARY)");
        var (now, sequence) = (DateTime.UtcNow, 0L);
        foreach (var line in _lines)
        {
            Write(rows, line, ++sequence, now);
        }

        rows.Complete();
        rows.Dispose();
        transaction.Commit();
        Execute(database, "DROP TABLE bare_lines");
    }

    private static void Write(NpgsqlBinaryImporter rows, Parsed line, long sequence, DateTime now)
    {
        rows.StartRow();
        rows.Write(sequence, NpgsqlDbType.Bigint);
        rows.Write(now, NpgsqlDbType.TimestampTz);
        rows.Write(line.Partner, NpgsqlDbType.Text);
        rows.Write(line.Key, NpgsqlDbType.Text);
        rows.Write(0, NpgsqlDbType.Integer);
        rows.WriteNull();
        rows.Write(line.Net, NpgsqlDbType.Bigint);
        rows.Write("EUR", NpgsqlDbType.Text);
        rows.Write(1L, NpgsqlDbType.Bigint);
        rows.WriteNull();
        rows.Write(line.SoldOn, NpgsqlDbType.Date);
        rows.WriteNull();
        rows.WriteNull();
        rows.WriteNull();
        rows.WriteNull();
        rows.Write(line.Family, NpgsqlDbType.Text);
        rows.Write(line.Kind, NpgsqlDbType.Text);
        rows.WriteNull();
        rows.Write(line.Customer, NpgsqlDbType.Text);
        rows.Write(line.Deal, NpgsqlDbType.Text);
        rows.WriteNull();
        rows.Write(line.Country, NpgsqlDbType.Text);
        rows.WriteNull();
        rows.WriteNull();
    }

    private static void Execute(NpgsqlConnection database, string sql)
    {
        using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    private sealed class Parsed
    {
        public Parsed(SalesFile file, int i)
        {
            var row = file.Row(i);
            (Partner, SoldOn, Net, Family, Kind, Country) = (row.Partner, row.SoldOn, row.Cents * 100, row.Family, row.Kind, row.Country);
            Key = string.Create(CultureInfo.InvariantCulture, $"{(i / 3) + 1}/{(i % 3) + 1}");
            Customer = string.Create(CultureInfo.InvariantCulture, $"C{row.Customer}");
            Deal = string.Create(CultureInfo.InvariantCulture, $"D{row.Deal}");
        }

        public string Partner { get; }

        public string Key { get; }

        public DateOnly SoldOn { get; }

        public long Net { get; }

        public string Family { get; }

        public string Kind { get; }

        public string Country { get; }

        public string Customer { get; }

        public string Deal { get; }
    }
}
