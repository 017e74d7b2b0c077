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
internal sealed class KeptColumns : EveryonesColumns
{
    private const int Few = 100;

    private readonly Database _database;
    private readonly string? _folder;
    private readonly string _state;
    private readonly string _first;
    private readonly Lazy<ImmutableArray<PartnerFacts>> _withLines;
    private readonly Dictionary<SalesReading, Kept> _kept = [];

    private int _fetched;

    private KeptColumns(Database database, string? folder, PalierContext context)
        : base(FactLoading.Load(context, lines: Lines.LeftOut))
    {
        (_database, _folder, _state, _first) = (database, folder, StateOf(context), context.Audit.OrderBy(a => a.Sequence).Select(a => a.Hash).FirstOrDefault() ?? "");
        _withLines = new(() => FactLoading.Load(database));
    }

    /// <summary>What became of the snapshots that were asked for.</summary>
    public IReadOnlyCollection<SnapshotOutcome> Found => [.. _kept.Values.Select(k => k.Found)];

    /// <param name="database">The database.</param>
    /// <param name="context">The database as it is read.</param>
    /// <param name="folder">Where snapshots are kept; null for nowhere.</param>
    public static KeptColumns Of(Database database, PalierContext context, string? folder) => new(database, folder, context);

    /// <summary>Where the snapshots of a database are kept when nobody says otherwise: beside its file; nowhere for one that is not a file.</summary>
    public static string? FolderOf(Database database) => database.File is { } file ? file + ".columns" : null;

    /// <summary>Writes what was not kept before. A snapshot is a cache: where it cannot be written, the next run makes it anew.</summary>
    public override void Dispose()
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

    protected override SalesColumns Take(SalesReading reading, Programme programme)
    {
        var found = _folder is null || _state.Length == 0 ? new SnapshotOutcome.Missing() : Snapshot.Open(PathOf(reading), new SnapshotOf(reading.ToString(), _state));
        var columns = found is SnapshotOutcome.Taken { Snapshot.Image: { } image } && image.Slices.Length == All.Length + 1
            ? SalesColumns.Of(reading, image, () => LaidOut(_withLines.Value, reading, programme)) : LaidOut(_withLines.Value, reading, programme);
        _kept[reading] = new Kept(columns, found);
        return columns;
    }

    // A few partners' lines are fetched one by one; where many are asked for, everyone's.
    protected override PartnerFacts WithLines(PartnerFacts partner) =>
        _withLines.IsValueCreated || ++_fetched > Few ? Find(_withLines.Value, partner) : FactLoading.Load(_database, partners: [partner.Partner.Id])[0];

    private string PathOf(SalesReading reading) =>
        Path.Combine(_folder!, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{_first} {reading}")))[..16] + ".columns");

    private sealed record Kept(SalesColumns Columns, SnapshotOutcome Found);
}
