using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Ledger;

/// <summary>What came of settling a period.</summary>
public abstract record ProposeOutcome
{
    private ProposeOutcome()
    {
    }

    /// <summary>A settlement with this number and hash waits to be posted; the same one may have waited before.</summary>
    public sealed record Proposed(int Number, string Hash, Proposal Proposal) : ProposeOutcome;

    /// <summary>Everything that is earned is posted already.</summary>
    public sealed record NothingToPost(Period Period, DateOnly KeptTo) : ProposeOutcome;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : ProposeOutcome;

    public sealed record NobodyEnrolled(string Programme) : ProposeOutcome;

    /// <summary>The text of the programme does not say when periods close.</summary>
    public sealed record NeverCloses(string Programme) : ProposeOutcome;

    public sealed record TooEarly(Period Period, DateOnly Closes) : ProposeOutcome;

    /// <summary>The books are kept beyond the day that was asked for.</summary>
    public sealed record KeptBeyond(DateOnly KeptTo) : ProposeOutcome;

    /// <summary>Somebody closed the period; what came late goes with the next one, or two persons open it again.</summary>
    public sealed record PeriodIsClosed(Period Period) : ProposeOutcome;

    /// <summary>Something cannot be computed, so nothing is proposed.</summary>
    public sealed record NotComputable(Programme Programme, ImmutableArray<NotComputed> What) : ProposeOutcome;
}

/// <summary>
/// Settles a period of a programme: keeps the books on in memory, compares with what is posted, and stores the difference as a
/// numbered proposal with its hash. Nothing is posted.
/// </summary>
public static class Propose
{
    /// <param name="database">Where the facts and the books are.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="period">The period; its earlier ones are settled with it.</param>
    /// <param name="by">Who settles.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="progress">Told how many partners are computed, and of how many.</param>
    public static ProposeOutcome Run(
        Database database, string programme, Period period, string by, DateOnly on, DateTime now, Action<int, int>? progress = null)
    {
        StoredBooks books;
        using (var context = database.Context())
        {
            books = StoredBooks.Load(context, programme);
        }

        var decided = Decide(books, period, on, progress);
        if (decided.Outcome is { } outcome)
        {
            return outcome is ProposeOutcome.NoSuchProgramme ? new ProposeOutcome.NoSuchProgramme(programme, [.. Publish.Names(database)]) : outcome;
        }

        var proposal = decided.Proposal!;
        var (content, hash) = (proposal.Content, Proposal.HashOf(proposal.Content));
        using var saving = database.Begin(now, $"settle {programme} {period}");
        var ended = saving.Context.SettlementEvents.Select(e => e.Settlement);
        if (saving.Context.Settlements.FirstOrDefault(s => s.Hash == hash && !ended.Contains(s.Number)) is { } waiting)
        {
            return new ProposeOutcome.Proposed(waiting.Number, hash, proposal);
        }

        var number = (saving.Context.Settlements.Max(s => (int?)s.Number) ?? 0) + 1;
        saving.AddRows([new SettlementRow
        {
            Number = number, Programme = programme, PeriodFrom = period.From, PeriodUntil = period.Until, KeptTo = proposal.KeptTo, Content = content, Hash = hash,
            ComputedOn = books.Known, By = by,
        }]);
        return Deeds.Commit(saving, new Deed("settle", by, on, $"settlement {number}", hash), new ProposeOutcome.Proposed(number, hash, proposal));
    }

    /// <summary>What settling a period comes to with the books as they are: a proposal, or why there is none.</summary>
    internal static (Proposal? Proposal, ProposeOutcome? Outcome) Decide(StoredBooks books, Period period, DateOnly on, Action<int, int>? progress = null)
    {
        if (Refused(books, period, on) is { } refused)
        {
            return (null, refused);
        }

        var until = LastDay(books, period, on);
        var continued = books.Continue(until, progress);
        if (!continued.Refused.IsEmpty)
        {
            return (null, new ProposeOutcome.NotComputable(books.Version(period.LastDay)!, continued.Refused));
        }

        // Of a closed period only what was earned before can still be due: to be paid out, or to expire.
        return continued.New.IsEmpty
            ? (null, books.StateOf(period) == PeriodState.Closed ? new ProposeOutcome.PeriodIsClosed(period) : new ProposeOutcome.NothingToPost(period, until))
            : (new Proposal(books.Name, period.ToString(), until, continued.New), null);
    }

    private static ProposeOutcome? Refused(StoredBooks books, Period period, DateOnly on)
    {
        if (books.Version(period.LastDay) is not { } version)
        {
            return new ProposeOutcome.NoSuchProgramme(books.Name, []);
        }

        return version.Answers.Closes is null ? new ProposeOutcome.NeverCloses(books.Name)
            : on < books.Closes(version, period) ? new ProposeOutcome.TooEarly(period, books.Closes(version, period))
            : on < books.KeptTo ? new ProposeOutcome.KeptBeyond(books.KeptTo.Value)
            : !books.Partners.Any() ? new ProposeOutcome.NobodyEnrolled(books.Name) : null;
    }

    // The books are kept to the day it is, but not into the closing of the next period, which is settled by itself.
    private static DateOnly LastDay(StoredBooks books, Period period, DateOnly on)
    {
        var months = ((period.Until.Year - period.From.Year) * 12) + period.Until.Month - period.From.Month;
        var next = new Period(period.Until, period.Until.AddMonths(Math.Max(1, months)));
        var beforeNext = books.Closes(books.Version(on) ?? books.Versions[^1], next).AddDays(-1);
        return books.StateOf(period) == PeriodState.Closed ? Earlier(on, Later(books.KeptTo, beforeNext))
            : books.KeptTo > beforeNext ? on : Earlier(on, beforeNext);
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;
}
