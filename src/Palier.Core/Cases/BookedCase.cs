using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>What the books of a case ask: its programme in all versions, and its facts as they became known.</summary>
internal sealed class BookedCase(Programme programme, ImmutableArray<Programme> others, CaseWorld world) : IBooked
{
    private PayoutsOfCase? _payouts;
    private readonly Dictionary<(int Version, DateOnly Facts), Evaluation<FiguresOnly>> _evaluations = [];

    public ImmutableArray<Programme> Versions => [programme, .. others.Where(o => o.Name == programme.Name)];

    public ImmutableArray<DateOnly> FactsCame { get; } =
        [.. AsKnown.Moments(world.Facts).Where(m => m.Year >= 1900).Select(m => AsKnown.DayOf(new Known(m, 0), programme.TimeZone)).Distinct().Order()];

    public ImmutableArray<DateOnly> RulesCame => [.. Versions.Select(v => v.Published)];

    public Programme? Version(DateOnly day, DateOnly publishedBy) => new Versions(Versions).For(day, publishedBy);

    public DateOnly Closes(Programme version, Period period) =>
        Moments(version, period).Resolve(new When.Settlement()) ?? period.LastDay;

    public Claim Earned(Closing closing, KnownBy known)
    {
        var version = Version(closing.Period.From, known.Rules);
        if (version?.FindBonus(closing.Bonus) is not { } bonus)
        {
            return new Claim(closing.Bonus, closing.Period, version?.Version ?? programme.Version, []);
        }

        var earning = Evaluation(version, known.Facts).Earned(bonus, closing.ToDate);
        return new Claim(bonus.Name, closing.Period, version.Version,
            [.. earning.Parts.Select(p => (new Account(p.Owner ?? world.Facts.Partner.Id, p.Wallet), p.Amount))]) { Spends = bonus.Spends };
    }

    /// <summary>The last day that is looked at.</summary>
    public required DateOnly LastDay { get; init; }

    public IPayoutFacts Payouts(string owner) => _payouts ??= new PayoutsOfCase(this, world, programme, others);

    /// <summary>The estimate of an open period by the end of a day, with what was known then.</summary>
    public Estimate Accrued(Bonus bonus, Period period, DateOnly day) => Accruals.On(
        bonus, KnownBy(world.Facts, day), facts => new Evaluation<FiguresOnly>(programme, facts, others, world.Given, null, world.Everyone, standing: world.Standing),
        programme.Answers.Accrues ?? Accrues.AsEarned, period, day);

    public Moments Moments(Programme version, Period period) => new(period.LastDay, period)
    {
        Closes = version.Answers.Closes,
        Calendar = version.Answers.WorkingDays is { } whose
            ? world.Facts.Common.CalendarOf(whose == "partner.country" ? world.Facts.Partner.Country : whose) : WorkingDays.WeekendsOnly,
    };

    private PartnerFacts KnownBy(PartnerFacts facts, DateOnly day) => AsKnown.Before(facts, AsKnown.EndOf(day, programme.TimeZone));

    private Evaluation<FiguresOnly> Evaluation(Programme version, DateOnly known)
    {
        if (!_evaluations.TryGetValue((version.Version, known), out var evaluation))
        {
            var everyone = new Population([.. world.Everyone.All.Select(p => KnownBy(p, known))]);
            evaluation = new Evaluation<FiguresOnly>(version, KnownBy(world.Facts, known), others, world.Given, null, everyone, standing: world.Standing);
            _evaluations[(version.Version, known)] = evaluation;
        }

        return evaluation;
    }
}

/// <summary>What payouts of a case ask: holds, facts that must be known, and what the partner said.</summary>
internal sealed class PayoutsOfCase(BookedCase books, CaseWorld world, Programme programme, ImmutableArray<Programme> others) : IPayoutFacts
{
    private readonly Evaluation<FiguresOnly> _evaluation = new(programme, world.Facts, others, world.Given, null, world.Everyone, standing: world.Standing);
    private ImmutableArray<HeldSpan> _held;

    public WorkingDays Calendar => books.Moments(programme, world.Period).Calendar;

    public ImmutableArray<PartnerSaid> Said =>
    [
        .. world.Facts.Occurrences.Where(o => o.Kind is "confirmation" or "dispute")
            .Select(o => new PartnerSaid(o.Word("wallet") ?? Wallet.Cash, Period.Find(o.Word("period") ?? "") ?? world.Period, o.Day("on") ?? default, o.Kind == "dispute", o.Day("settled_on")))
            .OrderBy(s => s.On),
    ];

    private ImmutableArray<HeldSpan> Held => _held.IsDefault
        ? _held = [.. programme.Holds.Where(h => h.StopsThe("payout")).SelectMany(h => _evaluation.HeldWithin(h, new Period(programme.From, books.LastDay.AddDays(1))))]
        : _held;

    public ImmutableArray<HeldBy> HoldsOn(DateOnly day) =>
        [.. Held.Where(h => h.From <= day && !(h.Released <= day)).Select(h => new HeldBy(h.Hold.Name, h.From, h.Hold.Because))];

    public bool IsKnown(string fact, DateOnly day) =>
        world.Given.Words.TryGetValue(fact, out var word) ? word == "met" : _evaluation.Figures.Asserted(fact, day) is not null;

    public DateOnly? Resolve(When when, Period period, DateOnly? paid = null) =>
        (books.Moments(programme, period) with { Happened = name => name == "payment" ? paid : null }).Resolve(when);
}
