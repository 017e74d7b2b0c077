using System.Text;
using MiniExcelLibs;
using Palier.App.Exports;
using Palier.Core.Values;

namespace Palier.Web.Tests.Exports;

public sealed class SpreadsheetTests
{
    private static readonly Spreadsheet Sheet = new("sums", ["partner", "amount", "day"],
        [["=HYPERLINK(\"x\")", -12.50m, new DateOnly(2026, 9, 30)], ["\uff1d1+1", 0.00m, null], ["Zażółć, sp.", Spreadsheet.Figure(new Money(1_234_567, Currency.Of("BHD"))), null]]);

    [Fact]
    public void In_CSV_texts_cannot_become_formulas_and_figures_stay_figures() =>
        Encoding.UTF8.GetString(Sheet.Csv()).TrimStart('\uFEFF').ShouldBe(
            "partner,amount,day\r\n\"'=HYPERLINK(\"\"x\"\")\",-12.50,2026-09-30\r\n'\uff1d1+1,0.00,\r\n\"Zażółć, sp.\",1234.567,\r\n");

    [Fact]
    public void In_a_workbook_texts_cannot_become_formulas_and_figures_stay_figures()
    {
        using var stream = new MemoryStream(Sheet.Xlsx());
        var rows = stream.Query(useHeaderRow: true, sheetName: "sums").Cast<IDictionary<string, object?>>().ToList();

        rows.Select(r => r["partner"]).ShouldBe(["'=HYPERLINK(\"x\")", "'\uff1d1+1", "Zażółć, sp."]);
        rows.Select(r => r["amount"]).ShouldBe([-12.5d, 0d, 1234.567d]);
        rows[0]["day"].ShouldBe(new DateTime(2026, 9, 30, 0, 0, 0, DateTimeKind.Unspecified));
    }
}
