using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>The sales lines of a partner in the order of the day they count on, so that a window is a slice.</summary>
internal sealed class SalesByDay(ImmutableArray<SalesLine> sales, Answers answers)
{
    private readonly Dictionary<DayOf, ImmutableArray<Found>> _sorted = [];
    private Dictionary<string, SalesLine>? _originals;
    private HashSet<string>? _paidInParts;

    public ReadOnlySpan<Found> Within(Period over, DayOf countsOn)
    {
        var all = Sorted(countsOn);
        return all.AsSpan()[First(all, over.From)..First(all, over.Until)];
    }

    /// <summary>All lines that have the day, in its order.</summary>
    public ImmutableArray<Found> All(DayOf countsOn) => Sorted(countsOn);

    public DateOnly? FirstDay(DayOf countsOn) => Sorted(countsOn) is [var first, ..] ? first.Day : null;

    private static int First(ImmutableArray<Found> all, DateOnly day)
    {
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static DateOnly? DayOfLine(SalesLine line, DayOf day) => day switch
    {
        DayOf.SoldOn => line.SoldOn ?? line.OrderedOn,
        DayOf.InvoicedOn => line.InvoicedOn,
        _ => line.PaidOn,
    };

    // A line that lacks the day that counts does not count yet: an invoice that is not paid.
    private ImmutableArray<Found> Sorted(DayOf countsOn)
    {
        if (!_sorted.TryGetValue(countsOn, out var sorted))
        {
            // The day of each and its place among the sales, as one number: those are compared far more quickly than lines.
            var (places, count) = (new ulong[sales.Length], 0);
            for (var i = 0; i < sales.Length; i++)
            {
                if (Counts(sales[i], countsOn) && CountedOn(sales[i], countsOn) is { } day)
                {
                    places[count++] = ((ulong)day.DayNumber << 32) | (uint)i;
                }
            }

            Array.Sort(places, 0, count);
            var found = new Found[count];
            for (var i = 0; i < count; i++)
            {
                found[i] = new Found(sales[(int)(uint)places[i]], DateOnly.FromDayNumber((int)(places[i] >> 32)));
            }

            SortDays(found);
            _sorted[countsOn] = sorted = ImmutableCollectionsMarshal.AsImmutableArray(found);
        }

        return sorted;
    }

    // Lines of one day come in the order of their keys.
    private static void SortDays(Span<Found> found)
    {
        for (var first = 0; first < found.Length;)
        {
            var end = first + 1;
            while (end < found.Length && found[end].Day == found[first].Day)
            {
                end++;
            }

            if (end - first > 1)
            {
                found[first..end].Sort((a, b) => string.CompareOrdinal(a.Fact.Key, b.Fact.Key));
            }

            first = end;
        }
    }

    // Where the day of payment counts, a line that is paid in parts counts by its parts; anywhere else payments do not count.
    private bool Counts(SalesLine line, DayOf countsOn)
    {
        if (answers.Disputed == Disputed.LeftOut && line.Marks.Contains("disputed"))
        {
            return false;
        }

        if (countsOn != DayOf.PaidOn)
        {
            return line.Type != LineType.Payment;
        }

        _paidInParts ??= [.. sales.Where(s => s is { Type: LineType.Payment, Corrects: not null }).Select(s => s.Corrects!)];
        return line.Type == LineType.Payment || !_paidInParts.Contains(line.Key);
    }

    private DateOnly? CountedOn(SalesLine line, DayOf countsOn)
    {
        if (answers.Returns != Returns.InThePeriodOfTheSale || line.Corrects is not { } key || line.Type == LineType.Payment)
        {
            return DayOfLine(line, countsOn);
        }

        _originals ??= sales.Where(s => s.Type == LineType.Sale).ToDictionary(s => s.Key, StringComparer.Ordinal);
        return DayOfLine(_originals.GetValueOrDefault(key) ?? line, countsOn);
    }
}
