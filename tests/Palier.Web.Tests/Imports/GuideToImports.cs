using System.Text.Json;
using Palier.App.Imports;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Imports;

public sealed class GuideToImports : IDisposable
{
    private readonly ImportGuide guide = new();

    public void Dispose() => guide.Dispose();

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_file_of_the_guide_is_taken_in_and_once_only(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        guide.Commands.Count.ShouldBe(8);

        await guide.TakeIn(test.ConnectionString);

        foreach (var command in guide.Commands.Take(7))
        {
            var again = JsonDocument.Parse((await Ran.Palier([.. command, "--db", test.ConnectionString, "--json"])).Output).RootElement;
            again.GetProperty("taken").GetInt64().ShouldBe(0);
            again.GetProperty("skipped").GetInt64().ShouldBe(again.GetProperty("lines").GetInt64());
        }

        var facts = FactLoading.Load(Database.Open(test.ConnectionString));
        facts.Select(f => (f.Partner.Id, f.Partner.Country, f.Sales.Length, f.People.Length, f.Certificates.Length, f.Invoices.Length, f.Asserted.Length))
            .ShouldBe([("P1", "BE", 3, 1, 2, 1, 1), ("P2", "FR", 0, 0, 0, 0, 0), ("P3", "NO", 1, 1, 0, 1, 0)]);
        facts[0].Sales.Select(s => s.Net.ToString()).Order().ShouldBe(["-500.0000 EUR", "2500.0001 EUR", "8000.2500 EUR"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_wrong_file_of_the_guide_is_told_as_the_guide_says(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        await guide.TakeIn(test.ConnectionString);

        var ran = await Ran.Palier([.. guide.Commands[^1], "--db", test.ConnectionString]);

        ran.Ending.ShouldBe(1);
        ran.Output.ReplaceLineEndings("\n").ShouldStartWith(ImportGuide.Rejected);
        ran.Output.ShouldContain("5 lines read, 1 taken in, 0 known already, 4 rejected, 0 partners created");
        File.ReadAllLines(guide.At("wrong.rejected.csv")).Length.ShouldBe(5);
    }

    [Fact]
    public async Task In_French_the_reasons_stand_in_French_in_the_file_of_rejected_lines_too()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        await guide.TakeIn(test.ConnectionString);

        var ran = await Ran.Palier([.. guide.Commands[^1], "--lang", "fr", "--db", test.ConnectionString]);

        ran.Output.ShouldStartWith("ligne 2, day\u00a0: «\u00a02026-09-01\u00a0» n’est pas une date de la forme dd/MM/yyyy");
        ran.Output.ShouldContain("«\u00a01.000,00\u00a0» n’est pas un montant avec une virgule décimale");
        ran.Output.ShouldContain("5 lignes lues, 1 reprises, 0 déjà connues, 4 rejetées");
        File.ReadAllText(guide.At("wrong.rejected.csv")).ShouldContain("day: «\u00a02026-09-01\u00a0» n’est pas une date");
    }

    [Fact]
    public void Every_reason_to_reject_a_line_or_a_file_has_its_sentence()
    {
        foreach (var words in new[] { Words.English, Words.French })
        {
            Enum.GetValues<Rejection>().ShouldAllBe(why => !new RejectedLine(2, "net", "x", why, why == Rejection.NotAnAmount ? "comma" : "y").Sentence(words).Contains('{'));
            Enum.GetValues<FileProblem>().ShouldAllBe(why => !new ImportOutcome.FileRefused(why, "x", "y").Sentence(words).Contains('{'));
        }
    }
}
