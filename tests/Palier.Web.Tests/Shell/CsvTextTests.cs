using Palier.App.Documents;
using Palier.Core.Values;

namespace Palier.Web.Tests.Shell;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33 1", "'+33 1")]
    [InlineData("-Nord", "'-Nord")]
    [InlineData("@here", "'@here")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uff1d1+1", "'\uff1d1+1")]
    [InlineData("=cmd,\"x\"", "\"'=cmd,\"\"x\"\"\"")]
    public void A_text_that_a_spreadsheet_would_compute_is_kept_from_it(string text, string cell) => CsvText.Text(text).ShouldBe(cell);

    [Theory]
    [InlineData("Rietschans, Systemen", "\"Rietschans, Systemen\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("Estrécourt", "Estrécourt")]
    [InlineData(null, "")]
    public void A_text_with_commas_or_line_ends_stays_in_its_cell(string? text, string cell) => CsvText.Text(text).ShouldBe(cell);

    [Fact]
    public void A_figure_stays_a_figure_also_below_zero()
    {
        CsvText.Number(-1234.5m, 2).ShouldBe("-1234.50");
        CsvText.Number(Rational.Of(1906108590, 100000)).ShouldBe("19061.0859");
        CsvText.Number(Rational.Of(1, 3)).ShouldBe("0.3333333333");
    }
}
