using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Banking;

/// <summary>What came of saying that a booking which differs was looked at.</summary>
public abstract record LookOutcome
{
    private LookOutcome()
    {
    }

    public sealed record LookedAt(int File, int Line, int Payment) : LookOutcome;

    /// <summary>Somebody said so before, of this line or of another file that tells of the same booking; nothing is changed.</summary>
    public sealed record LookedAtBefore(int File, int Line, string By, DateOnly Day) : LookOutcome;

    public sealed record ReasonMissing : LookOutcome;

    public sealed record NoSuchBooking(int File, int Line) : LookOutcome;

    /// <summary>It differs from no payment, so there is nothing to look at.</summary>
    public sealed record NothingDiffers(int File, int Line, EntryOutcome Outcome) : LookOutcome;

    /// <summary>The payment goes to this person or the partner they belong to.</summary>
    public sealed record ConcernsThem(string Name) : LookOutcome;
}

/// <summary>Says that a booking which differs from its payment was looked at, and why nothing more is to be done. Nothing follows from it in the books: it leaves the list of what is open.</summary>
public static class LookAtBooking
{
    /// <param name="database">Where the files of the bank are.</param>
    /// <param name="file">The number of the file.</param>
    /// <param name="line">The booking of the file, from one.</param>
    /// <param name="reason">What was found.</param>
    /// <param name="by">Who looked at it.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    public static LookOutcome Run(Database database, int file, int line, string reason, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new LookOutcome.ReasonMissing();
        }

        using var saving = database.Begin(now, $"look at booking {line} of bank file {file}");
        var context = saving.Context;
        if (context.BankEntries.FirstOrDefault(e => e.BankFile == file && e.Line == line) is not { } entry)
        {
            return new LookOutcome.NoSuchBooking(file, line);
        }

        if (entry.Outcome != EntryOutcome.Differs || entry.Payment is not { } payment)
        {
            return new LookOutcome.NothingDiffers(file, line, entry.Outcome);
        }

        var booking = ListDiffering.Of(context, context.BankEntries.Where(e => e.Payment == payment)).First(b => b.Told.Any(l => l.File == file && l.Line == line));
        if (booking.Look is { } before)
        {
            return new LookOutcome.LookedAtBefore(file, line, before.By, before.Day);
        }

        var paid = context.Payments.First(p => p.Number == payment);
        if (Core.Acting.Approvals.Concern([paid.Payee, paid.Partner], Approving.Who(context, by)))
        {
            return new LookOutcome.ConcernsThem(by);
        }

        var row = new BookingLookRow { BankFile = file, Line = line, Reason = reason.Trim(), By = by, Day = on };
        saving.AddRows([row]);
        return Deeds.Commit(saving, new Deed("look at booking", by, on, $"payment {payment}", HashOf(row)), new LookOutcome.LookedAt(file, line, payment));
    }

    private static string HashOf(BookingLookRow row) => Approving.HashOf(("file", row.BankFile), ("line", row.Line), ("reason", row.Reason), ("by", row.By), ("day", row.Day));
}
