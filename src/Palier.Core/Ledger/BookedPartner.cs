using System.Collections.Concurrent;
using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What the books of all partners under one programme share: its versions, the other programmes, everyone as known by days.</summary>
/// <param name="Versions">The versions of the programme.</param>
/// <param name="Others">All programmes, which conditions may ask for a standing.</param>
/// <param name="Everyone">Everyone, as known by days.</param>
public sealed record BookedProgramme(ImmutableArray<Programme> Versions, ImmutableArray<Programme> Others, KnownPopulation Everyone)
{
    private readonly ConcurrentDictionary<(int Version, int State), Rankings> _rankings = new();

    /// <summary>Periods that somebody closed, and those that were opened again; null where periods close by the calendar alone.</summary>
    public ImmutableArray<PeriodStanding>? Periods { get; init; }

    /// <summary>Ranks and budgets under a version, with what was known by a day.</summary>
    internal Rankings RankingsOf(Programme version, DateOnly known) => _rankings.GetOrAdd((version.Version, Everyone.StateOn(known)), _ => new Rankings());
}

/// <summary>What the books of one partner ask, worked out from its programme in all versions and its facts as they became known.</summary>
public sealed class BookedPartner : IBooked
{
    private readonly BookedProgramme _of;
    private readonly string _partner;
    private readonly Dictionary<(int Version, int State), Evaluation<FiguresOnly>> _evaluations = [];
    private readonly Dictionary<(Closing Closing, int Version, int State), Claim> _claims = [];
    private PayoutsOfPartner? _payouts;

    /// <param name="of">The programme and everyone.</param>
    /// <param name="facts">Everything that is known of the partner.</param>
    /// <param name="lastDay">The last day that is looked at.</param>
    public BookedPartner(BookedProgramme of, PartnerFacts facts, DateOnly lastDay)
    {
        (_of, _partner, Facts, LastDay) = (of, facts.Partner.Id, facts, lastDay);
        var zone = of.Versions[0].TimeZone;
        FactsCame = [.. AsKnown.EveryMoment(facts).Where(m => m.Year >= 1900).Select(m => AsKnown.DayOf(new Known(m, 0), zone)).Distinct().Order()];
    }

    /// <summary>Figures and words that a test case gives.</summary>
    public Given Given { get; init; } = Given.Nothing;

    /// <summary>Levels that a test case gives.</summary>
    public GivenStanding? Standing { get; init; }

    /// <summary>Everything that is known of the partner.</summary>
    public PartnerFacts Facts { get; }

    /// <summary>The last day that is looked at.</summary>
    public DateOnly LastDay { get; }

    public ImmutableArray<Programme> Versions => _of.Versions;

    public ImmutableArray<DateOnly> FactsCame { get; }

    public ImmutableArray<DateOnly> RulesCame => [.. Versions.Select(v => v.Published)];

    public Programme? Version(DateOnly day, DateOnly publishedBy) => new Versions(Versions).For(day, publishedBy);

    public DateOnly Closes(Programme version, Period period) =>
        Moments(version, period).Resolve(new When.Settlement()) ?? period.LastDay;

    public PeriodState StateOf(Closing closing) => _of.Periods is { } said ? PeriodStanding.Of(said, closing.Part) : PeriodState.ByCalendar;

    public DateOnly? ClosedOn(Closing closing) => _of.Periods is { } said ? PeriodStanding.ClosedOn(said, closing.Part) : null;

    public Claim Earned(Closing closing, KnownBy known)
    {
        var version = Version(closing.Period.From, known.Rules);
        if (version?.FindBonus(closing.Bonus) is not { } bonus)
        {
            return new Claim(closing.Bonus, closing.Period, version?.Version ?? Versions[0].Version, []);
        }

        var key = (closing, version.Version, _of.Everyone.StateOn(known.Facts));
        if (!_claims.TryGetValue(key, out var claim))
        {
            _claims[key] = claim = Claimed(bonus, closing, version, known.Facts);
        }

        return claim;
    }

    public IPayoutFacts Payouts(string owner) => _payouts ??= new PayoutsOfPartner(this);

    /// <summary>The partner under a version, with what was known by the end of a day.</summary>
    public Evaluation<FiguresOnly> Evaluation(Programme version, DateOnly known)
    {
        var key = (version.Version, _of.Everyone.StateOn(known));
        if (!_evaluations.TryGetValue(key, out var evaluation))
        {
            _evaluations[key] = evaluation = Evaluation(version, FactsOn(version, known), known);
        }

        return evaluation;
    }

    /// <summary>The estimate of an open period by the end of a day, with what was known then.</summary>
    public Estimate Accrued(Bonus bonus, Period period, DateOnly day)
    {
        var version = Version(period.From, day) ?? Versions[0];
        return Accruals.On(bonus, FactsOn(version, day), facts => Evaluation(version, facts, day), version.Answers.Accrues ?? Accrues.AsEarned, period, day);
    }

    internal Moments Moments(Programme version, Period period) => new(period.LastDay, period)
    {
        Closes = version.Answers.Closes,
        Calendar = version.Answers.WorkingDays is { } whose
            ? Facts.Common.CalendarOf(whose == "partner.country" ? Facts.Partner.Country : whose) : WorkingDays.WeekendsOnly,
    };

    private PartnerFacts FactsOn(Programme version, DateOnly known)
    {
        var everyone = _of.Everyone.On(known);
        return everyone.Find(_partner) is { } own ? everyone.MemberFacts(version, own, LastDay) : AsKnown.Before(Facts, AsKnown.EndOf(known, version.TimeZone));
    }

    private Evaluation<FiguresOnly> Evaluation(Programme version, PartnerFacts facts, DateOnly known) =>
        new(version, facts, _of.Others, Given, null, _of.Everyone.On(known), _of.RankingsOf(version, known), Standing);

    // Before a partner takes part nothing is earned; whether it still is after leaving, the bonus says.
    private Claim Claimed(Bonus bonus, Closing closing, Programme version, DateOnly known)
    {
        var own = Evaluation(version, known).Figures.Facts.Enrolments.Where(e => e.Programme == version.Name).ToList();
        if (own.Count > 0 && own.TrueForAll(e => e.From >= closing.ToDate.Until))
        {
            return new Claim(bonus.Name, closing.Period, version.Version, []);
        }

        var earning = Evaluation(version, known).Earned(bonus, closing.ToDate);
        return new Claim(bonus.Name, closing.Period, version.Version,
            [.. earning.Parts.Select(p => (new Account(p.Owner ?? _partner, p.Wallet), p.Amount))]) { Spends = bonus.Spends, Refused = earning.Refused };
    }
}
