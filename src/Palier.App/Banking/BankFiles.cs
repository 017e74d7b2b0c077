using System.Collections.Immutable;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Banking;

/// <summary>A file of the bank as lists show it.</summary>
public sealed record BankFileListed(int Number, string Message, string MessageId, string FileName, string Hash, string By, DateOnly Day, BookingCounts Counts);

/// <summary>A booking of a file, and what came of it.</summary>
/// <param name="Payment">The payment it speaks of; null where it names none of ours.</param>
/// <param name="Why">Why it settles nothing; null where nothing differs.</param>
public sealed record BookingShown(int File, BankBooking Booking, EntryOutcome Outcome, int? Payment, Difference? Why);

/// <summary>A file of the bank with all its bookings.</summary>
public sealed record BankFileShown(BankFileListed Listed, ImmutableArray<BookingShown> Bookings);

/// <summary>The files of the bank that were read.</summary>
public static class ListBankFiles
{
    /// <summary>All of them, the latest first.</summary>
    public static ImmutableArray<BankFileListed> Run(Database database)
    {
        using var context = database.Context();
        return Of(context, context.BankFiles);
    }

    /// <summary>
    /// Bookings that settle nothing though they name a payment of ours, the latest first. A booking that several files tell of is there once; it leaves the list
    /// once something is told of its payment later on.
    /// </summary>
    public static ImmutableArray<BookingShown> Differing(Database database)
    {
        using var context = database.Context();
        var differing = context.BankEntries.Where(e => e.Outcome == EntryOutcome.Differs && !context.PaymentEvents.Any(p => p.Payment == e.Payment && p.Sequence > e.Sequence))
            .OrderByDescending(e => e.Sequence).Select(e => new { e.BankFile, e.Line }).ToList();
        var files = differing.Select(e => e.BankFile).Distinct().ToDictionary(n => n, n => ShowBankFile.Of(context, n)?.Bookings.ToDictionary(b => b.Booking.Line));
        return
        [
            .. differing.Where(e => files[e.BankFile] is not null).Select(e => files[e.BankFile]![e.Line])
                .DistinctBy(b => (b.Booking.Account, b.Booking.Credit, b.Booking.Amount, b.Booking.BookedOn, b.Booking.EndToEndId, b.Booking.Uetr, b.Booking.Reference, b.Payment, b.Why)),
        ];
    }

    internal static ImmutableArray<BankFileListed> Of(PalierContext context, IQueryable<BankFileRow> files)
    {
        // The bytes stay where they are.
        var rows = files.OrderByDescending(f => f.Number).Select(f => new { f.Number, f.Message, f.MessageId, f.FileName, f.Hash, f.By, f.Day }).ToList();
        var counts = context.BankEntries.Where(e => files.Any(f => f.Number == e.BankFile)).GroupBy(e => new { e.BankFile, e.Outcome }).Select(g => new { g.Key.BankFile, g.Key.Outcome, Count = g.Count() })
            .AsEnumerable().ToLookup(c => c.BankFile, c => (c.Outcome, c.Count));
        return [.. rows.Select(f => new BankFileListed(f.Number, f.Message, f.MessageId, f.FileName, f.Hash, f.By, f.Day, Counts(counts[f.Number])))];
    }

    private static BookingCounts Counts(IEnumerable<(EntryOutcome Outcome, int Count)> counts) => BookingCounts.Of([.. counts.SelectMany(c => Enumerable.Repeat(c.Outcome, c.Count))]);
}

/// <summary>One file of the bank: its bytes read again, beside what came of each booking.</summary>
public static class ShowBankFile
{
    /// <summary>Null where there is none of that number.</summary>
    public static BankFileShown? Run(Database database, int number)
    {
        using var context = database.Context();
        return Of(context, number);
    }

    internal static BankFileShown? Of(PalierContext context, int number)
    {
        if (context.BankFiles.FirstOrDefault(f => f.Number == number) is not { } row || CamtText.Read(row.Bytes) is not CamtReading.Read { File: var file })
        {
            return null;
        }

        var stored = context.BankEntries.Where(e => e.BankFile == number).ToDictionary(e => e.Line);
        var again = StoredPayments.Match(context, file.Bookings, row.Sequence);
        return new BankFileShown(
            ListBankFiles.Of(context, context.BankFiles.Where(f => f.Number == number))[0],
            [.. again.Where(m => stored.ContainsKey(m.Booking.Line)).Select(m => (Matched: m, Row: stored[m.Booking.Line])).Select(m => new BookingShown(number, m.Matched.Booking, m.Row.Outcome, m.Row.Payment, m.Matched.Why))]);
    }
}
