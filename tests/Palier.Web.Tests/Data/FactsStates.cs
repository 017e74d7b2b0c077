using System.Text.RegularExpressions;
using Palier.App.Ledger;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Data;

/// <summary>The number by which pages know that facts were added.</summary>
public sealed partial class FactsStates
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Every_table_that_facts_are_loaded_from_is_looked_at(Engine engine)
    {
        using var place = new MoneyPlace(engine, "money-held");
        place.Sale("2025-01-10", 100_00);
        var (loaded, looked) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

        using (var context = place.Database.Telling(s => loaded.UnionWith(Tables(s))).Context())
        {
            FactLoading.Everyone(context);
            FactLoading.Load(context, partners: ["P1"]);
        }

        FactsState.Of(place.Database.Telling(s => looked.UnionWith(Tables(s))));

        loaded.Count.ShouldBeGreaterThan(15);
        looked.Order(StringComparer.Ordinal).ShouldBe(loaded.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_fact_makes_it_another_number_and_money_does_not(Engine engine)
    {
        using var place = new MoneyPlace(engine, "money-held");
        var empty = FactsState.Of(place.Database);
        place.Sale("2025-01-10", 100_00);
        var sold = FactsState.Of(place.Database);
        place.SettleAndPost("2025-01", "2025-02-05");
        var posted = FactsState.Of(place.Database);
        Hold.Run(place.Database, place.Programme, "P1", "Audit", "eva", Day("2025-02-06"), At("2025-02-06")).ShouldBeOfType<HoldOutcome.Placed>();

        sold.ShouldBeGreaterThan(empty);
        posted.ShouldBe(sold);
        FactsState.Of(place.Database).ShouldBeGreaterThan(posted);
    }

    // SQLite reads the partners that are asked for from a list of its own.
    private static IEnumerable<string> Tables(string statement) => From().Matches(statement).Select(m => m.Groups["table"].Value).Where(t => t != "json_each");

    [GeneratedRegex("""\b(?:FROM|JOIN) "?(?<table>[a-z_]+)"?""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex From();
}
