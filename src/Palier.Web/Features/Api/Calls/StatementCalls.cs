using System.Collections.Immutable;
using System.Text;
using Palier.App.Documents;
using Palier.App.Statements;
using Palier.Core.Acting;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A statement as clients see it in a list.</summary>
internal sealed record StatementShown(string Number, string Partner, string Programme, Period Period, DateOnly IssuedOn, string Hash, bool IsCorrection);

/// <summary>Who issues statements, as it stands at their head.</summary>
internal sealed record VendorGiven(string Name, ImmutableArray<string>? Address = null);

/// <summary>The period that statements are to be issued of; for one partner, or for everyone.</summary>
internal sealed record StatementsToIssue(string Programme, Period Period, string? Partner = null, VendorGiven? Vendor = null);

/// <summary>Statements: issued once, and read with the seal that each was issued under.</summary>
internal static class StatementCalls
{
    private const string Part = "statements";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/statements", "listStatements", Part, typeof(StatementShown), List, Fits.Partner, Fits.Programme, Fits.Span),
        Call.Read("/statements/{number}", "readStatement", Part, typeof(object), Read, "no_statement", "seal_broken"),
        Call.Read("/statements/{number}/pdf", "readStatementAsPdf", Part, typeof(byte[]), Pdf, "no_statement", "seal_broken") with { GivesFile = "application/pdf" },
        Call.Read("/statements/{number}/text", "readStatementAsText", Part, typeof(string), Text, "no_statement", "seal_broken") with { GivesFile = "text/plain" },
        Call.Do("/statements", "issueStatements", Part, Act.IssueStatements, typeof(StatementsToIssue), [typeof(IssueOutcome.Issued)], Issue,
            "no_programme", "no_books", "never_closes", "who_issues", "not_kept"),
    ];

    private static Answer List(Asked asked) => asked.Page(
        ReadStatements.List(asked.Database, asked.Query("partner"), asked.Query("programme"), asked.Span("period")), s => Listing.Down(s.Number),
        s => new StatementShown(s.Of, s.Partner, s.Programme, s.Period, s.IssuedOn, s.Hash, s.Corrects is not null));

    // The very bytes that the seal was made of.
    private static Answer Read(Asked asked) => Opened(asked, opened => new Answer(StatusCodes.Status200OK, Answer.Json, Encoding.UTF8.GetBytes(opened.Content)) { Tag = opened.Hash });

    private static Answer Pdf(Asked asked) => Printed(asked, "pdf", "application/pdf", (paper, issuedOn) => PaperPdf.Of(paper, issuedOn));

    private static Answer Text(Asked asked) => Printed(asked, "txt", "text/plain; charset=utf-8", (paper, _) => Encoding.UTF8.GetBytes(PaperText.Of(paper)));

    private static Answer Printed(Asked asked, string form, string type, Func<Paper, DateOnly, byte[]> print) => Opened(asked, opened => Answer.File(
        print(StatementPaper.Of(opened.Statement, opened.Hash, Core.Wording.Words.In(asked.Language)), opened.Statement.IssuedOn), type) with { Tag = $"{opened.Hash}.{form}.{asked.Language.Code}", Language = asked.Language.Code });

    private static Answer Opened(Asked asked, Func<StatementOutcome.Opened, Answer> answer) => ReadStatements.Open(asked.Database, asked.Place("number")) switch
    {
        StatementOutcome.Opened o => answer(o),
        StatementOutcome.SealBroken o => asked.Refuse("seal_broken", o, ("number", o.Number)),
        _ => asked.Refuse("no_statement", figures: ("number", asked.Place("number"))),
    };

    private static Answer Issue(Asked asked)
    {
        var (body, doer) = (asked.Body<StatementsToIssue>(), asked.Doer);
        var vendor = body.Vendor is { } given && given.Name.Trim() is { Length: > 0 } name ? new Vendor(name, given.Address ?? [], null) : null;
        return asked.Do(asked.Telling.Of, () => IssueStatements.Run(asked.Database, new StatementsAsked(body.Programme, body.Period, body.Partner, vendor), doer.Name, doer.On, doer.Now));
    }
}
