using System.Collections.Immutable;

namespace Palier.Core.Values;

/// <summary>A value with its history: each entry holds from its day until the day before the next.</summary>
public sealed record Dated<T>(ImmutableArray<(DateOnly From, T Value)> Entries)
{
    /// <summary>The entry in force on a day, or null before the first.</summary>
    public (DateOnly From, T Value)? On(DateOnly day)
    {
        (DateOnly, T)? found = null;
        foreach (var entry in Entries)
        {
            if (entry.From > day)
            {
                break;
            }

            found = entry;
        }

        return found;
    }
}
