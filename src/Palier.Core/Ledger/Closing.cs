using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What is known of what: facts up to a day, and versions of the programme published up to a day.</summary>
public readonly record struct KnownBy(DateOnly Facts, DateOnly Rules);

/// <summary>A bonus for which a period closes.</summary>
/// <param name="Bonus">The bonus.</param>
/// <param name="Period">The whole period it is earned in.</param>
/// <param name="ToDate">What of it is settled: all of it, or where it is settled more often than it is earned, its beginning.</param>
/// <param name="On">The day it closes.</param>
public sealed record Closing(string Bonus, Period Period, Period ToDate, DateOnly On)
{
    /// <summary>The period that closes: the last part of what is settled.</summary>
    public Period Part { get; init; } = ToDate;
}

/// <summary>A period as it was issued: what was said of it on the day it closed. It never changes.</summary>
public sealed record Issued(Closing Closing, Claim Claim)
{
    public Money Amount(Currency currency) => Claim.Parts.Aggregate(Money.Zero(currency), (sum, p) => sum + p.Amount);
}

/// <summary>Finds when periods close.</summary>
public static class Closings
{
    /// <summary>
    /// The closings of all bonuses up to a day, in order. Each period closes under the version that was known when it closed; a
    /// bonus that a later version gives to periods long closed is settled with the next closing, or on the day it was published.
    /// </summary>
    public static ImmutableArray<Closing> Of(IBooked booked, DateOnly until)
    {
        var all = booked.Versions.OrderBy(v => v.Published).ThenBy(v => v.Version)
            .SelectMany(v => v.Bonuses.SelectMany(b => Of(v, b, new Period(v.From, Later(v.From, until)), booked).Select(c => (Closing: c, Version: v)))).ToList();
        var known = all.Where(c => booked.Version(c.Closing.Period.From, c.Closing.On)?.Version == c.Version.Version).Select(c => c.Closing).ToList();
        foreach (var (closing, version) in all.Where(c => known.TrueForAll(k => (k.Bonus, k.ToDate) != (c.Closing.Bonus, c.Closing.ToDate))).ToList())
        {
            var late = Later(closing.On, version.Published);
            var next = version.Answers.LateRules == Late.Reopen ? late : known.Select(k => k.On).Where(d => d >= late).DefaultIfEmpty(late).Min();
            known.Add(closing with { On = next });
        }

        return [.. known.Where(c => c.On <= until).OrderBy(c => c.On).ThenBy(c => c.Period.From).ThenBy(c => c.Bonus, StringComparer.Ordinal)];
    }

    /// <summary>The days on which wallets are paid out: when the period they are paid for closes.</summary>
    public static IEnumerable<(Wallet Wallet, Period Period, DateOnly On)> Paydays(IBooked booked, DateOnly until) =>
        from version in booked.Versions
        from wallet in version.Wallets
        from period in wallet.Pays is not { } pays ? [] : Calendar.Periods(pays, new Period(version.From, Later(version.From, until)), version.YearStarts)
        let day = booked.Closes(version, period)
        where day <= until && booked.Version(period.From, day)?.Version == version.Version
        select (wallet, period, day);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static IEnumerable<Closing> Of(Programme version, Bonus bonus, Period within, IBooked booked) =>
        from part in Calendar.Periods(bonus.Settled ?? bonus.Every, within, version.YearStarts)
        let whole = Calendar.PeriodOf(bonus.Every, part.From, version.YearStarts)
        where whole.From >= within.From
        select new Closing(bonus.Name, whole, new Period(whole.From, part.Until), booked.Closes(version, part)) { Part = part };
}
