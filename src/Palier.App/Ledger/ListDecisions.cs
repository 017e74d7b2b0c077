using System.Collections.Immutable;
using Palier.Core.Acting;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Ledger;

/// <summary>A settlement as lists show it.</summary>
/// <param name="Posted">True when it was posted, false when it was withdrawn, null while it waits.</param>
/// <param name="EndedBy">Who posted or withdrew it.</param>
public sealed record SettlementListed(int Number, string Programme, Period Period, DateOnly KeptTo, string Hash, string By, bool? Posted, string? EndedBy, DateOnly? EndedOn);

/// <summary>An adjustment as lists show it.</summary>
/// <param name="Amount">Below zero where it is taken back.</param>
/// <param name="Approved">Null while it waits for another person.</param>
/// <param name="Hash">The hash of everything that is shown of it, to which an approval is bound.</param>
/// <param name="ApprovedBy">Who has approved it so far; where it still waits, a third person must.</param>
public sealed record AdjustmentListed(int Number, string Programme, string Partner, string Wallet, Money Amount, string Reason, string By, DateOnly Day, bool? Approved, string? DecidedBy, ImmutableArray<string> ApprovedBy, string Hash);

/// <summary>A hold by hand as lists show it.</summary>
/// <param name="Until">The day it was released; null while it holds.</param>
public sealed record HoldListed(int Number, string Programme, string Partner, string Reason, DateOnly From, string By, DateOnly? Until);

/// <summary>What people decided about money: settlements, adjustments and holds, the latest first.</summary>
public static class ListDecisions
{
    public static ImmutableArray<SettlementListed> Settlements(Database database)
    {
        using var context = database.Context();
        var ends = context.SettlementEvents.ToDictionary(e => e.Settlement);
        return
        [
            .. context.Settlements.OrderByDescending(s => s.Number).Select(s => new { s.Number, s.Programme, s.PeriodFrom, s.PeriodUntil, s.KeptTo, s.Hash, s.By }).AsEnumerable()
                .Select(s => (Of: s, End: ends.GetValueOrDefault(s.Number)))
                .Select(s => new SettlementListed(s.Of.Number, s.Of.Programme, new Period(s.Of.PeriodFrom, s.Of.PeriodUntil), s.Of.KeptTo, s.Of.Hash, s.Of.By, s.End?.Posted, s.End?.By, s.End?.Day)),
        ];
    }

    /// <summary>What a settlement would post, or posted; null where there is none of that number.</summary>
    public static Proposal? Settlement(Database database, int number)
    {
        using var context = database.Context();
        return context.Settlements.FirstOrDefault(s => s.Number == number) is { } row ? Proposal.Read(row.Content) : null;
    }

    public static ImmutableArray<AdjustmentListed> Adjustments(Database database)
    {
        using var context = database.Context();
        var decisions = context.AdjustmentDecisions.ToDictionary(d => d.Adjustment);
        var approved = context.Approvals.Where(a => a.Subject == Subject.Adjustment && a.Approved).OrderBy(a => a.Turn).AsEnumerable().ToLookup(a => a.Number, a => a.By);
        return
        [
            .. context.Adjustments.OrderByDescending(a => a.Number).AsEnumerable().Select(a => (Of: a, Decided: decisions.GetValueOrDefault(a.Number)))
                .Select(a => new AdjustmentListed(a.Of.Number, a.Of.Programme, a.Of.Partner, a.Of.Wallet, new Money(a.Of.Gives ? a.Of.Minor : -a.Of.Minor, RowMapping.CurrencyOf(a.Of.Currency)),
                    a.Of.Reason, a.Of.By, a.Of.Day, a.Decided?.Approved, a.Decided?.By, [.. approved[a.Of.Number]], DecideAdjustment.HashOf(a.Of))),
        ];
    }

    public static ImmutableArray<HoldListed> Holds(Database database)
    {
        using var context = database.Context();
        return
        [
            .. context.PlacedHolds.OrderBy(h => h.Sequence).AsEnumerable().GroupBy(h => h.Number).OrderByDescending(g => g.Key).Select(g => (First: g.First(), Last: g.Last()))
                .Select(h => new HoldListed(h.First.Number, h.First.Programme, h.First.Partner, h.First.Reason, h.First.From, h.First.By, h.Last.Until)),
        ];
    }
}
