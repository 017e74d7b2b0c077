using System.Collections.Immutable;

namespace Palier.Core.Values;

/// <summary>A value with its history, earliest entry first: each entry holds from its day until the day before the next.</summary>
public sealed record Dated<T>(ImmutableArray<(DateOnly From, T Value)> Entries)
{
    /// <summary>The entry in force on a day, or null before the first.</summary>
    public (DateOnly From, T Value)? On(DateOnly day)
    {
        // The rates of many years are asked for every line, so half of what is left falls away at each step.
        var (first, after) = (0, Entries.Length);
        while (first < after)
        {
            var middle = (first + after) / 2;
            (first, after) = Entries[middle].From > day ? (first, middle) : (middle + 1, after);
        }

        return first == 0 ? null : Entries[first - 1];
    }
}
