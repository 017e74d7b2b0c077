using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>
/// One partner under one programme, from facts to levels and bonuses. With <see cref="WithReasons"/> every result carries its
/// lines; with <see cref="FiguresOnly"/> the same code computes the values alone.
/// </summary>
public sealed class Evaluation<TReasons>
    where TReasons : struct, IReasons
{
    private readonly ConditionCheck<TReasons> _check;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="programme">The version in force.</param>
    /// <param name="facts">What is known of the partner.</param>
    /// <param name="others">The other programmes, which conditions may ask for a standing.</param>
    /// <param name="given">Figures that a test case gives.</param>
    /// <param name="counting">How facts are counted; line by line when left out.</param>
    /// <param name="population">Everyone, for ranks and figures of a group; the partner alone when left out.</param>
    /// <param name="rankings">Ranks shared by the evaluations of one run.</param>
    public Evaluation(
        Programme programme, PartnerFacts facts, ImmutableArray<Programme> others = default, Given? given = null, ICounting? counting = null,
        Population? population = null, Rankings? rankings = null)
    {
        var known = others.IsDefault ? [] : others;
        var shared = rankings ?? new Rankings();
        Figures = new Figures<TReasons>(programme, facts, counting ?? new PartnerCounting(programme, facts), given ?? Given.Nothing)
        {
            Elsewhere = BonusAsFigure,
            HeldIn = (name, on) => HeldIn(known, programme, facts, name, on),
            ForOthers = theirs => new Evaluation<TReasons>(programme, theirs, known, null, null, population, shared).Figures,
            Population = population,
            Rankings = shared,
        };
        _check = new ConditionCheck<TReasons>(Figures);
    }

    public Figures<TReasons> Figures { get; }

    /// <summary>The level reached on a day with the figures of that day.</summary>
    public LevelStanding LevelOn(DateOnly day) => Qualification.Decide(Figures.Programme, _check, day);

    /// <summary>The level held on a day: the one reached at the last review.</summary>
    public LevelStanding HeldOn(DateOnly day) => LevelOn(Qualification.ReviewOnOrBefore(Figures.Programme, day));

    /// <summary>Whether the partner may take part, as the programme's membership asks.</summary>
    public Checked MayJoin(DateOnly day) =>
        Figures.Programme.Membership is { } membership
            ? _check.Of(membership.Requires, new Asking { Day = day, ValueOn = day })
            : new Checked(true, [], []);

    /// <summary>A figure by its name, for a period or on a day.</summary>
    public Explained<Quantity?> Figure(string name, Asking asking) => Figures.Of(name, asking);

    /// <summary>What a bonus earned in a period.</summary>
    public Earning Earned(Bonus bonus, Period period) => BonusRun.Of(bonus, Figures, _check, period);

    // Another programme's own questions about standings elsewhere are answered without this one, so a circle ends in no standing.
    private static HeldLevel? HeldIn(ImmutableArray<Programme> others, Programme asking, PartnerFacts facts, string name, DateOnly on)
    {
        var other = others.FirstOrDefault(p => p.Name == name);
        if (other?.Ladder is not { } ladder || !facts.Enrolments.Any(e => e.Programme == name && e.From <= on && !(e.Until <= on)))
        {
            return null;
        }

        var rest = others.RemoveAll(p => p.Name == name || p.Name == asking.Name);
        return new Evaluation<FiguresOnly>(other, facts, rest).HeldOn(on).Reached is { } level ? new HeldLevel(level.Name, ladder) : null;
    }

    private Explained<Quantity?>? BonusAsFigure(string name, Asking asking)
    {
        if (Figures.Programme.FindBonus(name) is not { } bonus || asking.Period is not { } period || !_asked.Add(name))
        {
            return null;
        }

        // Of a longer window it is what its own periods in it earned together.
        var periods = Calendar.Periods(bonus.Every, period, Figures.Programme.YearStarts).ToList();
        var earnings = (periods.Count > 0 ? periods : [period]).Select(p => Earned(bonus, p)).ToList();
        _asked.Remove(name);
        return new Explained<Quantity?>(
            new Quantity(earnings.Aggregate(Rational.Zero, (sum, e) => sum + e.Earned.Value.Amount), Unit.Money), [.. earnings.SelectMany(e => e.Earned.Lines)]);
    }
}
