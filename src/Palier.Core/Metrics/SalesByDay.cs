using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>The sales lines of a partner in the order of the day they count on, so that a window is a slice.</summary>
internal sealed class SalesByDay(ImmutableArray<SalesLine> sales, Returns? returns)
{
    private readonly Dictionary<DayOf, ImmutableArray<Entry>> _sorted = [];
    private Dictionary<string, SalesLine>? _originals;

    internal readonly record struct Entry(DateOnly Day, SalesLine Line);

    public ReadOnlySpan<Entry> Within(Period over, DayOf countsOn)
    {
        var all = Sorted(countsOn);
        return all.AsSpan()[First(all, over.From)..First(all, over.Until)];
    }

    private static int First(ImmutableArray<Entry> all, DateOnly day)
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
    private ImmutableArray<Entry> Sorted(DayOf countsOn)
    {
        if (!_sorted.TryGetValue(countsOn, out var sorted))
        {
            var entries = new List<Entry>(sales.Length);
            foreach (var line in sales)
            {
                if (CountedOn(line, countsOn) is { } day)
                {
                    entries.Add(new Entry(day, line));
                }
            }

            entries.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : string.CompareOrdinal(a.Line.Key, b.Line.Key));
            sorted = [.. entries];
            _sorted[countsOn] = sorted;
        }

        return sorted;
    }

    private DateOnly? CountedOn(SalesLine line, DayOf countsOn)
    {
        if (returns != Returns.InThePeriodOfTheSale || line.Corrects is not { } key)
        {
            return DayOfLine(line, countsOn);
        }

        _originals ??= sales.Where(s => s.Type == LineType.Sale).ToDictionary(s => s.Key, StringComparer.Ordinal);
        return DayOfLine(_originals.GetValueOrDefault(key) ?? line, countsOn);
    }
}
