using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>What a payee may be paid in the books of one partner under one programme.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Partner">The partner in whose books it stands.</param>
/// <param name="Payee">Whose it is.</param>
/// <param name="Free">What no batch that waits holds; above zero.</param>
/// <param name="Held">What batches that wait hold of it.</param>
/// <param name="Holds">Why its payouts are held on the day, by hand; empty where they are not.</param>
/// <param name="For">The wallets and periods that it is for.</param>
public sealed record Payable(string Programme, string Partner, string Payee, Money Free, Money Held, ImmutableArray<string> Holds, ImmutableArray<PaidFor> For);

/// <summary>The bank account of a payee on a day.</summary>
public abstract record PayeeAccount
{
    private PayeeAccount()
    {
    }

    /// <summary>Payments go there.</summary>
    /// <param name="Back">A payment that came back from it and keeps it from being paid to; null where none does.</param>
    public sealed record InForce(BatchAccount Account, Currency Currency, CameBack? Back = null) : PayeeAccount;

    /// <summary>One is named, and waits for a second person, or for the day from which it counts.</summary>
    public sealed record Waits(int Number, DateOnly? CountsFrom) : PayeeAccount;

    public sealed record None : PayeeAccount;
}

/// <summary>Why something that is payable is not paid now.</summary>
public abstract record NotPaid
{
    private NotPaid()
    {
    }

    public sealed record NoAccount : NotPaid;

    /// <param name="Number">The account.</param>
    /// <param name="CountsFrom">The day from which payments go there; null while it waits for a second person.</param>
    public sealed record AccountWaits(int Number, DateOnly? CountsFrom) : NotPaid;

    /// <summary>A payment came back from the account, and would come back again.</summary>
    /// <param name="Payment">The payment.</param>
    /// <param name="On">The day on which it came back.</param>
    /// <param name="Code">Why, as ISO 20022 codes it.</param>
    public sealed record AccountUnusable(int Payment, DateOnly On, string Code) : NotPaid;

    /// <summary>The vendor has no account to pay this currency from.</summary>
    public sealed record NoDebtor(Currency Currency) : NotPaid;

    /// <summary>No rate into the currency of the payee is known for the day.</summary>
    public sealed record NoRate(Reason Missing) : NotPaid;

    /// <summary>Somebody holds the payouts of the partner.</summary>
    public sealed record OnHold(string Programme, string Reason) : NotPaid;

    /// <summary>A batch that waits holds it already.</summary>
    public sealed record InBatch(Money Held) : NotPaid;

    /// <summary>It is less than the smallest coin of the currency that the payee is paid in.</summary>
    public sealed record TooSmall(Money Amount, Currency In) : NotPaid;

    /// <summary>Nothing of it is payable.</summary>
    public sealed record Nothing : NotPaid;

    /// <summary>The payee is paid in another currency than the one that was asked for.</summary>
    public sealed record OtherCurrency(Currency Currency) : NotPaid;
}

/// <summary>What one payee would be paid now, and what not and why.</summary>
/// <param name="Payee">A partner or one of its people.</param>
/// <param name="Payable">Everything that is payable, also what is not paid now.</param>
/// <param name="Account">Where payments go.</param>
/// <param name="Parts">What a payment would be made of; empty where there would be none.</param>
/// <param name="Why">Why something of it is not paid.</param>
public sealed record Due(string Payee, ImmutableArray<Payable> Payable, PayeeAccount Account, ImmutableArray<PaymentPart> Parts, ImmutableArray<NotPaid> Why)
{
    /// <summary>The currency that the payee is paid in; null while no account is in force.</summary>
    public Currency? PaidIn => Account is PayeeAccount.InForce account ? account.Currency : null;

    /// <summary>What a payment would come to; null where there would be none.</summary>
    public Money? Amount => PaidIn is { } currency && !Parts.IsEmpty ? new Money(Parts.Aggregate(0L, (sum, p) => checked(sum + p.PaidMinor)), currency) : null;
}

/// <summary>Decides what a payee would be paid on a day.</summary>
public static class Dues
{
    /// <param name="payee">Who is paid.</param>
    /// <param name="payable">What is payable, in the order in which it becomes parts.</param>
    /// <param name="account">The account of the payee on the day.</param>
    /// <param name="debtors">The currencies that the vendor has an account for.</param>
    /// <param name="rates">The published rates.</param>
    /// <param name="day">The day, which picks the rates.</param>
    public static Due Of(string payee, ImmutableArray<Payable> payable, PayeeAccount account, IReadOnlySet<Currency> debtors, ReferenceRates rates, DateOnly day)
    {
        var (parts, why) = (ImmutableArray.CreateBuilder<PaymentPart>(), ImmutableArray.CreateBuilder<NotPaid>());
        if (Unpayable(account, debtors) is { } no)
        {
            why.Add(no);
        }

        foreach (var one in payable)
        {
            if (one.Held.Minor > 0)
            {
                why.Add(new NotPaid.InBatch(one.Held));
            }

            why.AddRange(one.Free.Minor > 0 ? one.Holds.Select(h => new NotPaid.OnHold(one.Programme, h)) : []);
            if (one.Free.Minor <= 0 || !one.Holds.IsEmpty || account is not PayeeAccount.InForce { Back: null } known || !debtors.Contains(known.Currency))
            {
                continue;
            }

            switch (PartConversion.Of(one, known.Currency, rates, day))
            {
                case (not null and var part, _):
                    parts.Add(part);
                    break;
                case (_, not null and var problem):
                    why.Add(problem);
                    break;
            }
        }

        if (payable.All(p => p.Free.Minor <= 0 && p.Held.Minor <= 0))
        {
            why.Add(new NotPaid.Nothing());
        }

        return new Due(payee, payable, account, parts.ToImmutable(), why.ToImmutable());
    }

    private static NotPaid? Unpayable(PayeeAccount account, IReadOnlySet<Currency> debtors) => account switch
    {
        PayeeAccount.None => new NotPaid.NoAccount(),
        PayeeAccount.Waits waits => new NotPaid.AccountWaits(waits.Number, waits.CountsFrom),
        PayeeAccount.InForce { Back: { } back } => new NotPaid.AccountUnusable(back.Payment, back.On, back.Code),
        PayeeAccount.InForce known when !debtors.Contains(known.Currency) => new NotPaid.NoDebtor(known.Currency),
        _ => null,
    };
}
