using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Palier.App.Ledger;
using Palier.Core.Comparing;

namespace Palier.App.Programmes;

/// <summary>The published version that a proposed one follows, with the hash of its text.</summary>
public sealed record FollowedVersion(int Version, string Text);

/// <summary>A rule that the proposed version changes. How it reads follows from the two texts, whose hashes stand beside it.</summary>
public sealed record StatedDifference(DateOnly On, RuleKind Kind, string Name, RuleChange What, ChangeEffect Effect);

/// <summary>What a case expected and did not get, as the case writes it.</summary>
public sealed record StatedFailure(int Line, int Column, string Name, string Expected, string Got);

/// <summary>What came of one of the cases beside the text.</summary>
/// <param name="File">The file of the case, from the folder of the text.</param>
/// <param name="It">What the case says; null for a file that could not be read as cases.</param>
public sealed record StatedCase(string File, string? It, string? Ref, bool Passed, ImmutableArray<StatedFailure> Failures);

/// <summary>
/// What is shown of a version that is proposed, without a word of any language: what it changes, what its tests say, and what it would have
/// cost. Its hash is what the second person approves.
/// </summary>
public sealed record Publication
{
    // The order of the properties is that of the declaration, and nothing in it depends on a language or a clock.
    private static readonly JsonSerializerOptions canonical = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public required string Programme { get; init; }

    public required int Version { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    public required string Text { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly PublishedOn { get; init; }

    /// <summary>The day it was proposed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Null for the first version of a programme.</summary>
    public FollowedVersion? Follows { get; init; }

    /// <summary>Every version of the programme that was published when it was proposed: with another one beside them it would be shown otherwise.</summary>
    public required ImmutableArray<int> Published { get; init; }

    public required ImmutableArray<StatedDifference> Differences { get; init; }

    /// <summary>Those that failed first.</summary>
    public required ImmutableArray<StatedCase> Cases { get; init; }

    /// <summary>Null where it was not computed, which <see cref="NoImpact"/> explains.</summary>
    public PublicationImpact? Impact { get; init; }

    public ImpactMissing? NoImpact { get; init; }

    [JsonIgnore]
    public int Failed => Cases.Count(c => !c.Passed);

    /// <summary>Canonical JSON: the same publication is the same text, byte for byte.</summary>
    [JsonIgnore]
    public string Content => JsonSerializer.Serialize(this, canonical);

    [JsonIgnore]
    public string Hash => Proposal.HashOf(Content);

    /// <summary>What the content of a proposal says.</summary>
    public static Publication Read(string content) =>
        JsonSerializer.Deserialize<Publication>(content, canonical) ?? throw new InvalidOperationException("the content of a publication is empty");
}
