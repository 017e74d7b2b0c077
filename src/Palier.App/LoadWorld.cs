using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Data;

namespace Palier.App;

/// <summary>Loads what the pages show from a database.</summary>
public static class LoadWorld
{
    /// <param name="database">Where to read.</param>
    /// <param name="texts">Every published version of every programme.</param>
    /// <param name="today">The day it is.</param>
    public static World Run(Database database, ImmutableArray<Programme> texts, DateOnly today)
    {
        var partners = FactLoading.Load(database);
        return Of(partners, new ColumnStore(partners), texts, today);
    }

    /// <summary>The same facts seen through other texts or from another day.</summary>
    public static World Again(World world, ImmutableArray<Programme> texts, DateOnly today) => Of(world.Partners, world.Columns, texts, today);

    private static World Of(ImmutableArray<PartnerFacts> partners, ColumnStore columns, ImmutableArray<Programme> texts, DateOnly today)
    {
        var last = partners.SelectMany(p => p.Sales).Max(s => s.InvoicedOn ?? s.SoldOn ?? s.OrderedOn);
        var month = Calendar.FirstOf(Cadence.Month, today);
        // Figures are shown up to the last month that has sales: periods that ended by then are whole.
        var shown = last is { } day && day < month ? Calendar.FirstOf(Cadence.Month, day).AddMonths(1) : month;
        return new World(PublishedProgrammes.InForce(texts, shown), partners, shown) { Texts = texts, Columns = columns };
    }
}
