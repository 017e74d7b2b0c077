using System.Globalization;
using Palier.App.Imports;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Imports;

/// <summary>What an import holds while it runs: a few thousand lines, and the keys as hashes.</summary>
[Collection("Alone")]
public sealed class FlatMemory : IDisposable
{
    private const string Map =
        "import: sales\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { partner: partner, key: [order, line], sold_on: day, net: net, currency: currency, customer: customer, product: product }\n"
        + "unknown partner: create\nnew partner: { name: partner, kind: kind, country: country }";

    private static readonly int lines = Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 2_000_000 : 300_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-memory-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void P_33_Memory_stays_flat_however_long_the_file_is()
    {
        using var test = TestDatabase.Empty(Engine.Postgres);
        var database = Database.Open(test.ConnectionString);
        var file = Path.Combine(_folder, "sales.csv");
        using (var text = new StreamWriter(file))
        {
            text.WriteLine("partner,order,line,day,net,currency,customer,product,kind,country");
            for (var i = 0; i < lines; i++)
            {
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"P{i % 997},SO-{i / 4},{i % 4},2026-01-{1 + (i % 28):00},{i % 9973}.25,EUR,Customer number {i} of this file,Product {i % 50},reseller,BE"));
            }
        }

        var peak = new Peak();
        var report = ImportSales.Run(
            database, new ImportRequest { File = file, Mapping = MappingText.Read(Map).Value.ShouldNotBeNull(), Now = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), Progress = peak },
            TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;

        report.Taken.ShouldBe(lines);
        // 36 bytes a key at most, and what is on its way; the file has about 90 bytes a line, its lines as objects about a thousand.
        peak.Grown.ShouldBeLessThan((40L << 20) + (lines * 36L), $"{peak.Grown >> 20} MB for {lines} lines");
    }

    /// <summary>The most that was held at any report, after what nobody holds is gone.</summary>
    private sealed class Peak : IProgress<long>
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
        private int _reports;

        public long Grown { get; private set; }

        public void Report(long value)
        {
            if (_reports++ % 10 == 0)
            {
                Grown = Math.Max(Grown, GC.GetTotalMemory(forceFullCollection: true) - _before);
            }
        }
    }
}

/// <summary>What measures the memory of this process runs while nothing else does.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;
