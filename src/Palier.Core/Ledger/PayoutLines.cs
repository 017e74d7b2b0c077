using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>Says how a payout stands.</summary>
public static class PayoutLines
{
    /// <summary>The line of a payout, with what holds it below.</summary>
    public static Reason Of(PayoutStanding standing)
    {
        var (payout, amount) = (standing.Payout, new Arg.Amount(standing.Payout.Amount));
        var line = standing.State switch
        {
            PayoutState.Owes => Reason.Of("payout_owes", null, amount),
            PayoutState.Carried carried => Reason.Of("payout_carried", null, amount, ("least", new Arg.Amount(carried.Least))),
            PayoutState.ToConfirm confirm => Reason.Of("payout_to_confirm", null, amount, ("until", new Arg.Day(confirm.Until))),
            PayoutState.Disputed disputed => Reason.Of("payout_disputed", null, amount, ("since", new Arg.Day(disputed.Since))),
            PayoutState.Kept kept => Reason.Of("payout_kept", null, amount, ("until", new Arg.Day(kept.Until)))
                .Above([.. kept.Needs.Select(n => Reason.Of("fact_not_met", null, new Arg.Verdict(false), ("name", new Arg.Name(n))))]),
            PayoutState.Held held => Reason.Of("payout_held", null, amount).Above([.. held.By.Select(Hold)]),
            PayoutState.Paid { Confirmed: { } day, Itself: true } paid => Reason.Of("payout_paid_itself", null, amount, ("day", new Arg.Day(paid.On)), ("confirmed", new Arg.Day(day))),
            PayoutState.Paid { Confirmed: { } day } paid => Reason.Of("payout_paid_confirmed", null, amount, ("day", new Arg.Day(paid.On)), ("confirmed", new Arg.Day(day))),
            PayoutState.Paid paid => Reason.Of("payout_paid", null, amount, ("day", new Arg.Day(paid.On))),
            PayoutState.Forfeited { Unconfirmed: true } lost => Reason.Of("payout_unconfirmed", null, amount, ("day", new Arg.Day(lost.On))),
            PayoutState.Forfeited lost => Reason.Of("payout_missing", null, amount, ("day", new Arg.Day(lost.On))),
            _ => Reason.Of("payout_nothing", null, amount),
        };
        return line with { Ref = payout.Wallet.Ref };
    }

    private static Reason Hold(HeldBy hold) => Reason.Of("payout_hold", null, null,
        ("name", new Arg.Name(hold.Name)), ("since", new Arg.Day(hold.Since)), ("because", new Arg.Text(hold.Because.Texts)));
}
