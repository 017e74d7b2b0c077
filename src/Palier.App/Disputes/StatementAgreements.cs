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
        return numbers.Chunk(500).SelectMany(some => All(context, some, clocks, on)).ToDictionary();
    }

    internal static StatementAgreement Of(PalierContext context, IssuedStatementRow row, Clocks clocks, DateOnly on) => All(context, [row.Number], clocks, on)[row.Number];

    /// <summary>The key of what a confirmation says of a wallet.</summary>
    internal static string KeyOf(int statement, string wallet) => $"statement {statement} {wallet}";

    private static Dictionary<int, StatementAgreement> All(PalierContext context, int[] numbers, Clocks clocks, DateOnly on)
    {
        var known = context.IssuedStatements.Where(s => numbers.Contains(s.Number)).Select(s => new StatementKnown(s.Number, s.Partner, s.Programme, s.PeriodFrom, s.PeriodUntil)).ToList();
        var corrected = context.IssuedStatements.Where(s => s.Corrects != null && numbers.Contains(s.Corrects.Value)).Select(s => new { s.Number, Corrects = s.Corrects!.Value }).ToDictionary(s => s.Corrects, s => s.Number);
        var (disputed, confirmed) = (InDispute(context, numbers, on), Confirmed(context, [.. known.Select(s => s.Partner).Distinct()], on));
        return known.ToDictionary(s => s.Number, s =>
        {
            var period = new Period(s.PeriodFrom, s.PeriodUntil);
            var wallet = clocks.MainWallet(s.Programme, period);
            var clock = clocks.Of(s.Programme, s.Partner, wallet, period);
            return new StatementAgreement(Agreement.Of(
                corrected.TryGetValue(s.Number, out var newer) ? IssueStatements.NumberOf(newer, period) : null,
                disputed.TryGetValue(s.Number, out var since) ? since : null,
                confirmed.TryGetValue(KeyOf(s.Number, wallet), out var day) ? day : null,
                clock,
                on), clock);
        });
    }

    // Since when a line of each statement is in dispute.
    private static Dictionary<int, DateOnly> InDispute(PalierContext context, int[] numbers, DateOnly on)
    {
        var disputes = context.Disputes.Where(d => numbers.Contains(d.Statement) && d.Day <= on).OrderBy(d => d.Number).ToList();
        var asked = disputes.Select(d => d.Number).ToArray();
        var stateOf = DisputeFacts.StatesOf(context, context.DisputeAnswers.Where(a => asked.Contains(a.Dispute)));
        return disputes.Where(d => !stateOf(d).IsOver).GroupBy(d => d.Statement).ToDictionary(g => g.Key, g => g.First().Day);
    }

    private static Dictionary<string, DateOnly> Confirmed(PalierContext context, string[] partners, DateOnly on) =>
        context.Occurrences.Where(o => o.Kind == DisputeFacts.Confirmation && partners.Contains(o.Partner)).OrderBy(o => o.Sequence).AsEnumerable().Select(RowMapping.Fact)
            .Where(o => o.Day("on") <= on).GroupBy(o => o.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Day("on")!.Value, StringComparer.Ordinal);

    // What is asked of a statement without its content, which may be long.
    private sealed record StatementKnown(int Number, string Partner, string Programme, DateOnly PeriodFrom, DateOnly PeriodUntil);
}
