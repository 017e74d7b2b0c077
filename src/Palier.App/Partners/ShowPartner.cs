using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;
using Palier.Core.Ways;

namespace Palier.App.Partners;

/// <summary>One programme as one partner stands in it.</summary>
/// <param name="Held">The place of the level held, from 1; 0 for none.</param>
/// <param name="Standing">The level held, with the lines that say why and what stands beside it.</param>
/// <param name="Next">The level above the one held with what it asks, on today's figures; null at the top.</param>
/// <param name="Ways">What is missing for the next level on every way, and for keeping the one held where it is at risk.</param>
public sealed record ProgrammeStanding(Programme Programme, int Held, HeldStanding Standing, LevelCheck? Next, ImmutableArray<BonusShown> Earned, ImmutableArray<WaysToLevel> Ways)
{
    /// <summary>The last review, or since when the level is held where none was yet.</summary>
    public DateOnly Review => Standing.Review ?? Standing.Since ?? Standing.On;
}

/// <summary>A bonus as it was earned.</summary>
/// <param name="Higher">What the same period would have earned one level higher; null where that would change nothing.</param>
public sealed record BonusShown(Earning Earning, HigherLevel? Higher);

/// <summary>What a bonus would have earned at a level.</summary>
public sealed record HigherLevel(Level Level, Money Amount);

/// <summary>The sales of one month with those of a year earlier, in the currency of the main programme.</summary>
public sealed record MonthOfSales(DateOnly Month, decimal Net, decimal Before);

/// <summary>A partner opened to its proof.</summary>
public sealed record PartnerOpened(Partner Partner, PartnerFacts Facts, ImmutableArray<ProgrammeStanding> Standings, ImmutableArray<MonthOfSales> Months);

/// <summary>Shows one partner: standing and bonuses in every programme it takes part in, with the lines that led to them.</summary>
public static class ShowPartner
{
    /// <summary>The partner of a number, or null when there is none.</summary>
    public static PartnerOpened? Of(World world, string id)
    {
        if (world.Partners.FirstOrDefault(p => p.Partner.Id == id) is not { } facts)
        {
            return null;
        }

        var standings = world.Programmes
            .Where(p => p == world.Main || facts.Enrolments.Any(e => e.Programme == p.Name))
            .Select(p => Standing(world, p, facts));
        return new PartnerOpened(facts.Partner, facts, [.. standings], Months(world, facts));
    }

    private static ProgrammeStanding Standing(World world, Programme programme, PartnerFacts facts)
    {
        var evaluation = new Evaluation<WithReasons>(programme, facts, world.Texts);
        var standing = evaluation.HeldOn(world.Today);
        var place = standing.Level is { } held ? programme.Ladder!.RankOf(held.Name) + 1 : 0;
        var levels = evaluation.LevelOn(world.Today).Levels;
        return new ProgrammeStanding(
            programme, place, standing, place < levels.Length ? levels[place] : null,
            [.. programme.Bonuses.Select(b => Bonus(world, evaluation, b))], Ways(world, programme, facts, evaluation));
    }

    private static ImmutableArray<WaysToLevel> Ways(World world, Programme programme, PartnerFacts facts, Evaluation<WithReasons> evaluation)
    {
        var asked = new WaysAsked(programme, facts, world.Texts, world.Today, FindWays.LooksAtOthers(programme) ? new Core.Facts.Population(world.Partners) : null);
        asked = asked.Population is null ? asked with { Evaluated = evaluation } : asked;
        return programme.Ladder is null ? [] : [.. new[] { LevelWays.ToKeep(asked), LevelWays.To(asked) }.OfType<WaysToLevel>()];
    }

    private static BonusShown Bonus(World world, Evaluation<WithReasons> evaluation, Bonus bonus)
    {
        var earning = evaluation.Earned(bonus, Shown.LastPeriod(bonus.Every, world.Today));
        return new BonusShown(earning, earning.Refused is null ? Higher(world, evaluation, earning) : null);
    }

    // The level that counted is the one of the day that the text names: the start of the period or its end.
    private static HigherLevel? Higher(World world, Evaluation<WithReasons> evaluation, Earning earning)
    {
        var programme = evaluation.Figures.Programme;
        var levels = programme.Ladder?.Levels ?? [];
        var counted = evaluation.HeldOn(earning.Period.From).Level;
        var place = counted is null ? 0 : programme.Ladder!.RankOf(counted.Name) + 1;
        if (place >= levels.Length)
        {
            return null;
        }

        var level = levels[place];
        var first = earning.Period.From.AddYears(-1);
        var lifted = new GivenStanding { Begins = (first, level.Name), Reached = new Dated<string?>([(first, level.Name)]) };
        var facts = evaluation.Figures.Facts;
        var amount = new Evaluation<FiguresOnly>(programme, facts, world.Texts, standing: lifted).Earned(earning.Bonus, earning.Period).Earned.Value;
        return amount.Minor > earning.Earned.Value.Minor ? new HigherLevel(level, amount) : null;
    }

    private static ImmutableArray<MonthOfSales> Months(World world, PartnerFacts facts)
    {
        if (world.Main is not { } programme || Shown.Sales(programme) is not { } sales)
        {
            return [];
        }

        var evaluation = new Evaluation<FiguresOnly>(programme, facts, world.Texts);
        return [.. Enumerable.Range(-12, 12).Select(m =>
        {
            var first = new DateOnly(world.Today.Year, world.Today.Month, 1).AddMonths(m);
            var month = new Period(first, first.AddMonths(1));
            return new MonthOfSales(first, Shown.SalesOf(evaluation, sales, month), Shown.SalesOf(evaluation, sales, month.AddMonths(-12)));
        })];
    }
}
