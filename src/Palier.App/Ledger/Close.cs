using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Ledger;

/// <summary>What came of closing a period.</summary>
public abstract record CloseOutcome
{
    private CloseOutcome()
    {
    }

    public sealed record Closed(Period Period) : CloseOutcome;

    public sealed record ClosedBefore(Period Period) : CloseOutcome;

    /// <summary>Something of it is still to be posted, or cannot be: what settling says.</summary>
    public sealed record NotSettled(Proposal Proposal) : CloseOutcome;

    /// <summary>Settling the period is refused, so it cannot be closed either.</summary>
    public sealed record Refused(ProposeOutcome Why) : CloseOutcome;
}

/// <summary>Closes a period once everything of it is posted. What comes late then adjusts the next period, or asks for two persons to open it again.</summary>
public static class Close
{
    /// <param name="database">Where the books are.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="period">The period.</param>
    /// <param name="by">Who closes it.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    public static CloseOutcome Run(Database database, string programme, Period period, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, $"close {programme} {period}");
        var books = StoredBooks.Load(saving.Context, programme);
        if (books.StateOf(period) == PeriodState.Closed)
        {
            return new CloseOutcome.ClosedBefore(period);
        }

        var (proposal, outcome) = Propose.Decide(books, period, on);
        if (proposal is not null)
        {
            return new CloseOutcome.NotSettled(proposal);
        }

        if (outcome is not ProposeOutcome.NothingToPost)
        {
            return new CloseOutcome.Refused(outcome!);
        }

        saving.AddRows([new ClosingRow { Programme = programme, PeriodFrom = period.From, PeriodUntil = period.Until, By = by, Day = on }]);
        return Deeds.Commit(saving, new Deed("close", by, on, $"{programme} {period}"), new CloseOutcome.Closed(period));
    }
}
