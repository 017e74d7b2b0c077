using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>How a payout stands.</summary>
public sealed record PayoutStanding(Payout Payout, PayoutState State);

/// <summary>
/// Keeps the books of one partner day by day: closes periods, posts what was earned and every difference that late facts and
/// late rules make, lets entries expire, pays out. Nothing that was posted or issued is changed.
/// </summary>
public sealed class Books
{
    private readonly IBooked _booked;
    private readonly string _vendor;
    private readonly ImmutableArray<Closing> _closings;
    private readonly ImmutableArray<(Wallet Wallet, Period Period, DateOnly On)> _paydays;
    private readonly List<PayoutStanding> _payouts = [];
    private readonly List<Issued> _issued = [];

    private Books(IBooked booked, string vendor, DateOnly until)
    {
        (_booked, _vendor) = (booked, vendor);
        _closings = Closings.Of(booked, until);
        _paydays = [.. Closings.Paydays(booked, until)];
    }

    public Journal Journal { get; private set; } = Journal.Empty;

    /// <summary>What was issued when periods closed, in that order.</summary>
    public ImmutableArray<Issued> IssuedSoFar => [.. _issued];

    /// <summary>Payouts in the order of their closing, with how they stand on the last day.</summary>
    public ImmutableArray<PayoutStanding> PayoutsSoFar => [.. _payouts];

    /// <summary>The books from the first day of the first version to the end of a day.</summary>
    /// <param name="booked">What was earned and what happened.</param>
    /// <param name="vendor">Who pays.</param>
    /// <param name="until">The last day.</param>
    public static Books Keep(IBooked booked, string vendor, DateOnly until)
    {
        var books = new Books(booked, vendor, until);
        var from = booked.Versions.Select(v => v.From).DefaultIfEmpty(until).Min();
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            books.Day(day);
        }

        return books;
    }

    private void Day(DateOnly day)
    {
        if (_booked.Version(day, day) is not { } programme)
        {
            return;
        }

        var closes = _closings.Any(c => c.On == day);
        if (closes || _booked.FactsCame.Contains(day) || _booked.RulesCame.Contains(day))
        {
            Settle(programme, day);
        }

        foreach (var wallet in programme.Wallets)
        {
            Expire(programme, wallet, day);
        }

        foreach (var (wallet, period, _) in _paydays.Where(p => p.On == day))
        {
            Open(wallet, period, day);
        }

        Pay(programme, day);
    }

    private void Post(IEnumerable<Movement> movements)
    {
        if (Journal.Post(movements) is PostOutcome.Posted posted)
        {
            Journal = posted.Journal;
        }
    }

    // Of each whole period the latest that has closed counts. Late facts and late rules are seen at the next closing, or at once.
    private void Settle(Programme programme, DateOnly day)
    {
        foreach (var closed in _closings.Where(c => c.On <= day).GroupBy(c => (c.Bonus, c.Period)))
        {
            var closing = closed.MaxBy(c => c.ToDate.Until)!;
            var last = _closings.Where(c => c.Bonus == closing.Bonus && c.On <= day).Max(c => c.On);
            var known = new KnownBy(
                programme.Answers.LateFacts == Late.Reopen ? day : last,
                programme.Answers.LateRules == Late.Reopen ? day : last);
            var claim = _booked.Earned(closing, known);
            if (closing.On == day)
            {
                _issued.Add(new Issued(closing, claim));
            }

            Post(Posting.Differences(claim, Journal, _vendor, day, programme.Answers.Debts ?? Debts.EarnedBackFirst));
        }
    }

    private IEnumerable<Account> AccountsOf(Wallet wallet) => Journal.Accounts.Where(a => a.Name == wallet.Name && a.Owner != _vendor);

    private void Expire(Programme programme, Wallet wallet, DateOnly day)
    {
        foreach (var account in wallet.Lasts is null ? [] : AccountsOf(wallet).ToList())
        {
            Post(Entries.Expired(Journal, account, wallet, programme.CurrencyOf(wallet), day, _vendor, _booked.Payouts(account.Owner).Calendar, programme.Version));
        }
    }

    private static bool IsOpen(PayoutStanding standing) =>
        standing.State is PayoutState.ToConfirm or PayoutState.Disputed or PayoutState.Kept or PayoutState.Held;

    private Money Waiting(Account account, Currency currency) => _payouts
        .Where(p => p.Payout.Account == account && IsOpen(p))
        .Aggregate(Money.Zero(currency), (sum, p) => sum + p.Payout.Amount);

    private void Open(Wallet wallet, Period period, DateOnly day)
    {
        foreach (var account in AccountsOf(wallet).ToList())
        {
            var currency = _booked.Version(day, day)!.CurrencyOf(wallet);
            var amount = Journal.Balance(account, currency, day) - Waiting(account, currency);
            var payout = new Payout(wallet, account, period, amount, day);
            _payouts.Add(new PayoutStanding(payout, Payouts.On(payout, day, _booked.Payouts(account.Owner))));
        }
    }

    private void Pay(Programme programme, DateOnly day)
    {
        for (var i = 0; i < _payouts.Count; i++)
        {
            var (payout, before) = (_payouts[i].Payout, _payouts[i].State);
            if (!IsOpen(_payouts[i]) && payout.Closed != day)
            {
                continue;
            }

            var state = payout.Closed == day ? before : Payouts.OnDay(payout, day, _booked.Payouts(payout.Account.Owner));
            _payouts[i] = new PayoutStanding(payout, state);
            Post(Moved(payout, state, day, programme.Version));
        }
    }

    // What was taken back in the meantime is not paid.
    private IEnumerable<Movement> Moved(Payout payout, PayoutState state, DateOnly day, int version)
    {
        var there = Journal.Balance(payout.Account, payout.Amount.Currency, day);
        var amount = there < payout.Amount ? there : payout.Amount;
        (Account To, Purpose For)? to = state switch
        {
            PayoutState.Paid => (Account.Paid(payout.Account.Owner), Purpose.Paid),
            PayoutState.Forfeited => (new Account(_vendor, "forfeited"), Purpose.Forfeited),
            _ => null,
        };
        return to is { } t && amount.Minor > 0
            ? [new Movement(payout.Account, t.To, amount, day, new Matter(t.For, payout.Wallet.Name, payout.Period, payout.Account, 1), version)]
            : [];
    }
}
