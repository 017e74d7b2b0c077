using Palier.App.Imports;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Imports;

public sealed class SalesImports : IDisposable
{
    private const string Heading = "partner,name,kind,country,order,line,day,net,currency,type,corrects\n";

    private const string Map =
        """
        import: sales
        dates: yyyy-MM-dd
        decimal mark: point
        columns: { partner: partner, key: [order, line], sold_on: day, net: net, currency: currency, type: type, corrects: corrects }
        """;

    private const string Creating = Map + "\nunknown partner: create\nnew partner: { name: name, kind: kind, country: country }";

    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_same_lines_again_whole_or_split_change_nothing(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        string[] lines = ["P1,\"A, \"\"B\"\"\",reseller,BE,1,1,2026-01-02,10.1234,EUR,,", "P1,A,reseller,BE,1,2,2026-01-03,20,EUR,,", "P1,A,reseller,BE,1,3,2026-01-04,-5,EUR,return,1/1"];

        Done(database, lines).Taken.ShouldBe(3);
        Done(database, lines).ShouldSatisfyAllConditions(r => r.Taken.ShouldBe(0), r => r.Skipped.ShouldBe(3));
        foreach (var line in lines)
        {
            Done(database, [line]).Taken.ShouldBe(0);
        }

        var facts = FactLoading.Load(database).Single();
        facts.Partner.Name.ShouldBe("A, \"B\"");
        facts.Sales.Select(s => s.Net.TenThousandths).ShouldBe([101_234, 200_000, -50_000]);
    }

    [Theory]
    [InlineData("P9,,,,1,1,2026-01-02,1,EUR,,", "2 partner: the partner 'P9' is not known: import it first, or say 'unknown partner: create' in the mapping")]
    [InlineData("P1,,,,1,1,02/01/2026,1,EUR,,", "2 day: '02/01/2026' is no date of the form yyyy-MM-dd")]
    [InlineData("P1,,,,1,1,2026-02-30,1,EUR,,", "2 day: '2026-02-30' is no date of the form yyyy-MM-dd")]
    [InlineData("P1,,,,1,1,2026-01-02,\"1,5\",EUR,,", "2 net: '1,5' is no amount with a decimal point")]
    [InlineData("P1,,,,1,1,2026-01-02,1.00005,EUR,,", "2 net: '1.00005' has more than four decimals, and the mapping does not say how to round (rounding: half up)")]
    [InlineData("P1,,,,1,1,2026-01-02,1,EURO,,", "2 currency: 'EURO' is no currency of ISO 4217")]
    [InlineData("P1,,,,,1,2026-01-02,1,EUR,,", "2 order: order is empty, and it must be given")]
    [InlineData("P1,,,,1,1,2026-01-02,1,EUR,,\nP1,,,,1,1,2026-01-02,1,EUR,,", "3 order/line: '1/1' stands in line 2 already")]
    [InlineData("P1,,,,0,1,2026-01-02,2,EUR,,", "2 order/line: '0/1' is known with other content (net 1.0000 EUR): deliver a correction that names it")]
    [InlineData("P1,,,,1,1,2026-01-02,-1,EUR,return,9/9", "2 corrects: the line '9/9' that it corrects is not known")]
    [InlineData("P1,,,,1,1,2026-01-02,1,EUR,gift,", "2 type: 'gift' is no type of line: sale, return or correction")]
    [InlineData("P1,,,,1,1,2026-01-02,1", "2 the line: the line has 8 fields, and the heading has 11")]
    [InlineData("P1,,,,1,1,2026-01-02,99999999999999999999,EUR,,", "2 net: '99999999999999999999' is larger than can be kept")]
    public void A_wrong_line_is_listed_with_line_column_value_and_reason(string wrong, string message)
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);
        Done(database, ["P1,A,reseller,BE,0,1,2026-01-02,1,EUR,,"]);

        var outcome = Import(database, wrong.Split('\n'), Map).ShouldBeOfType<ImportOutcome.NothingTaken>();

        outcome.Report.Rejected.Select(r => $"{r.Line} {r.Column}: {r.Sentence(Words.English)}").ShouldBe([message]);
        FactLoading.Load(database).Single().Sales.Length.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void With_good_lines_accepted_the_rejected_go_to_a_file_with_the_reason(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);

        var outcome = Import(database, ["P1,A,reseller,BE,1,1,2026-01-02,1,EUR,,", "P1,A,reseller,BE,1,2,nix,1,EUR,,"], Creating, acceptGood: true);

        var report = outcome.ShouldBeOfType<ImportOutcome.Done>().Report;
        report.Taken.ShouldBe(1);
        File.ReadAllText(report.RejectedFile!).ShouldBe(
            Heading.TrimEnd() + ",line,reason\nP1,A,reseller,BE,1,2,nix,1,EUR,,,3,day: 'nix' is no date of the form yyyy-MM-dd\n");
    }

    [Fact]
    public void Where_nothing_is_taken_in_no_amount_is_told_as_taken()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);

        var report = Import(database, ["P1,A,reseller,BE,1,1,2026-01-02,1,EUR,,", "P1,A,reseller,BE,1,2,nix,1,EUR,,"], Creating).ShouldBeOfType<ImportOutcome.NothingTaken>().Report;

        (report.Lines, report.Taken, report.PartnersCreated, report.Net.Count, report.MovedByRounding.Count).ShouldBe((2, 0, 0, 0, 0));
    }

    [Theory]
    [InlineData("P9,,,,1,1,2026-01-02,1,EUR,,")]
    [InlineData("P1,,,,1,1,nix,1,EUR,,")]
    public void A_return_of_a_sale_rejected_in_the_same_file_is_rejected_too(string sale)
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);
        Done(database, ["P1,A,reseller,BE,0,1,2026-01-02,1,EUR,,"]);

        var report = Import(database, [sale, "P1,,,,1,2,2026-01-03,-1,EUR,return,1/1", "P1,,,,1,3,2026-01-04,-1,EUR,return,0/1"], Map, acceptGood: true)
            .ShouldBeOfType<ImportOutcome.Done>().Report;

        report.Rejected.Select(r => (r.Line, r.Why)).ElementAt(1).ShouldBe((3, Rejection.CorrectsUnknown));
        report.Taken.ShouldBe(1);
        FactLoading.Load(database).Single().Sales.Select(s => s.Key).ShouldBe(["0/1", "1/3"]);
    }

    [Fact]
    public void More_than_four_decimals_are_rounded_as_the_mapping_says_and_reported()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);

        var report = Import(database, ["P1,A,reseller,BE,1,1,2026-01-02,1.00005,EUR,,", "P1,A,reseller,BE,1,2,2026-01-02,1.005,EUR,,"], Creating + "\nrounding: half up")
            .ShouldBeOfType<ImportOutcome.Done>().Report;

        report.Rounded.ShouldBe([new RoundedAmount(2, "net", "1.00005", new LineAmount(10_001, Currency.Eur))]);
        report.Net["EUR"].TenThousandths.ShouldBe(20_051);
        report.MovedByRounding["EUR"].TenThousandths.ShouldBe(49);
    }

    [Fact]
    public void A_cancelled_import_leaves_nothing()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => ImportSales.Run(database, Request(["P1,A,reseller,BE,1,1,2026-01-02,1,EUR,,"], Creating), cancelled.Token));
        FactLoading.Load(database).ShouldBeEmpty();
    }

    [Fact]
    public void A_mapping_with_an_unknown_word_or_without_a_column_is_refused_at_its_place()
    {
        MappingText.Read(Map.Replace("sold_on", "sold_in", StringComparison.Ordinal)).Mistakes
            .Select(m => (m.Place.Line, m.Code, m.Figures.GetValueOrDefault("nearest"))).ShouldBe([(4, "P103", "sold_on")]);
        using var test = TestDatabase.Empty(Engine.Sqlite);
        Import(Database.Open(test.ConnectionString), [], Map.Replace("net: net", "net: nett", StringComparison.Ordinal))
            .ShouldBeOfType<ImportOutcome.FileRefused>().Sentence(Words.English).ShouldStartWith("the mapping speaks of the column nett, and the file has: partner, name");
    }

    private ImportReport Done(Database database, string[] lines) => Import(database, lines, Creating).ShouldBeOfType<ImportOutcome.Done>().Report;

    private ImportOutcome Import(Database database, string[] lines, string map, bool acceptGood = false) =>
        ImportSales.Run(database, Request(lines, map) with { AcceptGood = acceptGood });

    private ImportRequest Request(string[] lines, string map)
    {
        var file = Path.Combine(_folder, "sales.csv");
        File.WriteAllText(file, Heading + string.Join('\n', lines) + "\n");
        return new ImportRequest { File = file, Mapping = MappingText.Read(map).Value.ShouldNotBeNull(), Now = noon };
    }
}
