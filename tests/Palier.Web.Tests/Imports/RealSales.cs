using System.Globalization;
using System.Runtime.CompilerServices;
using Palier.App.Imports;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Imports.Forms;

namespace Palier.Web.Tests.Imports;

/// <summary>The sales of a bicycle maker, as they lie beside the repository; skipped where they do not.</summary>
public sealed class RealSales
{
    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void All_lines_and_resellers_come_in_to_the_last_decimal_and_only_once(Engine engine)
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root(), "..", "shared", "data"), "adventureworks");
        Assert.SkipUnless(Directory.Exists(data), $"the real data is not at {data}");
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);

        var first = ImportSales.Run(database, Request(data, "sales_lines.csv", "sales"), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;
        var again = ImportSales.Run(database, Request(data, "sales_lines.csv", "sales"), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;
        var partners = ImportOthers.Run(database, Request(data, "DimReseller.csv", "partners"), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;

        (first.Lines, first.Taken, first.PartnersCreated).ShouldBe((60_855, 60_855, 635));
        (again.Taken, again.Skipped).ShouldBe((0, 60_855));
        partners.Lines.ShouldBe(701);
        first.Net.Values.Select(n => n.ToString()).ShouldBe(["1594335.3767 AUD", "14377925.5965 CAD", "2474535.7092 EUR", "4279008.8266 GBP", "57724791.4733 USD"]);
        var facts = FactLoading.Load(database);
        facts.Length.ShouldBe(701);
        facts.ShouldAllBe(p => p.Partner.Country.Length == 2);
        facts.SelectMany(p => p.Sales).GroupBy(s => s.OrderedOn!.Value.Year).OrderBy(g => g.Key).Select(g => g.Sum(s => s.Net.TenThousandths))
            .ShouldBe([4_893_285_787, 181_928_027_143, 281_936_315_321, 335_748_341_572]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_12_As_a_workbook_and_as_Parquet_they_come_to_the_same_and_add_nothing_to_each_other(Engine engine)
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root(), "..", "shared", "data"), "adventureworks");
        Assert.SkipUnless(Directory.Exists(data), $"the real data is not at {data}");
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        var folder = Directory.CreateTempSubdirectory("palier-cycles-").FullName;
        var (heading, rows) = Typed(Path.Combine(data, "sales_lines.csv"));
        var xlsx = WrittenTables.Xlsx(Path.Combine(folder, "sales.xlsx"), heading, rows);
        var parquet = await WrittenTables.Parquet(Path.Combine(folder, "sales.parquet"), heading, rows);

        var first = ImportSales.Run(database, Request(folder, xlsx, "sales"), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;
        var second = ImportSales.Run(database, Request(folder, parquet, "sales"), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;
        var third = ImportSales.Run(database, Request(data, "sales_lines.csv", "sales"), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;

        Directory.Delete(folder, recursive: true);
        (first.Lines, first.Taken, first.PartnersCreated).ShouldBe((60_855, 60_855, 635));
        first.Net.Values.Select(n => n.ToString()).ShouldBe(["1594335.3767 AUD", "14377925.5965 CAD", "2474535.7092 EUR", "4279008.8266 GBP", "57724791.4733 USD"]);
        (second.Taken, second.Skipped, third.Taken, third.Skipped).ShouldBe((0, 60_855, 0, 60_855));
    }

    // Days as days, amounts as figures, everything else as it stands.
    private static (string[] Heading, List<object?[]> Rows) Typed(string csv)
    {
        using var lines = CsvLines.Open(csv, ',');
        var heading = lines.Heading.ToArray();
        return (heading, [.. lines.Read().Select(l => l.Fields.Select((text, i) => heading[i] switch
        {
            "order_date" or "ship_date" => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            "net_amount" => decimal.Parse(text, CultureInfo.InvariantCulture),
            "order_line" or "quantity" => long.Parse(text, CultureInfo.InvariantCulture),
            _ => (object?)text,
        }).ToArray())]);
    }

    private static ImportRequest Request(string data, string file, string mapping) => new()
    {
        File = Path.Combine(data, file),
        Mapping = MappingText.Read(File.ReadAllText(Path.Combine(Root(), "programmes", "cycles", mapping + ".mapping.yaml"))).Value.ShouldNotBeNull(),
        Now = noon,
    };

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
