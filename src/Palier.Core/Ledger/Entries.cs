using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What is left of something that came into a wallet, and the last day it can be used.</summary>
/// <param name="Period">The period it was earned in.</param>
/// <param name="Left">What was not used.</param>
/// <param name="LastDay">The last day it can be used; null where it does not expire.</param>
public sealed record WalletEntry(Period Period, Money Left, DateOnly? LastDay);

/// <summary>The entries of a wallet: each has its own last day, and the oldest is used first.</summary>
public static class Entries
{
    /// <summary>What is left of each entry by the end of a day, oldest first; used up ones are left out.</summary>
    public static ImmutableArray<WalletEntry> Left(Journal journal, Account account, Wallet wallet, Currency currency, DateOnly on, WorkingDays calendar) =>
        Left(journal, account, wallet, currency, on, on, calendar);

    /// <summary>
    /// What expires: the movements that take it back on the day after an entry's last day. What was used on a later day and is posted
    /// already is gone, so it expires no more.
    /// </summary>
    public static ImmutableArray<Movement> Expired(Journal journal, Account account, Wallet wallet, Currency currency, DateOnly on, string vendor, WorkingDays calendar, int version) =>
    [
        .. Left(journal, account, wallet, currency, on, DateOnly.MaxValue, calendar)
            .Where(e => e.LastDay < on)
            .Select(e => new Movement(account, new Account(vendor, "forfeited"), e.Left, on,
                new Matter(Purpose.Forfeited, wallet.Name, e.Period, account, 1), version)),
    ];

    private static ImmutableArray<WalletEntry> Left(Journal journal, Account account, Wallet wallet, Currency currency, DateOnly on, DateOnly usedBy, WorkingDays calendar)
    {
        var entries = journal.Movements
            .Where(m => m.To == account && m.On <= on && m.Amount.Currency == currency)
            .GroupBy(m => m.Of.Period)
            .Select(g => new WalletEntry(g.Key, g.Aggregate(Money.Zero(currency), (sum, m) => sum + m.Amount), LastDay(wallet, g.Key, calendar)))
            .OrderBy(e => e.Period.Until).ThenBy(e => e.Period.From).ToList();
        foreach (var group in journal.Movements.Where(m => m.From == account && m.On <= usedBy && m.Amount.Currency == currency).GroupBy(m => m.Of))
        {
            Use(entries, group.Aggregate(Money.Zero(currency), (sum, m) => sum + m.Amount), OfEntry(group.Key));
        }

        return [.. entries.Where(e => e.Left.Minor > 0)];
    }

    // What carries over can be used for as long again, once.
    private static DateOnly? LastDay(Wallet wallet, Period period, WorkingDays calendar) => wallet.Lasts is not { } lasts ? null
        : wallet.Unused == Unused.CarriesOver ? lasts.After(lasts.After(period.LastDay, calendar), calendar)
        : lasts.After(period.LastDay, calendar);

    // What is taken back of a period, or expires of it, comes out of that period's own entry before the oldest.
    private static Period? OfEntry(Matter of) => of.Purpose is Purpose.Earned or Purpose.Forfeited ? of.Period : null;

    private static void Use(List<WalletEntry> entries, Money amount, Period? own)
    {
        var order = Enumerable.Range(0, entries.Count).OrderBy(i => entries[i].Period == own ? 0 : 1).ToList();
        foreach (var i in order)
        {
            var part = entries[i].Left < amount ? entries[i].Left : amount;
            entries[i] = entries[i] with { Left = entries[i].Left - part };
            amount -= part;
        }
    }
}
