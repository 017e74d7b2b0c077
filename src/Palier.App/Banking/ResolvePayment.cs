using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Banking;

/// <summary>What came of saying what became of a payment.</summary>
public abstract record ResolveOutcome
{
    private ResolveOutcome()
    {
    }

    /// <summary>It waits for a second person.</summary>
    public sealed record Proposed(int Number, int Payment, PaymentEnd End) : ResolveOutcome;

    /// <summary>A second person approved it, and what follows from it is posted.</summary>
    public sealed record Resolved(int Number, int Payment, PaymentEnd End) : ResolveOutcome;

    public sealed record Rejected(int Number, int Payment) : ResolveOutcome;

    public sealed record ReasonMissing : ResolveOutcome;

    public sealed record NoSuchPayment(int Number) : ResolveOutcome;

    /// <summary>What became of it is told already, and it cannot also have ended so.</summary>
    public sealed record ToldAlready(int Payment, PaymentState State) : ResolveOutcome;

    /// <summary>Another resolution of the same payment waits for a second person.</summary>
    public sealed record WaitsAlready(int Payment, int Resolution) : ResolveOutcome;

    public sealed record NoSuchResolution(int Number) : ResolveOutcome;

    public sealed record DecidedBefore(int Number, bool Approved, string By) : ResolveOutcome;

    /// <summary>This person's approval does not count.</summary>
    public sealed record NotApproved(Approval Why) : ResolveOutcome;
}

/// <summary>Proposes what became of a payment of which the bank says nothing; <see cref="DecideResolution"/> makes it so.</summary>
public static class ResolvePayment
{
    public static ResolveOutcome Run(Database database, int payment, PaymentEnd end, string reason, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ResolveOutcome.ReasonMissing();
        }

        using var saving = database.Begin(now, $"resolve payment {payment}");
        var context = saving.Context;
        if (ListPayments.Of(context, context.Payments.Where(p => p.Number == payment), on) is not [var listed])
        {
            return new ResolveOutcome.NoSuchPayment(payment);
        }

        if (!PaymentStanding.MayEnd(listed.State, end))
        {
            return new ResolveOutcome.ToldAlready(payment, listed.State);
        }

        if (listed.Waits is { } waits)
        {
            return new ResolveOutcome.WaitsAlready(payment, waits);
        }

        var row = new ResolutionRow { Number = (context.Resolutions.Max(r => (int?)r.Number) ?? 0) + 1, Payment = payment, End = end, Reason = reason.Trim(), By = by, Day = on };
        saving.AddRows([row]);
        return Deeds.Commit(saving, new Deed("propose to resolve", by, on, $"payment {payment}", HashOf(row)), new ResolveOutcome.Proposed(row.Number, payment, end));
    }

    /// <summary>The hash of everything that is shown of a resolution.</summary>
    internal static string HashOf(ResolutionRow row) => Approving.HashOf(
        ("number", row.Number), ("payment", row.Payment), ("end", row.End), ("reason", row.Reason), ("by", row.By), ("day", row.Day));
}

/// <summary>Decides, as the second person, what became of a payment. Approved, the same is posted as by a file of the bank.</summary>
public static class DecideResolution
{
    /// <param name="database">Where the payments are.</param>
    /// <param name="number">The resolution.</param>
    /// <param name="approve">Whether it is approved; otherwise it is rejected.</param>
    /// <param name="by">The second person.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="shown">The hash of what the person was shown; null where only the number was given.</param>
    public static ResolveOutcome Run(Database database, int number, bool approve, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"{(approve ? "approve" : "reject")} resolution {number}");
        var context = saving.Context;
        if (context.Resolutions.FirstOrDefault(r => r.Number == number) is not { } asked)
        {
            return new ResolveOutcome.NoSuchResolution(number);
        }

        if (context.ResolutionDecisions.FirstOrDefault(d => d.Resolution == number) is { } before)
        {
            return new ResolveOutcome.DecidedBefore(number, before.Approved, before.By);
        }

        // A file may have told meanwhile what the persons wanted to say, or something else.
        var listed = ListPayments.Of(context, context.Payments.Where(p => p.Number == asked.Payment), on)[0];
        if (approve && !PaymentStanding.MayEnd(listed.State, asked.End))
        {
            return new ResolveOutcome.ToldAlready(asked.Payment, listed.State);
        }

        var hash = ResolvePayment.HashOf(asked);
        var approval = Approving.Decide(saving, new ToApprove(Subject.Resolution, number, hash, Approving.Who(context, asked.By), [listed.Payee, listed.Partner], 1), by, approve, shown, on);
        if (approval is not (Approval.Complete or Approval.Rejected))
        {
            return new ResolveOutcome.NotApproved(approval);
        }

        saving.AddRows([new ResolutionDecisionRow { Resolution = number, Approved = approve, AskedBy = asked.By, By = by, Day = on }]);
        if (approve)
        {
            PaymentEnd[] told = [.. context.PaymentEvents.Where(e => e.Payment == asked.Payment).Select(e => e.End)];
            foreach (var end in PaymentStanding.Newly(asked.End, told))
            {
                EndPayment.Add(saving, new PaymentEventRow { Payment = asked.Payment, End = end, Day = on, Resolution = number, Reason = asked.Reason, By = by }, on);
            }
        }

        return Deeds.Commit<ResolveOutcome>(saving, new Deed(approve ? "approve" : "reject", by, on, $"resolution {number}", hash),
            approve ? new ResolveOutcome.Resolved(number, asked.Payment, asked.End) : new ResolveOutcome.Rejected(number, asked.Payment));
    }
}
