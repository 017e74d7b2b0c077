using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>Who may take part, what must be handed in, from when it counts, and what ends it.</summary>
/// <param name="Place">Where it stands in the text.</param>
/// <param name="Ref">The clause.</param>
/// <param name="Requires">What must hold on the day a partner asks.</param>
public sealed record Membership(Place Place, string? Ref, Condition Requires)
{
    /// <summary>The fields and documents without which an application is not complete, by name.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>How long an application that is not complete may be completed.</summary>
    public Duration? Fix { get; init; }

    /// <summary>When it may be asked again after a refusal: <c>6 months after refusal</c>.</summary>
    public When? Again { get; init; }

    /// <summary>The first day that counts; null for the day that is asked for.</summary>
    public When? Starts { get; init; }

    /// <summary>Standings brought along from other programmes; null where none count.</summary>
    public Match? Match { get; init; }

    /// <summary>What ends it.</summary>
    public ImmutableArray<MembershipEnd> Ends { get; init; } = [];
}

/// <summary>A standing brought along: which level of another programme is worth which level here, and until when.</summary>
/// <param name="Place">Where it stands in the text.</param>
/// <param name="From">By programme: its level and the level here.</param>
/// <param name="Best">Whether the best of several counts; otherwise the lowest.</param>
/// <param name="Until">The first day on which it no longer counts.</param>
public sealed record Match(Place Place, ImmutableArray<MatchFrom> From, bool Best, DateOnly Until)
{
    /// <summary>The level here for one of another programme, or null.</summary>
    public string? LevelFor(string programme, string level) =>
        From.FirstOrDefault(f => f.Programme == programme)?.Levels.FirstOrDefault(l => l.There == level).Here;
}

/// <summary>What the levels of another programme are worth here.</summary>
public sealed record MatchFrom(string Programme, ImmutableArray<(string There, string Here)> Levels);

/// <summary>A rule that ends taking part: looked at on the days of <see cref="Every"/>, from that day on.</summary>
public sealed record MembershipEnd(string Name, Place Place, string? Ref, Condition When, Reviews Every, LocalText Because);
