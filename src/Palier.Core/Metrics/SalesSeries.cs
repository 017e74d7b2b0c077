using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>
/// The sales lines that pass some tests, in the order of their day, with what is asked of them worked out once: a running total, so
/// that the sum of any window is one subtraction, and a number for each different value, so that counting them compares no words.
/// </summary>
internal sealed class SalesSeries(ImmutableArray<Found> lines, ImmutableArray<DateOnly> troubles)
{
    private readonly Dictionary<string, (int[] Codes, int[] Seen)> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Field, LineRounding? Rounding, ReferenceRate? Reference), Rational[]?> _totals = [];
    private int _round;

    /// <summary>The lines of a window; null where one of them cannot be tested for want of a rate.</summary>
    public Range? Within(Period over)
    {
        foreach (var day in troubles)
        {
            if (over.Contains(day))
            {
                return null;
            }
        }

        return First(over.From)..First(over.Until);
    }

    public ImmutableArray<Found> this[Range window] => lines[window];

    /// <summary>The sum of a field over some of the lines; null where a line of the series has no rate.</summary>
    public Rational? Sum(Range window, string field, Look look, Conversion conversion)
    {
        var key = (field, look.LineRounding, look.ReferenceRate);
        if (!_totals.TryGetValue(key, out var totals))
        {
            _totals[key] = totals = Totals(field, look, conversion);
        }

        return totals?[window.End.Value] - totals?[window.Start.Value];
    }

    /// <summary>How many different values of a field some of the lines have.</summary>
    public int Different(Range window, string field, FactTests tests)
    {
        if (!_values.TryGetValue(field, out var known))
        {
            _values[field] = known = Coded(field, tests);
        }

        var (codes, seen) = known;
        var (count, round) = (0, ++_round);
        foreach (var code in codes.AsSpan(window))
        {
            if (code >= 0 && seen[code] != round)
            {
                seen[code] = round;
                count++;
            }
        }

        return count;
    }

    private int First(DateOnly day)
    {
        var (low, high) = (0, lines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = lines[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private Rational[]? Totals(string field, Look look, Conversion conversion)
    {
        var totals = new Rational[lines.Length + 1];
        totals[0] = Rational.Zero;
        for (var i = 0; i < lines.Length; i++)
        {
            if (conversion.Of(lines[i].Fact, field, lines[i].Day, look) is not { } amount)
            {
                return null;
            }

            totals[i + 1] = totals[i] + amount.Value;
        }

        return totals;
    }

    private (int[] Codes, int[] Seen) Coded(string field, FactTests tests)
    {
        var (codes, known) = (new int[lines.Length], new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < lines.Length; i++)
        {
            codes[i] = tests.WordOf(lines[i].Fact, field) is not { } value ? -1 : known.TryGetValue(value, out var code) ? code : known[value] = known.Count;
        }

        return (codes, new int[known.Count]);
    }
}
