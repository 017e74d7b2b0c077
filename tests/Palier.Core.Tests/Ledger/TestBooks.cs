using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Tests.Ledger;

/// <summary>Books over amounts that a test gives: what each month earned, as it was known from a day on.</summary>
internal sealed record TestBooks : IBooked, IPayoutFacts
{
    public static readonly Currency Euro = Currency.Eur;
    public static readonly Account Cash = new("partner", "cash");

    public required ImmutableArray<Programme> Versions { get; init; }

    /// <summary>What became known when: from that day on the period's amount is this, under a version or any.</summary>
    public ImmutableArray<(DateOnly Known, Period Period, int? Version, long Cents)> Amounts { get; init; } = [];

    public ImmutableArray<HeldBy> Holds { get; init; } = [];

    public DateOnly HeldUntil { get; init; }

    public ImmutableSortedDictionary<string, DateOnly> Known { get; init; } = ImmutableSortedDictionary<string, DateOnly>.Empty;

    public ImmutableArray<PartnerSaid> Said { get; init; } = [];

    public ImmutableArray<DateOnly> FactsCame => [.. Amounts.Select(a => a.Known)];

    public ImmutableArray<DateOnly> RulesCame => [.. Versions.Select(v => v.Published)];

    public WorkingDays Calendar => WorkingDays.WeekendsOnly;

    public static Programme Programme(Wallet? wallet = null, Answers? answers = null, Cadence every = Cadence.Quarter, int version = 1, DateOnly? from = null, DateOnly? published = null) => new()
    {
        Name = "p",
        Title = LocalText.Plain("P"),
        Version = version,
        From = from ?? new DateOnly(2025, 1, 1),
        Published = published ?? new DateOnly(2024, 12, 1),
        Currency = Euro,
        TimeZone = "Europe/Brussels",
        Answers = answers ?? new Answers { LateFacts = Late.AdjustNext, LateRules = Late.AdjustNext, Debts = Debts.EarnedBackFirst },
        Bonuses = [new Bonus("bonus", default, LocalText.Plain("Bonus"), "§1") { Every = every }],
        Wallets = [wallet ?? new Wallet("cash", default, LocalText.Plain("Cash"), "§2")],
    };

    public Programme? Version(DateOnly day, DateOnly publishedBy) => new Versions(Versions).For(day, publishedBy);

    public DateOnly Closes(Programme version, Period period) => period.Until.AddDays(9);

    public Claim Earned(Closing closing, KnownBy known)
    {
        var version = Version(closing.Period.From, known.Rules)!;
        var found = Amounts.Where(a => a.Known <= known.Facts && a.Period == closing.ToDate && (a.Version ?? version.Version) == version.Version)
            .OrderBy(a => a.Known).LastOrDefault();
        return new Claim(closing.Bonus, closing.Period, version.Version, [(Cash, new Money(found.Cents, Euro))]);
    }

    public IPayoutFacts Payouts(string owner) => this;

    public ImmutableArray<HeldBy> HoldsOn(DateOnly day) => [.. Holds.Where(h => h.Since <= day && day < HeldUntil)];

    public bool IsKnown(string fact, DateOnly day) => Known.TryGetValue(fact, out var from) && from <= day;

    public DateOnly? Resolve(When when, Period period, DateOnly? paid = null) => when switch
    {
        When.Offset { Of: When.EndOfPeriod } offset => offset.Length.After(period.LastDay, Calendar),
        When.Offset { Of: When.Happening { Name: "payment" } } offset when paid is { } day => offset.Length.After(day, Calendar),
        _ => null,
    };

    public static Period P(string name) => Period.Find(name)!.Value;

    public static DateOnly D(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
