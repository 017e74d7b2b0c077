using System.Globalization;
using Palier.App.Accruing;
using Palier.App.Exports;
using Palier.Data;

namespace Palier.Web.Features.Ledger;

/// <summary>Accruals of a programme on a day as a file.</summary>
internal static class AccrualsFile
{
    public static IResult Csv(Database database, string? programme, string? on) => Of(database, programme, on, ExportForm.Csv, "text/csv; charset=utf-8", "csv");

    public static IResult Xlsx(Database database, string? programme, string? on) =>
        Of(database, programme, on, ExportForm.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    public static IResult Journal(Database database, string? programme, string? on) => Of(database, programme, on, ExportForm.Hledger, "text/plain; charset=utf-8", "journal");

    private static IResult Of(Database database, string? programme, string? on, ExportForm form, string type, string ending) =>
        programme is not null && DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && EstimateAccruals.Run(database, programme, day) is AccrualsOutcome.Estimated estimated
            ? Results.File(AccrualFiles.Of(estimated, form), type, $"accruals {programme} {on}.{ending}") : Results.NotFound();
}
