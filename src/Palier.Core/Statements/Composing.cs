using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>Composes statements.</summary>
public static class Composing
{
    /// <summary>The statement of a period under a number.</summary>
    /// <param name="of">What was earned, moved and decided.</param>
    /// <param name="number">Its number.</param>
    /// <param name="issuedOn">The day of issue.</param>
    public static Statement Of(ToBeStated of, string number, DateOnly issuedOn)
    {
        var (programme, partner) = (of.Programme, of.Partner);
        ImmutableArray<StatedBonus> bonuses =
            [.. of.Earned.Select(e => new StatedBonus(e.Bonus.Name, e.Bonus.Title, e.Bonus.Ref, e.Earned.Value, InWords.Of(e.Earned.Lines, programme)))];
        ImmutableArray<StatedAccount> accounts = [.. AccountsOf(of)];
        ImmutableArray<StatedPayout> payouts = [.. of.Payouts.Where(p => IsSaid(p, of)).Select(p => Payout(p, programme))];
        ImmutableArray<StatedRevision> revised = [.. of.Revised.Select(r => Revision(r, programme))];
        return new Statement
        {
            Number = number,
            IssuedOn = issuedOn,
            KnownOn = of.KnownOn,
            Vendor = of.Vendor,
            Partner = new StatedPartner(partner.Id, partner.Name, partner.Country, partner.City),
            Programme = new StatedProgramme(programme.Name, programme.Title, programme.Currency, [new StatedVersion(programme.Version, programme.Published)]),
            Period = of.Period,
            Level = of.Level?.Title,
            Bonuses = bonuses,
            Revised = revised,
            Accounts = accounts,
            Payouts = [.. payouts, .. accounts.Select(a => Rest(a, payouts, of)).OfType<StatedPayout>()],
            Rates = StatedRates.Of(bonuses.SelectMany(b => b.Lines).Concat(revised.SelectMany(r => r.Differences.Select(d => d.Line).Concat(r.Lines)))),
            Rounds = programme.Answers.LineRounding,
        };
    }

    /// <summary>A statement that corrects an older one of the same partner and period, with the difference line by line.</summary>
    /// <param name="now">The statement as it is now.</param>
    /// <param name="before">The one that was issued.</param>
    /// <param name="hash">The seal of that one.</param>
    public static Statement Correcting(Statement now, Statement before, string hash) =>
        now with { Corrects = new Correction(before.Number, before.IssuedOn, hash, Differences.Between(before, now), Earned(now) - Earned(before)) };

    private static Money Earned(Statement statement) => statement.Bonuses.Where(b => b.Earned.Currency == statement.Programme.Currency)
        .Aggregate(Money.Zero(statement.Programme.Currency), (sum, b) => sum + b.Earned);

    private static StatedRevision Revision(Revised of, Programme programme)
    {
        var (then, now) = (Lines(of.Then), Lines(of.Earned));
        var differs = then.IsEmpty || now.IsEmpty ? [] : Differences.Between(of.Bonus.Title, then, now);
        return new StatedRevision(of.Bonus.Name, of.Bonus.Title, of.Bonus.Ref, of.Period, of.Before, of.Now, differs, differs.IsEmpty ? now : []);

        ImmutableArray<Reason> Lines(Earning? earning) => earning is null ? [] : InWords.Of(earning.Earned.Lines, programme);
    }

    // What was paid out has left the books; it is no account of the partner with the vendor.
    private static IEnumerable<StatedAccount> AccountsOf(ToBeStated of)
    {
        var own = of.Journal.Accounts.Where(a => a.Owner == of.Partner.Id && !a.IsOfPayment);
        foreach (var account in own)
        {
            var moved = of.Journal.Movements.Where(m => (m.From == account || m.To == account) && of.IsStated(m)).ToList();
            foreach (var currency in moved.Select(m => m.Amount.Currency).Distinct().OrderBy(c => c.Code, StringComparer.Ordinal))
            {
                yield return AccountOf(of, account, currency, moved.Where(m => m.Amount.Currency == currency));
            }
        }
    }

    private static StatedAccount AccountOf(ToBeStated of, Account account, Currency currency, IEnumerable<Movement> moved)
    {
        var (before, after) = (Money.Zero(currency), Money.Zero(currency));
        var movements = ImmutableArray.CreateBuilder<StatedMovement>();
        foreach (var movement in moved.OrderBy(m => m.On))
        {
            var amount = movement.To == account ? movement.Amount : -movement.Amount;
            after += amount;
            if (movement.On <= of.After)
            {
                before = after;
                continue;
            }

            var (name, bonus) = (movement.Of.Name, of.Programme.FindBonus(movement.Of.Name));
            movements.Add(new StatedMovement(movement.On, movement.Of.Purpose, name, bonus?.Title ?? of.Programme.TitleBeside(name), movement.Of.Period, movement.Of.Number,
                bonus?.Ref ?? of.Programme.FindWallet(name)?.Ref, amount, after, movement.Key));
        }

        return new StatedAccount(account.Name, of.Programme.TitleBeside(account.Name), before, movements.ToImmutable(), after);
    }

    // Payouts that were decided since the statement before, and those that wait.
    private static bool IsSaid(PayoutStanding standing, ToBeStated of) => standing.Payout.Account.Owner == of.Partner.Id && standing.Payout.Closed <= of.Until && standing.Payout.Period.From < of.Period.Until
        && (standing.Payout.Period == of.Period || of.After is null || standing.Payout.Closed > of.After
            || standing.State is PayoutState.ToConfirm or PayoutState.Disputed or PayoutState.Kept or PayoutState.Held);

    // What came after the payout was decided: taken back from what comes next, or paid with it.
    private static StatedPayout? Rest(StatedAccount account, ImmutableArray<StatedPayout> payouts, ToBeStated of)
    {
        var own = payouts.Where(p => p.Wallet == account.Name && p.Amount.Currency == account.After.Currency).ToList();
        var rest = own.Where(p => p.IsThere).Aggregate(account.After, (sum, p) => sum - p.Amount);
        if (rest.Minor == 0 || own.Count == 0 || of.Programme.FindWallet(account.Name) is not { } wallet)
        {
            return null;
        }

        var line = Reason.Of(rest.Minor < 0 ? "payout_owes" : "payout_next", wallet.Ref, new Arg.Amount(rest));
        return new StatedPayout(wallet.Name, wallet.Title, of.Period, rest, line, null, Money.Zero(rest.Currency));
    }

    private static StatedPayout Payout(PayoutStanding standing, Programme programme)
    {
        var (payout, paid) = (standing.Payout, standing.State as PayoutState.Paid);
        return new StatedPayout(payout.Wallet.Name, programme.FindWallet(payout.Wallet.Name)?.Title, payout.Period, payout.Amount,
            InWords.Of(PayoutLines.Of(standing), programme), paid?.Due ?? paid?.On, paid is null ? Money.Zero(payout.Amount.Currency) : payout.Amount);
    }
}
