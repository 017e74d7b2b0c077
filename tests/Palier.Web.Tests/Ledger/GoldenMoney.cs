using Palier.App.Ledger;
using Palier.Core.Ledger;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Ledger;

/// <summary>Cases of money through a database: what is posted is what the case's books in memory hold, to the day and the cent.</summary>
public sealed class GoldenMoney
{
    public static TheoryData<string> Files { get; } = [.. CaseFiles.All];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_case_of_facts_posts_the_same_movements_through_a_database_as_in_memory(string file)
    {
        var differing = new List<string>();
        foreach (var test in CaseFiles.Of(file).Where(c => c.IsOfFacts && c.Books.Books.Journal.Movements.Length > 0))
        {
            var (memory, database) = Lived(test, Engine.Sqlite);
            if (!memory.SequenceEqual(database))
            {
                differing.Add($"{test.It}\nmemory\n  {string.Join("\n  ", memory)}\ndatabase\n  {string.Join("\n  ", database)}");
            }
        }

        differing.ShouldBeEmpty();
    }

    /// <summary>The golden cases, with the movements that their published results come to, as a reader works them out by hand.</summary>
    public static TheoryData<string, string, string, string> Golden { get; } = new()
    {
        { "M-06 pays the growth rate on all revenue", "stacked-rebates", "growth_on_all", "cash 6,550.00 EUR" },
        { "M-06 pays the growth rate on the increase only", "stacked-rebates", "growth_on_more", "cash 3,550.00 EUR" },
        { "M-09 adds three rates and shares the sum 60 to 40", "stacked-rebates", "three_parts", "cash 735.00 EUR|coop 490.00 EUR" },
        { "M-11 posts seats above the highest mark so far", "seat-bonus", "per_seat", "cash 100.00 EUR|cash 10.00 EUR|cash 2.00 EUR|cash 18.00 EUR" },
        { "M-12 carries less than 200 forward", "payouts", "paid", "paid 230.00 EUR|paid 290.00 EUR" },
        { "M-14 pays a person one per cent of a deal above 20,000", "deals-and-people", "spiff", "Ada:spiffs 200.01 EUR|Ben:spiffs 500.00 EUR" },
        { "M-32 adds the difference to what was posted, and never rewrites it", "running-totals", "running", "cash 1.40 EUR|cash 2.50 EUR|cash 3.00 EUR|cash 15.90 EUR" },
        { "M-34 pays on what was paid, and on the rest when it is paid", "running-totals", "paid_parts", "cash 100.00 EUR|cash 100.00 EUR" },
        { "M-36 shares 15 by 80, 8 and 12 per cent, and gives what is left over to the first, or to the largest remainder", "splits", "three_first", "cash 13 JPY|coop 1 JPY|training 1 JPY" },
        { "M-36 shares 15 by 80, 8 and 12 per cent, and gives what is left over to the first, or to the largest remainder", "splits", "three_largest", "cash 12 JPY|coop 1 JPY|training 2 JPY" },
        { "M-36 shares 100 by 60, 35.5 and 4.5 per cent", "splits", "odd_first", "cash 61 JPY|coop 35 JPY|training 4 JPY" },
        { "M-36 shares 100 by 60, 35.5 and 4.5 per cent", "splits", "odd_largest", "cash 60 JPY|coop 36 JPY|training 4 JPY" },
        { "M-36 shares 15 in halves", "splits", "halves", "cash 8 JPY|coop 7 JPY" },
        { "C-23 releases it on 11 May", "money-held", "paid", "2025-05-11 paid 500.00 EUR" },
        { "C-24 recalculates July to January, and leaves the July statement as it was issued", "changed-afterwards", "to vendor", "2026-02-13 10.00 EUR|2026-02-13 10.00 EUR|2026-02-13 10.00 EUR|2026-02-13 10.00 EUR|2026-02-13 10.00 EUR|2026-02-13 10.00 EUR" },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void M_06_M_09_M_11_M_12_M_14_M_32_M_34_M_36_C_23_C_24_come_out_through_both_databases(string it, string example, string of, string expected)
    {
        var test = CaseFiles.Of($"examples/{example}/tests/golden.yaml").Single(c => c.It == it);
        foreach (var engine in new[] { Engine.Sqlite, Engine.Postgres })
        {
            using var place = TestDatabase.CopyOf("empty and migrated", engine, c => Database.Open(c));
            var database = Database.Open(place.ConnectionString);
            new CaseInDatabase(test, database).Live();
            string.Join('|', ListLedger.Movements(database, test.Programme.Name).Select(m => m.Movement).Select(m => Seen(m, of)).OfType<string>()).ShouldBe(expected, $"{it} on {engine}");
        }
    }

    private static string? Seen(Movement movement, string of)
    {
        var amount = MovementText.Lines([movement], dated: false).Single().Split("   ")[1];
        var day = movement.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return of switch
        {
            "paid" when movement.To.Name == "payable" => movement.On.Year == 2025 && movement.On.Month == 5 ? $"{day} paid {amount}" : $"paid {amount}",
            "to vendor" when movement.To.Owner == StoredBooks.Vendor => $"{day} {amount}",
            _ when movement.From == new Account(StoredBooks.Vendor, of) => $"{(movement.To.Owner == "partner" ? "" : $"{movement.To.Owner}:")}{movement.To.Name} {amount}",
            _ => null,
        };
    }

    private static (IReadOnlyList<string> Memory, IReadOnlyList<string> Database) Lived(CaseFiles.Case test, Engine engine)
    {
        using var place = TestDatabase.CopyOf("empty and migrated", engine, c => Database.Open(c));
        var lived = new CaseInDatabase(test, Database.Open(place.ConnectionString));
        lived.Live();
        return ([.. MovementText.Lines(test.Books.Books.Journal.Movements, dated: true)], lived.Lines("partner"));
    }
}
