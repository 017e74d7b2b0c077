using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.Core.Facts;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Statements;

/// <summary>A statement that was issued.</summary>
/// <param name="Statement">What it says.</param>
/// <param name="Hash">Its seal.</param>
/// <param name="IsNew">False where the same one was issued before.</param>
/// <param name="Corrects">The number, in the table, of the statement it corrects.</param>
public sealed record IssuedStatement(int Number, Statement Statement, string Hash, bool IsNew, int? Corrects = null);

/// <summary>Which statements are asked for.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Period">The period.</param>
/// <param name="Partner">One partner; everyone with books when null.</param>
/// <param name="Vendor">Who issues them, as it stands at their head; the one of the last statement when null.</param>
public sealed record StatementsAsked(string Programme, Period Period, string? Partner = null, Vendor? Vendor = null);

/// <summary>What came of issuing statements.</summary>
public abstract record IssueOutcome
{
    private IssueOutcome()
    {
    }

    public sealed record Issued(ImmutableArray<IssuedStatement> Statements) : IssueOutcome;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : IssueOutcome;

    public sealed record NoSuchPartner(string Id) : IssueOutcome;

    /// <summary>The text of the programme does not say when periods close.</summary>
    public sealed record NeverCloses(string Programme) : IssueOutcome;

    /// <summary>No statement was issued yet, so it has to be said who the vendor is.</summary>
    public sealed record WhoIssues : IssueOutcome;

    /// <summary>Not everything of the period is posted; the day it closes on says from when it can be.</summary>
    public sealed record NotSettled(Period Period, DateOnly Closes) : IssueOutcome;
}

/// <summary>
/// Issues the statements of a period: for each partner a numbered one, once. Where something has changed since, a correction
/// is issued that names the old one; where nothing has, nothing is.
/// </summary>
public static class IssueStatements
{
    /// <param name="database">Where the facts and the books are.</param>
    /// <param name="asked">Which statements.</param>
    /// <param name="by">Who issues.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="progress">Told how many partners are done, and of how many.</param>
    public static IssueOutcome Run(Database database, StatementsAsked asked, string by, DateOnly on, DateTime now, Action<int, int>? progress = null)
    {
        using var saving = database.Begin(now, $"issue statements {asked.Programme} {asked.Period}");
        var books = StoredBooks.Load(saving.Context, asked.Programme);
        var vendor = asked.Vendor ?? ReadStatements.Vendor(saving.Context);
        if ((Refused(books, asked, database) ?? (vendor is null ? new IssueOutcome.WhoIssues() : null)) is { } refused)
        {
            return refused;
        }

        var stated = Stated(books, asked, vendor!, progress);
        var (before, last) = (IssuedBefore(saving.Context, asked), saving.Context.IssuedStatements.Max(s => (int?)s.Number) ?? 0);
        var issued = ImmutableArray.CreateBuilder<IssuedStatement>(stated.Length);
        foreach (var one in stated)
        {
            var next = One(one, before.GetValueOrDefault(one.Partner.Id), last + 1, on);
            last = next.IsNew ? last + 1 : last;
            issued.Add(next);
        }

        var outcome = new IssueOutcome.Issued(issued.ToImmutable());
        if (!issued.Any(s => s.IsNew))
        {
            return outcome;
        }

        saving.AddRows(issued.Where(s => s.IsNew).Select(s => Row(s, by)));
        return Deeds.Commit(saving, new Deed("issue", by, on, $"statements {asked.Programme} {asked.Period}"), outcome);
    }

    private static ToBeStated[] Stated(StoredBooks books, StatementsAsked asked, Vendor vendor, Action<int, int>? progress)
    {
        PartnerFacts[] all = [.. books.Partners.Where(p => asked.Partner is null || p.Partner.Id == asked.Partner)];
        var (booked, done) = (books.Booked(books.KeptTo!.Value), 0);
        return [.. all.AsParallel().AsOrdered().Select(facts =>
        {
            var one = StatedBooks.Of(books, booked.Of(facts), asked.Period, vendor);
            progress?.Invoke(Interlocked.Increment(ref done), all.Length);
            return one;
        })];
    }

    private static IssueOutcome? Refused(StoredBooks books, StatementsAsked asked, Database database)
    {
        var (period, partner) = (asked.Period, asked.Partner);
        if (books.Version(period.LastDay) is not { } version)
        {
            return new IssueOutcome.NoSuchProgramme(books.Name, [.. Publish.Names(database)]);
        }

        return partner is not null && books.Partners.All(p => p.Partner.Id != partner) ? new IssueOutcome.NoSuchPartner(partner)
            : version.Answers.Closes is null ? new IssueOutcome.NeverCloses(books.Name)
            : !(books.KeptTo >= books.Closes(version, period)) ? new IssueOutcome.NotSettled(period, books.Closes(version, period)) : null;
    }

    private static Dictionary<string, IssuedStatementRow> IssuedBefore(PalierContext context, StatementsAsked asked) => context.IssuedStatements
        .Where(s => s.Programme == asked.Programme && s.PeriodFrom == asked.Period.From && s.PeriodUntil == asked.Period.Until).OrderBy(s => s.Number).AsEnumerable()
        .GroupBy(s => s.Partner, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    // A statement stands as long as nothing else was posted for it; what is computed but not posted is stated when it is.
    private static IssuedStatement One(ToBeStated of, IssuedStatementRow? before, int number, DateOnly on)
    {
        var now = Composing.Of(of, NumberOf(number, of.Period), on);
        if (before is null)
        {
            return new IssuedStatement(number, now, StatementJson.Hash(StatementJson.Of(now)), true);
        }

        var old = StatementJson.Read(before.Content);
        if (Moved(old).SequenceEqual(Moved(now)))
        {
            return new IssuedStatement(before.Number, old, before.Hash, false, before.Corrects);
        }

        var corrected = Composing.Correcting(now, old, before.Hash);
        return new IssuedStatement(number, corrected, StatementJson.Hash(StatementJson.Of(corrected)), true, before.Number);
    }

    private static IEnumerable<(string Account, string Key, Money Amount)> Moved(Statement statement) =>
        statement.Accounts.SelectMany(a => a.Movements.Select(m => (a.Name, m.Key, m.Amount)));

    internal static string NumberOf(int number, Period period) => $"S-{period.LastDay.Year:0000}-{number:000000}";

    private static IssuedStatementRow Row(IssuedStatement issued, string by)
    {
        var s = issued.Statement;
        return new IssuedStatementRow
        {
            Number = issued.Number, Partner = s.Partner.Id, Programme = s.Programme.Name, PeriodFrom = s.Period.From, PeriodUntil = s.Period.Until,
            Day = s.IssuedOn, Content = StatementJson.Of(s), Hash = issued.Hash, Corrects = issued.Corrects, By = by,
        };
    }
}
