using System.Collections.Immutable;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Banking;

/// <summary>That somebody looked at a booking which differs from its payment, and what they say of it.</summary>
public sealed record BookingLooked(string By, DateOnly Day, string Reason);

/// <summary>Bookings that name a payment of ours and settle nothing because something differs. Each stays open until a person says that it was looked at, whatever is told of its payment later on.</summary>
public static class ListDiffering
{
    /// <summary>Those at which nobody has looked, the latest first. A booking that several files tell of is there once, as the first of them tells it.</summary>
    public static ImmutableArray<BookingShown> Open(Database database)
    {
        using var context = database.Context();
        return Shown(context, Of(context, context.BankEntries).Where(b => b.Look is null).Reverse());
    }

    /// <summary>Those that somebody looked at, the last look first.</summary>
    /// <param name="database">Where they are.</param>
    /// <param name="most">So many of them at most.</param>
    public static ImmutableArray<BookingShown> LookedAt(Database database, int most = int.MaxValue)
    {
        using var context = database.Context();
        return Shown(context, Of(context, context.BankEntries).Where(b => b.Look is not null).OrderByDescending(b => b.Look!.Sequence).Take(most));
    }

    /// <summary>Open or not, the latest first.</summary>
    public static ImmutableArray<BookingShown> All(Database database)
    {
        using var context = database.Context();
        return Shown(context, Of(context, context.BankEntries).Reverse());
    }

    /// <summary>Every booking that differs among some entries, with the lines that tell of it and who looked at it.</summary>
    internal static ImmutableArray<(ImmutableArray<DifferingLine> Told, BookingLookRow? Look)> Of(PalierContext context, IQueryable<BankEntryRow> entries)
    {
        var lines = entries.Where(e => e.Outcome == EntryOutcome.Differs).OrderBy(e => e.Sequence).AsEnumerable()
            .Select(e => new DifferingLine(e.BankFile, e.Line, e.Payment ?? 0, e.Account, e.Credit, new Money(e.Minor, RowMapping.CurrencyOf(e.Currency)), e.BookedOn, e.Reference, null)).ToList();
        var looks = lines.Count == 0 ? [] : context.BookingLooks.ToDictionary(l => (l.BankFile, l.Line));
        return [.. DifferingBookings.Of(WithWhy(context, lines)).Select(told => (told, told.Select(l => looks.GetValueOrDefault((l.File, l.Line))).FirstOrDefault(l => l is not null)))];
    }

    /// <summary>Who looked at the bookings of some entries that differ, by file and line.</summary>
    internal static Dictionary<(int File, int Line), BookingLooked> Looked(PalierContext context, IQueryable<BankEntryRow> entries) => Of(context, entries).Where(b => b.Look is not null)
        .SelectMany(b => b.Told.Select(l => ((l.File, l.Line), new BookingLooked(b.Look!.By, b.Look.Day, b.Look.Reason)))).ToDictionary(l => l.Item1, l => l.Item2);

    // Only files with lines that are like those of another one are read again.
    private static IEnumerable<DifferingLine> WithWhy(PalierContext context, List<DifferingLine> lines)
    {
        var alike = lines.GroupBy(l => l.Likeness).Where(g => g.Select(l => l.File).Distinct().Skip(1).Any()).SelectMany(g => g).ToHashSet();
        var why = alike.Select(l => l.File).Distinct().SelectMany(file => ShowBankFile.Again(context, file).Select(m => ((file, m.Booking.Line), m.Why))).ToDictionary(m => m.Item1, m => m.Why);
        return lines.Select(l => alike.Contains(l) ? l with { Why = why.GetValueOrDefault((l.File, l.Line)) } : l);
    }

    private static ImmutableArray<BookingShown> Shown(PalierContext context, IEnumerable<(ImmutableArray<DifferingLine> Told, BookingLookRow? Look)> bookings)
    {
        var listed = bookings.ToList();
        var files = listed.Select(b => b.Told[0].File).Distinct().ToDictionary(n => n, n => ShowBankFile.Of(context, n)?.Bookings.ToDictionary(b => b.Booking.Line));
        return [.. listed.Where(b => files[b.Told[0].File] is not null).Select(b => files[b.Told[0].File]![b.Told[0].Line])];
    }
}
