using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.App.Partners;

/// <summary>One partner as lists show it.</summary>
/// <param name="Partner">Who it is.</param>
/// <param name="Place">The place of the level held from the bottom, from 1; 0 for none.</param>
/// <param name="Sales">Net of twelve months in the programme's currency.</param>
/// <param name="Before">The same a year earlier.</param>
/// <param name="Earned">What all bonuses of the programme earned in their last whole period.</param>
/// <param name="Missing">What is missing for the next level; empty at the top or when it is reached already.</param>
public sealed record PartnerRow(
    Partner Partner, Level? Level, int Place, decimal Sales, decimal Before, decimal Earned, Level? Next, ImmutableArray<Shortfall> Missing);

/// <summary>Every partner, evaluated once under the main programme.</summary>
public sealed record Population(World World, Programme Programme, ImmutableArray<PartnerRow> Rows)
{
    /// <summary>Evaluates all partners, on as many cores as there are; they do not depend on each other.</summary>
    public static Population? Of(World world)
    {
        if (world.Main is not { } programme)
        {
            return null;
        }

        var rows = world.Partners.AsParallel().AsOrdered().Select(facts => Row(world, programme, facts)).ToImmutableArray();
        return new Population(world, programme, rows);
    }

    private static PartnerRow Row(World world, Programme programme, PartnerFacts facts)
    {
        var figures = new Evaluation<FiguresOnly>(programme, facts, world.Texts);
        var held = figures.HeldOn(world.Today).Level;
        var place = held is null ? 0 : programme.Ladder!.RankOf(held.Name) + 1;
        var sales = Shown.Sales(programme);
        var year = Shown.LastYear(world.Today);
        var earned = programme.Bonuses.Select(b => figures.Earned(b, Shown.LastPeriod(b.Every, world.Today)).Earned.Value)
            .Where(m => m.Currency == programme.Currency).Sum(m => Shown.Decimal(m.Amount));
        var levels = figures.Alike<WithReasons>().LevelOn(world.Today).Levels;
        var next = place < levels.Length ? levels[place] : null;
        return new PartnerRow(
            facts.Partner, held, place, Shown.SalesOf(figures, sales, year), Shown.SalesOf(figures, sales, year.AddMonths(-12)),
            earned, next?.Level, next?.Missing ?? []);
    }
}
