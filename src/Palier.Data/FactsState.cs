using Microsoft.EntityFrameworkCore;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>Which facts a database has, as a number: another one as soon as anything was added that is loaded with partners.</summary>
public static class FactsState
{
    // The tables that FactLoading reads. A row of them has a higher number than every row that was there before.
    private static readonly Type[] tables =
    [
        typeof(OrganisationRow), typeof(SalesLineRow), typeof(EmploymentRow), typeof(PersonRow), typeof(CertificateRow), typeof(CustomerRow),
        typeof(InvoiceRow), typeof(AssertedFactRow), typeof(EnrolmentRow), typeof(OccurrenceRow), typeof(PlacedHoldRow), typeof(HoldReleaseRow),
        typeof(LevelOverrideRow), typeof(BroughtLevelRow), typeof(RefusalRow), typeof(ExchangeRateRow), typeof(HolidayRow), typeof(BelongingRow), typeof(TakeoverRow),
    ];

    /// <summary>The last sequence number among the facts; 0 where there are none. What people decide about money and programmes leaves it as it is.</summary>
    public static long Of(Database database)
    {
        using var context = database.Context();
        var each = tables.Select(t => $"SELECT max(sequence) AS last FROM {context.Model.FindEntityType(t)!.GetTableName()}");
        var last = $"""SELECT max(last) AS "Value" FROM ({string.Join(" UNION ALL ", each)}) AS facts""";
        return context.Database.SqlQueryRaw<long?>(last).Single() ?? 0;
    }
}
