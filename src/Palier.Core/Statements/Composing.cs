using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>What a statement is composed of.</summary>
public sealed record ToBeStated
{
    /// <summary>The version of the programme that holds for the period.</summary>
    public required Programme Programme { get; init; }

    public required Partner Partner { get; init; }

    public required Period Period { get; init; }

    public required Vendor Vendor { get; init; }

    /// <summary>The level held on the first day of the period.</summary>
    public Level? Level { get; init; }

    /// <summary>What was earned in the period, with its lines.</summary>
    public ImmutableArray<Earning> Earned { get; init; } = [];

    /// <summary>The partner's books.</summary>
    public Journal Journal { get; init; } = Journal.Empty;

    /// <summary>The day on which the period before closed: its movements belong to the statement before. Null where there is none.</summary>
    public DateOnly? After { get; init; }

    /// <summary>The day on which the period closes.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The payouts as they stand on the day the period closes.</summary>
    public ImmutableArray<PayoutStanding> Payouts { get; init; } = [];
}

/// <summary>Composes statements.</summary>
public static class Composing
{
    /// <summary>The statement of a period under a number.</summary>
    /// <param name="of">What was earned, moved and decided.</param>
    /// <param name="number">Its number.</param>
    /// <param name="issuedOn">The day of issue.</param>
    /// <param name="knownOn">The last day whose facts were known.</param>
    public static Statement Of(ToBeStated of, string number, DateOnly issuedOn, DateOnly knownOn)
    {
        var (programme, partner) = (of.Programme, of.Partner);
        ImmutableArray<StatedBonus> bonuses =
            [.. of.Earned.Select(e => new StatedBonus(e.Bonus.Name, e.Bonus.Title, e.Bonus.Ref, e.Earned.Value, InWords.Of(e.Earned.Lines, programme)))];
        return new Statement
        {
            Number = number,
            IssuedOn = issuedOn,
            KnownOn = knownOn,
            Vendor = of.Vendor,
            Partner = new StatedPartner(partner.Id, partner.Name, partner.Country, partner.City),
            Programme = new StatedProgramme(programme.Name, programme.Title, programme.Currency, [new StatedVersion(programme.Version, programme.Published)]),
            Period = of.Period,
            Level = of.Level?.Title,
            Bonuses = bonuses,
            Accounts = [.. AccountsOf(of)],
            Payouts = [.. of.Payouts.Where(p => IsSaid(p, of)).Select(p => Payout(p, programme))],
            Rates = StatedRates.Of(bonuses.SelectMany(b => b.Lines)),
            Rounds = programme.Answers.LineRounding,
        };
    }

    /// <summary>A statement that corrects an older one of the same partner and period, with the difference line by line.</summary>
    /// <param name="now">The statement as it is now.</param>
    /// <param name="before">The one that was issued.</param>
    /// <param name="hash">The seal of that one.</param>
    public static Statement Correcting(Statement now, Statement before, string hash) =>
        now with { Corrects = new Correction(before.Number, before.IssuedOn, hash, Differences.Between(before, now)) };

    // What was paid out has left the books; it is no account of the partner with the vendor.
    private static IEnumerable<StatedAccount> AccountsOf(ToBeStated of)
    {
        var own = of.Journal.Accounts.Where(a => a.Owner == of.Partner.Id && a != Account.Paid(a.Owner));
        foreach (var account in own)
        {
            var moved = of.Journal.Movements.Where(m => (m.From == account || m.To == account) && m.On <= of.Until && !IsOfLater(m, of)).ToList();
            foreach (var currency in moved.Select(m => m.Amount.Currency).Distinct().OrderBy(c => c.Code, StringComparer.Ordinal))
            {
                yield return AccountOf(of, account, currency, moved.Where(m => m.Amount.Currency == currency));
            }
        }
    }

    // A statement that is issued anew later says nothing of what later periods earned and paid.
    private static bool IsOfLater(Movement movement, ToBeStated of) => movement.Of.Purpose is Purpose.Earned or Purpose.Paid && movement.Of.Period.From >= of.Period.Until;

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

    private static StatedPayout Payout(PayoutStanding standing, Programme programme)
    {
        var (payout, paid) = (standing.Payout, standing.State as PayoutState.Paid);
        return new StatedPayout(payout.Wallet.Name, programme.FindWallet(payout.Wallet.Name)?.Title, payout.Period, payout.Amount,
            InWords.Of(PayoutLines.Of(standing), programme), paid?.Due ?? paid?.On, paid is null ? Money.Zero(payout.Amount.Currency) : payout.Amount);
    }
}
