using Palier.App.Approvals;
using Palier.App.Disputes;
using Palier.Core.Acting;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Ledger;

/// <summary>Decides, as the second person, an adjustment that was proposed. Approved, it is posted in the same moment.</summary>
public static class DecideAdjustment
{
    /// <param name="database">Where the books are.</param>
    /// <param name="number">The adjustment.</param>
    /// <param name="approve">Whether it is approved; otherwise it is rejected.</param>
    /// <param name="by">The second person.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="shown">The hash of what the person was shown; null where only the number was given.</param>
    public static AdjustOutcome Run(Database database, int number, bool approve, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"{(approve ? "approve" : "reject")} adjustment {number}");
        if (saving.Context.Adjustments.FirstOrDefault(a => a.Number == number) is not { } asked)
        {
            return new AdjustOutcome.NoSuchAdjustment(number);
        }

        if (saving.Context.AdjustmentDecisions.FirstOrDefault(d => d.Adjustment == number) is { } before)
        {
            return new AdjustOutcome.DecidedBefore(number, before.Approved, before.By);
        }

        var (movement, hash) = (MovementOf(saving.Context, asked, on), HashOf(asked));
        if (approve && NotCovered(saving.Context, asked, movement) is { } refused)
        {
            return refused;
        }

        var toApprove = new ToApprove(Subject.Adjustment, number, hash, Approving.Who(saving.Context, asked.By), [asked.Partner], Approving.Needed(saving.Context, Subject.Adjustment, [movement.Amount]));
        var approval = Approving.Decide(saving, toApprove, by, approve, shown, on);
        if (approval is Approval.ThirdNeeded)
        {
            return Deeds.Commit(saving, new Deed("approve", by, on, $"adjustment {number}", hash), new AdjustOutcome.ThirdNeeded(number));
        }

        if (approval is not (Approval.Complete or Approval.Rejected))
        {
            return new AdjustOutcome.NotApproved(approval);
        }

        saving.AddRows([new AdjustmentDecisionRow { Adjustment = number, Approved = approve, AskedBy = asked.By, By = by, Day = on }]);
        if (approve)
        {
            saving.AddRows([RowMapping.Row(movement, asked.Programme, asked.Partner) with { Adjustment = number, Corrects = asked.Corrects, Reason = asked.Reason }]);
            DisputeFacts.Posted(saving, number, on);
        }

        return Deeds.Commit<AdjustOutcome>(saving, new Deed(approve ? "approve" : "reject", by, on, $"adjustment {number}", hash), approve ? new AdjustOutcome.Posted(number, movement) : new AdjustOutcome.Rejected(number));
    }

    /// <summary>The hash of everything that is shown of an adjustment.</summary>
    internal static string HashOf(AdjustmentRow asked) => Approving.HashOf(
        ("number", asked.Number), ("programme", asked.Programme), ("partner", asked.Partner), ("wallet", asked.Wallet), ("minor", asked.Minor), ("currency", asked.Currency),
        ("gives", asked.Gives), ("reason", asked.Reason), ("corrects", asked.Corrects), ("by", asked.By));

    // A correction goes back the way that the movement it names came.
    private static Movement MovementOf(PalierContext context, AdjustmentRow asked, DateOnly on)
    {
        var (wallet, other) = (new Account(asked.Partner, asked.Wallet), new Account(StoredBooks.Vendor, "adjustments"));
        var (from, to) = asked.Gives ? (other, wallet) : (wallet, other);
        var (period, version) = (Calendar.PeriodOf(Cadence.Month, on, 1), VersionOn(context, asked.Programme, on));
        if (asked.Corrects is { } sequence)
        {
            var there = RowMapping.Fact(context.Movements.First(m => m.Sequence == sequence));
            (from, to, wallet, period, version) = (there.To, there.From, there.Of.Part, there.Of.Period, there.Version);
        }

        var amount = new Money(asked.Minor, RowMapping.CurrencyOf(asked.Currency));
        return new Movement(from, to, amount, on, new Matter(Purpose.Adjusted, asked.Wallet, period, wallet, asked.Number), version);
    }

    private static int VersionOn(PalierContext context, string programme, DateOnly on) => context.ProgrammeVersions
        .Where(v => v.Name == programme && v.ValidFrom <= on && v.PublishedOn <= on).OrderByDescending(v => v.PublishedOn).ThenByDescending(v => v.Version).Select(v => v.Version).First();

    // The vendor's accounts go below zero, because that is what they are for; nobody else's does by hand.
    private static AdjustOutcome? NotCovered(PalierContext context, AdjustmentRow asked, Movement movement)
    {
        if (asked.Corrects is { } sequence && context.Movements.FirstOrDefault(m => m.Corrects == sequence) is { } corrected)
        {
            return new AdjustOutcome.CorrectedBefore(sequence, corrected.Adjustment ?? 0);
        }

        if (movement.From.Owner == StoredBooks.Vendor)
        {
            return null;
        }

        var (owner, account, currency) = (movement.From.Owner, movement.From.Name, movement.Amount.Currency);
        var there = context.Balances.Where(b => b.Programme == asked.Programme && b.Owner == owner && b.Account == account && b.Currency == currency.Code).Select(b => (long?)b.Minor).FirstOrDefault() ?? 0;
        return there < movement.Amount.Minor ? new AdjustOutcome.NotCovered(asked.Number, new Money(there, currency)) : null;
    }
}
