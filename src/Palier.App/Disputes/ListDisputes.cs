using System.Collections.Immutable;
using Palier.App.Approvals;
using Palier.App.Statements;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Disputes;

/// <summary>A disputed line as lists show it.</summary>
/// <param name="Statement">The number by which people speak of the statement.</param>
/// <param name="Amount">What the line came to when it was disputed.</param>
/// <param name="Claimed">What the partner says it should come to; null where it does not say.</param>
/// <param name="Until">The last day on which it could be disputed; null where there was none.</param>
/// <param name="Cleared">The day on which what the wallet pays for the period was cleared, where that was before it was disputed: that much waits for nothing. Null where it was not.</param>
public sealed record DisputeListed(
    int Number, string Statement, string Partner, string Programme, string Line, string Wallet, Period Period, Money Amount, Money? Claimed, string Reason, DateOnly? Until, string By, DateOnly Day,
    DisputeState State, DateOnly? Cleared);

/// <summary>What was said in a dispute, in the order in which it was said.</summary>
/// <param name="Kind">What happened: raised, refused, upheld, approved, rejected.</param>
/// <param name="Adjustment">The adjustment it is about; null where it is about none.</param>
public sealed record DisputeSaid(string Kind, string By, DateOnly On, string? Reason, int? Adjustment);

/// <summary>A dispute with the line that it is about, as the statement has it, and everything that was said.</summary>
public sealed record DisputeShown(DisputeListed Listed, LocalText? Title, StatedMovement? Movement, ImmutableArray<Reason> Steps, ImmutableArray<DisputeSaid> Said);

/// <summary>Lists disputes, and shows one. A partner's people see those of their own partner.</summary>
public static class ListDisputes
{
    /// <summary>The disputes that somebody may see, the latest first; all where nobody is named.</summary>
    public static ImmutableArray<DisputeListed> Run(Database database, string? by = null, int? statement = null)
    {
        using var context = database.Context();
        var own = by is null ? null : Approving.Who(context, by).Partner;
        return Listed(context, context.Disputes.Where(d => (own == null || d.Partner == own) && (statement == null || d.Statement == statement)));
    }

    /// <summary>One dispute; null where there is none of that number, or none that this person may see.</summary>
    public static DisputeShown? Show(Database database, int number, string? by = null)
    {
        using var context = database.Context();
        var own = by is null ? null : Approving.Who(context, by).Partner;
        if (context.Disputes.FirstOrDefault(d => d.Number == number && (own == null || d.Partner == own)) is not { } row)
        {
            return null;
        }

        var listed = Listed(context, context.Disputes.Where(d => d.Number == number)).Single();
        var statement = StatementJson.Read(context.IssuedStatements.First(s => s.Number == row.Statement).Content);
        var line = DisputableLines.Of(statement).First(l => l.Line == row.Line);
        return new DisputeShown(listed, line.Title, line.Movement,
            [.. statement.Bonuses.Where(b => line.Movement is null && b.Name == row.Line).SelectMany(b => b.Lines)], Said(context, row));
    }

    private static ImmutableArray<DisputeListed> Listed(PalierContext context, IQueryable<DisputeRow> disputes)
    {
        var states = DisputeFacts.StatesOf(context, context.DisputeAnswers.Where(a => disputes.Any(d => d.Number == a.Dispute)));
        var numbers = context.IssuedStatements.Where(s => disputes.Any(d => d.Statement == s.Number)).Select(s => new { s.Number, s.PeriodFrom, s.PeriodUntil })
            .ToDictionary(s => s.Number, s => IssueStatements.NumberOf(s.Number, new Period(s.PeriodFrom, s.PeriodUntil)));
        var cleared = Cleared(context, disputes);
        return
        [
            .. disputes.OrderByDescending(d => d.Number).AsEnumerable().Select(d => new DisputeListed(
                d.Number, numbers[d.Statement], d.Partner, d.Programme, d.Line, d.Wallet, new Period(d.PeriodFrom, d.PeriodUntil), Amount(d.Minor, d), d.ClaimedMinor is { } claimed ? Amount(claimed, d) : null,
                d.Reason, d.Until, d.By, d.Day, states(d), cleared.TryGetValue(d.Number, out var day) ? day : null)),
        ];
    }

    // What was taken back since is not cleared.
    private static Dictionary<int, DateOnly> Cleared(PalierContext context, IQueryable<DisputeRow> disputes) => disputes
        .SelectMany(d => context.Movements.Where(m => m.Purpose == Purpose.Paid && m.Programme == d.Programme && m.Partner == d.Partner && m.Name == d.Wallet && m.PeriodFrom == d.PeriodFrom
            && m.PeriodUntil == d.PeriodUntil && m.Sequence < d.Sequence && !context.Movements.Any(c => c.Corrects == m.Sequence)), (d, m) => new { d.Number, m.Day })
        .AsEnumerable().GroupBy(c => c.Number).ToDictionary(g => g.Key, g => g.Max(c => c.Day));

    private static ImmutableArray<DisputeSaid> Said(PalierContext context, DisputeRow dispute)
    {
        var said = ImmutableArray.CreateBuilder<DisputeSaid>();
        said.Add(new DisputeSaid("raised", dispute.By, dispute.Day, dispute.Reason, null));
        foreach (var answer in context.DisputeAnswers.Where(a => a.Dispute == dispute.Number).OrderBy(a => a.Turn).ToList())
        {
            said.Add(new DisputeSaid(answer.Upheld ? "upheld" : "refused", answer.By, answer.Day, answer.Reason, answer.Adjustment));
            if (answer.Adjustment is { } number && context.AdjustmentDecisions.FirstOrDefault(d => d.Adjustment == number) is { } decision)
            {
                said.Add(new DisputeSaid(decision.Approved ? "approved" : "rejected", decision.By, decision.Day, null, number));
            }
        }

        return said.ToImmutable();
    }

    private static Money Amount(long minor, DisputeRow row) => new(minor, RowMapping.CurrencyOf(row.Currency));
}
