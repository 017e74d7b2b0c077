using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>Money that is earned and still in a wallet, or owed, with the reason why it is not payable.</summary>
/// <param name="Programme">The text of the programme, which its reason speaks of.</param>
/// <param name="Partner">The partner in whose books it stands.</param>
/// <param name="Account">The wallet.</param>
/// <param name="Amount">How much; below zero is owed.</param>
/// <param name="Why">Why it is there: held, below the least, to be confirmed, disputed, or not yet closed.</param>
public sealed record InWallet(Programme Programme, string Partner, Account Account, Money Amount, Reason Why);

/// <summary>Says what is still in wallets and why, from how the payouts of the books stand on a day.</summary>
internal static class InWallets
{
    /// <param name="context">The database.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="on">The day.</param>
    public static IEnumerable<InWallet> Of(PalierContext context, string programme, DateOnly on)
    {
        var holding = context.Balances.Where(b => b.Programme == programme && b.Minor != 0 && b.Owner != StoredBooks.Vendor).AsEnumerable()
            .Where(b => IsWallet(new Account(b.Owner, b.Account)) && Currency.Find(b.Currency) is not null).Select(b => (Owner: b.Owner, b.Account)).ToHashSet();
        if (holding.Count == 0)
        {
            yield break;
        }

        var books = StoredBooks.Load(context, programme);
        var day = books.KeptTo > on ? books.KeptTo.Value : on;
        if (books.Version(day) is not { } text)
        {
            yield break;
        }

        var booked = books.Booked(day);
        foreach (var facts in books.Partners.OrderBy(p => p.Partner.Id, StringComparer.Ordinal))
        {
            var journal = books.JournalOf(facts.Partner.Id);
            if (!journal.Movements.Any(m => Holds(m.From) || Holds(m.To)))
            {
                continue;
            }

            foreach (var one in Of(booked.Of(facts), journal, text, day))
            {
                yield return one;
            }
        }

        bool Holds(Account account) => holding.Contains((account.Owner, account.Name));
    }

    private static bool IsWallet(Account account) => account.Owner != StoredBooks.Vendor && !account.IsOfPayment && account != Account.Owed(account.Owner);

    private static IEnumerable<InWallet> Of(BookedPartner booked, Journal journal, Programme programme, DateOnly day)
    {
        var standings = PayoutsBefore.Of([.. Closings.Paydays(booked, day).OrderBy(p => p.On)], journal, StoredBooks.Vendor, day, booked).ToLookup(s => s.Payout.Account);
        foreach (var account in journal.Accounts.Where(IsWallet))
        {
            var currency = programme.CurrencyOf(programme.FindWallet(account.Name));
            var open = standings[account].Where(s => s.IsOpen && s.Payout.Amount.Minor > 0).ToList();
            foreach (var standing in open)
            {
                yield return new InWallet(programme, booked.Facts.Partner.Id, account, standing.Payout.Amount, LineOf(standing));
            }

            var rest = journal.Balance(account, currency, DateOnly.MaxValue) - open.Aggregate(Money.Zero(currency), (sum, s) => sum + s.Payout.Amount);
            if (rest.Minor != 0)
            {
                yield return new InWallet(programme, booked.Facts.Partner.Id, account, rest, RestOf(rest, standings[account].LastOrDefault(), programme.FindWallet(account.Name)));
            }
        }
    }

    // What nothing holds any more is cleared when the books are kept on.
    private static Reason LineOf(PayoutStanding standing) => standing.State is PayoutState.Held { By.IsEmpty: true }
        ? Reason.Of("wallet_next_settlement", null, new Arg.Amount(standing.Payout.Amount)) : PayoutLines.Of(standing);

    private static Reason RestOf(Money rest, PayoutStanding? last, Wallet? wallet) =>
        rest.Minor < 0 ? Reason.Of("payout_owes", null, new Arg.Amount(rest))
        : wallet?.Pays is null ? Reason.Of("wallet_not_paid_out", null, new Arg.Amount(rest))
        : last?.State is PayoutState.Carried carried && rest < carried.Least ? Reason.Of("payout_carried", null, new Arg.Amount(rest), ("least", new Arg.Amount(carried.Least)))
        : Reason.Of("wallet_until_closing", null, new Arg.Amount(rest));
}
