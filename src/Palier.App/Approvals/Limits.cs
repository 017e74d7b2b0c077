using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Approvals;

/// <summary>The amount above which a third person must approve something of a kind.</summary>
public sealed record ApprovalLimit(Subject Subject, Money Limit);

/// <summary>A limit as lists show it.</summary>
/// <param name="Limit">Null where the limit of this currency is taken away.</param>
/// <param name="Approved">Null while it waits for a second person.</param>
public sealed record LimitListed(int Number, Subject Subject, Currency Currency, Money? Limit, string Hash, string By, DateOnly Day, bool? Approved, string? DecidedBy);

/// <summary>What came of setting a limit.</summary>
public abstract record LimitOutcome
{
    private LimitOutcome()
    {
    }

    /// <summary>It waits for a second person; until then the one before holds.</summary>
    public sealed record Proposed(int Number, Subject Subject, Currency Currency, Money? Limit) : LimitOutcome;

    public sealed record InForce(int Number, Subject Subject, Currency Currency, Money? Limit) : LimitOutcome;

    public sealed record Rejected(int Number) : LimitOutcome;

    /// <summary>Amounts of this kind are not approved one by one.</summary>
    public sealed record NoAmounts(Subject Subject) : LimitOutcome;

    /// <summary>Below zero, or more decimals than the currency has.</summary>
    public sealed record NotAnAmount(decimal Amount, Currency Currency) : LimitOutcome;

    public sealed record NoSuchLimit(int Number) : LimitOutcome;

    public sealed record DecidedBefore(int Number, bool Approved, string By) : LimitOutcome;

    /// <summary>This person's approval does not count.</summary>
    public sealed record NotApproved(Approval Why) : LimitOutcome;
}

/// <summary>Sets from which amount on a third person is asked for. A limit is itself proposed by one and approved by another.</summary>
public static class Limits
{
    private static readonly ImmutableArray<Subject> withAmounts = [Subject.Adjustment, Subject.PayoutBatch];

    /// <summary>Proposes a limit for a kind and a currency; null takes it away.</summary>
    public static LimitOutcome Propose(Database database, Subject subject, Currency currency, decimal? amount, string by, DateOnly on, DateTime now)
    {
        if (!withAmounts.Contains(subject))
        {
            return new LimitOutcome.NoAmounts(subject);
        }

        var minor = amount is { } asked ? Rational.Of(asked) * Rational.Of(System.Numerics.BigInteger.Pow(10, currency.Decimals), System.Numerics.BigInteger.One) : Rational.Zero;
        if (!minor.IsWhole || minor.Sign < 0 || minor.Numerator > long.MaxValue)
        {
            return new LimitOutcome.NotAnAmount(amount!.Value, currency);
        }

        using var saving = database.Begin(now, $"propose a limit of {subject}");
        var row = new ApprovalLimitRow
        {
            Number = (saving.Context.ApprovalLimits.Max(l => (int?)l.Number) ?? 0) + 1, Subject = subject, Currency = currency.Code, Minor = amount is null ? null : (long)minor.Numerator, By = by, Day = on,
        };
        saving.AddRows([row]);
        return Deeds.Commit(saving, new Deed("propose limit", by, on, $"limit {row.Number}", HashOf(row)), new LimitOutcome.Proposed(row.Number, subject, currency, Of(row)));
    }

    /// <summary>Approves or rejects it as the second person.</summary>
    public static LimitOutcome Decide(Database database, int number, bool approve, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"{(approve ? "approve" : "reject")} limit {number}");
        var context = saving.Context;
        if (context.ApprovalLimits.FirstOrDefault(l => l.Number == number) is not { } asked)
        {
            return new LimitOutcome.NoSuchLimit(number);
        }

        if (context.ApprovalLimitDecisions.FirstOrDefault(d => d.Limit == number) is { } before)
        {
            return new LimitOutcome.DecidedBefore(number, before.Approved, before.By);
        }

        var approval = Approving.Decide(saving, new ToApprove(Subject.Limit, number, HashOf(asked), Approving.Who(context, asked.By), [], 1), by, approve, shown, on);
        if (approval is not (Approval.Complete or Approval.Rejected))
        {
            return new LimitOutcome.NotApproved(approval);
        }

        saving.AddRows([new ApprovalLimitDecisionRow { Limit = number, Approved = approve, AskedBy = asked.By, By = by, Day = on }]);
        return Deeds.Commit<LimitOutcome>(saving, new Deed(approve ? "approve" : "reject", by, on, $"limit {number}", HashOf(asked)),
            approve ? new LimitOutcome.InForce(number, asked.Subject, RowMapping.CurrencyOf(asked.Currency), Of(asked)) : new LimitOutcome.Rejected(number));
    }

    /// <summary>Every limit that was proposed, the latest first.</summary>
    public static ImmutableArray<LimitListed> List(Database database)
    {
        using var context = database.Context();
        var decisions = context.ApprovalLimitDecisions.ToDictionary(d => d.Limit);
        return [.. context.ApprovalLimits.OrderByDescending(l => l.Number).AsEnumerable().Select(l => (Of: l, Decided: decisions.GetValueOrDefault(l.Number)))
            .Select(l => new LimitListed(l.Of.Number, l.Of.Subject, RowMapping.CurrencyOf(l.Of.Currency), Of(l.Of), HashOf(l.Of), l.Of.By, l.Of.Day, l.Decided?.Approved, l.Decided?.By))];
    }

    /// <summary>The limits that hold: of each kind and currency the latest that was approved.</summary>
    internal static IEnumerable<ApprovalLimit> InForce(PalierContext context)
    {
        var approved = context.ApprovalLimitDecisions.Where(d => d.Approved).OrderBy(d => d.Sequence).Select(d => d.Limit).ToList();
        var rows = context.ApprovalLimits.ToDictionary(l => l.Number);
        return approved.Select(n => rows[n]).GroupBy(l => (l.Subject, l.Currency)).Select(g => g.Last()).Where(l => l.Minor is not null).Select(l => new ApprovalLimit(l.Subject, Of(l)!.Value));
    }

    private static Money? Of(ApprovalLimitRow row) => row.Minor is { } minor ? new Money(minor, RowMapping.CurrencyOf(row.Currency)) : null;

    private static string HashOf(ApprovalLimitRow row) => Approving.HashOf(
        ("number", row.Number), ("subject", row.Subject), ("currency", row.Currency), ("minor", row.Minor), ("by", row.By));
}
