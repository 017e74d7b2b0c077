using System.Globalization;
using Palier.App.Approvals;
using Palier.App.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Disputes;

/// <summary>Finds the statements that somebody may speak about: a partner's people those of that partner, the vendor's people all.</summary>
internal static class OwnStatements
{
    /// <summary>The statement of a number; null where there is none, or where it is somebody else's, so that nobody learns which.</summary>
    public static IssuedStatementRow? Find(PalierContext context, string number, string by)
    {
        var last = number.Trim().Split('-')[^1];
        if (!int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) || context.IssuedStatements.FirstOrDefault(s => s.Number == asked) is not { } row)
        {
            return null;
        }

        var named = number.Trim() == last || number.Trim() == NumberOf(row);
        return named && (Approving.Who(context, by).Partner is not { } own || own == row.Partner) ? row : null;
    }

    /// <summary>The number of the statement that counts in its place now; null where it counts itself.</summary>
    public static string? CorrectedBy(PalierContext context, IssuedStatementRow row)
    {
        IssuedStatementRow? newer = null;
        for (var at = row; context.IssuedStatements.FirstOrDefault(s => s.Corrects == at.Number) is { } next; at = next)
        {
            newer = next;
        }

        return newer is null ? null : NumberOf(newer);
    }

    public static string NumberOf(IssuedStatementRow row) => IssueStatements.NumberOf(row.Number, new Period(row.PeriodFrom, row.PeriodUntil));
}
