using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>What a thing that is lacking is.</summary>
public enum LackingKind
{
    /// <summary>More of a figure: revenue, certified people, customers.</summary>
    More = 0,

    /// <summary>A fact that somebody in charge must state.</summary>
    Fact = 1,

    /// <summary>A level in another programme.</summary>
    LevelElsewhere = 2,
}

/// <summary>One thing that is lacking on a way.</summary>
/// <param name="Name">The figure, the fact or the other programme.</param>
/// <param name="Have">What there will be of the figure on the day that decides, with what is known now.</param>
/// <param name="Missing">How much more it takes, in the figure's own unit.</param>
/// <param name="Level">The level in another programme.</param>
/// <param name="Ref">The clause.</param>
public sealed record Lacking(LackingKind Kind, string Name, Quantity? Have, Quantity? Missing, string? Level, string? Ref)
{
    /// <summary>What is missing as a part of what there must then be; one for a fact, a level, and a figure that has nothing yet.</summary>
    public Rational Part => Have is not { } have || Missing is not { } missing ? Rational.One : Measure.PartOf(have.Value, missing.Value);
}

/// <summary>Why more of what a partner does cannot meet a test, or not that test alone.</summary>
public enum ObstacleKind
{
    /// <summary>It depends on the figures of other partners, which are nobody else's to see.</summary>
    OthersFigures = 0,

    /// <summary>There is too much of it, or it must not be.</summary>
    TooMuch = 1,

    /// <summary>It is so by what the partner is: its country, its kind.</summary>
    WhatThePartnerIs = 2,

    /// <summary>The text says that it never holds.</summary>
    Never = 3,

    /// <summary>No more of any figure meets it by then: a baseline that is not there, a day to wait for, people in roles.</summary>
    NotByMore = 4,

    /// <summary>A hold keeps the level from going up.</summary>
    Held = 5,
}

/// <summary>One thing that stands in the way and cannot be made good by doing more.</summary>
/// <param name="Have">The partner's own figure; null where it would tell of others, and where there is none.</param>
/// <param name="Asked">What the text asks; null where it is not a figure of the text.</param>
public sealed record Obstacle(ObstacleKind Kind, string Name, Quantity? Have, Quantity? Asked, string? Ref)
{
    /// <summary>The reason of a hold, in the programme's words.</summary>
    public LocalText? Because { get; init; }
}

/// <summary>One test of a way as it will stand on the day that decides.</summary>
/// <param name="Have">The partner's figure then; null for no figure and for facts.</param>
/// <param name="Asked">What is asked; null where it is no figure of the text.</param>
/// <param name="Line">What the evaluation says of it; null where that would tell of other partners.</param>
public sealed record Ask(string Name, bool Met, Quantity? Have, Quantity? Asked, string? Ref, Reason? Line);

/// <summary>One way to a level or a bonus: tests that together are enough, and what is lacking for them.</summary>
/// <param name="Path">The titles of the paths and headings that it takes where the text offers several; empty where there is one way only.</param>
/// <param name="Lacking">The least that is lacking, in the order of the text.</param>
/// <param name="Review">The day that decides: the first review that can lift the partner on this way, or the last day of a bonus' period.</param>
/// <param name="By">The last day on which what is lacking still counts for it.</param>
/// <param name="From">The first day of the level once it is done, by the full evaluation; null where something stands in the way.</param>
/// <param name="IsExact">Whether no smaller measure reaches it; false where the mixes are too many and each thing alone is the least.</param>
public sealed record Way(
    ImmutableArray<LocalText> Path, ImmutableArray<Lacking> Lacking, ImmutableArray<Obstacle> Obstacles, ImmutableArray<Ask> Asks,
    DateOnly Review, DateOnly By, DateOnly? From, bool IsExact)
{
    /// <summary>The measure of nearness, by which ways are compared.</summary>
    public Rational Measure => Ways.Measure.Of(Lacking);
}

/// <summary>A fact that counts today and will not on the day that decides.</summary>
/// <param name="Figure">The figure it counts in.</param>
/// <param name="Key">What it is called: a sales line, a person with a certificate, a fact.</param>
/// <param name="Counted">The day it counts on.</param>
/// <param name="Gone">The first day on which it no longer holds; null for a sale, which leaves with its window.</param>
/// <param name="Amount">What it counts for.</param>
public sealed record FallingOut(string Figure, string Key, DateOnly Counted, DateOnly? Gone, Quantity Amount);

/// <summary>All ways to a level, the nearest first.</summary>
/// <param name="On">The day it is asked on: what is known then is all that is known.</param>
/// <param name="IsToKeep">Whether the level is held and is to be kept at the next review downwards.</param>
public sealed record WaysToLevel(Programme Programme, Level Level, DateOnly On, bool IsToKeep, ImmutableArray<Way> Ways, ImmutableArray<FallingOut> FallsOut)
{
    /// <summary>The day on which the level is lost if nothing changes; null where it is not at risk.</summary>
    public DateOnly? LostOn { get; init; }
}
