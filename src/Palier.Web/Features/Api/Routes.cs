using System.Collections.Immutable;
using Palier.Web.Features.Api.Calls;
using Palier.Web.Features.Api.Document;

namespace Palier.Web.Features.Api;

/// <summary>Every call of the server under its address.</summary>
internal static class Routes
{
    public static ImmutableArray<Call> All { get; } =
    [
        .. PartnerCalls.All, .. ProgrammeCalls.All, .. ComparisonCalls.All, .. TextCalls.All, .. CaseCalls.All, .. TrialCalls.All, .. ImportCalls.All, .. EnrolmentCalls.All,
        .. SettlementCalls.All, .. PeriodCalls.All, .. AdjustmentCalls.All, .. HoldCalls.All, .. LedgerCalls.All, .. ExportCalls.All, .. StatementCalls.All, .. LimitCalls.All,
        .. DisputeCalls.All, .. PayoutCalls.All, .. PaymentCalls.All, .. ResolutionCalls.All, .. BankFileCalls.All, .. DifferingCalls.All, .. BankAccountCalls.All, .. PublicationCalls.All, .. OverrideCalls.All,
        .. StaffCalls.All, .. MessageCalls.All, .. TrailCalls.All,
    ];

    /// <summary>The parts of the reference, in their order.</summary>
    public static IEnumerable<string> Parts => All.Select(c => c.Part).Distinct();

    public static void MapApi(this WebApplication app)
    {
        foreach (var call in All)
        {
            app.MapMethods(call.Route, [call.Method], http => Running.RunAsync(http, call)).WithMetadata(call);
        }

        app.MapGet("/api/openapi.json", DocumentFile.Answer);
    }

    /// <summary>Answers with a problem where no call was found, for everyone who does not ask for pages.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseStatusCodePages(async status =>
    {
        var http = status.HttpContext;
        if (http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html"))
        {
            await status.Next(http);
            return;
        }

        var (words, language) = Asked.WordsFor(http.Request);
        var answer = http.Response.StatusCode switch
        {
            StatusCodes.Status405MethodNotAllowed => Problem.Of("no_such_method", http, words, language, ("method", http.Request.Method), ("path", http.Request.Path)),
            StatusCodes.Status404NotFound => Problem.Of("no_such_address", http, words, language, ("path", http.Request.Path)),
            _ => Problem.Of("failure", http, words, language, ("trace", http.TraceIdentifier)),
        };
        await answer.SendAsync(http);
    }));
}
