using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.App.Programmes;

/// <summary>Everyone's sales lines as columns, wherever they come from; the lines themselves only where they are asked for.</summary>
/// <param name="all">All partners in the order of their ids, without their sales lines.</param>
internal abstract class EveryonesColumns(ImmutableArray<PartnerFacts> all) : IDisposable
{
    private readonly Dictionary<SalesReading, (SalesColumns All, (int[] By, SalesColumns Columns)? Seen)> _seen = [];

    /// <summary>All partners, without their sales lines.</summary>
    public ImmutableArray<PartnerFacts> All => all;

    /// <summary>Whether partners can be tried by their own lines alone: nobody's answer asks for the lines of others.</summary>
    public static bool CanServe(IEnumerable<Programme> programmes) =>
        programmes.ToImmutableArray() is var all && !new PopulationQuestions(all).LookBeyondThePartner
        && all.All(p => p.HeldBy is not ("country" or "group") && p.Answers.Mergers != Mergers.HistoryMoves);

    /// <summary>Some of the partners.</summary>
    public IMembers Members(IReadOnlyList<PartnerFacts> some) => new Some(this, some);

    /// <summary>The columns of some of the partners, as programmes read lines.</summary>
    public Func<SalesReading, SalesColumns?> For(IReadOnlyList<PartnerFacts> some, IEnumerable<Programme> programmes)
    {
        var (versions, places) = (programmes.ToList(), all.Select((p, i) => (p.Partner.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal));
        int[] numbers = [.. some.Select(p => places[p.Partner.Id])];
        return reading =>
        {
            if (versions.Find(p => p.Metrics.Any(m => SalesReading.Of(p, m) == reading)) is not { } programme)
            {
                return null;
            }

            var (everyone, seen) = _seen.TryGetValue(reading, out var known) ? known : (Take(reading, programme), null);

            // The same partners are seen through the same columns, so that what was counted of them is found again.
            if (seen is not { } found || !found.By.AsSpan().SequenceEqual(numbers))
            {
                _seen[reading] = (everyone, found = (numbers, everyone.Only(numbers)));
            }

            return found.Columns;
        };
    }

    public abstract void Dispose();

    /// <summary>The columns of everyone, asked for once.</summary>
    protected abstract SalesColumns Take(SalesReading reading, Programme programme);

    /// <summary>All that is known of a partner, its lines with it.</summary>
    protected abstract PartnerFacts WithLines(PartnerFacts partner);

    /// <summary>Finds a partner among all.</summary>
    protected static PartnerFacts Find(ImmutableArray<PartnerFacts> among, PartnerFacts partner) =>
        among[among.BinarySearch(partner, Comparer<PartnerFacts>.Create((a, b) => string.CompareOrdinal(a.Partner.Id, b.Partner.Id)))];

    /// <summary>The columns of partners whose lines are at hand.</summary>
    protected static SalesColumns LaidOut(ImmutableArray<PartnerFacts> partners, SalesReading reading, Programme programme) =>
        new ColumnStore(partners).For([programme])(reading) ?? throw new InvalidOperationException("the programme reads lines otherwise");

    private sealed class Some(EveryonesColumns of, IReadOnlyList<PartnerFacts> some) : IMembers
    {
        private readonly Dictionary<int, PartnerFacts> _fetched = [];

        public int Count => some.Count;

        public Population? Population => null;

        public PartnerFacts Besides(int partner) => some[partner];

        public PartnerFacts Facts(int partner)
        {
            lock (_fetched)
            {
                return _fetched.TryGetValue(partner, out var facts) ? facts : _fetched[partner] = of.WithLines(some[partner]);
            }
        }
    }
}
