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
/// <param name="Looked">Who looked at it, where it differs; null while nobody has.</param>
public sealed record BookingShown(int File, BankBooking Booking, EntryOutcome Outcome, int? Payment, Difference? Why, BookingLooked? Looked);

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
        if (ListBankFiles.Of(context, context.BankFiles.Where(f => f.Number == number)) is not [var listed])
        {
            return null;
        }

        var stored = context.BankEntries.Where(e => e.BankFile == number).ToDictionary(e => e.Line);
        // Another file may have told of the same booking, and somebody may have looked at it there.
        var differing = stored.Values.Where(e => e.Outcome == EntryOutcome.Differs).Select(e => e.Payment).Distinct().ToList();
        var looked = differing.Count == 0 ? [] : ListDiffering.Looked(context, context.BankEntries.Where(e => differing.Contains(e.Payment)));
        return new BankFileShown(
            listed,
            [
                .. Again(context, number).Where(m => stored.ContainsKey(m.Booking.Line)).Select(m => (Matched: m, Row: stored[m.Booking.Line]))
                    .Select(m => new BookingShown(number, m.Matched.Booking, m.Row.Outcome, m.Row.Payment, m.Matched.Why, looked.GetValueOrDefault((number, m.Matched.Booking.Line)))),
            ]);
    }

    /// <summary>What comes of the bookings of a file that was read, with what was known then; nothing where its bytes can be read no more.</summary>
    internal static ImmutableArray<Matched> Again(PalierContext context, int number) =>
        context.BankFiles.First(f => f.Number == number) is var row && CamtText.Read(row.Bytes) is CamtReading.Read { File: var file } ? StoredPayments.Match(context, file.Bookings, row.Sequence) : [];
}
