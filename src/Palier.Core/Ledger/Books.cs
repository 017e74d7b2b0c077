using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>How a payout stands.</summary>
public sealed record PayoutStanding(Payout Payout, PayoutState State)
{
    /// <summary>Whether it is still to be decided.</summary>
    public bool IsOpen => State is PayoutState.ToConfirm or PayoutState.Disputed or PayoutState.Kept or PayoutState.Held;
}

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
    private readonly List<Claim> _refused = [];
    private readonly int _before;
    private readonly DateOnly? _keptTo;
    private readonly DateOnly _until;

    private Books(IBooked booked, string vendor, Journal soFar, DateOnly? keptTo, DateOnly until)
    {
        (_booked, _vendor, Journal, _before, _keptTo, _until) = (booked, vendor, soFar, soFar.Movements.Length, keptTo, until);
        _closings = Closings.Of(booked, until);
        _paydays = [.. Closings.Paydays(booked, until)];
    }

    public Journal Journal { get; private set; }

    /// <summary>The movements that came to those that were there.</summary>
    public ImmutableArray<Movement> New => [.. Journal.Movements.Skip(_before)];

    /// <summary>What could not be computed, and why; nothing was posted for it.</summary>
    public ImmutableArray<Claim> Refused => [.. _refused];

    /// <summary>What was issued when periods closed, in that order.</summary>
    public ImmutableArray<Issued> IssuedSoFar => [.. _issued];

    /// <summary>Payouts in the order of their closing, with how they stand on the last day.</summary>
    public ImmutableArray<PayoutStanding> PayoutsSoFar => [.. _payouts];

    /// <summary>The books from the first day of the first version to the end of a day.</summary>
    /// <param name="booked">What was earned and what happened.</param>
    /// <param name="vendor">Who pays.</param>
    /// <param name="until">The last day.</param>
    /// <param name="eachDay">Called before each day; what it throws ends the keeping, for whoever cannot wait for as many as there may be.</param>
    public static Books Keep(IBooked booked, string vendor, DateOnly until, Action? eachDay = null) => Resume(booked, vendor, Journal.Empty, null, until, eachDay);

    /// <summary>
    /// The books from where they were left to the end of a day. The last day that was kept is looked at again, because facts may
    /// have come since; what was posted is there already and is not posted twice.
    /// </summary>
    /// <param name="booked">What was earned and what happened.</param>
    /// <param name="vendor">Who pays.</param>
    /// <param name="soFar">What was posted.</param>
    /// <param name="keptTo">The last day the books were kept to; null where they begin.</param>
    /// <param name="until">The last day.</param>
    /// <param name="eachDay">Called before each day.</param>
    public static Books Resume(IBooked booked, string vendor, Journal soFar, DateOnly? keptTo, DateOnly until, Action? eachDay = null)
    {
        var books = new Books(booked, vendor, soFar, keptTo, until);
        if (keptTo is { } kept)
        {
            books._payouts.AddRange(PayoutsBefore.Of(books._paydays, soFar, vendor, kept, booked));
        }

        var from = booked.Versions.Select(v => v.From).DefaultIfEmpty(until).Min();
        for (var day = keptTo > from ? keptTo.Value : from; day <= until; day = day.AddDays(1))
        {
            eachDay?.Invoke();
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

        // Of a day that was kept already only what came since is new; payouts that were opened on it are there.
        var again = day == _keptTo;
        if (again ? day == _until : HasNews(day))
        {
            Settle(programme, day, again);
        }

        foreach (var wallet in programme.Wallets)
        {
            Expire(programme, wallet, day);
        }

        foreach (var (wallet, period, _) in again ? [] : _paydays.Where(p => p.On == day))
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

    private bool HasNews(DateOnly day) =>
        _closings.Any(c => c.On == day) || _booked.FactsCame.Contains(day) || _booked.RulesCame.Contains(day)
        || (day == _until && _closings.Any(c => c.On <= day && _booked.StateOf(c) == PeriodState.Open));

    // Of each whole period the latest that has closed counts. Late facts and late rules are seen at the next closing, or at once.
    private void Settle(Programme programme, DateOnly day, bool again)
    {
        foreach (var closed in _closings.Where(c => c.On <= day).GroupBy(c => (c.Bonus, c.Period)))
        {
            var closing = closed.MaxBy(c => c.ToDate.Until)!;
            if (KnownFor(closing, programme, day, again) is not { } known)
            {
                continue;
            }

            var claim = _booked.Earned(closing, known);
            if (claim.Refused is not null)
            {
                _refused.Add(claim);
                continue;
            }

            if (closing.On == day && !again)
            {
                _issued.Add(new Issued(closing, claim));
            }

            Post(Posting.Differences(claim, Journal, _vendor, day, programme.Answers.Debts ?? Debts.EarnedBackFirst));
        }
    }

    // What is known for a period that has closed; null where it is not looked at again because somebody closed it.
    private KnownBy? KnownFor(Closing closing, Programme programme, DateOnly day, bool again)
    {
        var state = _booked.StateOf(closing);
        if (state == PeriodState.Closed && (again || programme.Answers.LateFacts == Late.Reopen))
        {
            return null;
        }

        var last = _closings.Where(c => c.Bonus == closing.Bonus && c.On <= day).Max(c => c.On);

        // Somebody closes a period when everything that was known that day is posted, which may be long after its calendar closed.
        last = _booked.ClosedOn(closing) is { } closed && closed > last ? closed : last;
        return new KnownBy(
            state == PeriodState.Open ? DateOnly.MaxValue : programme.Answers.LateFacts == Late.Reopen ? day : last,
            state == PeriodState.Open || programme.Answers.LateRules == Late.Reopen ? day : last);
    }

    private IEnumerable<Account> AccountsOf(Wallet wallet) => Journal.Accounts.Where(a => a.Name == wallet.Name && a.Owner != _vendor);

    private void Expire(Programme programme, Wallet wallet, DateOnly day)
    {
        foreach (var account in wallet.Lasts is null ? [] : AccountsOf(wallet).ToList())
        {
            Post(Entries.Expired(Journal, account, wallet, programme.CurrencyOf(wallet), day, _vendor, _booked.Payouts(account.Owner).Calendar, programme.Version));
        }
    }

    private Money Waiting(Account account, Currency currency) => _payouts
        .Where(p => p.Payout.Account == account && p.IsOpen)
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
            if (!_payouts[i].IsOpen && payout.Closed != day)
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
        var atLast = Journal.Balance(payout.Account, payout.Amount.Currency, DateOnly.MaxValue);
        there = atLast < there ? atLast : there;
        var amount = there < payout.Amount ? there : payout.Amount;
        (Account To, Purpose For)? to = state switch
        {
            PayoutState.Paid => (Account.Payable(payout.Account.Owner), Purpose.Paid),
            PayoutState.Forfeited => (new Account(_vendor, "forfeited"), Purpose.Forfeited),
            _ => null,
        };
        return to is { } t && amount.Minor > 0
            ? [new Movement(payout.Account, t.To, amount, day, new Matter(t.For, payout.Wallet.Name, payout.Period, payout.Account, 1), version)]
            : [];
    }
}
