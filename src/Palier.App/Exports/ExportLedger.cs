using System.Collections.Immutable;
using System.Text;
using Palier.Core.Ledger;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Exports;

/// <summary>The form of an exported file.</summary>
public enum ExportForm
{
    /// <summary>A journal that hledger reads.</summary>
    Hledger = 0,

    Csv = 1,

    Xlsx = 2,
}

/// <summary>What came of exporting the books.</summary>
public abstract record ExportOutcome
{
    private ExportOutcome()
    {
    }

    /// <param name="Bytes">The whole file.</param>
    /// <param name="Movements">How many movements are in it.</param>
    public sealed record Exported(ImmutableArray<byte> Bytes, int Movements) : ExportOutcome;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : ExportOutcome;
}

/// <summary>All movements of the books, of one programme or of all, as a file that other programs read.</summary>
public static class ExportLedger
{
    /// <param name="database">Where the books are.</param>
    /// <param name="form">The form of the file.</param>
    /// <param name="programme">One programme; all when null.</param>
    public static ExportOutcome Run(Database database, ExportForm form, string? programme = null)
    {
        using var context = database.Context();
        var published = context.ProgrammeVersions.Select(v => v.Name).Distinct().OrderBy(n => n).ToImmutableArray();
        if (programme is not null && !published.Contains(programme))
        {
            return new ExportOutcome.NoSuchProgramme(programme, published);
        }

        var rows = context.Movements.Where(m => programme == null || m.Programme == programme).OrderBy(m => m.Sequence).ToList();
        return new ExportOutcome.Exported([.. form switch
        {
            ExportForm.Hledger => Encoding.UTF8.GetBytes(Journal(rows)),
            ExportForm.Csv => Sheet(rows).Csv(),
            _ => Sheet(rows).Xlsx(),
        }], rows.Count);
    }

    private static string Journal(IEnumerable<MovementRow> rows) =>
        HledgerJournal.Of([.. rows.Select(r => HledgerEntry.Of(r.Programme, RowMapping.Fact(r), r.Reason))], "The books of Palier: every movement from account to account.");

    private static Spreadsheet Sheet(IEnumerable<MovementRow> rows) => new(
        "movements",
        ["number", "posted_at", "day", "programme", "version", "partner", "purpose", "name", "period", "from_owner", "from_account", "to_owner", "to_account", "amount", "currency", "settlement", "adjustment", "payment", "corrects", "reason", "key"],
        [.. rows.Select(Row)]);

    private static ImmutableArray<object?> Row(MovementRow row)
    {
        var movement = RowMapping.Fact(row);
        return
        [
            row.Sequence, row.KnownAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), row.Day, row.Programme, row.Version, row.Partner,
            row.Purpose.ToString().ToLowerInvariant(), row.Name, movement.Of.Period.ToString(), row.FromOwner, row.FromAccount, row.ToOwner, row.ToAccount,
            Spreadsheet.Figure(movement.Amount), row.Currency, row.Settlement, row.Adjustment, row.Payment, row.Corrects, row.Reason, row.Key,
        ];
    }
}
