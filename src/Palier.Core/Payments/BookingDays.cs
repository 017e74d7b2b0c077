using System.Collections.Immutable;
using System.Globalization;

namespace Palier.Core.Payments;

/// <summary>Looks at the days of bookings. What is booked is over, so a day that lies ahead says that the clock of the machine is wrong, or the file is; either way nothing of it can be believed yet.</summary>
public static class BookingDays
{
    /// <summary>So many days a bank may be ahead: where it is, the next day can have begun.</summary>
    public const int MostAhead = 1;

    /// <summary>The bookings of a file that lie further ahead, as mistakes with their lines. What is only announced may.</summary>
    /// <param name="file">The file.</param>
    /// <param name="today">The day it is.</param>
    public static ImmutableArray<CamtMistake> Ahead(CamtFile file, DateOnly today)
    {
        var (mistakes, last) = (new CamtMistakes(), today.AddDays(MostAhead));
        foreach (var booking in file.Bookings.Where(b => b.IsBooked && b.BookedOn > last))
        {
            mistakes.Add("day_ahead", booking.At, "BookgDt", Iso(booking.BookedOn!.Value), Iso(today));
        }

        return mistakes.All;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
