using Palier.App.Accruing;
using Palier.App.Exports;

namespace Palier.Web.Features.Api.Calls;

/// <summary>The books, and what open periods have cost so far, as files that other programs read.</summary>
internal static class ExportCalls
{
    private const string Part = "ledger";

    private static readonly (string Form, ExportForm Of, string Type)[] forms =
    [
        ("Hledger", ExportForm.Hledger, "text/plain"), ("Csv", ExportForm.Csv, "text/csv"), ("Xlsx", ExportForm.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ];

    public static IEnumerable<Call> All => forms.SelectMany(f => (Call[])
    [
        Call.Read($"/books/{f.Form.ToLowerInvariant()}", $"exportBooksAs{f.Form}", Part, typeof(byte[]), asked => Books(asked, f.Of, f.Type), "no_programme", "unknown_parameter")
            with { GivesFile = f.Type, Query = [Fits.Programme] },
        Call.Read($"/accruals/{{programme}}/{f.Form.ToLowerInvariant()}", $"exportAccrualsAs{f.Form}", Part, typeof(byte[]), asked => Accruals(asked, f.Of, f.Type), "no_programme", "nobody", "unknown_parameter", "missing_parameter")
            with { GivesFile = f.Type, Query = [new("on", AskedKind.Day, Required: true)] },
    ]);

    private static Answer Books(Asked asked, ExportForm form, string type) => ExportLedger.Run(asked.Database, form, asked.Query("programme")) switch
    {
        ExportOutcome.Exported o => File([.. o.Bytes], type),
        ExportOutcome.NoSuchProgramme o => asked.Refuse("no_programme", o, ("name", o.Name)),
        var other => throw new InvalidOperationException($"unknown outcome {other}"),
    };

    private static Answer Accruals(Asked asked, ExportForm form, string type) => EstimateAccruals.Run(asked.Database, asked.Place("programme"), asked.Day("on")!.Value) switch
    {
        AccrualsOutcome.Estimated o => File(AccrualFiles.Of(o, form), type),
        var other => LedgerCalls.Refused(asked, other),
    };

    private static Answer File(byte[] bytes, string type) => Answer.File(bytes, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type);
}
