using System.Collections.Immutable;

namespace Palier.Core.Definition;

/// <summary>The versions of one programme that were published, and which of them holds for a day.</summary>
/// <param name="All">The versions, in any order.</param>
public sealed record Versions(ImmutableArray<Programme> All)
{
    /// <summary>
    /// The version for a day, as it was known on another: of those published by then and valid from that day on or before,
    /// the one published last. Null before the first.
    /// </summary>
    /// <param name="day">The day in question.</param>
    /// <param name="knownOn">The day of the one who looks; a version published later is not yet known.</param>
    public Programme? For(DateOnly day, DateOnly knownOn)
    {
        Programme? last = null;
        foreach (var version in All)
        {
            if (version.Published <= knownOn && version.From <= day && !(version.Until <= day)
                && (last is null || (version.Published, version.Version).CompareTo((last.Published, last.Version)) > 0))
            {
                last = version;
            }
        }

        return last;
    }

    /// <summary>The version that partners were told of but that does not hold yet on a day, or null.</summary>
    public Programme? Announced(DateOnly on) => All
        .Where(v => v.Published <= on && v.From > on)
        .MinBy(v => (v.From, -v.Version));
}
