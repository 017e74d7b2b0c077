using System.Text;
using Palier.App.Imports;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Imports;

public sealed class TwiceImported : IDisposable
{
    private const string Heading = "partner,name,kind,country,key,day,net,currency";

    private const string Map =
        """
        import: sales
        dates: yyyy-MM-dd
        decimal mark: point
        columns: { partner: partner, key: key, sold_on: day, net: net, currency: currency }
        unknown partner: create
        new partner: { name: name, kind: kind, country: country }
        """;

    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly string[] lines = [.. Enumerable.Range(1, 90).Select(i => $"P{i % 3},\"Café {i % 3}\",reseller,BE,K{i},2026-01-{1 + (i % 28):00},{i}.25,EUR")];
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-twice-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_12_The_same_file_saved_anew_or_cut_in_three_changes_nothing(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        Done(database, Bytes(lines, "\n")).Taken.ShouldBe(90);
        var sum = Sum(database);

        Done(database, Bytes(lines, "\n")).ShouldSatisfyAllConditions(r => r.Taken.ShouldBe(0), r => r.Skipped.ShouldBe(90));
        Done(database, Bytes(lines, "\r\n")).ShouldSatisfyAllConditions(r => r.Taken.ShouldBe(0), r => r.Skipped.ShouldBe(90));
        Done(database, [.. Encoding.UTF8.Preamble, .. Bytes(lines, "\r\n")]).ShouldSatisfyAllConditions(r => r.Taken.ShouldBe(0), r => r.Skipped.ShouldBe(90));
        foreach (var part in lines.Chunk(30))
        {
            Done(database, Bytes(part, "\n")).ShouldSatisfyAllConditions(r => r.Taken.ShouldBe(0), r => r.Skipped.ShouldBe(30));
        }

        sum.ShouldBe((90, lines.Select((_, i) => ((i + 1) * 10_000L) + 2_500).Sum()));
        Sum(database).ShouldBe(sum);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_12_Three_files_and_then_the_whole_are_taken_in_once(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        foreach (var part in lines.Chunk(30))
        {
            Done(database, Bytes(part, "\n")).Taken.ShouldBe(30);
        }

        Done(database, Bytes(lines, "\r\n")).Taken.ShouldBe(0);
        Sum(database).Lines.ShouldBe(90);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_12_Each_exact_duplicate_is_quarantined_with_its_reason_and_the_sum_stays(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);

        var report = Run(database, Bytes([.. lines, .. lines.Take(7)], "\n"), acceptGood: true).ShouldBeOfType<ImportOutcome.Done>().Report;

        report.Taken.ShouldBe(90);
        report.Rejected.Select(r => (r.Line, r.Why, r.Detail)).ShouldBe(Enumerable.Range(0, 7).Select(i => (92L + i, Rejection.TwiceInFile, $"{2 + i}")));
        File.ReadAllLines(report.RejectedFile!).Length.ShouldBe(8);
        Sum(database).ShouldBe((90, lines.Select((_, i) => ((i + 1) * 10_000L) + 2_500).Sum()));
    }

    private static byte[] Bytes(IEnumerable<string> rows, string end) => Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(Heading).Select(r => r + end)));

    private static (int Lines, long Net) Sum(Database database)
    {
        using var context = database.Context();
        return (context.SalesLines.Count(), context.SalesLines.Sum(s => s.Net));
    }

    private ImportReport Done(Database database, byte[] bytes) => Run(database, bytes, acceptGood: false).ShouldBeOfType<ImportOutcome.Done>().Report;

    private ImportOutcome Run(Database database, byte[] bytes, bool acceptGood)
    {
        var file = Path.Combine(_folder, "sales.csv");
        File.WriteAllBytes(file, bytes);
        return ImportSales.Run(database, new ImportRequest { File = file, Mapping = MappingText.Read(Map).Value.ShouldNotBeNull(), Now = noon, AcceptGood = acceptGood });
    }
}
