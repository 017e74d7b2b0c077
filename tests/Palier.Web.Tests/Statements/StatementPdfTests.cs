using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Palier.App.Documents;
using Palier.Core.Facts;
using Palier.Core.Statements;
using Palier.Core.Tests.Statements;
using Palier.Core.Values;
using Palier.Core.Wording;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Palier.Web.Tests.Statements;

/// <summary>The statement as PDF, read back with another program's reader.</summary>
public sealed class StatementPdfTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void All_that_the_statement_says_stands_in_the_PDF_in_its_order(string language)
    {
        var (paper, pdf) = Printed(ExampleStatement.Of(), language);
        var got = Squeezed(TextOf(pdf));
        var at = 0;
        foreach (var said in Texts(paper).Select(Squeezed).Where(s => s.Length > 0))
        {
            var found = got.IndexOf(said, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(at, $"\"{said}\" after place {at}");
            at = found + said.Length;
        }

        // What is there besides is the foot of every page and the heads of the columns, repeated.
        var once = Squeezed(string.Concat(Texts(paper)));
        var extra = got.Length - once.Length;
        using var document = PdfDocument.Open(pdf);
        var feet = Enumerable.Range(1, document.NumberOfPages).Sum(i => Squeezed($"{paper.Foot.Left}{paper.Foot.Right}{paper.Title}{Page(paper, i, document.NumberOfPages)}").Length);
        var heads = Squeezed(string.Concat(paper.Blocks.OfType<Block.Table>().Last().Columns.Select(c => c.Title))).Length;
        extra.ShouldBeInRange(feet, feet + (document.NumberOfPages * heads * 2));
    }

    [Fact]
    public void Pages_are_numbered_and_table_heads_are_repeated()
    {
        ReadOnlySpan<SalesLine> many = [.. Enumerable.Range(200, 120).Select(i => ExampleStatement.Sale($"INV-{i:0000}", 10, "cloud", 31))];
        var (paper, pdf) = Printed(ExampleStatement.Of(more: many), "en");

        using var document = PdfDocument.Open(pdf);
        document.NumberOfPages.ShouldBeGreaterThan(4);
        foreach (var page in document.GetPages())
        {
            Squeezed(string.Concat(page.Letters.Select(l => l.Value))).ShouldContain(Squeezed($"page {page.Number} of {document.NumberOfPages}"));
        }

        var heads = Squeezed(string.Concat(paper.Blocks.OfType<Block.Table>().Last().Columns.Select(c => c.Title)));
        document.GetPages().Skip(3).ShouldAllBe(p => Squeezed(string.Concat(p.Letters.Select(l => l.Value))).Contains(heads, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "en-GB", "Statement S-2026-000017 · Atelier Nuage SAS")]
    [InlineData("fr", "fr-FR", "Relevé S-2026-000017 · Atelier Nuage SAS")]
    public void The_file_says_its_title_and_its_language(string language, string tag, string title)
    {
        using var document = PdfDocument.Open(Printed(ExampleStatement.Of(), language).Pdf);

        document.Information.Title.ShouldBe(title);
        document.Information.Author.ShouldBe("Meridian Systems");
        document.Structure.Catalog.CatalogDictionary.Data["Lang"].ShouldBeOfType<StringToken>().Data.ShouldBe(tag);
    }

    [Theory]
    [InlineData("Ωμέγα Δίκτυα Α.Ε.")]
    [InlineData("Северный Ветер ООО")]
    [InlineData("Zażółć gęślą jaźń Ćwikła sp. z o.o.")]
    [InlineData("Công ty Điện tử Việt Nam Thương mại Hữu hạn")]
    [InlineData("Åse Økland & Çelik İnşaat")]
    public void Names_of_partners_are_printed_letter_by_letter(string name)
    {
        var text = TextOf(Printed(ExampleStatement.Of(name), "en").Pdf);

        Squeezed(text).ShouldContain(Squeezed(name));
        text.ShouldNotContain("\u25a1");
    }

    [Theory]
    [InlineData("株式会社クラウド Kumo")]
    [InlineData("شركة السحاب Sahab")]
    public void Letters_that_no_font_has_are_shown_by_a_sign_and_that_is_said(string name)
    {
        var (paper, pdf) = Printed(ExampleStatement.Of(name), "fr");
        var text = TextOf(pdf);

        text.ShouldContain("\u25a1\u25a1\u25a1");
        Squeezed(text).ShouldContain(Squeezed(name.Split(' ')[^1]));
        Squeezed(text).ShouldContain(Squeezed(paper.Unreadable));
        StatementJson.Of(ExampleStatement.Of(name)).ShouldContain(name);
    }

    [Fact]
    public void P_08_the_same_statement_has_the_same_bytes_under_every_culture()
    {
        var (hashes, before) = (new HashSet<string>(), CultureInfo.CurrentCulture);
        try
        {
            foreach (var culture in new[] { "en", "de-DE", "tr-TR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                hashes.Add(Convert.ToHexStringLower(SHA256.HashData(Printed(ExampleStatement.Of(), "fr").Pdf)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        hashes.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_picture_of_the_vendor_stands_on_the_first_page()
    {
        using var document = PdfDocument.Open(Printed(WithPicture(), "en").Pdf);

        document.GetPage(1).GetImages().ShouldHaveSingleItem();
        document.GetPage(2).GetImages().ShouldBeEmpty();
    }

    private static Statement WithPicture()
    {
        using var bitmap = new SkiaSharp.SKBitmap(60, 20);
        bitmap.Erase(SkiaSharp.SKColors.Teal);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        var statement = ExampleStatement.Of();
        return statement with { Vendor = statement.Vendor with { Logo = Convert.ToBase64String(data.ToArray()) } };
    }

    private static (Paper Paper, byte[] Pdf) Printed(Statement statement, string language)
    {
        var paper = StatementPaper.Of(statement, StatementJson.Hash(StatementJson.Of(statement)), Words.In(Language.Find(language)!));
        return (paper, PaperPdf.Of(paper, statement.IssuedOn));
    }

    private static string Page(Paper paper, int page, int pages) => paper.Page.Replace("{page}", $"{page}", StringComparison.Ordinal).Replace("{pages}", $"{pages}", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(Paper paper)
    {
        ImmutableArray<string> head = [.. paper.From, .. paper.Marks, .. paper.To, paper.Heading, .. paper.Under, paper.Amount.Label, paper.Amount.Text];
        return head.Concat(paper.Blocks.SelectMany(b => b switch
        {
            Block.Heading h => [h.Text],
            Block.Sentence s => [s.Text],
            Block.Table t => t.Columns.Select(c => c.Title).Concat(t.Rows.SelectMany(r => r.Cells)),
            _ => Enumerable.Empty<string>(),
        }));
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
