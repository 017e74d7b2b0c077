using System.Collections.Immutable;
using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>Decides, as the second person, a bank account that was proposed. The first one counts at once, a change five days later.</summary>
public static class DecideBankAccount
{
    /// <param name="database">Where the accounts are.</param>
    /// <param name="number">The account.</param>
    /// <param name="approve">Whether it is approved; otherwise it is rejected.</param>
    /// <param name="by">The second person.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="shown">The hash of what the person was shown; null where only the number was given, which stands for what was proposed.</param>
    public static BankAccountOutcome Run(Database database, int number, bool approve, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"{(approve ? "approve" : "reject")} bank account {number}");
        if (saving.Context.BankAccounts.FirstOrDefault(a => a.Number == number) is not { } asked)
        {
            return new BankAccountOutcome.NoSuchAccount(number);
        }

        var stored = StoredAccounts.Of(saving.Context, asked.Owner);
        if (stored.Decision(number) is { } before)
        {
            return new BankAccountOutcome.DecidedBefore(number, before.Approved, before.By);
        }

        // Whose place it takes can change while it waits; then it is another thing than was proposed, and must be looked at again.
        var (hash, owner) = (stored.HashOf(asked, on), AccountOwner.Find(saving.Context, asked.Owner, on) ?? new AccountOwner(asked.Owner, asked.Owner, null, []));
        var stopped = stored.Beside(asked).StoppedBy(stored.Proposed(asked)) is { } stops ? stored[stops.Number] : null;
        var toApprove = new ToApprove(Subject.BankAccount, number, hash, Approving.Who(saving.Context, asked.By), Concerned(owner, stored, stopped), 1);
        var approval = Approving.Decide(saving, toApprove, by, approve, shown ?? asked.Hash, on);
        if (approval is not (Approval.Complete or Approval.Rejected))
        {
            return new BankAccountOutcome.NotApproved(approval);
        }

        var from = stored.Beside(asked).CountsFrom(stored.Proposed(asked), on);
        saving.AddRows([new BankAccountDecisionRow { BankAccount = number, Approved = approve, CountsFrom = from, AskedBy = asked.By, By = by, Day = on }]);
        AccountMessages.Add(saving, stored, owner, asked, MessageOf(approve, stopped), on, from);
        return Deeds.Commit(saving, new Deed(approve ? "approve" : "reject", by, on, $"bank account {number}", hash), Outcome(asked, approve, stopped, from, on));
    }

    private static BankAccountOutcome Outcome(BankAccountRow asked, bool approve, BankAccountRow? stopped, DateOnly from, DateOnly on)
    {
        var place = AccountRows.Place(asked);
        return (approve, stopped) switch
        {
            (true, { } change) => new BankAccountOutcome.Kept(asked.Number, asked.Owner, change.Number, place),
            (false, { } change) => new BankAccountOutcome.GoesOn(asked.Number, change.Number, from),
            (false, null) => new BankAccountOutcome.Rejected(asked.Number),
            _ => from <= on ? new BankAccountOutcome.InForce(asked.Number, asked.Owner, place, from) : new BankAccountOutcome.Waits(asked.Number, asked.Owner, place, from),
        };
    }

    private static AccountMessage MessageOf(bool approve, BankAccountRow? stopped) => (approve, stopped is not null) switch
    {
        (true, true) => AccountMessage.Kept,
        (false, true) => AccountMessage.GoesOn,
        (false, false) => AccountMessage.Rejected,
        _ => AccountMessage.Changes,
    };

    // The owner, their partners, and where a change was stopped also those who asked for it and approved it: they do not judge the stop.
    private static ImmutableArray<string> Concerned(AccountOwner owner, StoredAccounts stored, BankAccountRow? stopped)
    {
        IEnumerable<string> ofChange = stopped is null ? [] : new[] { stopped.By, stored.Decision(stopped.Number)?.By }.OfType<string>();
        return owner.Id == StoredBooks.Vendor ? [.. ofChange] : [owner.Id, owner.Name, .. owner.Partners, .. ofChange];
    }
}
