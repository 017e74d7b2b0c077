using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Ledger;

/// <summary>A claim of a partner that cannot be computed.</summary>
public sealed record NotComputed(string Partner, Claim Claim);

/// <summary>What keeping the books on would add.</summary>
internal sealed record Continued(ImmutableArray<ProposedMovement> New, ImmutableArray<NotComputed> Refused);

/// <summary>The books of a programme as a database has them. They are continued by the same functions that keep them in memory.</summary>
internal sealed class StoredBooks
{
    public const string Vendor = "vendor";

    private readonly ImmutableArray<Programme> _texts;
    private readonly Population _everyone;
    private readonly ILookup<string, Movement> _movements;
    private readonly Lazy<KnownPopulation> _known;

    private StoredBooks(string name, ImmutableArray<Programme> texts, Population everyone, ILookup<string, Movement> movements) =>
        (Name, _texts, _everyone, _movements, _known) = (name, texts, everyone, movements, new(() => new KnownPopulation(everyone, Versions[0].TimeZone)));

    public string Name { get; }

    /// <summary>The versions of the programme, in order.</summary>
    public ImmutableArray<Programme> Versions => [.. _texts.Where(t => t.Name == Name)];

    /// <summary>The last day that a posted settlement kept the books to; null before the first.</summary>
    public DateOnly? KeptTo { get; private init; }

    /// <summary>The last day on which a settlement was posted; null before the first.</summary>
    public DateOnly? PostedOn { get; private init; }

    /// <summary>Periods that were closed or opened again, in the order in which that was said.</summary>
    public ImmutableArray<PeriodStanding> Periods { get; private init; } = [];

    /// <summary>The last sequence number that is known.</summary>
    public long Known { get; private init; }

    /// <summary>The partners with books: those that ever took part, and those that anything was posted for.</summary>
    public IEnumerable<PartnerFacts> Partners =>
        _everyone.All.Where(p => p.Enrolments.Any(e => e.Programme == Name) || _movements.Contains(p.Partner.Id));

    /// <param name="context">The database.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="upTo">The last sequence number to know; everything when null.</param>
    public static StoredBooks Load(PalierContext context, string programme, long? upTo = null)
    {
        var last = upTo ?? LastOf(context);
        var movements = context.Movements.Where(m => m.Programme == programme && m.Sequence <= last).OrderBy(m => m.Sequence);
        return Of(context, programme, PublishedProgrammes.All(context, last), FactLoading.Everyone(context, new Known(DateTime.MaxValue, last)), movements, last);
    }

    /// <summary>
    /// The books of some partners alone under some programmes, to see how their payouts stand. Sales and people are loaded only where a
    /// programme holds payouts by a rule, which may count them, and everybody else only where a text looks at others.
    /// </summary>
    /// <param name="context">The database.</param>
    /// <param name="programmes">The programmes.</param>
    /// <param name="texts">Every published version of every programme.</param>
    /// <param name="partners">The partners.</param>
    public static IEnumerable<StoredBooks> OfSome(PalierContext context, string[] programmes, ImmutableArray<Programme> texts, string[] partners)
    {
        var known = new Known(DateTime.MaxValue, LastOf(context));
        var counts = texts.Any(t => programmes.Contains(t.Name) && t.Holds.Any(h => h.StopsThe("payout")));
        var everyone = !KeptColumns.CanServe(texts) ? FactLoading.Everyone(context, known)
            : new Population(counts ? FactLoading.Load(context, known, partners) : FactLoading.LoadBeside(context, known, partners));
        var movements = context.Movements.Where(m => EF.Parameter(programmes).Contains(m.Programme) && EF.Parameter(partners).Contains(m.Partner) && m.Sequence <= known.Sequence)
            .OrderBy(m => m.Sequence).AsEnumerable().ToLookup(m => m.Programme, StringComparer.Ordinal);
        return programmes.Select(p => Of(context, p, texts, everyone, movements[p], known.Sequence));
    }

    /// <summary>The version in force on a day, as published by then; null where there is none.</summary>
    public Programme? Version(DateOnly day) => new Versions(Versions).For(day, day);

    /// <summary>The day a period closes for most: without the holidays of a partner's own country.</summary>
    public DateOnly Closes(Programme version, Period period) => Booked(period.LastDay).Of(NoPartner).Closes(version, period);

    /// <summary>How a period stands.</summary>
    public PeriodState StateOf(Period period) => PeriodStanding.Of(Periods, period);

    /// <summary>The books of one partner with everything posted so far.</summary>
    public Journal JournalOf(string partner) =>
        Journal.Empty.Post(_movements[partner]) is PostOutcome.Posted all ? all.Journal
            : throw new InvalidOperationException($"two movements of {partner} stand under one key, which the database refuses");

    /// <summary>What all partners' books ask up to a day.</summary>
    public (BookedProgramme Programme, Func<PartnerFacts, BookedPartner> Of) Booked(DateOnly until)
    {
        var programme = new BookedProgramme(Versions, _texts, _known.Value) { Periods = Periods };
        return (programme, facts => new BookedPartner(programme, facts, until));
    }

    /// <summary>What comes to the books when they are kept to a day: partner by partner, nothing is stored.</summary>
    public Continued Continue(DateOnly until, Action<int, int>? progress = null)
    {
        var (booked, partners, done) = (Booked(until), Partners.ToList(), 0);
        var all = partners.AsParallel().AsOrdered().Select(facts =>
        {
            var books = Books.Resume(booked.Of(facts), Vendor, JournalOf(facts.Partner.Id), KeptTo, until);
            progress?.Invoke(Interlocked.Increment(ref done), partners.Count);
            return (facts.Partner.Id, books.New, books.Refused);
        }).ToList();
        return new Continued(
            [.. all.SelectMany(p => p.New.Select(m => ProposedMovement.Of(p.Id, m)))],
            [.. all.SelectMany(p => p.Refused.DistinctBy(c => (c.Bonus, c.Period)).Select(c => new NotComputed(p.Id, c)))]);
    }

    private static long LastOf(PalierContext context) => context.Moments.Max(m => (long?)m.Sequence) ?? 0;

    private static StoredBooks Of(PalierContext context, string programme, ImmutableArray<Programme> texts, Population everyone, IEnumerable<MovementRow> movements, long last)
    {
        var posted = context.SettlementEvents.Where(e => e.Posted && e.Sequence <= last)
            .Join(context.Settlements.Where(s => s.Programme == programme), e => e.Settlement, s => s.Number, (e, s) => new { s.KeptTo, e.Day }).ToList();
        return new StoredBooks(programme, texts, everyone, movements.ToLookup(m => m.Partner, RowMapping.Fact, StringComparer.Ordinal))
        {
            KeptTo = posted.Max(p => (DateOnly?)p.KeptTo),
            PostedOn = posted.Max(p => (DateOnly?)p.Day),
            Periods = PeriodsSaid.Of(context, programme, last),
            Known = last,
        };
    }

    private static PartnerFacts NoPartner { get; } = new() { Partner = new Partner { Id = "", Name = "", Country = "", Kind = "" } };
}

/// <summary>What was said of periods: closed by somebody, opened again by two.</summary>
internal static class PeriodsSaid
{
    public static ImmutableArray<PeriodStanding> Of(PalierContext context, string programme, long upTo)
    {
        var closed = context.Closings.Where(c => c.Programme == programme && c.Sequence <= upTo).AsEnumerable()
            .Select(c => (c.Sequence, new PeriodStanding(new Period(c.PeriodFrom, c.PeriodUntil), PeriodState.Closed) { On = c.Day }));
        var opened = context.ReopeningConfirmations.Where(c => c.Sequence <= upTo)
            .Join(context.Reopenings.Where(r => r.Programme == programme), c => c.Reopening, r => r.Number, (c, r) => new { c.Sequence, c.Day, r.PeriodFrom, r.PeriodUntil })
            .AsEnumerable().Select(r => (r.Sequence, new PeriodStanding(new Period(r.PeriodFrom, r.PeriodUntil), PeriodState.Open) { On = r.Day }));
        return [.. closed.Concat(opened).OrderBy(s => s.Sequence).Select(s => s.Item2)];
    }
}
