using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Trying;

/// <summary>Money, or units beside it, under the published versions and under the draft.</summary>
/// <param name="Before">Under the published versions, one amount for each currency or unit, by its code.</param>
/// <param name="After">Under the draft.</param>
public readonly record struct BeforeAndAfter(Money Before, Money After)
{
    public Currency Currency => Before.Currency;

    public long Change => After.Minor - Before.Minor;
}

/// <summary>One partner's level and money, before and after.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="LevelBefore">The level on the last day under the published versions; null for none.</param>
/// <param name="LevelAfter">The level under the draft.</param>
/// <param name="Money">What all bonuses together earned, by currency or unit.</param>
public sealed record TriedPartner(Partner Partner, string? LevelBefore, string? LevelAfter, ImmutableArray<BeforeAndAfter> Money);

/// <summary>How many partners hold one level before and another after.</summary>
public readonly record struct LevelMove(string? Before, string? After, int Partners);

/// <summary>Money of a slice of partners, of a bonus or of a period.</summary>
/// <param name="Of">What the slice is: a level, a country, the name of a bonus, a period.</param>
public sealed record TriedSlice(string Of, int Partners, ImmutableArray<BeforeAndAfter> Money);

/// <summary>What a draft would have changed.</summary>
public sealed record TrialReport
{
    public required Trial Trial { get; init; }

    /// <summary>Everyone that was tried, in the order of their ids.</summary>
    public required ImmutableArray<TriedPartner> Partners { get; init; }

    public required ImmutableArray<LevelMove> Moves { get; init; }

    public required ImmutableArray<BeforeAndAfter> Money { get; init; }

    public required ImmutableArray<TriedSlice> ByLevel { get; init; }

    public required ImmutableArray<TriedSlice> ByCountry { get; init; }

    public required ImmutableArray<TriedSlice> ByBonus { get; init; }

    public required ImmutableArray<TriedSlice> ByPeriod { get; init; }

    /// <summary>Amounts that could not be computed, before and after; they count as zero.</summary>
    public required (int Before, int After) Refused { get; init; }

    /// <summary>How many partners could not be counted on columns, and took the general way.</summary>
    public int OneByOne { get; init; }

    /// <summary>How many partners go up by the draft, and down.</summary>
    public (int Up, int Down) Levels
    {
        get
        {
            var moved = Moves.Select(m => (Change: RankAfter(m.After) - RankBefore(m.Before), m.Partners)).ToList();
            return (moved.Where(m => m.Change > 0).Sum(m => m.Partners), moved.Where(m => m.Change < 0).Sum(m => m.Partners));
        }
    }

    /// <summary>Those who would have got the most more in a currency, the most first.</summary>
    public ImmutableArray<(TriedPartner Partner, BeforeAndAfter Money)> Winners(Currency currency, int count) => Changed(currency, count, 1);

    /// <summary>Those who would have got the most less in a currency, the most first.</summary>
    public ImmutableArray<(TriedPartner Partner, BeforeAndAfter Money)> Losers(Currency currency, int count) => Changed(currency, count, -1);

    private ImmutableArray<(TriedPartner Partner, BeforeAndAfter Money)> Changed(Currency currency, int count, int sign) =>
    [
        .. Partners.SelectMany(p => p.Money.Where(m => m.Currency == currency && Math.Sign(m.Change) == sign).Select(m => (p, m)))
            .OrderByDescending(c => Math.Abs(c.m.Change)).ThenBy(c => c.p.Partner.Id, StringComparer.Ordinal).Take(count),
    ];

    // A level of a ladder that was replaced stands where the draft has it; one that the draft has not, where the old ladder had it.
    private int RankBefore(string? level) => level is null ? -1 : Trial.Draft.Ladder?.RankOf(level) is { } rank and >= 0 ? rank
        : Trial.Published.Where(p => p.Name == Trial.Draft.Name).Select(p => p.Ladder?.RankOf(level) ?? -1).DefaultIfEmpty(-1).Max();

    private int RankAfter(string? level) => level is null ? -1 : Trial.Draft.Ladder?.RankOf(level) ?? -1;
}
