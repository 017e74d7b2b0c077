using System.Collections.Immutable;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Approvals;

/// <summary>Something that waits for a second or a third person.</summary>
/// <param name="Number">Its number among those of its kind.</param>
/// <param name="Programme">The programme it is of; null where it is of none.</param>
/// <param name="Period">The period that it opens again; null with everything else.</param>
/// <param name="Whom">The partner or the person it is about; null where it is about none.</param>
/// <param name="Amount">The amount that is decided on; null where there is none, or several.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Day">Since when it waits.</param>
/// <param name="ApprovedBy">Who has approved it so far: then it waits for a third person.</param>
/// <param name="Payments">How many payments a batch has; null with everything else.</param>
public sealed record Waiting(Subject Subject, int Number, string? Programme, Period? Period, string? Whom, Money? Amount, string? Reason, string By, DateOnly Day, ImmutableArray<string> ApprovedBy, int? Payments = null);

/// <summary>Everything that waits for another person's approval, of every kind, what waits longest first.</summary>
public static class ListWaiting
{
    public static ImmutableArray<Waiting> Run(Database database)
    {
        using var context = database.Context();
        var approved = context.Approvals.Where(a => a.Approved).OrderBy(a => a.Turn).AsEnumerable().ToLookup(a => (a.Subject, a.Number), a => a.By);
        return
        [
            .. OfMoney(context).Concat(OfPayments(context)).Concat(OfRules(context)).OrderBy(w => w.Day).ThenBy(w => w.Subject).ThenBy(w => w.Number)
                .Select(w => w with { ApprovedBy = [.. approved[(w.Subject, w.Number)]] }),
        ];
    }

    private static IEnumerable<Waiting> OfMoney(PalierContext context)
    {
        var (decided, opened) = (context.AdjustmentDecisions.Select(d => d.Adjustment), context.ReopeningConfirmations.Select(c => c.Reopening));
        return
        [
            .. context.Adjustments.Where(a => !decided.Contains(a.Number)).AsEnumerable().Select(a =>
                new Waiting(Subject.Adjustment, a.Number, a.Programme, null, a.Partner, new Money(a.Gives ? a.Minor : -a.Minor, RowMapping.CurrencyOf(a.Currency)), a.Reason, a.By, a.Day, [])),
            .. context.Reopenings.Where(r => !opened.Contains(r.Number)).AsEnumerable().Select(r =>
                new Waiting(Subject.Reopening, r.Number, r.Programme, new Period(r.PeriodFrom, r.PeriodUntil), null, null, r.Reason, r.By, r.Day, [])),
        ];
    }

    private static IEnumerable<Waiting> OfPayments(PalierContext context)
    {
        var (ended, accounts, resolved) = (context.PayoutBatchEvents.Select(e => e.Batch), context.BankAccountDecisions.Select(d => d.BankAccount), context.ResolutionDecisions.Select(d => d.Resolution));
        return
        [
            .. context.PayoutBatches.Where(b => !ended.Contains(b.Number)).Select(b => new { b.Number, b.Content, b.By, b.Day }).AsEnumerable()
                .Select(b => (Of: PayoutBatch.Read(b.Content), b.By, b.Day)).Select(b => new Waiting(Subject.PayoutBatch, b.Of.Number, null, null, null, b.Of.Total, null, b.By, b.Day, [], b.Of.Payments.Length)),
            .. context.BankAccounts.Where(a => !accounts.Contains(a.Number)).AsEnumerable().Select(a => new Waiting(Subject.BankAccount, a.Number, null, null, a.Owner, null, a.Reason, a.By, a.Day, [])),
            .. context.Resolutions.Where(r => !resolved.Contains(r.Number)).AsEnumerable().Select(r => new Waiting(Subject.Resolution, r.Number, null, null, null, null, r.Reason, r.By, r.Day, [])),
        ];
    }

    private static IEnumerable<Waiting> OfRules(PalierContext context)
    {
        var (overrides, published, limits) = (context.OverrideDecisions.Select(d => d.Override), context.PublicationDecisions.Select(d => d.Publication), context.ApprovalLimitDecisions.Select(d => d.Limit));
        return
        [
            .. context.OverrideProposals.Where(o => !overrides.Contains(o.Number)).AsEnumerable().Select(o => new Waiting(Subject.Override, o.Number, o.Programme, null, o.Partner, null, o.Reason, o.By, o.Day, [])),
            .. context.Publications.Where(p => !published.Contains(p.Number)).Select(p => new { p.Number, p.Name, p.By, p.Day }).AsEnumerable().Select(p =>
                new Waiting(Subject.Publication, p.Number, p.Name, null, null, null, null, p.By, p.Day, [])),
            .. context.ApprovalLimits.Where(l => !limits.Contains(l.Number)).AsEnumerable().Select(l =>
                new Waiting(Subject.Limit, l.Number, null, null, null, l.Minor is { } minor ? new Money(minor, RowMapping.CurrencyOf(l.Currency)) : null, null, l.By, l.Day, [])),
        ];
    }
}
