using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What a bonus earned in a period, shared out to the accounts it goes to.</summary>
/// <param name="Bonus">The bonus.</param>
/// <param name="Period">The period it was earned in.</param>
/// <param name="Version">The version of the programme it follows from.</param>
/// <param name="Parts">Which account gets how much; an account stands here once.</param>
public sealed record Claim(string Bonus, Period Period, int Version, ImmutableArray<(Account To, Money Amount)> Parts)
{
    /// <summary>The wallet it is paid out of, never more than is there; null where the vendor pays.</summary>
    public string? Spends { get; init; }

    /// <summary>Why it cannot be computed; what was posted then stays as it is. Null where it could.</summary>
    public Reason? Refused { get; init; }
}

/// <summary>Turns what is earned into movements: always the difference to what was posted for the same bonus and period before.</summary>
public static class Posting
{
    /// <summary>
    /// The movements that bring what is posted to what is earned; none where it is there already. Parts are compared one by
    /// one, so that taking back negates the parts that were posted and nothing is split a second time.
    /// </summary>
    /// <param name="claim">What is earned, as it is known now.</param>
    /// <param name="soFar">What was posted before.</param>
    /// <param name="vendor">Who pays.</param>
    /// <param name="on">The day of posting.</param>
    /// <param name="debts">What becomes of an amount to be taken back that the account does not cover.</param>
    public static ImmutableArray<Movement> Differences(Claim claim, Journal soFar, string vendor, DateOnly on, Debts debts)
    {
        if (claim.Refused is not null)
        {
            return [];
        }

        var before = soFar.Of(claim.Bonus, claim.Period).ToList();
        var parts = claim.Parts.Concat(before
            .Select(m => (To: m.Of.Part, Amount: Money.Zero(m.Amount.Currency)))
            .DistinctBy(p => p.To)
            .Where(p => claim.Parts.All(c => c.To != p.To)));
        var movements = ImmutableArray.CreateBuilder<Movement>();
        foreach (var (account, earned) in parts)
        {
            var difference = earned - soFar.Posted(claim.Bonus, claim.Period, account, earned.Currency);
            var number = before.Where(m => m.Of.Part == account).Select(m => m.Of.Number).DefaultIfEmpty(0).Max() + 1;
            var payer = claim.Spends is { } spends ? account with { Name = spends } : new Account(vendor, claim.Bonus);
            difference = claim.Spends is null ? difference : Least(difference, soFar.Balance(payer, earned.Currency, on));
            var post = new Part(claim, account, payer, new Matter(Purpose.Earned, claim.Bonus, claim.Period, account, number), on);
            movements.AddRange(difference.Minor >= 0 ? Give(post, difference, before) : TakeBack(post, -difference, soFar, debts));
        }

        return movements.ToImmutable();
    }

    private static Money Least(Money wanted, Money there) => there.Minor < 0 && wanted.Minor > 0 ? Money.Zero(wanted.Currency) : wanted < there ? wanted : there;

    private readonly record struct Part(Claim Claim, Account Account, Account Payer, Matter Of, DateOnly On)
    {
        public IEnumerable<Movement> Move(Account from, Account to, Money amount, bool billed) =>
            amount.Minor > 0 ? [new Movement(from, to, amount, On, Of, Claim.Version, billed)] : [];
    }

    // A bill that stands for the same bonus and period is taken back before anything is given.
    private static IEnumerable<Movement> Give(Part part, Money amount, List<Movement> before)
    {
        var owed = Account.Owed(part.Account.Owner);
        var billed = before.Where(m => m.Billed && m.Of.Part == part.Account)
            .Aggregate(Money.Zero(amount.Currency), (sum, m) => m.From == owed ? sum + m.Amount : sum - m.Amount);
        var back = billed < amount ? billed : amount;
        return [.. part.Move(part.Payer, owed, back, true), .. part.Move(part.Payer, part.Account, amount - back, false)];
    }

    private static IEnumerable<Movement> TakeBack(Part part, Money amount, Journal soFar, Debts debts)
    {
        var covered = amount;
        if (debts == Debts.Invoiced)
        {
            var there = soFar.Balance(part.Account, amount.Currency, part.On);
            covered = there.Minor <= 0 ? Money.Zero(amount.Currency) : there < amount ? there : amount;
        }

        return [.. part.Move(part.Account, part.Payer, covered, false), .. part.Move(Account.Owed(part.Account.Owner), part.Payer, amount - covered, true)];
    }
}
