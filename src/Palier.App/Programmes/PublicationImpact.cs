using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Palier.Core.Definition;
using Palier.Core.Trying;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>Minor units of a currency, or of a unit beside money, under the published versions and under the proposed one.</summary>
public sealed record StatedMoney(string Currency, long Before, long After)
{
    [JsonIgnore]
    public Currency Unit => RowMapping.CurrencyOf(Currency);

    [JsonIgnore]
    public long Change => After - Before;

    public static ImmutableArray<StatedMoney> Of(ImmutableArray<BeforeAndAfter> money) => [.. money.Select(Of)];

    public static StatedMoney Of(BeforeAndAfter money) => new(money.Currency.Code, money.Before.Minor, money.After.Minor);
}

/// <summary>How many partners hold one level before and another after; null for none.</summary>
public sealed record StatedMove(string? Before, string? After, int Partners);

/// <summary>The money of a bonus, a period or a level.</summary>
public sealed record StatedSlice(string Of, int Partners, ImmutableArray<StatedMoney> Money);

/// <summary>A partner that moves to another level, or gets more or less.</summary>
public sealed record StatedPartner(string Partner, string? LevelBefore, string? LevelAfter, ImmutableArray<StatedMoney> Money);

/// <summary>Why there is no impact.</summary>
public enum ImpactReason
{
    /// <summary>Nobody took part in the span.</summary>
    NobodyThere = 0,

    /// <summary>It would have taken longer than proposing may.</summary>
    TookTooLong = 1,
}

/// <summary>Why there is no impact, and of how many evaluations how many were done.</summary>
public sealed record ImpactMissing(ImpactReason Why, DateOnly From, DateOnly Until, int Done, int All);

/// <summary>What a proposed version would have changed in the last whole periods, as if it had always held: what <see cref="Simulate"/> says of that span.</summary>
public sealed record PublicationImpact
{
    /// <summary>At most so many partners are named for each question; how many there are is said beside them.</summary>
    public const int Named = 50;

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required int Partners { get; init; }

    public required int Rise { get; init; }

    public required int Fall { get; init; }

    public required ImmutableArray<StatedMove> Moves { get; init; }

    public required ImmutableArray<StatedMoney> Money { get; init; }

    public required ImmutableArray<StatedSlice> ByBonus { get; init; }

    public required ImmutableArray<StatedSlice> ByPeriod { get; init; }

    public required ImmutableArray<StatedSlice> ByLevel { get; init; }

    /// <summary>Those who change their level: who falls and loses most money first.</summary>
    public required ImmutableArray<StatedPartner> Movers { get; init; }

    /// <summary>Those who would have got less or more, for each currency the largest first.</summary>
    public required ImmutableArray<StatedPartner> Losers { get; init; }

    public required ImmutableArray<StatedPartner> Winners { get; init; }

    /// <summary>How many get less and how many more, in any currency.</summary>
    public required int Less { get; init; }

    public required int More { get; init; }

    /// <summary>Amounts that could not be computed, before and after; they count as zero.</summary>
    public required int RefusedBefore { get; init; }

    public required int RefusedAfter { get; init; }

    [JsonIgnore]
    public Period Span => new(From, Until);

    public static PublicationImpact Of(TrialReport report)
    {
        var money = report.Money.Select(m => m.Currency).ToList();
        var movers = report.Partners.Where(p => p.LevelBefore != p.LevelAfter)
            .OrderBy(p => Rank(report, p.LevelAfter) >= Rank(report, p.LevelBefore)).ThenBy(p => p.Money.Select(m => m.Change).DefaultIfEmpty().Min()).ThenBy(p => p.Partner.Id, StringComparer.Ordinal);
        return new PublicationImpact
        {
            From = report.Trial.Span.From, Until = report.Trial.Span.Until, Partners = report.Partners.Length, Rise = report.Levels.Up, Fall = report.Levels.Down,
            Moves = [.. report.Moves.Select(m => new StatedMove(m.Before, m.After, m.Partners))],
            Money = StatedMoney.Of(report.Money), ByBonus = Slices(report.ByBonus), ByPeriod = Slices(report.ByPeriod), ByLevel = Slices(report.ByLevel),
            Movers = [.. movers.Take(Named).Select(Stated)],
            Losers = [.. money.SelectMany(c => report.Losers(c, Named)).Select(c => Stated(c.Partner)).DistinctBy(p => p.Partner)],
            Winners = [.. money.SelectMany(c => report.Winners(c, Named)).Select(c => Stated(c.Partner)).DistinctBy(p => p.Partner)],
            Less = report.Partners.Count(p => p.Money.Any(m => m.Change < 0)), More = report.Partners.Count(p => p.Money.Any(m => m.Change > 0)),
            RefusedBefore = report.Refused.Before, RefusedAfter = report.Refused.After,
        };
    }

    /// <summary>
    /// The last two whole periods before a day, of the longest cadence that the programme has a bonus of. Where nothing was sold in them yet,
    /// the two up to the last sale.
    /// </summary>
    internal static Period SpanOf(Database database, Programme programme, DateOnly on)
    {
        var cadence = programme.Bonuses.Select(b => b.Every).DefaultIfEmpty(Cadence.Quarter).Max();
        using var context = database.Context();
        var sold = context.SalesLines.Where(l => l.InvoicedOn <= on).Max(l => l.InvoicedOn) ?? on;
        var last = Calendar.PeriodOf(cadence, sold, programme.YearStarts);
        if (last.Until > on)
        {
            last = Calendar.PeriodOf(cadence, last.From.AddDays(-1), programme.YearStarts);
        }

        return new Period(Calendar.PeriodOf(cadence, last.From.AddDays(-1), programme.YearStarts).From, last.Until);
    }

    private static int Rank(TrialReport report, string? level) => level is null ? -1 : report.Trial.Draft.Ladder?.RankOf(level) ?? -1;

    private static ImmutableArray<StatedSlice> Slices(ImmutableArray<TriedSlice> slices) => [.. slices.Select(s => new StatedSlice(s.Of, s.Partners, StatedMoney.Of(s.Money)))];

    private static StatedPartner Stated(TriedPartner p) => new(p.Partner.Id, p.LevelBefore, p.LevelAfter, StatedMoney.Of(p.Money));
}
