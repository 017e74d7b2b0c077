using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What payouts ask of a partner: holds of the programme and by hand, facts that must be known, and what the partner said.</summary>
internal sealed class PayoutsOfPartner(BookedPartner books) : IPayoutFacts
{
    private readonly Programme _programme = books.Version(books.LastDay, books.LastDay) ?? books.Versions[0];
    private ImmutableArray<HeldSpan> _held;

    public WorkingDays Calendar => books.Moments(_programme, new Period(books.LastDay, books.LastDay.AddDays(1))).Calendar;

    // What was said counts from its own day on, whenever it was written down.
    public ImmutableArray<PartnerSaid> Said =>
    [
        .. books.Evaluation(_programme, DateOnly.MaxValue).Figures.Facts.Occurrences.Where(o => o.Kind is "confirmation" or "dispute" && Period.Find(o.Word("period") ?? "") is not null && o.Day("on") is not null)
            .Select(o => new PartnerSaid(o.Word("wallet") ?? Wallet.Cash, Period.Find(o.Word("period")!)!.Value, o.Day("on")!.Value, o.Kind == "dispute", o.Day("settled_on")))
            .OrderBy(s => s.On),
    ];

    private Evaluation<FiguresOnly> Now => books.Evaluation(_programme, books.LastDay);

    private ImmutableArray<HeldSpan> Held => _held.IsDefault
        ? _held = [.. _programme.Holds.Where(h => h.StopsThe("payout")).SelectMany(h => Now.HeldWithin(h, new Period(_programme.From, books.LastDay.AddDays(1))))]
        : _held;

    public ImmutableArray<HeldBy> HoldsOn(DateOnly day) =>
    [
        .. Held.Where(h => h.From <= day && !(h.Released <= day)).Select(h => new HeldBy(h.Hold.Name, h.From, h.Hold.Because)),
        .. Now.Figures.Facts.PlacedHolds.Where(h => h.Programme == _programme.Name && h.From <= day && !(h.Until <= day))
            .Select(h => new HeldBy($"hold {h.Number.ToString(CultureInfo.InvariantCulture)}", h.From, LocalText.Plain(h.Reason))),
    ];

    public bool IsKnown(string fact, DateOnly day) =>
        books.Given.Words.TryGetValue(fact, out var word) ? word == "met" : Now.Figures.Asserted(fact, day) is not null;

    public DateOnly? Resolve(When when, Period period, DateOnly? paid = null) =>
        (books.Moments(_programme, period) with { Happened = name => name == "payment" ? paid : null }).Resolve(when);
}
