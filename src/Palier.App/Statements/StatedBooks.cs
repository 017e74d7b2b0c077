using Palier.App.Ledger;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;

namespace Palier.App.Statements;

/// <summary>Gathers from a partner's books what its statement of a period says.</summary>
internal static class StatedBooks
{
    /// <summary>What the statement of a period says of a partner.</summary>
    public static ToBeStated Of(StoredBooks books, BookedPartner booked, Period period, Vendor vendor)
    {
        var (facts, journal, latest) = (booked.Facts, books.JournalOf(booked.Facts.Partner.Id), Latest(books, period));
        var programme = booked.Version(period.From, latest) ?? books.Version(period.LastDay)!;
        var closes = Later(booked.Closes(programme, period), books.Closes(books.Version(period.LastDay)!, period));
        var bonuses = programme.Bonuses.SelectMany(b => Periods(b, period, programme)).ToList();
        var (posted, until) = (new PostedEarnings(booked, programme, journal), PostedUntil(books, period, closes));
        var known = posted.KnownFor(bonuses, [latest, closes, .. booked.FactsCame.TakeLast(1)], until);
        var of = new ToBeStated
        {
            Programme = programme,
            Partner = facts.Partner,
            Period = period,
            Vendor = vendor,
            Level = programme.Ladder is null ? null : booked.Evaluation(programme, known).HeldOn(period.From).Level,
            Earned = [.. bonuses.Select(b => posted.Evaluation(known).Earned(b.Bonus, b.Of))],
            Journal = journal,
            After = Before(booked, programme, period),
            Until = closes,
            PostedUntil = until,
            KnownOn = known,
            Payouts = Books.Resume(booked, StoredBooks.Vendor, journal, closes, closes).PayoutsSoFar,
        };
        return of with { Revised = [.. posted.Revised(of, latest).Where(r => !bonuses.Contains((r.Bonus, r.Period)))] };
    }

    // The last day whose facts count: the day the period was closed or, while it is open, the day of the last posting.
    private static DateOnly Latest(StoredBooks books, Period period)
    {
        var (state, closes) = (books.StateOf(period), books.Closes(books.Version(period.LastDay)!, period));
        var kept = state == PeriodState.Open ? Later(closes, books.KeptTo) : closes;
        return Later(kept, state == PeriodState.Closed ? PeriodStanding.ClosedOn(books.Periods, period) : books.PostedOn);
    }

    // As long as nobody closes a period, what becomes known later is posted for the period itself.
    private static DateOnly PostedUntil(StoredBooks books, Period period, DateOnly closes) =>
        Later(closes, books.StateOf(period) == PeriodState.Closed ? PeriodStanding.ClosedOn(books.Periods, period) : books.KeptTo);

    private static DateOnly? Before(BookedPartner booked, Programme programme, Period period)
    {
        var months = ((period.Until.Year - period.From.Year) * 12) + period.Until.Month - period.From.Month;
        var before = booked.Closes(programme, new Period(period.From.AddMonths(-Math.Max(1, months)), period.From));
        return before < programme.From ? null : before;
    }

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    // A quarterly statement of a monthly bonus has three; a bonus of a longer period stands on the statement of its last part.
    private static IEnumerable<(Bonus Bonus, Period Of)> Periods(Bonus bonus, Period period, Programme programme)
    {
        var whole = Calendar.PeriodOf(bonus.Every, period.LastDay, programme.YearStarts);
        var within = Calendar.Periods(bonus.Every, period, programme.YearStarts).ToList();
        return within.Count > 0 ? within.Select(p => (bonus, p)) : whole.Until == period.Until ? [(bonus, whole)] : [];
    }
}
