using System.Collections.Immutable;
using System.Text;
using Palier.App.Exports;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.App.Accruing;

/// <summary>Accruals of a programme by bonus and level.</summary>
/// <param name="Partners">How many partners have any.</param>
public sealed record AccruedLevel(Bonus Bonus, Level? Level, Period Period, int Partners, Money ToDate, Money Accrued, Money Expected, Money Posted)
{
    public Money ToBook => Accrued - Posted;
}

/// <summary>Accruals as files for the month-end books.</summary>
public static class AccrualFiles
{
    /// <summary>The sums by bonus and level, lowest level first.</summary>
    public static ImmutableArray<AccruedLevel> ByLevel(AccrualsOutcome.Estimated accruals) =>
    [
        .. accruals.Lines.GroupBy(l => (l.Bonus.Name, Level: l.Level?.Name, l.Period))
            .Select(g => new AccruedLevel(g.First().Bonus, g.First().Level, g.Key.Period, g.Count(l => l.Estimate.Expected.Minor != 0),
                Sum(g, l => l.Estimate.ToDate), Sum(g, l => l.Estimate.Amount), Sum(g, l => l.Estimate.Expected), Sum(g, l => l.Posted)))
            .OrderBy(l => accruals.Programme.Bonuses.IndexOf(l.Bonus)).ThenBy(l => l.Level is { } level ? accruals.Programme.Ladder!.RankOf(level.Name) : -1),
    ];

    /// <summary>A file in one of the forms: the lines of partners for spreadsheets, the sums as a journal.</summary>
    public static byte[] Of(AccrualsOutcome.Estimated accruals, ExportForm form) => form switch
    {
        ExportForm.Csv => Sheet(accruals).Csv(),
        ExportForm.Xlsx => Sheet(accruals).Xlsx(),
        _ => Encoding.UTF8.GetBytes(Journal(accruals)),
    };

    private static Money Sum(IEnumerable<Accrued> lines, Func<Accrued, Money> of) => lines.Select(of).Aggregate((a, b) => a + b);

    private static Spreadsheet Sheet(AccrualsOutcome.Estimated accruals) => new(
        "accruals",
        ["day", "programme", "version", "method", "partner", "level", "bonus", "period", "earned_to_date", "accrued", "expected_at_end", "posted", "to_book", "currency"],
        [.. accruals.Lines.Select(l => (ImmutableArray<object?>)
        [
            accruals.On, accruals.Programme.Name, accruals.Programme.Version, MethodOf(accruals.Method), l.Partner, l.Level?.Name, l.Bonus.Name, l.Period.ToString(),
            Spreadsheet.Figure(l.Estimate.ToDate), Spreadsheet.Figure(l.Estimate.Amount), Spreadsheet.Figure(l.Estimate.Expected), Spreadsheet.Figure(l.Posted), Spreadsheet.Figure(l.ToBook),
            l.Estimate.Amount.Currency.Code,
        ])]);

    // What is set aside on a day is taken back on the next, because the next estimate takes its place.
    private static string Journal(AccrualsOutcome.Estimated accruals)
    {
        var lines = ByLevel(accruals).Where(l => l.ToBook.Minor != 0).ToList();
        return HledgerJournal.Of(
            [.. lines.Select(l => Entry(accruals, l, accruals.On, "accrued", l.ToBook)), .. lines.Select(l => Entry(accruals, l, accruals.On.AddDays(1), "accrual taken back", -l.ToBook))],
            $"Accruals of {accruals.Programme.Name}, version {accruals.Programme.Version}, method: {MethodOf(accruals.Method)}.");
    }

    private static HledgerEntry Entry(AccrualsOutcome.Estimated accruals, AccruedLevel line, DateOnly on, string what, Money amount)
    {
        var name = line.Level is { } level ? $"{line.Bonus.Name} {level.Name}" : line.Bonus.Name;
        return new HledgerEntry(on, $"{what} {name} {line.Period}", [("method", MethodOf(accruals.Method)), ("expected at the end", line.Expected.ToString())],
        [
            new HledgerPosting($"expenses:{HledgerJournal.Account(accruals.Programme.Name, new Account(line.Bonus.Name, line.Level?.Name ?? "all"))}", amount),
            new HledgerPosting($"liabilities:{HledgerJournal.Account(accruals.Programme.Name, new Account(line.Bonus.Name, line.Level?.Name ?? "all"))}", -amount),
        ]);
    }

    /// <summary>The method in the words of the language of programmes.</summary>
    public static string MethodOf(Accrues method) => method switch
    {
        Accrues.MostLikelyAmount => "most likely amount",
        Accrues.ExpectedValue => "expected value",
        _ => "as earned",
    };
}
