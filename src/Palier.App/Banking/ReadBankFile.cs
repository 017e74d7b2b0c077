using System.Collections.Immutable;
using System.Security.Cryptography;
using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Banking;

/// <summary>How many bookings of a file came to what.</summary>
public sealed record BookingCounts(int All, int Settled, int Returned, int KnownBefore, int Differs, int NotOurs, int Pending)
{
    internal static BookingCounts Of(IReadOnlyCollection<EntryOutcome> outcomes)
    {
        int Count(EntryOutcome outcome) => outcomes.Count(o => o == outcome);
        return new(outcomes.Count, Count(EntryOutcome.Settled), Count(EntryOutcome.Returned), Count(EntryOutcome.KnownBefore), Count(EntryOutcome.Differs), Count(EntryOutcome.NotOurs), Count(EntryOutcome.Pending));
    }
}

/// <summary>What came of reading a file of the bank.</summary>
public abstract record BankFileOutcome
{
    private BankFileOutcome()
    {
    }

    public sealed record Read(int Number, string FileName, BookingCounts Counts) : BankFileOutcome;

    /// <summary>The same bytes were read before, perhaps under another name; nothing is changed.</summary>
    public sealed record ReadBefore(int Number, string FileName, DateOnly Day, string By, BookingCounts Counts) : BankFileOutcome;

    /// <summary>It cannot be read, and nothing of it counts.</summary>
    public sealed record Wrong(string FileName, ImmutableArray<CamtMistake> Mistakes) : BankFileOutcome;
}

/// <summary>Reads an account statement or a notice of the bank: each booking of a payment settles it or brings it back. The whole file counts, or nothing of it.</summary>
public static class ReadBankFile
{
    private const int LongestName = 200;

    /// <summary>The bytes of a file as far as they are ever looked at: one more than the largest that is read, so that a larger one is refused without being held.</summary>
    public static byte[] Bytes(Stream file)
    {
        using var read = new MemoryStream();
        var (part, count) = (new byte[81920], 0);
        while (read.Length <= CamtText.MostBytes && (count = file.Read(part)) > 0)
        {
            read.Write(part, 0, count);
        }

        return read.ToArray();
    }

    /// <param name="database">Where the payments are.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="by">Who reads it.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    public static BankFileOutcome Run(Database database, byte[] bytes, string name, string by, DateOnly on, DateTime now)
    {
        var (called, hash) = (NameOf(name), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var reading = CamtText.Read(bytes);
        if (reading is CamtReading.Wrong wrong)
        {
            return new BankFileOutcome.Wrong(called, wrong.Mistakes);
        }

        var file = ((CamtReading.Read)reading).File;

        using var saving = database.Begin(now, $"read bank file {called}");
        var context = saving.Context;
        if (context.BankFiles.Where(f => f.Hash == hash).Select(f => new { f.Number, f.FileName, f.Day, f.By }).FirstOrDefault() is { } before)
        {
            var outcomes = context.BankEntries.Where(e => e.BankFile == before.Number).Select(e => e.Outcome).ToList();
            return new BankFileOutcome.ReadBefore(before.Number, before.FileName, before.Day, before.By, BookingCounts.Of(outcomes));
        }

        if (BookingDays.Ahead(file, on) is { IsEmpty: false } ahead)
        {
            return new BankFileOutcome.Wrong(called, ahead);
        }

        var number = (context.BankFiles.Max(f => (int?)f.Number) ?? 0) + 1;
        var matched = StoredPayments.Match(context, file.Bookings, long.MaxValue);
        saving.AddRows([new BankFileRow { Number = number, Message = file.Message, MessageId = file.MessageId, FileName = called, Bytes = bytes, Hash = hash, By = by, Day = on }]);
        saving.AddRows(matched.Select(m => Row(number, m)));
        foreach (var said in Events(number, matched, by))
        {
            EndPayment.Add(saving, said, on);
        }

        return Deeds.Commit(saving, new Deed("read bank file", by, on, $"bank_file {number}", hash), new BankFileOutcome.Read(number, called, BookingCounts.Of([.. matched.Select(m => m.Outcome)])));
    }

    /// <summary>The row of a booking.</summary>
    internal static BankEntryRow Row(int file, Matched matched) => new()
    {
        BankFile = file, Line = matched.Booking.Line, Account = matched.Booking.Account, EndToEndId = matched.Booking.EndToEndId, Reference = matched.Booking.Reference,
        Minor = matched.Booking.Amount.Minor, Currency = matched.Booking.Amount.Currency.Code, Credit = matched.Booking.Credit, BookedOn = matched.Booking.BookedOn,
        Outcome = matched.Outcome, Payment = matched.Payment?.Number, Note = matched.Booking.Note,
    };

    /// <summary>What a file says became of payments, in the order in which it happened.</summary>
    internal static IEnumerable<PaymentEventRow> Events(int file, ImmutableArray<Matched> matched, string by) =>
        matched.Where(m => !m.Ends.IsEmpty).OrderBy(m => m.Booking.BookedOn).ThenBy(m => m.Booking.Credit).ThenBy(m => m.Booking.Line).SelectMany(m => m.Ends.Select(end => new PaymentEventRow
        {
            Payment = m.Payment!.Number, End = end, Day = m.Booking.BookedOn!.Value, BankFile = file, Reason = end == PaymentEnd.Returned ? m.Booking.Note : null, By = by,
        }));

    // Only the last part of a path, as texts of one line carry it.
    private static string NameOf(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var plain = new string([.. last.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '_' : c)]).Trim();
        return plain.Length == 0 ? "camt.xml" : plain.Length <= LongestName ? plain : plain[..LongestName];
    }
}
