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
    /// The last day whose facts count in a period: the day it closed. What came later goes with the next one, unless it was not closed, the
    /// programme opens old periods at once, or two persons opened this one again.
    /// </summary>
    public static DateOnly KnownOn(StoredBooks books, Period period)
    {
        var version = books.Version(period.LastDay)!;
        var closes = books.Closes(version, period);
        var opened = version.Answers.LateFacts == Late.Reopen || books.StateOf(period) == PeriodState.Open;
        return opened && books.KeptTo > closes ? books.KeptTo.Value : closes;
    }

    public static ToBeStated Of(StoredBooks books, BookedPartner booked, Period period, Vendor vendor)
    {
        var (known, facts) = (KnownOn(books, period), booked.Facts);
        var programme = booked.Version(period.From, known) ?? books.Version(period.LastDay)!;
        var evaluation = booked.Evaluation(programme, known).Alike<WithReasons>();
        var (closes, journal) = (booked.Closes(programme, period), books.JournalOf(facts.Partner.Id));
        var kept = Books.Resume(booked, StoredBooks.Vendor, journal, known, known);
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
            Until = known > closes ? known : closes,
            Payouts = kept.PayoutsSoFar,
            Rates = facts.Common.Rates,
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
