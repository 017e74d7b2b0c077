using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Palier.App.Ledger;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Payouts;

/// <summary>Money that is earned and still in a wallet, or owed, with the reason why it is not payable.</summary>
/// <param name="Programme">The text of the programme, which its reason speaks of.</param>
/// <param name="Partner">The partner in whose books it stands.</param>
/// <param name="Account">The wallet.</param>
/// <param name="Amount">How much; below zero is owed.</param>
/// <param name="Why">Why it is there: held, below the least, to be confirmed, disputed, or not yet closed.</param>
public sealed record InWallet(Programme Programme, string Partner, Account Account, Money Amount, Reason Why);

/// <summary>A wallet that holds money or owes it.</summary>
internal readonly record struct Filled(string Programme, Account Account);

/// <summary>Says what is still in wallets and why, from how the payouts of the books stand on a day.</summary>
internal static class InWallets
{
    /// <summary>Every wallet with money, by owner, programme and name.</summary>
    public static ImmutableArray<Filled> Filled(PalierContext context) =>
    [
        .. context.Balances.Where(b => b.Minor != 0 && b.Owner != StoredBooks.Vendor).AsEnumerable().Where(b => Currency.Find(b.Currency) is not null)
            .Select(b => new Filled(b.Programme, new Account(b.Owner, b.Account))).Where(f => IsWallet(f.Account)).Distinct()
            .OrderBy(f => f.Account.Owner, StringComparer.Ordinal).ThenBy(f => f.Programme, StringComparer.Ordinal).ThenBy(f => f.Account.Name, StringComparer.Ordinal),
    ];

    /// <summary>The lines of some wallets: only the books in which they stand are opened.</summary>
    /// <param name="context">The database.</param>
    /// <param name="texts">Every published version of every programme.</param>
    /// <param name="wallets">The wallets.</param>
    /// <param name="on">The day.</param>
    public static ImmutableArray<InWallet> Of(PalierContext context, ImmutableArray<Programme> texts, IReadOnlyCollection<Filled> wallets, DateOnly on)
    {
        if (wallets.Count == 0)
        {
            return [];
        }

        var (programmes, owners) = (wallets.Select(w => w.Programme).Distinct().ToArray(), wallets.Select(w => w.Account.Owner).Distinct().ToArray());
        string[] partners =
        [
            .. context.Movements.Where(m => EF.Parameter(programmes).Contains(m.Programme) && (EF.Parameter(owners).Contains(m.ToOwner) || EF.Parameter(owners).Contains(m.FromOwner)))
                .Select(m => m.Partner).Distinct(),
        ];
        var asked = wallets.ToLookup(w => w.Programme, w => w.Account, StringComparer.Ordinal);
        return
        [
            .. StoredBooks.OfSome(context, [.. programmes.Order(StringComparer.Ordinal)], texts, partners)
                .SelectMany(b => Of(b, asked[b.Name].ToHashSet(), on)).OrderBy(w => w.Account.Owner, StringComparer.Ordinal),
        ];
    }

    /// <summary>The lines of some wallets in books that are open.</summary>
    public static IEnumerable<InWallet> Of(StoredBooks books, IReadOnlySet<Account> wallets, DateOnly on)
    {
        var day = books.KeptTo > on ? books.KeptTo.Value : on;
        if (books.Version(day) is not { } text)
        {
            return [];
        }

        var booked = books.Booked(day);
        return books.Partners.OrderBy(p => p.Partner.Id, StringComparer.Ordinal).SelectMany(p => Of(booked.Of(p), books.JournalOf(p.Partner.Id), text, wallets, day));
    }

    private static bool IsWallet(Account account) => account.Owner != StoredBooks.Vendor && !account.IsOfPayment && account != Account.Owed(account.Owner);

    private static IEnumerable<InWallet> Of(BookedPartner booked, Journal journal, Programme programme, IReadOnlySet<Account> wallets, DateOnly day)
    {
        List<Account> accounts = [.. journal.Accounts.Where(wallets.Contains)];
        if (accounts.Count == 0)
        {
            yield break;
        }

        var standings = PayoutsBefore.Of([.. Closings.Paydays(booked, day).OrderBy(p => p.On)], journal, StoredBooks.Vendor, day, booked).ToLookup(s => s.Payout.Account);
        foreach (var account in accounts)
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
