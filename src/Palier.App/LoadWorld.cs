using Palier.App.Programmes;
using Palier.Core.Metrics;
using Palier.Core.Definition;
using Palier.Data;

namespace Palier.App;

/// <summary>Loads what the pages show from a database.</summary>
public static class LoadWorld
{
    /// <param name="database">Where to read.</param>
    /// <param name="today">The day it is.</param>
    public static World Run(Database database, DateOnly today)
    {
        var partners = FactLoading.Load(database);
        var last = partners.SelectMany(p => p.Sales).Max(s => s.InvoicedOn ?? s.SoldOn ?? s.OrderedOn);
        var month = Calendar.FirstOf(Cadence.Month, today);
        // Figures are shown up to the last month that has sales: periods that ended by then are whole.
        var shown = last is { } day && day < month ? Calendar.FirstOf(Cadence.Month, day).AddMonths(1) : month;
        var texts = PublishedProgrammes.All(database);
        return new World(PublishedProgrammes.InForce(texts, shown), partners, shown) { Texts = texts };
    }

    /// <summary>A number that is another one as soon as a fact or a programme was added; what people decide about money shows nothing else in the world.</summary>
    public static long StateOf(Database database)
    {
        using var context = database.Context();
        return context.Audit.Where(a => !deciding.Contains(a.What)).Max(a => (long?)a.Sequence) ?? 0;
    }

    // The verbs of those use cases that add rows about money and people alone; any other may have added facts.
    private static readonly string[] deciding =
        ["settle", "post", "withdraw", "close", "ask to reopen", "reopen", "propose to adjust", "approve", "reject", "issue", "name staff", "give role"];
}
