using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>
/// Finds how payouts stood on the last day that books were kept to, from the movements that are there. What was paid out or
/// lost stands; the others are decided again from the next day on.
/// </summary>
public static class PayoutsBefore
{
    /// <summary>The payouts that were opened up to a day, in that order.</summary>
    public static IEnumerable<PayoutStanding> Of(
        ImmutableArray<(Wallet Wallet, Period Period, DateOnly On)> paydays, Journal journal, string vendor, DateOnly kept, IBooked booked)
    {
        var (all, ends) = (new List<PayoutStanding>(), new Dictionary<Payout, DateOnly>());
        foreach (var (wallet, period, on) in paydays.Where(p => p.On <= kept).OrderBy(p => p.On))
        {
            foreach (var account in journal.Movements.Where(m => m.On <= on).SelectMany(m => new[] { m.From, m.To }).Distinct()
                .Where(a => a.Name == wallet.Name && a.Owner != vendor).OrderBy(a => a.ToString(), StringComparer.Ordinal))
            {
                var currency = booked.Version(on, on)!.CurrencyOf(wallet);
                var waiting = all.Where(p => p.Payout.Account == account && (p.IsOpen || (ends.TryGetValue(p.Payout, out var end) && end >= on)))
                    .Aggregate(Money.Zero(currency), (sum, p) => sum + p.Payout.Amount);
                var amount = journal.Balance(account, currency, on) + OutOn(journal, wallet, account, currency, on) - waiting;
                var payout = new Payout(wallet, account, period, amount, on);
                var ended = journal.Movements.FirstOrDefault(m => IsOf(m, wallet, account) && m.Of.Period == period);
                all.Add(new PayoutStanding(payout, ended is null ? NotEnded(payout, kept, booked) : Ended(payout, ended, booked.Payouts(account.Owner))));
                if (ended is not null)
                {
                    ends[payout] = ended.On;
                }
            }
        }

        return all;
    }

    private static bool IsOf(Movement movement, Wallet wallet, Account account) =>
        movement.From == account && movement.Of.Name == wallet.Name && movement.Of.Part == account
        && (movement.Of.Purpose == Purpose.Paid || (movement.Of.Purpose == Purpose.Forfeited && wallet.Lasts is null));

    // A payout is opened before anything is paid on its day.
    private static Money OutOn(Journal journal, Wallet wallet, Account account, Currency currency, DateOnly on) => journal.Movements
        .Where(m => m.On == on && m.Amount.Currency == currency && IsOf(m, wallet, account))
        .Aggregate(Money.Zero(currency), (sum, m) => sum + m.Amount);

    // The movement says that and when it was paid or lost; by when it was due, and whether it was confirmed, is decided as it was then.
    private static PayoutState Ended(Payout payout, Movement movement, IPayoutFacts facts) => (movement.Of.Purpose, Payouts.OnDay(payout, movement.On, facts)) switch
    {
        (Purpose.Paid, PayoutState.Paid paid) => paid,
        (Purpose.Paid, _) => new PayoutState.Paid(movement.On, payout.Wallet.Due is { } due ? facts.Resolve(due, payout.Period) : null, null, false),
        (_, PayoutState.Forfeited lost) => lost,
        _ => new PayoutState.Forfeited(movement.On, false),
    };

    // Facts that came since may say that it would have been paid before; it is looked at again from the next day on.
    private static PayoutState NotEnded(Payout payout, DateOnly kept, IBooked booked)
    {
        var facts = booked.Payouts(payout.Account.Owner);
        return payout.Amount.Minor <= 0 || (payout.Wallet.AtLeast is { } least && payout.Amount.Amount < least)
            ? Payouts.On(payout, payout.Closed, facts)
            : Payouts.OnDay(payout, kept, facts) is var state and not (PayoutState.Paid or PayoutState.Forfeited) ? state : new PayoutState.Held([]);
    }
}
