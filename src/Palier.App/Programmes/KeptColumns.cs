using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Snapshots;

namespace Palier.App.Programmes;

/// <summary>
/// Everyone's sales lines as columns, from the snapshots beside the database where they are of its present state, and from the database
/// otherwise; what was not there is written when this is disposed. What else is known of partners is loaded, their lines only when asked.
/// </summary>
internal sealed class KeptColumns : IDisposable
{
    private readonly Database _database;
    private readonly string? _folder;
    private readonly string _state;
    private readonly string _first;
    private readonly ImmutableArray<PartnerFacts> _all;
    private readonly Lazy<ImmutableArray<PartnerFacts>> _withLines;
    private readonly Dictionary<SalesReading, Kept> _kept = [];

    private KeptColumns(Database database, string? folder, PalierContext context)
    {
        (_database, _folder, _state, _first) = (database, folder, StateOf(context), context.Audit.OrderBy(a => a.Sequence).Select(a => a.Hash).FirstOrDefault() ?? "");
        _all = FactLoading.Load(context, lines: Lines.LeftOut);
        _withLines = new(() => FactLoading.Load(database));
    }

    /// <summary>All partners, without their sales lines.</summary>
    public ImmutableArray<PartnerFacts> All => _all;

    /// <summary>What became of the snapshots that were asked for.</summary>
    public IReadOnlyCollection<SnapshotOutcome> Found => [.. _kept.Values.Select(k => k.Found)];

    /// <param name="database">The database.</param>
    /// <param name="context">The database as it is read.</param>
    /// <param name="folder">Where snapshots are kept; null for nowhere.</param>
    public static KeptColumns Of(Database database, PalierContext context, string? folder) => new(database, folder, context);

    /// <summary>Where the snapshots of a database are kept when nobody says otherwise: beside its file; nowhere for one that is not a file.</summary>
    public static string? FolderOf(Database database) => database.File is { } file ? file + ".columns" : null;

    /// <summary>Whether partners can be tried by their own lines alone: nobody's answer asks for the lines of others.</summary>
    public static bool CanServe(IEnumerable<Programme> programmes) =>
        programmes.ToImmutableArray() is var all && !new PopulationQuestions(all).LookBeyondThePartner
        && all.All(p => p.HeldBy is not ("country" or "group") && p.Answers.Mergers != Mergers.HistoryMoves);

    /// <summary>Some of the partners.</summary>
    public IMembers Members(IReadOnlyList<PartnerFacts> some) => new Some(this, some);

    /// <summary>The columns of some of the partners, as programmes read lines.</summary>
    public Func<SalesReading, SalesColumns?> For(IReadOnlyList<PartnerFacts> some, IEnumerable<Programme> programmes)
    {
        var (all, places) = (programmes.ToList(), _all.Select((p, i) => (p.Partner.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal));
        int[] numbers = [.. some.Select(p => places[p.Partner.Id])];
        return reading =>
        {
            if (all.Find(p => p.Metrics.Any(m => SalesReading.Of(p, m) == reading)) is not { } programme)
            {
                return null;
            }

            if (!_kept.TryGetValue(reading, out var kept))
            {
                _kept[reading] = kept = Take(reading, programme);
            }

            // The same partners are seen through the same columns, so that what was counted of them is found again.
            if (kept.Seen is not { } seen || !seen.By.AsSpan().SequenceEqual(numbers))
            {
                kept.Seen = seen = (numbers, kept.Columns.Only(numbers));
            }

            return seen.Columns;
        };
    }

    /// <summary>Writes what was not kept before. A snapshot is a cache: where it cannot be written, the next run makes it anew.</summary>
    public void Dispose()
    {
        foreach (var (reading, kept) in _kept)
        {
            try
            {
                if (_folder is not null && (kept.Found is not SnapshotOutcome.Taken || kept.Columns.HasGrown))
                {
                    Snapshot.Write(PathOf(reading), new SnapshotOf(reading.ToString(), _state), kept.Columns.Image());
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Nobody's figures depend on it.
            }

            (kept.Found as SnapshotOutcome.Taken)?.Snapshot.Dispose();
        }
    }

    // The row of the audit trail that speaks for the last fact that columns depend on is tied to all that were added before it.
    private static string StateOf(PalierContext context)
    {
        long[] last =
        [
            context.SalesLines.Max(r => (long?)r.Sequence) ?? 0, context.Organisations.Max(r => (long?)r.Sequence) ?? 0,
            context.Customers.Max(r => (long?)r.Sequence) ?? 0, context.ExchangeRates.Max(r => (long?)r.Sequence) ?? 0,
        ];
        var latest = last.Max();
        return context.Audit.Where(a => a.Sequence > latest).OrderBy(a => a.Sequence).Select(a => a.Hash).FirstOrDefault() ?? "";
    }

    private Kept Take(SalesReading reading, Programme programme)
    {
        var found = _folder is null || _state.Length == 0 ? new SnapshotOutcome.Missing() : Snapshot.Open(PathOf(reading), new SnapshotOf(reading.ToString(), _state));
        return found is SnapshotOutcome.Taken { Snapshot.Image: { } image } && image.Slices.Length == _all.Length + 1
            ? new Kept(SalesColumns.Of(reading, image, () => LaidOut(reading, programme)), found)
            : new Kept(LaidOut(reading, programme), found);
    }

    private SalesColumns LaidOut(SalesReading reading, Programme programme) =>
        new ColumnStore(_withLines.Value).For([programme])(reading) ?? throw new InvalidOperationException("the programme reads lines otherwise");

    private string PathOf(SalesReading reading) =>
        Path.Combine(_folder!, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{_first} {reading}")))[..16] + ".columns");

    private sealed record Kept(SalesColumns Columns, SnapshotOutcome Found)
    {
        public (int[] By, SalesColumns Columns)? Seen { get; set; }
    }

    // A few partners' lines are fetched one by one; where many are asked for, everyone's.
    private sealed class Some(KeptColumns kept, IReadOnlyList<PartnerFacts> some) : IMembers
    {
        private const int Few = 100;
        private readonly Dictionary<int, PartnerFacts> _fetched = [];

        public int Count => some.Count;

        public Population? Population => null;

        public PartnerFacts Besides(int partner) => some[partner];

        public PartnerFacts Facts(int partner)
        {
            lock (_fetched)
            {
                if (!_fetched.TryGetValue(partner, out var facts))
                {
                    var id = some[partner].Partner.Id;
                    facts = kept._withLines.IsValueCreated || _fetched.Count >= Few
                        ? kept._withLines.Value[kept._withLines.Value.BinarySearch(some[partner], Comparer<PartnerFacts>.Create((a, b) => string.CompareOrdinal(a.Partner.Id, b.Partner.Id)))]
                        : FactLoading.Load(kept._database, partners: [id])[0];
                    _fetched[partner] = facts;
                }

                return facts;
            }
        }
    }
}
