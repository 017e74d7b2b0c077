using System.Collections.Immutable;
using Palier.App.Statements;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Disputes;

/// <summary>Whether a partner agrees with a statement, and until when a line of it can be disputed.</summary>
public sealed record StatementAgreement(Agreement Agreement, DisputeClock Clock);

/// <summary>Says of statements whether they are in dispute, confirmed, or confirmed by silence.</summary>
public static class StatementAgreements
{
    /// <summary>How some statements stand on a day, by their numbers in the table.</summary>
    /// <param name="database">Where they are.</param>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="texts">Every published version of every programme.</param>
    /// <param name="on">The day.</param>
    public static IReadOnlyDictionary<int, StatementAgreement> Of(Database database, IReadOnlyCollection<int> numbers, ImmutableArray<Programme> texts, DateOnly on)
    {
        using var context = database.Context();
        var clocks = new Clocks(context, texts);
        return context.IssuedStatements.Where(s => numbers.Contains(s.Number)).Select(s => new StatementKnown(s.Number, s.Partner, s.Programme, s.PeriodFrom, s.PeriodUntil)).ToList()
            .ToDictionary(s => s.Number, s => Of(context, s, clocks, on));
    }

    internal static StatementAgreement Of(PalierContext context, IssuedStatementRow row, Clocks clocks, DateOnly on) =>
        Of(context, new StatementKnown(row.Number, row.Partner, row.Programme, row.PeriodFrom, row.PeriodUntil), clocks, on);

    /// <summary>The key of what a confirmation says of a wallet.</summary>
    internal static string KeyOf(int statement, string wallet) => $"statement {statement} {wallet}";

    private static StatementAgreement Of(PalierContext context, StatementKnown of, Clocks clocks, DateOnly on)
    {
        var period = new Period(of.PeriodFrom, of.PeriodUntil);
        var wallet = clocks.MainWallet(of.Programme, period);
        var clock = clocks.Of(of.Programme, of.Partner, wallet, period);
        var (corrected, key) = (context.IssuedStatements.Where(s => s.Corrects == of.Number).Select(s => (int?)s.Number).FirstOrDefault(), KeyOf(of.Number, wallet));
        var confirmed = context.Occurrences.Where(o => o.Kind == DisputeFacts.Confirmation && o.Partner == of.Partner && o.Key == key).OrderBy(o => o.Sequence).AsEnumerable()
            .Select(o => RowMapping.Fact(o).Day("on")).LastOrDefault();
        var disputes = context.Disputes.Where(d => d.Statement == of.Number).OrderBy(d => d.Number).ToList();
        var since = disputes.Count == 0 ? null : disputes.Where(d => d.Day <= on && !DisputeFacts.StateOf(context, d).IsOver).Select(d => (DateOnly?)d.Day).FirstOrDefault();
        return new StatementAgreement(Agreement.Of(corrected is { } newer ? IssueStatements.NumberOf(newer, period) : null, since, confirmed <= on ? confirmed : null, clock, on), clock);
    }

    // What is asked of a statement without its content, which may be long.
    private sealed record StatementKnown(int Number, string Partner, string Programme, DateOnly PeriodFrom, DateOnly PeriodUntil);
}
