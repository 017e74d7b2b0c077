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
    /// <summary>
    /// The last day whose facts count in a period: the day it was closed or, while it is open, the day of the last posting. What
    /// comes later goes with the next one, unless two persons open this one again.
    /// </summary>
    public static DateOnly KnownOn(StoredBooks books, Period period) =>
        Later(Until(books, period), books.StateOf(period) == PeriodState.Closed ? PeriodStanding.ClosedOn(books.Periods, period) : books.PostedOn);

    // The last day whose movements belong to the period: until its calendar closed, or until the books were kept while it is open.
    private static DateOnly Until(StoredBooks books, Period period)
    {
        var closes = books.Closes(books.Version(period.LastDay)!, period);
        return books.StateOf(period) == PeriodState.Open ? Later(closes, books.KeptTo) : closes;
    }

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    public static ToBeStated Of(StoredBooks books, BookedPartner booked, Period period, Vendor vendor)
    {
        var (known, until, facts) = (KnownOn(books, period), Until(books, period), booked.Facts);
        var programme = booked.Version(period.From, known) ?? books.Version(period.LastDay)!;
        var evaluation = booked.Evaluation(programme, known).Alike<WithReasons>();
        var (closes, journal) = (booked.Closes(programme, period), books.JournalOf(facts.Partner.Id));
        var kept = Books.Resume(booked, StoredBooks.Vendor, journal, until, until);
        var months = ((period.Until.Year - period.From.Year) * 12) + period.Until.Month - period.From.Month;
        var before = booked.Closes(programme, new Period(period.From.AddMonths(-Math.Max(1, months)), period.From));
        return new ToBeStated
        {
            Programme = programme,
            Partner = facts.Partner,
            Period = period,
            Vendor = vendor,
            Level = programme.Ladder is null ? null : evaluation.HeldOn(period.From).Level,
            Earned = [.. programme.Bonuses.SelectMany(b => Periods(b, period, programme)).Select(p => evaluation.Earned(p.Bonus, p.Of))],
            Journal = journal,
            After = before < programme.From ? null : before,
            Until = Later(until, closes),
            Payouts = kept.PayoutsSoFar,
        };
    }

    // A quarterly statement of a monthly bonus has three; a bonus of a longer period stands on the statement of its last part.
    private static IEnumerable<(Bonus Bonus, Period Of)> Periods(Bonus bonus, Period period, Programme programme)
    {
        var whole = Calendar.PeriodOf(bonus.Every, period.LastDay, programme.YearStarts);
        var within = Calendar.Periods(bonus.Every, period, programme.YearStarts).ToList();
        return within.Count > 0 ? within.Select(p => (bonus, p)) : whole.Until == period.Until ? [(bonus, whole)] : [];
    }
}
