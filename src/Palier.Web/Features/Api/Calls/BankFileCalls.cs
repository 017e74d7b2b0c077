using System.Collections.Immutable;
using Palier.App.Banking;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A file of the bank as lists show it.</summary>
internal sealed record BankFileShort(int Number, string Message, string MessageId, string FileName, string Hash, string By, DateOnly Day, BookingsCounted Counts);

/// <summary>How many bookings came to what.</summary>
internal sealed record BookingsCounted(int All, int Settled, int Returned, int KnownBefore, int Differs, int NotOurs, int Pending);

/// <summary>A booking of a file, what came of it, and why it settles nothing where it differs.</summary>
internal sealed record BookingOfFile(
    int Line, string? Account, string? PaidTo, Money Amount, bool Credit, DateOnly? BookedOn, string? EndToEndId, string? Uetr, string? Reference, string? Note, EntryOutcome Outcome, int? Payment, string? Why, LookShown? Looked);

/// <summary>Who looked at a booking that differs, and what they say of it.</summary>
internal sealed record LookShown(string By, DateOnly Day, string Reason)
{
    public static LookShown? Of(BookingLooked? looked) => looked is null ? null : new(looked.By, looked.Day, looked.Reason);
}

/// <summary>A file of the bank with its bookings.</summary>
internal sealed record BankFileDetail(BankFileShort File, ImmutableArray<BookingOfFile> Bookings);

/// <summary>Files of the bank: account statements and notices, which settle payments or bring them back.</summary>
internal static class BankFileCalls
{
    private const string Part = "bank";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/bank-files", "listBankFiles", Part, typeof(BankFileShort), asked => asked.Page(ListBankFiles.Run(asked.Database), f => Listing.Down(f.Number), Shown)),
        Call.Read("/bank-files/{number}", "readBankFile", Part, typeof(BankFileDetail), Read, "no_bank_file") with { ShowsMoreTo = true },
        Call.Do("/bank-files", "takeInBankFile", Part, Act.ReadBankFile, null, [typeof(BankFileOutcome.Read), typeof(BankFileOutcome.ReadBefore)], TakeIn, "bank_wrong", "upload_parts")
            with { TakesFile = BodyOf.Upload, FileMedia = "application/xml", Status = StatusCodes.Status201Created },
    ];

    public static BookingsCounted Shown(BookingCounts c) => new(c.All, c.Settled, c.Returned, c.KnownBefore, c.Differs, c.NotOurs, c.Pending);

    public static BookingOfFile Shown(BookingShown booking, Asked asked)
    {
        var b = booking.Booking;
        return new BookingOfFile(
            b.Line, b.Account, b.PaidTo, b.Amount, b.Credit, b.BookedOn, b.EndToEndId, b.Uetr, b.Reference, b.Note, booking.Outcome, booking.Payment, asked.Telling.Why(booking),
            LookShown.Of(booking.Looked));
    }

    private static Answer Read(Asked asked)
    {
        if (ShowBankFile.Run(asked.Database, asked.Number()) is not { } file)
        {
            return asked.Refuse("no_bank_file", figures: ("number", asked.Place("number")));
        }

        return Answer.Of(new BankFileDetail(Shown(file.Listed), [.. file.Bookings.Select(b => Shown(asked.Here.Numbers.Of(b), asked))])) with { Language = asked.Language.Code };
    }

    private static Answer TakeIn(Asked asked)
    {
        var doer = asked.Doer;
        return asked.Do(asked.Telling.Of, () => ReadBankFile.Run(asked.Database, asked.Files["file"], asked.FileName, doer.Name, doer.On, doer.Now),
            o => o is BankFileOutcome.Read read ? $"/api/bank-files/{read.Number}" : null);
    }

    private static BankFileShort Shown(BankFileListed f) => new(f.Number, f.Message, f.MessageId, f.FileName, f.Hash, f.By, f.Day, Shown(f.Counts));
}
