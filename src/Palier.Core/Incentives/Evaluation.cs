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
public sealed class Evaluation<TReasons> : IDeciding
    where TReasons : struct, IReasons
{
    private readonly ConditionCheck<TReasons> _check;
    private readonly Around _around;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="programme">The version in force.</param>
    /// <param name="facts">What is known of the partner.</param>
    /// <param name="others">The other programmes, which conditions may ask for a standing, and the other versions of this one.</param>
    /// <param name="given">Figures that a test case gives.</param>
    /// <param name="counting">How facts are counted; line by line when left out.</param>
    /// <param name="population">Everyone, for ranks and figures of a group; the partner alone when left out.</param>
    /// <param name="rankings">Ranks shared by the evaluations of one run.</param>
    /// <param name="standing">Levels that a test case gives.</param>
    public Evaluation(
        Programme programme, PartnerFacts facts, ImmutableArray<Programme> others = default, Given? given = null, ICounting? counting = null,
        Population? population = null, Rankings? rankings = null, GivenStanding? standing = null)
        : this(programme, facts, given ?? Given.Nothing, counting, new Around(others.IsDefault ? [] : others, population, rankings ?? new Rankings()), null, standing)
    {
    }

    private Evaluation(
        Programme programme, PartnerFacts facts, Given given, ICounting? counting, Around around, PartnerStandings? standings, GivenStanding? standing)
    {
        _around = around;
        Standings = standings ?? StandingsOf(programme, facts, around, given, standing);
        Figures = new Figures<TReasons>(programme, facts, counting ?? new SeriesCounting(programme, facts), given)
        {
            Elsewhere = BonusAsFigure,
            HeldIn = Standings.HeldIn,
            LevelHeldOn = LevelHeldOn,
            ForOthers = theirs => new Evaluation<TReasons>(programme, theirs, Given.Nothing, null, around, null, null).Figures,
            Population = around.Population,
            Rankings = around.Rankings,
        };
        _check = new ConditionCheck<TReasons>(Figures);
    }

    /// <summary>The partner's standings in all programmes.</summary>
    public PartnerStandings Standings { get; }

    public Figures<TReasons> Figures { get; }

    /// <summary>The same, with or without reasons; standings that were decided already are not decided again.</summary>
    public Evaluation<TOther> Alike<TOther>()
        where TOther : struct, IReasons => new(Figures.Programme, Figures.Facts, Figures.Given, null, _around, Standings, null);

    /// <summary>The level reached on a day with the figures of that day.</summary>
    public LevelStanding LevelOn(DateOnly day) => Qualification.Decide(Figures.Programme, _check, day, AsksLevel ? LevelHeldOn(day) : null);

    /// <summary>What one level asks on a day with the figures of that day: whether it holds, and what is missing.</summary>
    public LevelCheck CheckOn(Level level, DateOnly day) => Qualification.Check(level, _check, day, AsksLevel ? LevelHeldOn(day) : null);

    /// <summary>The level held on a day, with what stands beside it: reviews, what is at risk, what is expected.</summary>
    public HeldStanding HeldOn(DateOnly day) =>
        Standings.In(Figures.Programme.Name, day)?.On(day, TReasons.Recorded) ?? new HeldStanding { On = day };

    /// <summary>The spans of a period in which a hold was active, each day looked at with what is known.</summary>
    public ImmutableArray<HeldSpan> HeldWithin(Hold hold, Period period) =>
        Holding.Spans(Figures.Programme.Name, hold, this, Figures.Facts.Releases, period.From, period.LastDay);

    LevelStanding IDeciding.Reached(DateOnly day, string? held) => Qualification.Decide(Figures.Programme, _check, day, held);

    Checked IDeciding.Check(Condition condition, DateOnly day, string? held) => _check.Of(condition, new Asking { Day = day, ValueOn = day, Level = held });

    /// <summary>Whether the partner may take part, as the programme's membership asks.</summary>
    public Checked MayJoin(DateOnly day) =>
        Figures.Programme.Membership is { } membership
            ? _check.Of(membership.Requires, new Asking { Day = day, ValueOn = day })
            : new Checked(true, [], []);

    /// <summary>What becomes of an application to take part: whether it comes too early, is complete and meets what is asked.</summary>
    public JoinOutcome Joins(Application asked) => Joining.Decide(Figures.Programme, this, Figures.Facts, asked);

    /// <summary>Whether a condition holds for a question.</summary>
    public bool Holds(Condition condition, Asking asking) => _check.Of(condition, asking).Holds;

    /// <summary>A figure by its name, for a period or on a day.</summary>
    public Explained<Quantity?> Figure(string name, Asking asking) => Figures.Of(name, asking);

    /// <summary>What a bonus earned in a period.</summary>
    public Earning Earned(Bonus bonus, Period period) => BonusRun.Of(bonus, Figures, _check, period);

    /// <summary>What a bonus requires in a period with the exceptions that hold, and the question it is asked with.</summary>
    public (Condition Requires, Asking Asking) GateOf(Bonus bonus, Period period) => new BonusPeriod<TReasons>(bonus, Figures, _check, period, new CapsUsed()).Gate();

    private static PartnerStandings StandingsOf(Programme programme, PartnerFacts facts, Around around, Given given, GivenStanding? standing)
    {
        PartnerStandings? all = null;
        all = new PartnerStandings(facts, around.Programmes.Prepend(programme), (version, known, until) => new Evaluation<FiguresOnly>(
            version, known, version.Name == programme.Name ? given : Given.Nothing, null, version.LooksBeyondThePartner ? around.KnownBefore(until) : around, all, null))
        {
            Given = standing is null ? null : (programme.Name, standing),
        };
        return all;
    }

    // Which level is held matters only to a ladder that asks for it, and is much to work out.
    private bool AsksLevel => Figures.Programme.Ladder?.Levels.Any(l => Conditions.TestsOf(l.Requires).Any(t => t.Name == "level")) == true;

    private string? LevelHeldOn(DateOnly day) => Figures.Programme.Ladder is null ? null : Standings.In(Figures.Programme.Name, day)?.LevelOn(day);

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

/// <summary>What lies around one evaluation: the programmes that are known, everyone else, and ranks that were worked out.</summary>
internal sealed record Around(ImmutableArray<Programme> Programmes, Population? Population, Rankings Rankings)
{
    /// <summary>The same as it was known before a moment, so that a review does not change when others' facts arrive late.</summary>
    public Around KnownBefore(DateTime until) => this with { Population = Population?.KnownBefore(until), Rankings = Rankings.KnownBefore(until) };
}
