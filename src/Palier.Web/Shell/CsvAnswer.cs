using Palier.App.Documents;

namespace Palier.Web.Shell;

/// <summary>Answers a browser with rows for a spreadsheet.</summary>
public static class CsvAnswer
{
    /// <summary>A file by its name.</summary>
    public static IResult File(this CsvText csv, string name) => Results.File(csv.Bytes, "text/csv; charset=utf-8", name);
}
