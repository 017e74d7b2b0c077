using System.Text;
using Palier.App.Documents;
using Palier.App.Statements;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Shell;

namespace Palier.Web.Features.Statements;

/// <summary>A statement as a file: PDF or text in the reader's language, or the content that its seal was made of.</summary>
internal static class StatementFiles
{
    public static IResult Pdf(Reader reader, Database database, string number) => ReadStatements.Open(database, number) is StatementOutcome.Opened opened
        ? Results.File(
            PaperPdf.Of(StatementPaper.Of(opened.Statement, opened.Hash, Core.Wording.Words.In(Language.Find(reader.Language)!)), opened.Statement.IssuedOn),
            "application/pdf", $"{opened.Statement.Number}.pdf")
        : Results.NotFound();

    public static IResult Text(Reader reader, Database database, string number) => ReadStatements.Open(database, number) is StatementOutcome.Opened opened
        ? Results.File(
            Encoding.UTF8.GetBytes(PaperText.Of(StatementPaper.Of(opened.Statement, opened.Hash, Core.Wording.Words.In(Language.Find(reader.Language)!)))),
            "text/plain; charset=utf-8", $"{opened.Statement.Number}.txt")
        : Results.NotFound();

    public static IResult Json(Database database, string number) => ReadStatements.Open(database, number) is StatementOutcome.Opened opened
        ? Results.File(Encoding.UTF8.GetBytes(opened.Content), "application/json", $"{opened.Statement.Number}.json") : Results.NotFound();

    public static IResult Logo(Database database, string number) => ReadStatements.Open(database, number) is StatementOutcome.Opened { Statement.Vendor.Logo: { } logo }
        ? Results.File(Convert.FromBase64String(logo), logo.StartsWith("iVBOR", StringComparison.Ordinal) ? "image/png" : "image/jpeg") : Results.NotFound();
}
