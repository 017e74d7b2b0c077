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

    private static (IReadOnlyList<string> Memory, IReadOnlyList<string> Database) Lived(CaseFiles.Case test, Engine engine)
    {
        using var place = TestDatabase.CopyOf("empty and migrated", engine, c => Database.Open(c));
        var lived = new CaseInDatabase(test, Database.Open(place.ConnectionString));
        lived.Live();
        return ([.. MovementText.Lines(test.Books.Books.Journal.Movements, dated: true)], lived.Lines("partner"));
    }
}
