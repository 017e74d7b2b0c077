using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What became of the money of a wallet when a period closed.</summary>
public abstract record PayoutState
{
    /// <summary>There is nothing to pay.</summary>
    public sealed record Nothing : PayoutState;

    /// <summary>More was taken back than earned; the next earnings go against it first.</summary>
    public sealed record Owes : PayoutState;

    /// <summary>Less than the least that is paid out: it is carried forward.</summary>
    public sealed record Carried(Money Least) : PayoutState;

    /// <summary>Waits for the partner to confirm it, to a day.</summary>
    public sealed record ToConfirm(DateOnly Until) : PayoutState;

    /// <summary>The partner disputes it.</summary>
    public sealed record Disputed(DateOnly Since) : PayoutState;

    /// <summary>Kept for want of something that must be known, to a day.</summary>
    public sealed record Kept(ImmutableArray<string> Needs, DateOnly Until) : PayoutState;

    /// <summary>Held by a rule.</summary>
    public sealed record Held(ImmutableArray<HeldBy> By) : PayoutState;

    /// <summary>Paid out on a day.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Due">By when it had to be paid; null where the text does not say.</param>
    /// <param name="Confirmed">The day it was confirmed, where it must be.</param>
    /// <param name="Itself">True where nobody confirmed it and the time was over.</param>
    public sealed record Paid(DateOnly On, DateOnly? Due, DateOnly? Confirmed, bool Itself) : PayoutState;

    /// <summary>Lost: nobody confirmed it, or what was missing did not come.</summary>
    public sealed record Forfeited(DateOnly On, bool Unconfirmed) : PayoutState;
}

/// <summary>A hold that stops the payout on a day, and why.</summary>
/// <param name="Name">The hold.</param>
/// <param name="Since">The first day it held without a gap.</param>
public sealed record HeldBy(string Name, DateOnly Since, LocalText Because);

/// <summary>What a partner said about a payout: that it is right, or that it is not.</summary>
/// <param name="Settled">For a dispute: the day it was settled; null while it is open.</param>
public sealed record PartnerSaid(string Wallet, Period Period, DateOnly On, bool IsDispute, DateOnly? Settled);

/// <summary>What deciding a payout asks.</summary>
public interface IPayoutFacts
{
    /// <summary>The holds that stop paying out on a day.</summary>
    ImmutableArray<HeldBy> HoldsOn(DateOnly day);

    /// <summary>Whether something that must be known is known on a day.</summary>
    bool IsKnown(string fact, DateOnly day);

    /// <summary>What the partner said about payouts, in the order of the days.</summary>
    ImmutableArray<PartnerSaid> Said { get; }

    /// <summary>A moment of a period as a day; null where what it speaks of is not there.</summary>
    DateOnly? Resolve(When when, Period period, DateOnly? paid = null);

    WorkingDays Calendar { get; }
}

/// <summary>A payout from the day its period closed.</summary>
/// <param name="Amount">What the wallet held then.</param>
/// <param name="Closed">The day the period closed.</param>
public sealed record Payout(Wallet Wallet, Account Account, Period Period, Money Amount, DateOnly Closed);

/// <summary>Decides payouts.</summary>
public static class Payouts
{
    /// <summary>How a payout stands on a day. What was decided on an earlier day stands, so a later day never changes it.</summary>
    public static PayoutState On(Payout payout, DateOnly day, IPayoutFacts facts)
    {
        if (payout.Amount.Minor <= 0)
        {
            return payout.Amount.Minor == 0 ? new PayoutState.Nothing() : new PayoutState.Owes();
        }

        if (payout.Wallet.AtLeast is { } least && payout.Amount.Amount < least)
        {
            return new PayoutState.Carried(Money.Of(least, payout.Amount.Currency, RoundingMode.HalfUp));
        }

        var state = OnDay(payout, payout.Closed, facts);
        for (var d = payout.Closed.AddDays(1); d <= day && state is not (PayoutState.Paid or PayoutState.Forfeited); d = d.AddDays(1))
        {
            state = OnDay(payout, d, facts);
        }

        return state;
    }

    /// <summary>Whether a dispute comes in time: before the payment or up to the last moment after it.</summary>
    public static bool MayDispute(Payout payout, PayoutState state, DateOnly on, IPayoutFacts facts) =>
        state is not PayoutState.Paid paid || payout.Wallet.Dispute is not { } limit
        || facts.Resolve(limit, payout.Period, paid.On) is not { } last || on <= last;

    /// <summary>How a payout that nothing has decided before stands on a day.</summary>
    public static PayoutState OnDay(Payout payout, DateOnly day, IPayoutFacts facts)
    {
        var (wallet, confirmed, itself) = (payout.Wallet, (DateOnly?)null, false);
        // A dispute of a statement that was issued before may still be open when the payout is; what ended before it says nothing of it.
        var said = facts.Said.Where(s => s.Wallet == wallet.Name && s.Period == payout.Period && s.On <= day
            && (s.IsDispute ? !(s.Settled < payout.Closed) : s.On >= payout.Closed)).ToList();
        if (said.LastOrDefault(s => s.IsDispute && !(s.Settled <= day)) is { } dispute)
        {
            return new PayoutState.Disputed(dispute.On);
        }

        if (wallet.Confirm is { } confirm)
        {
            var until = confirm.Within.After(payout.Closed, facts.Calendar);
            confirmed = said.Where(s => !s.IsDispute || s.Settled <= day).Select(s => s.Settled ?? s.On).Cast<DateOnly?>().FirstOrDefault();
            if (confirmed is null)
            {
                if (day < until)
                {
                    return new PayoutState.ToConfirm(until);
                }

                if (confirm.Otherwise == Silence.Forfeited)
                {
                    return new PayoutState.Forfeited(day, true);
                }

                (confirmed, itself) = (until, true);
            }
        }

        return Wanting(payout, day, facts) ?? (facts.HoldsOn(day) is { IsEmpty: false } holds
            ? new PayoutState.Held(holds)
            : new PayoutState.Paid(day, wallet.Due is { } due ? facts.Resolve(due, payout.Period) : null, confirmed, itself));
    }

    // For want of something that must be known the money is kept for a time, and then it is lost.
    private static PayoutState? Wanting(Payout payout, DateOnly day, IPayoutFacts facts)
    {
        if (payout.Wallet.Missing is not { } missing || missing.Needs.Where(n => !facts.IsKnown(n, day)).ToImmutableArray() is not { IsEmpty: false } wanting)
        {
            return null;
        }

        var until = missing.Wait.After(payout.Closed, facts.Calendar);
        return day > until ? new PayoutState.Forfeited(day, false) : new PayoutState.Kept(wanting, until);
    }
}
