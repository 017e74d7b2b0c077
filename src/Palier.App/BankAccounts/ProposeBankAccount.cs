using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>Proposes the account that an owner is paid to, or that the vendor pays a currency from; <see cref="DecideBankAccount"/> lets it count.</summary>
public static class ProposeBankAccount
{
    public static BankAccountOutcome Run(Database database, string owner, AccountTyped typed, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, "propose a bank account");
        if (Whose(saving.Context, owner, by, on) is not { } whose)
        {
            return new BankAccountOutcome.NoSuchOwner(owner);
        }

        return AccountChecks.Read(typed, whose.Country, on) switch
        {
            AccountReading.Sound sound => Propose(saving, whose, AccountRows.Row(owner, sound.Account, sound.Reason, by, on), on, typed.Reason.Trim()),
            AccountReading.Wrong wrong => new BankAccountOutcome.Wrong(wrong.Mistakes),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
    }

    /// <summary>
    /// Stops a change that was approved and does not count yet: the account in force is proposed once more. One person is enough to leave
    /// payments where they went; letting the change go on takes another one.
    /// </summary>
    public static BankAccountOutcome Stop(Database database, string owner, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, "stop a change of a bank account");
        if (Whose(saving.Context, owner, by, on) is not { } whose)
        {
            return new BankAccountOutcome.NoSuchOwner(owner);
        }

        var stored = StoredAccounts.Of(saving.Context, owner);
        var waiting = stored.Groups.Where(g => g.Waiting(on) is { } change && g.StopOf(change) is null).ToList();
        return waiting.Count == 0 ? new BankAccountOutcome.NothingToStop(owner)
            : Propose(saving, whose, stored[waiting[0].InForce(on)!.Number] with { By = by, Day = on }, on);
    }

    // A person of a partner speaks for that partner and its people alone, and does not learn who else there is.
    private static AccountOwner? Whose(PalierContext context, string owner, string by, DateOnly on) =>
        AccountOwner.Find(context, owner, on) is { } found && (Approving.Who(context, by).Partner is not { } own || found.Partners.Contains(own)) ? found : null;

    /// <param name="saving">What it is added to.</param>
    /// <param name="owner">Whose account it is.</param>
    /// <param name="asked">The account.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="reason">Why, where it is said.</param>
    private static BankAccountOutcome Propose(Saving saving, AccountOwner owner, BankAccountRow asked, DateOnly on, string reason = "")
    {
        var stored = StoredAccounts.Of(saving.Context, owner.Id);
        var (beside, same) = (stored.Beside(asked), StoredAccounts.SameOf(asked));
        if (beside.Proposed.FirstOrDefault(p => p.Decision is null && p.Same == same) is { } before)
        {
            return new BankAccountOutcome.AskedBefore(before.Number, owner.Id);
        }

        var waiting = beside.Waiting(on) is { } change && beside.StopOf(change) is null ? change : null;
        if (beside.InForce(on) is { } there && there.Same == same && waiting is null)
        {
            if (Again(saving.Context, stored[there.Number], there.Decision!.Sequence, reason) is { } refused)
            {
                return refused;
            }

            asked = asked with { Reason = reason };
        }

        var row = asked with { Number = (saving.Context.BankAccounts.Max(a => (int?)a.Number) ?? 0) + 1, Sequence = long.MaxValue };
        row = row with { Hash = stored.HashOf(row, on) };
        saving.AddRows([row]);
        var stopped = beside.StoppedBy(stored.Proposed(row)) is { } stops ? stored[stops.Number] : null;
        var told = AccountMessages.Add(saving, stored, owner, row, stopped is null ? AccountMessage.Asked : AccountMessage.Stopped, on);
        BankAccountOutcome outcome = stopped is not null
            ? new BankAccountOutcome.Stopped(row.Number, owner.Id, stopped.Number, AccountRows.Place(row))
            : new BankAccountOutcome.Proposed(row.Number, owner.Id, AccountRows.Place(row), AccountEffectsNow.Of(saving.Context, stored, row, on), told);
        return Deeds.Commit(saving, new Deed(stopped is null ? "propose account" : "stop account", row.By, on, $"bank account {row.Number}", row.Hash), outcome);
    }

    // The account in force is named once more where a payment came back from it, and somebody says why it can be tried again.
    private static BankAccountOutcome? Again(PalierContext context, BankAccountRow there, long agreed, string reason) =>
        UnusableAccounts.Keeps(AccountRows.InBatch(there), agreed, PaymentsBack.Load(context, there.Owner)[there.Owner]) is not { } back ? new BankAccountOutcome.NothingChanges(there.Number, there.Owner)
        : reason.Length == 0 ? new BankAccountOutcome.Wrong([AccountChecks.NamedAgain(back)]) : null;
}
