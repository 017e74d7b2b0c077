using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition;

/// <summary>Something that is stopped while a condition holds, looked at each day.</summary>
/// <param name="While">What holds it.</param>
/// <param name="Stops">What is stopped: <c>up</c> (no level is gained), <c>payout</c> (what was earned waits).</param>
/// <param name="Releases">When it ends once the condition no longer holds.</param>
public sealed record Hold(
    string Name, Place Place, LocalText Title, string? Ref, Condition While, ImmutableArray<string> Stops, Release Releases, LocalText Because)
{
    /// <summary>What a hold may stop.</summary>
    public static readonly ImmutableArray<string> Kinds = ["up", "payout"];

    public bool StopsThe(string what) => Stops.Contains(what);
}

/// <summary>When a hold ends.</summary>
public enum Release
{
    /// <summary>On the first day on which its condition no longer holds.</summary>
    AtOnce = 0,

    /// <summary>The day after that.</summary>
    TheDayAfter = 1,

    /// <summary>Only when somebody says so, and its condition no longer holds.</summary>
    ByAPerson = 2,
}

/// <summary>That sections or named rules of the text stay as they are for days before <see cref="Until"/>.</summary>
public sealed record Promise(string Name, Place Place, string? Ref, ImmutableArray<string> Keeps, DateOnly Until);
