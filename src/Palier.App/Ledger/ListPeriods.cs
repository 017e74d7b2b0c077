using System.Collections.Immutable;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Ledger;

/// <summary>What was said of a period: closed, asked to be opened again, opened again; in the order in which it happened.</summary>
/// <param name="What">What it was.</param>
/// <param name="Number">The reopening; null where it was closed.</param>
/// <param name="Reason">Why it was asked for; null otherwise.</param>
/// <param name="Hash">The hash of everything that is shown of what was asked for, to which confirming it is bound; null otherwise.</param>
public sealed record PeriodSaid(PeriodDeed What, string By, DateOnly On, int? Number = null, string? Reason = null, string? Hash = null);

/// <summary>What can be said of a period.</summary>
public enum PeriodDeed
{
    Closed = 0,
    AskedToReopen = 1,
    Reopened = 2,
}

/// <summary>A period of a programme that was settled or closed.</summary>
/// <param name="IsClosed">Whether it is closed now, by itself or in a longer one.</param>
/// <param name="Said">What was said of it.</param>
public sealed record PeriodListed(string Programme, Period Period, bool IsClosed, ImmutableArray<PeriodSaid> Said)
{
    /// <summary>The reopening that waits for a second person; null where none does.</summary>
    public PeriodSaid? Asked => !IsClosed ? null : Said.LastOrDefault(s => s.What == PeriodDeed.AskedToReopen && Said.All(o => o.What != PeriodDeed.Reopened || o.Number != s.Number));
}

/// <summary>The periods of all programmes that were settled or closed, the latest first, with who closed them and opened them again.</summary>
public static class ListPeriods
{
    public static ImmutableArray<PeriodListed> Run(Database database)
    {
        using var context = database.Context();
        var said = Said(context).ToLookup(s => (s.Programme, s.Period), s => s.Of);
        var settled = context.Settlements.Select(s => new { s.Programme, s.PeriodFrom, s.PeriodUntil }).Distinct().AsEnumerable().Select(s => (s.Programme, Period: new Period(s.PeriodFrom, s.PeriodUntil)));
        var all = settled.Union(said.Select(s => s.Key)).ToList();
        var states = all.Select(p => p.Programme).Distinct().ToDictionary(p => p, p => PeriodsSaid.Of(context, p, long.MaxValue), StringComparer.Ordinal);
        return
        [
            .. all.OrderByDescending(p => p.Period.Until).ThenByDescending(p => p.Period.From).ThenBy(p => p.Programme, StringComparer.Ordinal)
                .Select(p => new PeriodListed(p.Programme, p.Period, PeriodStanding.Of(states[p.Programme], p.Period) == PeriodState.Closed, [.. said[p]])),
        ];
    }

    private static IEnumerable<(string Programme, Period Period, PeriodSaid Of)> Said(PalierContext context)
    {
        var asked = context.Reopenings.ToDictionary(r => r.Number);
        var closed = context.Closings.AsEnumerable().Select(c => (c.Sequence, c.Programme, new Period(c.PeriodFrom, c.PeriodUntil), new PeriodSaid(PeriodDeed.Closed, c.By, c.Day)));
        var opening = asked.Values.Select(r => (r.Sequence, r.Programme, new Period(r.PeriodFrom, r.PeriodUntil), new PeriodSaid(PeriodDeed.AskedToReopen, r.By, r.Day, r.Number, r.Reason, Reopen.HashOf(r))));
        var opened = context.ReopeningConfirmations.AsEnumerable().Select(c => (Of: asked[c.Reopening], c))
            .Select(c => (c.c.Sequence, c.Of.Programme, new Period(c.Of.PeriodFrom, c.Of.PeriodUntil), new PeriodSaid(PeriodDeed.Reopened, c.c.By, c.c.Day, c.Of.Number)));
        return closed.Concat(opening).Concat(opened).OrderBy(s => s.Item1).Select(s => (s.Item2, s.Item3, s.Item4));
    }
}
