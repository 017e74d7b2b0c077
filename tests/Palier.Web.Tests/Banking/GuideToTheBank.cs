using System.Text.RegularExpressions;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Banking.BankPlace;

namespace Palier.Web.Tests.Banking;

/// <summary>The guide to what the bank says, typed as a reader would, on both databases and in both languages.</summary>
public sealed partial class GuideToTheBank : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-bank-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_command_does_what_the_guide_says(Engine engine)
    {
        using var place = new BankPlace(engine);
        var back = place.Tx("P1", credit: true) with { Said = "Account closed" };
        File.WriteAllBytes(Path.Combine(_folder, "statement.xml"), Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-11", "R2", back), new CamtEntry("2025-02-11", "R3", new CamtTx(null, "4.00"))));
        File.WriteAllBytes(Path.Combine(_folder, "notice.xml"), Notice("N1", new CamtEntry("2025-02-10", "R1", place.Tx("P1"))));
        File.WriteAllBytes(Path.Combine(_folder, "differs.xml"), Statement("S2", new CamtEntry("2025-02-12", "R4", place.Tx("P3", amount: "30.00"))));
        var (text, last, typed) = (await File.ReadAllTextAsync(Path.Combine(Root.Folder, "docs", "guide", "bank.md"), TestContext.Current.CancellationToken), "", 0);
        foreach (var line in Sessions().Matches(text).SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                last.Replace('\u00a0', ' ').ShouldContain(line[2..]);
                continue;
            }

            var ran = await Typed(place, [.. Parts().Matches(line["palier ".Length..]).Select(m => m.Value.Trim('"'))]);
            ran.Ending.ShouldBe(0, $"{line}: {ran.Error}");
            (last, typed) = (ran.Output, typed + 1);
        }

        typed.ShouldBe(16);
        (await Typed(place, "bank", "payment", "1", "--lang", "fr")).Output.ShouldContain("retourné, selon le fichier 1");
        (await Typed(place, "bank", "files", "--json")).Output.ShouldContain("\"knownBefore\": 1");
        (await Typed(place, "bank", "show", "1", "--json")).Output.ShouldContain("\"outcome\": \"not-ours\"");
        (await Typed(place, "bank", "differing", "--json")).Output.ShouldContain("\"bookings\": []");
        (await Typed(place, "bank", "differing", "--looked-at", "--json")).Output.ShouldContain("\"reason\": \"a fee of the bank\"");
        (await Typed(place, "bank", "show", "3", "--lang", "fr")).Output.ShouldContain("examinée par ana");
        (await Typed(place, "bank", "differing", "--lang", "fr")).Output.ShouldContain("Aucune opération divergente");
        (await Typed(place, "bank", "look", "3", "1", "--reason", "again", "--as", "ben", "--json")).Output.ShouldContain("\"changed\": false");
        (await Typed(place, "bank", "payments", "--json")).Output.ShouldContain("\"state\": \"not-executed\"");
        (await Typed(place, "bank", "payment", "3", "--json")).Output.ShouldContain("\"end\": \"not-executed\"");
        place.IsSound();
    }

    [Theory]
    [InlineData(1, "There is no file 7.", "bank", "show", "7")]
    [InlineData(1, "There is no payment 7.", "bank", "payment", "7")]
    [InlineData(1, "There is no payment 7.", "bank", "resolve", "7", "--paid", "--reason", "told", "--as", "ana")]
    [InlineData(1, "There is no booking 1 in file 7.", "bank", "look", "7", "1", "--reason", "a fee", "--as", "ana")]
    [InlineData(1, "reason", "bank", "look", "7", "1", "--as", "ana")]
    [InlineData(1, "There is no resolution 7.", "bank", "resolve", "--approve", "7", "--as", "ana")]
    [InlineData(2, "Propose with PAYMENT", "bank", "resolve", "7", "--paid", "--returned", "--as", "ana")]
    [InlineData(2, "--as", "bank", "resolve", "7", "--paid")]
    [InlineData(2, "is not a day", "bank", "payments", "--on", "10.2.2025")]
    public async Task What_is_wrong_is_said_and_ends_with_1_or_2(int ending, string said, params string[] args)
    {
        using var place = TestDatabase.Empty(Engine.Sqlite);

        var ran = await Ran.Palier([.. args, "--db", place.ConnectionString]);

        (ran.Ending, ran.Output).ShouldBe((ending, ""));
        ran.Error.ShouldContain(said);
    }

    private Task<Ran> Typed(BankPlace place, params string[] words) =>
        Ran.Palier([.. words.Select(w => w.EndsWith(".xml", StringComparison.Ordinal) ? Path.Combine(_folder, w) : w), "--db", place.Money.ConnectionString]);

    [GeneratedRegex("^```session\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sessions();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Parts();
}
