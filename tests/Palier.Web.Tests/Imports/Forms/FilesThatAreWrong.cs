using System.IO.Compression;
using System.Text;
using Palier.App.Imports;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Imports.Forms.WrittenWorkbook;

namespace Palier.Web.Tests.Imports.Forms;

public sealed class FilesThatAreWrong : IDisposable
{
    private const string Map = "import: sales\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { partner: partner, key: key, sold_on: day, net: net, currency: currency }\n"
        + "unknown partner: create\nnew partner: { name: partner, kind: kind, country: country }\n";

    private static readonly string heading = Row(3, "partner", "key", "day", "net", "currency", "kind", "country");
    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-wrong-").FullName;
    private readonly TestDatabase _test = TestDatabase.Empty(Engine.Sqlite);

    private string File1 => Path.Combine(_folder, "sales.xlsx");

    public void Dispose()
    {
        _test.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_sheet_is_read_as_a_person_sees_it()
    {
        // A title, an empty row, days of two forms, a text as shared runs, a cached formula, an empty row with a style, a note beside the table.
        new WrittenWorkbook().Sheet("Sales", Row(1, "Sales of January") + Row(2) + heading
            + Row(4, "<c t=\"s\"><v>1</v></c>", "A", "<c s=\"1\"><v>46024</v></c>", "<c s=\"3\"><f>B1*2</f><v>2024.9939999999999</v></c>", "<c t=\"s\"><v>0</v></c>", "reseller", "BE", "", "a note")
            + Row(5, "<c s=\"1\"/>") + Row(9, "P1", "B", "2026-01-31", "1.5", "<c t=\"str\"><f>E4</f><v>EUR</v></c>", "reseller", "BE")
            + Row(10, "P1", "<c t=\"b\"><v>1</v></c>", "<c s=\"2\"><v>59.5</v></c>", "<c><v>1E-3</v></c>", "EUR", "reseller", "BE")).Save(File1);

        Import(File1).ShouldBeOfType<ImportOutcome.Done>().Report.Taken.ShouldBe(3);

        using var context = Database.Open(_test.ConnectionString).Context();
        context.SalesLines.OrderBy(l => l.Sequence).AsEnumerable().Select(l => $"{l.Partner} {l.Key} {l.SoldOn:yyyy-MM-dd} {l.Net} {l.Currency}")
            .ShouldBe(["P1 A 2026-01-02 20249940 EUR", "P1 B 2026-01-31 15000 EUR", "P1 TRUE 1900-02-28 10 EUR"]);
    }

    [Fact]
    public void Days_that_count_from_1904_are_the_days_that_are_shown()
    {
        new WrittenWorkbook { IsFrom1904 = true }.Sheet("S", heading + Row(4, "P1", "A", "<c s=\"1\"><v>44562</v></c>", "1", "EUR", "r", "BE")).Save(File1);

        Import(File1).ShouldBeOfType<ImportOutcome.Done>();

        using var context = Database.Open(_test.ConnectionString).Context();
        context.SalesLines.Single().SoldOn.ShouldBe(new DateOnly(2026, 1, 2));
    }

    [Theory]
    [InlineData("<c><v>46024</v></c>", "1", "EUR", "sheet Sales, row 4, column C (day): '46024' is no date of the form yyyy-MM-dd")]
    [InlineData("<c s=\"1\"><v>0.5</v></c>", "1", "EUR", "sheet Sales, row 4, column C (day): '0.5' is no date of the form yyyy-MM-dd")]
    [InlineData("2026-01-02", "1,5", "EUR", "sheet Sales, row 4, column D (net): '1,5' is no amount with a decimal point")]
    [InlineData("2026-01-02", "<c><v>1.23456</v></c>", "EUR", "sheet Sales, row 4, column D (net): '1.23456' has more than four decimals, and the mapping does not say how to round (rounding: half up)")]
    [InlineData("2026-01-02", "<c s=\"1\"><v>46024</v></c>", "EUR", "sheet Sales, row 4, column D (net): '2026-01-02' is no amount with a decimal point")]
    [InlineData("2026-01-02", "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "EUR", "sheet Sales, row 4, column D (net): the cell shows the error #DIV/0!")]
    [InlineData("2026-01-02", "<c><f>B2*2</f></c>", "EUR", "sheet Sales, row 4, column D (net): the cell has a formula that was never calculated: open the workbook, let it calculate, and save it")]
    [InlineData("2026-01-02", "", "EUR", "sheet Sales, row 4, column D (net): net is empty, and it must be given")]
    [InlineData("2026-01-02", "1", "<c><v>5</v></c>", "sheet Sales, row 4, column E (currency): '5' is no currency of ISO 4217")]
    public void A_wrong_cell_is_told_with_sheet_row_and_column(string day, string net, string currency, string told)
    {
        new WrittenWorkbook().Sheet("Sales", heading + Row(4, "P1", "A", day, net, currency, "reseller", "BE")).Save(File1);

        Import(File1).ShouldBeOfType<ImportOutcome.NothingTaken>().Report.Rejected.Select(r => r.Told(Words.English)).ShouldBe([told]);
    }

    [Fact]
    public async Task A_wrong_row_of_Parquet_is_told_with_row_and_column()
    {
        var file = await WrittenTables.Parquet(Path.Combine(_folder, "s.parquet"), ["partner", "key", "day", "net", "currency", "kind", "country"],
            [["P1", "A", "2026-01-02", 1m, "EUR", "r", "BE"], ["P1", "A", "2026-01-02", 1m, "EUR", "r", "BE"], ["P1", "B", "2 Jan", 1m, "EUR", "r", "BE"]], group: 2);

        var told = Import(file).ShouldBeOfType<ImportOutcome.NothingTaken>().Report.Rejected;

        told.Select(r => r.Told(Words.English)).ShouldBe(["row 2, key: 'A' stands in row 1 already", "row 3, day: '2 Jan' is no date of the form yyyy-MM-dd"]);
        told[1].Told(Words.French).ShouldBe("ligne 3, day\u00a0: «\u00a02 Jan\u00a0» n’est pas une date de la forme yyyy-MM-dd");
    }

    [Fact]
    public void The_sheet_is_named_or_the_only_one_that_can_be_seen()
    {
        var good = heading + Row(4, "P1", "A", "2026-01-02", "1", "EUR", "reseller", "BE");
        new WrittenWorkbook().Sheet("Notes", Row(1, "x")).Sheet("Sales 2026", good).Sheet("Old", Row(1, "x"), state: "hidden").Save(File1);

        Refused(Import(File1)).ShouldBe("the workbook does not have one sheet but these: Notes, Sales 2026. Say in the mapping which one is read: sheet");
        Refused(Import(File1, "sheet: Sales")).ShouldBe("there is no sheet Sales: the workbook has Notes, Sales 2026, Old");
        Import(File1, "sheet: sales 2026").ShouldBeOfType<ImportOutcome.Done>().Report.Taken.ShouldBe(1);
        File.Delete(File1);
        new WrittenWorkbook().Sheet("Sales", good).Sheet("Old", Row(1, "x"), state: "veryHidden").Save(File1);
        Import(File1).ShouldBeOfType<ImportOutcome.Done>().Report.Skipped.ShouldBe(1);
    }

    [Fact]
    public void Merged_cells_among_the_lines_are_refused_and_those_of_a_title_are_not()
    {
        string Book(string area)
        {
            var path = Path.Combine(_folder, $"{area.Replace(':', '_')}.xlsx");
            return new WrittenWorkbook().Sheet("Sales", Row(1, "Title") + heading + Row(4, "P1", "A", "2026-01-02", "1", "EUR", "reseller", "BE") + Row(5, "P1", "B", "2026-01-02", "", "EUR", "reseller", "BE"),
                $"<mergeCells count=\"1\"><mergeCell ref=\"{area}\"/></mergeCells>").Save(path);
        }

        Refused(Import(Book("D4:D5"), acceptGood: true)).ShouldBe("the cells D4:D5 of the sheet Sales are merged, and nobody can tell which rows their value is for: undo that, and fill in each row");
        Import(Book("A1:G1"), acceptGood: true).ShouldBeOfType<ImportOutcome.Done>().Report.Taken.ShouldBe(1);
        Import(Book("J4:K9"), acceptGood: true).ShouldBeOfType<ImportOutcome.Done>().Report.Skipped.ShouldBe(1);
    }

    [Theory]
    [InlineData("text.xlsx", "partner,key\n1,2\n", "text.xlsx is no workbook, although it is called one: give a text the ending .csv, or save it as a workbook (.xlsx)")]
    [InlineData("old.xls", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "old.xls is protected by a password, or is in the form of before 2007 (.xls): save it without a password as .xlsx")]
    [InlineData("locked.xlsx", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "locked.xlsx is protected by a password, or is in the form of before 2007 (.xls): save it without a password as .xlsx")]
    [InlineData("cut.xlsx", "PK\u0003\u0004cut", "cut.xlsx is damaged and cannot be read: save or fetch it anew")]
    [InlineData("book.csv", "PK\u0003\u0004cut", "book.csv is no text but a workbook, an archive or a Parquet file: give it the ending that it is, .xlsx, .zip or .parquet")]
    [InlineData("text.parquet", "partner,key\n1,2\n", "text.parquet is no Parquet file, although it is called one")]
    [InlineData("locked.parquet", "PARE....PARE", "locked.parquet is protected by a password, or is in the form of before 2007 (.xls): save it without a password as .xlsx")]
    [InlineData("cut.parquet", "PAR1....PAR1", "cut.parquet is damaged and cannot be read: save or fetch it anew")]
    [InlineData("empty.xlsx", "", "empty.xlsx is no workbook, although it is called one: give a text the ending .csv, or save it as a workbook (.xlsx)")]
    public void A_file_that_is_not_what_its_name_says_is_refused(string name, string content, string told)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(content));

        Refused(Import(file)).ShouldBe(told);
    }

    [Fact]
    public async Task Cut_or_changed_anywhere_a_file_is_refused_or_read_and_nothing_breaks()
    {
        var rows = Enumerable.Range(1, 60).Select(i => new object?[] { "P1", $"K{i}", new DateOnly(2026, 1, 2), i + 0.5m, "EUR", "r", "BE" }).ToList();
        string[] columns = ["partner", "key", "day", "net", "currency", "kind", "country"];
        string[] files = [WrittenTables.Xlsx(Path.Combine(_folder, "w.xlsx"), columns, rows), await WrittenTables.Parquet(Path.Combine(_folder, "w.parquet"), columns, rows)];
        var dice = new Random(5);
        foreach (var file in files)
        {
            var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            for (var i = 0; i < 60; i++)
            {
                var bytes = i % 2 == 0 ? whole[..dice.Next(1, whole.Length)] : [.. whole];
                for (var k = 0; i % 2 == 1 && k < 3; k++)
                {
                    bytes[dice.Next(4, bytes.Length)] ^= (byte)(1 + dice.Next(255));
                }

                await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
                Should.NotThrow(() => Import(file), $"{Path.GetFileName(file)}, turn {i}");
            }
        }
    }

    [Fact]
    public void P_35_An_archive_that_unpacks_to_too_much_is_not_unpacked()
    {
        var book = new WrittenWorkbook().Sheet("Sales", heading);
        book.Others["xl/sharedStrings.xml"] = new string(' ', 70 << 20);
        book.Save(File1);
        Refused(Import(File1)).ShouldBe("xl/sharedStrings.xml would unpack to more than is ever read, so it is not unpacked");

        // A part that says it is small and is not: the size in the directory is written over.
        File.Delete(File1);
        new WrittenWorkbook().Sheet("Sales", heading + string.Concat(Enumerable.Range(4, 3_000).Select(i => Row(i, "P1", $"K{i}", "2026-01-02", "1", "EUR", "r", "BE")))).Save(File1);
        var bytes = File.ReadAllBytes(File1);
        var name = bytes.AsSpan().LastIndexOf("xl/worksheets/sheet1.xml"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(name - 46 + 24), 4_000);
        File.WriteAllBytes(File1, bytes);
        Import(File1).ShouldBeOfType<ImportOutcome.FileRefused>().Why.ShouldBeOneOf(FileProblem.TooLarge, FileProblem.Damaged);

        var zip = Path.Combine(_folder, "sales.zip");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            using var part = archive.CreateEntry("sales.csv").Open();
            part.Write(new byte[80 << 20]);
        }

        Refused(Import(zip)).ShouldBe("sales.csv would unpack to more than is ever read, so it is not unpacked");
    }

    [Fact]
    public void P_36_A_workbook_with_a_document_type_is_refused_and_no_file_is_read()
    {
        var book = new WrittenWorkbook().Sheet("Sales", heading);
        book.Others["xl/sharedStrings.xml"] = "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>";
        book.Save(File1);

        Refused(Import(File1)).ShouldBe("sales.xlsx is damaged and cannot be read: save or fetch it anew");
    }

    private static string Refused(ImportOutcome outcome) => outcome.ShouldBeOfType<ImportOutcome.FileRefused>().Sentence(Words.English);

    private ImportOutcome Import(string file, string more = "", bool acceptGood = false) => ImportSales.Run(
        Database.Open(_test.ConnectionString), new ImportRequest { File = file, Mapping = MappingText.Read(Map + more).Value.ShouldNotBeNull(), Now = noon, AcceptGood = acceptGood }, TestContext.Current.CancellationToken);
}
