using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>A line of a file that tells of a booking which names a payment of ours and differs from it.</summary>
/// <param name="Why">What differs; null where no other line is like it, and so it need not be known.</param>
public sealed record DifferingLine(int File, int Line, int Payment, string Account, bool Credit, Money Amount, DateOnly? BookedOn, string? Reference, Difference? Why)
{
    /// <summary>What two lines must agree in to tell of one booking.</summary>
    public (int Payment, string Account, bool Credit, Money Amount) Likeness => (Payment, Account, Credit, Amount);
}

/// <summary>Finds which lines of files tell of one booking, so that whoever looks at it does so once. What is not surely one booking stays two: nothing that moved money is hidden behind another.</summary>
public static class DifferingBookings
{
    /// <summary>
    /// The bookings in the order in which they were first told, each with its lines. Lines of one file are always two bookings; those of several are one where payment, account, direction,
    /// amount and what differs agree, and the bank's reference, or the day where one of them has none. A line that is told later never parts what was together.
    /// </summary>
    /// <param name="told">Every line, in the order in which the files were read.</param>
    public static ImmutableArray<ImmutableArray<DifferingLine>> Of(IEnumerable<DifferingLine> told)
    {
        var (bookings, alike) = (new List<List<DifferingLine>>(), new Dictionary<((int, string, bool, Money), Difference?), List<List<DifferingLine>>>());
        foreach (var line in told)
        {
            var key = (line.Likeness, line.Why);
            if (!alike.TryGetValue(key, out var candidates))
            {
                alike[key] = candidates = [];
            }

            if (candidates.Find(c => c.TrueForAll(other => IsSame(line, other))) is { } same)
            {
                same.Add(line);
                continue;
            }

            List<DifferingLine> one = [line];
            bookings.Add(one);
            candidates.Add(one);
        }

        return [.. bookings.Select(b => b.ToImmutableArray())];
    }

    private static bool IsSame(DifferingLine line, DifferingLine other) =>
        line.File != other.File && (line.Reference is { } one && other.Reference is { } two ? one == two : line.BookedOn == other.BookedOn);
}
