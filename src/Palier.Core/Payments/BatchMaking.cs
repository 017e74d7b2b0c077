using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>Makes a batch of what is due.</summary>
public static class BatchMaking
{
    /// <summary>One payment for each payee that is paid in the currency and of whom anything can be paid, in the order of the payees.</summary>
    /// <param name="number">The number of the batch.</param>
    /// <param name="currency">The currency that is paid.</param>
    /// <param name="day">The day it is.</param>
    /// <param name="executeOn">The day on which the bank is to execute it.</param>
    /// <param name="debtor">The vendor's account in that currency.</param>
    /// <param name="due">What is due.</param>
    public static PayoutBatch Of(int number, Currency currency, DateOnly day, DateOnly executeOn, BatchAccount debtor, IEnumerable<Due> due) => new(
        number, currency.Code, day, executeOn, debtor,
        [
            .. due.Where(d => d.PaidIn == currency && !d.Parts.IsEmpty).OrderBy(d => d.Payee, StringComparer.Ordinal)
                .Select((d, i) => new BatchPayment(i + 1, d.Payee, PartnerOf(d), d.Amount!.Value.Minor, ((PayeeAccount.InForce)d.Account).Account, d.Parts)),
        ]);

    // A partner's payment stands in its own books, also where some of it comes from those of others.
    private static string PartnerOf(Due due) => due.Parts.Any(p => p.Partner == due.Payee) ? due.Payee : due.Parts[0].Partner;
}

/// <summary>What is no longer as a batch says it.</summary>
public enum BatchDifference
{
    /// <summary>Less is payable than the payment takes: something was taken back, or another batch holds it.</summary>
    LessPayable = 0,

    /// <summary>Somebody holds the payouts of the partner now.</summary>
    OnHold = 1,

    /// <summary>The payee has another bank account now, or none.</summary>
    AccountChanged = 2,

    /// <summary>The vendor pays the currency from another account now, or from none.</summary>
    DebtorChanged = 3,

    /// <summary>The rate is not the one that was known when the batch was proposed.</summary>
    RateDiffers = 4,

    /// <summary>The day on which the bank is to execute it is over.</summary>
    DayOver = 5,

    /// <summary>What is stored does not have the hash it was proposed with: it was changed in the database.</summary>
    ContentChanged = 6,

    /// <summary>A payment came back from the account since, and would come back again.</summary>
    AccountUnusable = 7,
}

/// <summary>What differs in a batch, and where.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Payee">Whose payment it is; empty for the batch itself.</param>
/// <param name="Programme">The programme of the part; empty where it is about more than one.</param>
/// <param name="Shown">What the batch takes, where amounts differ.</param>
/// <param name="Now">What there is now, where amounts differ.</param>
public sealed record Differing(BatchDifference Kind, string Payee = "", string Programme = "", Money? Shown = null, Money? Now = null);

/// <summary>
/// Compares a batch with the books of another moment. It can be carried out where everything that it pays is there, free, to the same accounts.
/// What came since and is not in it waits for another batch, and is no difference.
/// </summary>
public static class BatchAgain
{
    /// <param name="batch">The batch as it was proposed.</param>
    /// <param name="now">What each of its payees would be paid now; the rates are those that were known when it was proposed.</param>
    /// <param name="debtor">The vendor's account in its currency now.</param>
    /// <param name="day">The day it is.</param>
    public static IEnumerable<Differing> Differences(PayoutBatch batch, IReadOnlyDictionary<string, Due> now, BatchAccount? debtor, DateOnly day)
    {
        if (batch.ExecuteOn < day)
        {
            yield return new Differing(BatchDifference.DayOver);
        }

        if (batch.Debtor != debtor)
        {
            yield return new Differing(BatchDifference.DebtorChanged);
        }

        foreach (var payment in batch.Payments)
        {
            var due = now.GetValueOrDefault(payment.Payee);
            if (due?.Account is not PayeeAccount.InForce account || account.Account != payment.Account || account.Currency.Code != batch.Currency)
            {
                yield return new Differing(BatchDifference.AccountChanged, payment.Payee);
            }
            else if (account.Back is not null)
            {
                yield return new Differing(BatchDifference.AccountUnusable, payment.Payee);
            }

            foreach (var differing in payment.Parts.Select(p => Of(batch, payment, p, due)).OfType<Differing>())
            {
                yield return differing;
            }
        }
    }

    private static Differing? Of(PayoutBatch batch, BatchPayment payment, PaymentPart part, Due? due)
    {
        var currency = Currency.Of(part.Currency);
        var (taken, there) = (new Money(part.Minor, currency), due?.Payable.FirstOrDefault(p => p.Programme == part.Programme && p.Partner == part.Partner && p.Free.Currency == currency));
        return there is null || there.Free < taken ? new Differing(BatchDifference.LessPayable, payment.Payee, part.Programme, taken, there?.Free ?? Money.Zero(currency))
            : !there.Holds.IsEmpty ? new Differing(BatchDifference.OnHold, payment.Payee, part.Programme)
            : part.Rate is not null && IsOtherRate(batch, part, there, due!) ? new Differing(BatchDifference.RateDiffers, payment.Payee, part.Programme) : null;
    }

    private static bool IsOtherRate(PayoutBatch batch, PaymentPart part, Payable there, Due due) =>
        due.Parts.FirstOrDefault(p => p.Programme == there.Programme && p.Partner == there.Partner && p.Currency == part.Currency) is not { } again
        || (again.Rate, again.RateDay, again.RateSource) != (part.Rate, part.RateDay, part.RateSource)
        || PartConversion.Converted(new Money(part.Minor, Currency.Of(part.Currency)), PartConversion.Rate(part.Rate!), batch.Of).Minor != part.PaidMinor;
}
