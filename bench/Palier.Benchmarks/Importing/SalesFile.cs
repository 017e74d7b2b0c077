using System.Globalization;
using Palier.App.Imports;
using Palier.Benchmarks.Everyone;
using Palier.Core.Columns;
using Palier.Core.Facts;
using Palier.Data;

namespace Palier.Benchmarks.Importing;

/// <summary>The sales of the workload as a CSV file, in the order of their numbers and not of their partners, as a system would deliver them.</summary>
internal sealed class SalesFile : IDisposable
{
    private const string Map =
        """
        import: sales
        dates: yyyy-MM-dd
        decimal mark: point
        columns:
          partner: partner
          key: [order, line]
          sold_on: day
          net: net
          currency: currency
          family: family
          kind: kind
          country: country
          customer: customer
          deal: deal
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("palier-bench-").FullName;
    private readonly int[] _partner;
    private readonly int[] _order;

    public SalesFile(Sales sales)
    {
        (Sales, _partner, _order) = (sales, new int[sales.Lines], new int[sales.Lines]);
        for (var partner = 0; partner < Sales.Partners; partner++)
        {
            Array.Fill(_partner, partner, sales.Slices[partner], sales.Slices[partner + 1] - sales.Slices[partner]);
        }

        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new Random(11).Shuffle(_order);
        using var text = new StreamWriter(Csv, append: false);
        text.WriteLine("partner,order,line,day,net,currency,family,kind,country,customer,deal");
        for (var i = 0; i < _order.Length; i++)
        {
            var row = Row(i);
            text.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Partner},{(i / 3) + 1},{(i % 3) + 1},{row.SoldOn:yyyy-MM-dd},{row.Cents / 100m:0.00},EUR,{row.Family},{row.Kind},{row.Country},C{row.Customer},D{row.Deal}"));
        }
    }

    public Sales Sales { get; }

    public string Csv => Path.Combine(_folder, "sales.csv");

    public string Sqlite => Path.Combine(_folder, "palier.db");

    public double Megabytes => new FileInfo(Csv).Length / 1e6;

    public ImportRequest Request => new() { File = Csv, Mapping = MappingText.Read(Map).Value!, Now = DateTime.UtcNow };

    /// <summary>A line by its place in the file.</summary>
    public (string Partner, DateOnly SoldOn, long Cents, string Family, string Kind, string Country, int Customer, int Deal) Row(int i)
    {
        var at = _order[i];
        var (family, kind, country) = Sales.Of(Sales.Words[at]);
        return (Name(_partner[at]), SalesColumns.Origin.AddDays(Sales.Day[at]), Sales.Cents[at], Workload.FamilyName(family), Workload.KindNames[kind], Workload.CountryNames[country],
            Sales.Customer[at], Sales.Deal[at]);
    }

    /// <summary>The partners of the file, as they are known before it comes.</summary>
    public static void AddPartners(Database database)
    {
        using var saving = database.Begin(DateTime.UtcNow, "partners");
        saving.Add(Enumerable.Range(0, Sales.Partners).Select(i => new Partner { Id = Name(i), Name = Name(i), Country = "FR", Kind = "reseller" }));
        saving.Commit();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static string Name(int partner) => string.Create(CultureInfo.InvariantCulture, $"P{partner}");
}
