using Palier.App.Imports;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Imports.Forms;

public sealed class SameInEveryForm : IDisposable
{
    private const string Map =
        """
        import: sales
        dates: yyyy-MM-dd
        decimal mark: point
        rounding: half up
        columns: { partner: partner, key: [order, position], sold_on: day, net: net, currency: currency, quantity: quantity, type: type, corrects: corrects, customer: customer }
        fields: { users: users, signed: signed }
        words: { type: { "1": sale, "2": return } }
        unknown partner: create
        new partner: { name: name, kind: kind, country: country }
        """;

    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly string[] heading = ["partner", "name", "kind", "country", "order", "position", "day", "net", "currency", "quantity", "type", "corrects", "customer", "users", "signed"];

    private readonly string _folder = Directory.CreateTempSubdirectory("palier-forms-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_sales_give_the_same_rows_and_the_same_report_in_every_form(Engine engine)
    {
        var files = await Files(Rows());

        var all = files.Select(file =>
        {
            using var test = TestDatabase.Empty(engine);
            var database = Database.Open(test.ConnectionString);
            var outcome = ImportSales.Run(database, Request(file, acceptGood: true), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>();
            using var context = database.Context();
            return (outcome.Report, Lines: context.SalesLines.OrderBy(l => l.Sequence).ToList());
        }).ToList();

        var csv = all[0];
        (csv.Report.Lines, csv.Report.Taken, csv.Report.Rejected.Length, csv.Report.Rounded.Length).ShouldBe((404, 401, 3, 1));
        csv.Lines[0].ShouldSatisfyAllConditions(l => l.Key.ShouldBe("1000/1"), l => l.Net.ShouldBe(19_801_250), l => l.SoldOn.ShouldBe(new DateOnly(2026, 1, 2)), l => l.Fields.ShouldNotBeNull().ShouldContain("\"users\":\"12.5\""));
        foreach (var (report, lines) in all)
        {
            lines.ShouldBe(csv.Lines);
            (report.Lines, report.Taken, report.Skipped, report.PartnersCreated).ShouldBe((csv.Report.Lines, csv.Report.Taken, csv.Report.Skipped, csv.Report.PartnersCreated));
            report.Net.ShouldBe(csv.Report.Net);
            report.MovedByRounding.ShouldBe(csv.Report.MovedByRounding);
            report.Rejected.Select(r => (r.Column, r.Value, r.Why)).ShouldBe(csv.Report.Rejected.Select(r => (r.Column, r.Value, r.Why)));
            report.Rounded.Select(r => r.Kept).ShouldBe(csv.Report.Rounded.Select(r => r.Kept));
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_12_What_came_as_CSV_and_comes_again_as_a_workbook_or_Parquet_changes_nothing(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        var files = await Files([.. Rows().Take(400)]);
        ImportSales.Run(database, Request(files[0]), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report.Taken.ShouldBe(400);

        foreach (var file in files)
        {
            var again = ImportSales.Run(database, Request(file), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;
            (again.Taken, again.Skipped).ShouldBe((0, 400), file);
        }
    }

    [Fact]
    public async Task What_is_rejected_from_a_workbook_is_written_so_that_the_same_mapping_takes_it_in()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);
        var file = WrittenTables.Xlsx(Path.Combine(_folder, "wrong.xlsx"), heading, [Row(1, "EUR"), Row(2, "EURO")]);
        var map = Map.Replace("yyyy-MM-dd", "dd/MM/yyyy", StringComparison.Ordinal).Replace("point", "comma\ndelimiter: semicolon", StringComparison.Ordinal);

        var ran = ImportSales.Run(database, Request(file, acceptGood: true, map), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;
        var rejected = File.ReadAllText(ran.RejectedFile.ShouldNotBeNull());
        rejected.ShouldContain(";02/01/2026;1980,125;EURO;");
        File.WriteAllText(Path.Combine(_folder, "right.csv"), rejected.Replace("EURO", "EUR", StringComparison.Ordinal));

        var mended = ImportSales.Run(database, Request(Path.Combine(_folder, "right.csv"), map: map), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;

        mended.Taken.ShouldBe(1);
        using var context = database.Context();
        var lines = context.SalesLines.OrderBy(l => l.Sequence).ToList();
        (lines[1] with { Sequence = 0, Partner = "", Key = "", KnownAt = default }).ShouldBe(lines[0] with { Sequence = 0, Partner = "", Key = "", KnownAt = default });
    }

    [Fact]
    public async Task Every_kind_of_import_reads_workbooks_and_Parquet()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        string At(string name) => Path.Combine(_folder, name);
        async Task<string> Of(string name, string[] columns, params object?[][] rows) => name.EndsWith("xlsx", StringComparison.Ordinal)
            ? WrittenTables.Xlsx(At(name), columns, rows) : await WrittenTables.Parquet(At(name), columns, rows);

        await File.WriteAllTextAsync(At("p.yaml"), "import: partners\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { id: id, name: name, kind: kind, country: country }\nlookups: [{ file: kinds.xlsx, column: id, key: id, take: [kind] }]", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(At("n.yaml"), "import: people\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { id: id, name: name, partner: partner, from: from }", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(At("i.yaml"), "import: invoices\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { id: id, partner: partner, open: open, currency: currency, due_on: due }", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(At("f.yaml"), "import: facts\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { partner: partner, what: what, from: from, by: by }", TestContext.Current.CancellationToken);
        await Of("kinds.xlsx", ["id", "kind"], [101L, "reseller"]);
        var day = new DateOnly(2026, 1, 5);

        (string, string, string?)[] asked =
        [
            ("partners", await Of("partners.xlsx", ["id", "name", "country"], [101L, "Ana & fils", "BE"]), "p.yaml"),
            ("people", await Of("people.parquet", ["id", "name", "partner", "from"], ["N1", "Zoë", "101", day]), "n.yaml"),
            ("invoices", await Of("invoices.xlsx", ["id", "partner", "open", "currency", "due"], [7L, 101L, 80.5m, "EUR", day]), "i.yaml"),
            ("facts", await Of("facts.parquet", ["partner", "what", "from", "by"], [101L, "invitation", day, "office"]), "f.yaml"),
            ("rates", await Of("rates.xlsx", ["Date", "USD", "JPY"], [day, 1.1684m, 186.75m]), null),
        ];
        foreach (var (kind, file, map) in asked)
        {
            var ran = await Ran.Palier([.. (string[])["import", kind, file], .. map is null ? [] : new[] { "--mapping", At(map) }, "--db", test.ConnectionString, "--json"]);
            ran.Output.ShouldContain("\"taken\": 1", customMessage: ran.Output + ran.Error);
        }

        var facts = FactLoading.Load(Database.Open(test.ConnectionString)).Single();
        (facts.Partner.Id, facts.Partner.Kind, facts.People.Length, facts.Invoices.Single().Open.TenThousandths, facts.Asserted.Single().From).ShouldBe(("101", "reseller", 1, 805_000, day));
    }

    private static object?[] Row(int i, string currency) =>
        [$"P{i % 7}", $"Café \"{i % 7}\", Ltd", "reseller", "BE", 999L + i, 1L, new DateOnly(2026, 1, 1).AddDays(i == 1 || currency != "EUR" ? 1 : i % 28), 1980.125m, currency, 3L, 1L, null, "Ünï", 12.5m, new DateOnly(2025, 12, 1)];

    // Four hundred good lines, then amounts and returns that say something, then three that are wrong.
    private static List<object?[]> Rows()
    {
        var rows = Enumerable.Range(1, 400).Select(i => Row(i, "EUR")).ToList();
        for (var i = 1; i < 400; i++)
        {
            rows[i][7] = (i % 13) == 0 ? null : Math.Round(i * 7.7777m, i % 5);
            rows[i][7] ??= (decimal)i;
        }

        rows[9][10] = 2L;
        rows[9][11] = "1000/1";
        rows.Add(Row(401, "EUR"));
        rows[400][7] = 0.123456m;
        rows.Add(Row(402, "EURO"));
        rows.Add(Row(1, "EUR"));
        rows.Add(Row(403, "EUR"));
        rows[403][7] = null;
        return rows;
    }

    private async Task<string[]> Files(List<object?[]> rows) =>
    [
        WrittenTables.Csv(Path.Combine(_folder, "sales.csv"), heading, rows), WrittenTables.Xlsx(Path.Combine(_folder, "sales.xlsx"), heading, rows),
        await WrittenTables.Parquet(Path.Combine(_folder, "sales.parquet"), heading, rows, group: 150),
    ];

    private static ImportRequest Request(string file, bool acceptGood = false, string map = Map) =>
        new() { File = file, Mapping = MappingText.Read(map).Value.ShouldNotBeNull(), Now = noon, AcceptGood = acceptGood };
}
