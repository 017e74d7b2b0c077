using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Core.Editors.Scaffold;

/// <summary>Whose facts the results of one partner depend on.</summary>
public static class WhoCounts
{
    /// <summary>Whether texts look at anybody but the partner itself.</summary>
    public static bool LooksAtOthers(IEnumerable<Programme> texts) =>
        texts.Any(p => LooksAtAll(p) || p.LooksBeyondThePartner || p.HeldBy is "country" or "group" || p.Answers.Mergers == Mergers.HistoryMoves);

    /// <summary>Everyone who counts for a partner: all of them for ranks, shared budgets and sales on their way; else its group, and whom they took over.</summary>
    public static Population Of(ImmutableArray<Programme> texts, Population everyone, string partner, DateOnly on)
    {
        if (texts.Any(LooksAtAll))
        {
            return everyone;
        }

        var kept = new HashSet<string>(StringComparer.Ordinal) { partner };
        if (LooksAtOthers(texts))
        {
            var group = everyone.GroupOf(partner, on);
            kept.UnionWith(everyone.All.Select(p => p.Partner.Id).Where(id => everyone.GroupOf(id, on) == group));
            while (everyone.Takeovers.Any(t => kept.Contains(t.Into) && kept.Add(t.Partner)))
            {
            }
        }

        return new Population(
            [.. everyone.All.Where(p => kept.Contains(p.Partner.Id))],
            [.. everyone.Belongings.Where(b => kept.Contains(b.Partner))],
            [.. everyone.Takeovers.Where(t => kept.Contains(t.Into))]);
    }

    private static bool LooksAtAll(Programme text) =>
        text.Metrics.Any(m => m.Verb is Verb.Rank or Verb.Count { Fact: "partner" }) || !text.Stacks.IsEmpty
        || text.Bonuses.Any(b => b.Amount.Concat(b.Except.SelectMany(e => e.Amount ?? [])).Any(s => s is Step.Cap { Shared: not null }));
}
