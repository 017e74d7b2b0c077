using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Palier.Core.Facts;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>
/// Adds facts in one transaction. Every row gets the next sequence number and the moment of the saving; disposed
/// without <see cref="Commit"/>, nothing has happened.
/// </summary>
public sealed class Saving : IDisposable
{
    // An advisory lock, because locking a table asks for more rights than those to add rows.
    private const string LockOfSavings = "7317642019";

    private readonly PalierContext _context;
    private readonly IDbContextTransaction _transaction;
    private readonly DateTime _at;
    private readonly string _what;
    private readonly Database _database;
    private readonly long _first;
    private readonly RowDigests _digests = new();
    private long _last;

    private Saving(PalierContext context, IDbContextTransaction transaction, Database database, DateTime at, string what, long last) =>
        (_context, _transaction, _database, _at, _what, _first, _last) = (context, transaction, database, at, what, last + 1, last);

    /// <summary>The first sequence number of this saving: rows below it were there before.</summary>
    public long First => _first;

    /// <summary>The database as this saving sees it, with what it has added so far.</summary>
    public PalierContext Context => _context;

    public void Add(IEnumerable<Partner> partners) => AddRows(partners.Select(RowMapping.Row));

    public void Add(IEnumerable<Person> people) => AddRows(people.Select(RowMapping.Row));

    public void Add(IEnumerable<Customer> customers) => AddRows(customers.Select(RowMapping.Row));

    public void Add(IEnumerable<Employment> employments) => AddRows(employments.Select(RowMapping.Row));

    public void Add(IEnumerable<Certificate> certificates) => AddRows(certificates.Select(RowMapping.Row));

    public void Add(IEnumerable<SalesLine> lines) => AddRows(lines.Select(RowMapping.Row));

    public void Add(IEnumerable<Invoice> invoices) => AddRows(invoices.Select(RowMapping.Row));

    public void Add(IEnumerable<AssertedFact> facts) => AddRows(facts.Select(RowMapping.Row));

    public void Add(IEnumerable<Enrolment> enrolments) => AddRows(enrolments.Select(RowMapping.Row));

    public void Add(IEnumerable<LevelOverride> overrides) => AddRows(overrides.Select(RowMapping.Row));

    public void Add(IEnumerable<BroughtLevel> levels) => AddRows(levels.Select(RowMapping.Row));

    public void Add(IEnumerable<Refusal> refusals) => AddRows(refusals.Select(RowMapping.Row));

    public void Add(IEnumerable<HoldRelease> releases) => AddRows(releases.Select(RowMapping.Row));

    public void Add(IEnumerable<PlacedHold> holds) => AddRows(holds.Select(RowMapping.Row));

    public void Add(IEnumerable<Occurrence> occurrences) => AddRows(occurrences.Select(RowMapping.Row));

    public void Add(IEnumerable<Belonging> belongings) => AddRows(belongings.Select(RowMapping.Row));

    public void Add(IEnumerable<Takeover> takeovers) => AddRows(takeovers.Select(RowMapping.Row));

    /// <summary>Adds rows; their sequence numbers and moment are given here.</summary>
    public void AddRows<T>(IEnumerable<T> rows)
        where T : FactRow
    {
        var type = _context.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not stored", nameof(rows));
        var digest = _digests.Of(StoredColumns.Of(type));
        Bulk.Insert(_context, rows.Select(row => digest.Take(Stamped(row))));
    }

    /// <summary>Makes everything that was added known, at once, together with the row of the audit trail that speaks for it.</summary>
    /// <param name="note">Who did what; the program itself when null.</param>
    /// <param name="outcome">What came of it, which is kept as the answer where a command carries it out.</param>
    public Known Commit(AuditNote? note = null, object? outcome = null)
    {
        if (_database.ClientCommand is { } command)
        {
            AddRows([command.Row(outcome)]);
        }

        var head = Audited(note ?? new AuditNote(AuditNote.Program, _what, ""));
        Bulk.Insert(_context, [head]);
        Bulk.Insert(_context, [Stamped(new MomentRow { What = _what })]);
        using var anchor = _database.Anchor is null ? null : Anchor.Open(_database.Anchor);
        try
        {
            _transaction.Commit();
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            // The answer was lost, which says nothing about what happened.
            if (!IsThere(head.Hash))
            {
                throw;
            }
        }

        anchor?.Add(head);
        return new Known(_at, _last);
    }

    public void Dispose()
    {
        _digests.Dispose();
        _transaction.Dispose();
        _context.Dispose();
    }

    internal static Saving Begin(Database database, DateTime now, string what)
    {
        var context = database.Context();
        try
        {
            var transaction = context.Database.BeginTransaction();
            Lock(context, database);
            var last = context.Moments.OrderByDescending(m => m.Sequence).FirstOrDefault();
            var at = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
            var before = last is null ? at : DateTime.SpecifyKind(last.KnownAt, DateTimeKind.Utc);
            if (database.ClientCommand?.Find(context) is { } done)
            {
                throw new DoneBeforeException(done);
            }

            if (database.IsAsShown?.Invoke() == false)
            {
                throw new ShownOtherwiseException();
            }

            return new Saving(context, transaction, database, at < before ? before : at, what, last?.Sequence ?? 0);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    // Whoever takes the lock of savings afterwards sees this one either whole or not at all.
    private bool IsThere(string hash)
    {
        using var context = _database.Context();
        using var transaction = context.Database.BeginTransaction();
        Lock(context, _database);
        return context.Audit.Any(a => a.Hash == hash);
    }

    // SQLite begins at once with the right to write; on PostgreSQL a lock makes savings wait for each other,
    // so that a higher sequence number is never seen before a lower one.
    private static void Lock(PalierContext context, Database database)
    {
        if (database.IsPostgres)
        {
            context.Database.ExecuteSqlRaw($"SELECT pg_advisory_xact_lock({LockOfSavings})");
        }
    }

    // Savings wait for each other, so there is one head to be tied to.
    private AuditRow Audited(AuditNote note)
    {
        var before = _context.Audit.OrderByDescending(a => a.Sequence).FirstOrDefault();
        var row = Stamped(new AuditRow
        {
            Number = (before?.Number ?? 0) + 1, Algorithm = Chain.Algorithm, First = _first, By = note.By, What = note.What, Of = note.Of,
            Figures = CanonicalJson.Of(note.Figures.Select(f => new KeyValuePair<string, object?>(f.Key, f.Value))), Rows = _digests.Ended(),
            Previous = before?.Hash ?? Chain.Beginning, Hash = "",
        });
        return row with { Hash = Chain.HashOf(row)! };
    }

    private T Stamped<T>(T row)
        where T : FactRow => (T)(row with { Sequence = ++_last, KnownAt = _at });
}
