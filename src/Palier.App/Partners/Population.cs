using System.Collections.Immutable;
using Palier.Core.Columns;
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
/// <param name="Next">The level above the one held; null at the top.</param>
public sealed record PartnerRow(Partner Partner, Level? Level, int Place, decimal Sales, decimal Before, decimal Earned, Level? Next)
{
    private readonly Lazy<ImmutableArray<Shortfall>> _missing = new([]);

    /// <summary>What is missing for the next level; empty at the top or when it is reached already. It is worked out for who is looked at.</summary>
    public ImmutableArray<Shortfall> Missing => _missing.Value;

    internal Func<ImmutableArray<Shortfall>> WorksOutMissing { init => _missing = new(value); }
}

/// <summary>Every partner under the main programme: the figures of all, counted together, and what is missing for those who are looked at.</summary>
public sealed record Population(World World, Programme Programme, ImmutableArray<PartnerRow> Rows)
{
    private readonly Lazy<ImmutableArray<PartnerRow>> _near = new(() => Nearest(Rows));

    /// <summary>Those for whom one figure alone is missing for the next level, the nearest first.</summary>
    public ImmutableArray<PartnerRow> Near => _near.Value;

    /// <summary>Counts and decides all partners at once; they do not depend on each other.</summary>
    public static Population? Of(World world)
    {
        if (world.Main is not { Ladder: { } ladder } programme)
        {
            return null;
        }

        var (asked, currencies) = (Questions(world, programme), programme.Bonuses.Select(programme.CurrencyOf).ToList());
        var answers = PopulationRun.Of(asked, new MembersAtHand(world.Partners, null), world.Columns.For(world.Texts));
        var version = new Versions([.. world.Texts.Where(t => t.Name == programme.Name)]) is var versions
            ? versions.For(world.Today, world.Today) ?? versions.For(world.Today, DateOnly.MaxValue) : null;
        return new Population(world, programme, [.. world.Partners.Select(Row)]);

        PartnerRow Row(PartnerFacts facts, int number)
        {
            var held = answers.Level(number, 0) is { } level ? version?.Ladder?.Find(level) : null;
            var place = held is null ? 0 : ladder.RankOf(held.Name) + 1;
            var next = place < ladder.Levels.Length ? ladder.Levels[place] : null;
            var earned = currencies.Select((c, i) => c == programme.Currency ? Shown.Decimal(new Money(answers.Minor(number, i), c).Amount) : 0).Sum();
            return new PartnerRow(facts.Partner, held, place, Figure(number, 0), Figure(number, 1), earned, next)
            {
                WorksOutMissing = () => next is null ? [] : new Evaluation<WithReasons>(programme, facts, world.Texts).CheckOn(next, world.Today).Missing,
            };
        }

        decimal Figure(int number, int figure) => figure < asked.Figures.Length && answers.Figure(number, figure) is { } found ? Shown.Decimal(found) : 0;
    }

    private static ImmutableArray<PartnerRow> Nearest(ImmutableArray<PartnerRow> rows)
    {
        var near = rows.AsParallel().AsOrdered().Where(r => r.Place > 0 && r.Missing is [{ Gap: not null }]).ToList();
        return [.. near.OrderBy(r => r.Missing[0].PartMissing).ThenByDescending(r => r.Sales)];
    }

    private static PopulationQuestions Questions(World world, Programme programme)
    {
        var (year, sales) = (Shown.LastYear(world.Today), Shown.Sales(programme));
        return new PopulationQuestions(world.Texts)
        {
            Levels = [(programme.Name, world.Today)],
            Bonuses = [.. programme.Bonuses.Select(b => (programme, b, Shown.LastPeriod(b.Every, world.Today)))],
            Figures = sales is null ? [] : [.. new[] { year, year.AddMonths(-12) }.Select(y => (programme, sales.Name, y.Until, (Period?)y))],
        };
    }
}
