using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Trying;

/// <summary>A bonus in the period of the sale, without it and with it.</summary>
public sealed record BonusTried(Bonus Bonus, Period Period, BeforeAndAfter Money);

/// <summary>What one more sale would bring a partner: its levels and bonuses, without it and with it.</summary>
public sealed record SaleTried
{
    public required Programme Programme { get; init; }

    public required Partner Partner { get; init; }

    public required SalesLine Sale { get; init; }

    /// <summary>The level of the day's figures, whatever the reviews say.</summary>
    public required (string? Before, string? After) Reached { get; init; }

    /// <summary>The next day on which a review may move the level up, and the level held from the day it takes effect; null where there are no reviews.</summary>
    public required (DateOnly Review, DateOnly From, string? Before, string? After)? Held { get; init; }

    public required ImmutableArray<BonusTried> Bonuses { get; init; }

    /// <param name="programme">The version in force on the day of the sale.</param>
    /// <param name="facts">What is known of the partner.</param>
    /// <param name="all">Every version of every programme.</param>
    /// <param name="sale">The sale; known at once.</param>
    /// <param name="everyone">Everyone, for what looks beyond the partner; null where it stands alone.</param>
    public static SaleTried Of(Programme programme, PartnerFacts facts, ImmutableArray<Programme> all, SalesLine sale, Population? everyone)
    {
        var sold = facts with { Sales = facts.Sales.Add(sale) };
        var before = new Evaluation<FiguresOnly>(programme, facts, all, population: everyone);
        var after = new Evaluation<FiguresOnly>(programme, sold, all, population: everyone?.With(sold));
        var day = sale.SoldOn!.Value;
        return new SaleTried
        {
            Programme = programme,
            Partner = facts.Partner,
            Sale = sale,
            Reached = (before.LevelOn(day).Reached?.Name, after.LevelOn(day).Reached?.Name),
            Held = programme.Ladder?.Up is { } up && up.Every.After(day) is var review && Standing.Starting.Day(up.Starts, review) is var from
                ? (review, from, before.HeldOn(from).Level?.Name, after.HeldOn(from).Level?.Name) : null,
            Bonuses =
            [
                .. programme.Bonuses.Select(b => (Bonus: b, Period: Calendar.PeriodOf(b.Every, day, programme.YearStarts)))
                    .Select(b => new BonusTried(b.Bonus, b.Period, new BeforeAndAfter(before.Earned(b.Bonus, b.Period).Earned.Value, after.Earned(b.Bonus, b.Period).Earned.Value))),
            ],
        };
    }
}
