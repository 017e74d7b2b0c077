using Palier.Web.Tests.Programmes;

namespace Palier.Web.Tests.Verbs;

/// <summary>Cases written from partners of a database, run again as anybody runs cases.</summary>
public sealed class ScaffoldCaseTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("palier-scaffold-");

    private string Db => Path.Combine(folder.FullName, "palier.db");

    private string Tests => Path.Combine(folder.FullName, "tests");

    [Theory]
    [InlineData("AW00000697", "2013-Q3")]
    [InlineData("AW00000170", "2013")]
    public async Task A_case_of_a_real_reseller_passes_beside_its_text_and_stays_as_it_is_laid_out(string reseller, string period)
    {
        CyclesData.Fill(Db, new DateTime(2014, 1, 10, 8, 0, 0, DateTimeKind.Utc));
        var (named, neutral) = (Path.Combine(Tests, "named.yaml"), Path.Combine(Tests, "neutral.yaml"));

        (await Scaffold(reseller, period, named)).ShouldBe(0);
        (await Scaffold(reseller, period, neutral, "--pseudonyms")).ShouldBe(0);

        var ran = await Ran.Palier("test", Tests);
        ran.Output.ShouldContain("2 passed, 0 failed");
        (await Ran.Palier("format", Tests, "--check")).Ending.ShouldBe(0);
        (await File.ReadAllTextAsync(named, TestContext.Current.CancellationToken)).ShouldContain(reseller);
        (await File.ReadAllTextAsync(neutral, TestContext.Current.CancellationToken)).ShouldNotContain(reseller);
        (await File.ReadAllBytesAsync(Path.Combine(Tests, "published", "cycles.1.yaml"), TestContext.Current.CancellationToken))
            .ShouldBe(await File.ReadAllBytesAsync(Cycles, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_text_that_lies_there_as_it_is_published_is_named_and_not_written_again()
    {
        CyclesData.Fill(Db, new DateTime(2014, 1, 10, 8, 0, 0, DateTimeKind.Utc));
        var file = Path.Combine(Tests, "one.yaml");

        (await Scaffold("AW00000697", "2013-Q3", file, "--programmes", Path.GetDirectoryName(Cycles)!)).ShouldBe(0);

        Directory.Exists(Path.Combine(Tests, "published")).ShouldBeFalse();
        (await Ran.Palier("test", file)).Output.ShouldContain("1 passed, 0 failed");
    }

    [Fact]
    public async Task A_file_that_is_there_stays_and_whoever_is_unknown_is_named()
    {
        CyclesData.Fill(Db, new DateTime(2014, 1, 10, 8, 0, 0, DateTimeKind.Utc));
        var file = Path.Combine(Tests, "one.yaml");
        Directory.CreateDirectory(Tests);
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        var inTheWay = await Ran.Palier("scaffold-case", "cycles", "--partner", "AW00000697", "--period", "2013-Q3", "--out", file, "--db", Db);
        inTheWay.ShouldBe(new Ran(1, "", $"{file} is there already, with another content. Give another file to --out, or remove it. Nothing was written.\n"));
        Directory.GetFileSystemEntries(Tests).ShouldBe([file]);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("mine");

        (await Ran.Palier("scaffold-case", "cycles", "--partner", "nobody", "--period", "2013-Q3", "--out", file, "--db", Db)).Error.ShouldBe("There is no partner nobody in this database.\n");
        (await Ran.Palier("scaffold-case", "cycle", "--partner", "AW00000697", "--period", "2013-Q3", "--out", file, "--db", Db)).Error.ShouldContain("There is no programme cycle");
        (await Ran.Palier("scaffold-case", "cycles", "--partner", "AW00000697", "--period", "2013-13", "--out", file, "--db", Db)).Ending.ShouldBe(2);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Cycles => Path.Combine(Root.Folder, "programmes", "cycles", "programme.yaml");

    private async Task<int> Scaffold(string partner, string period, string file, params string[] more)
    {
        var ran = await Ran.Palier(["scaffold-case", "cycles", "--partner", partner, "--period", period, "--out", file, "--db", Db, .. more]);
        ran.Error.ShouldBeEmpty();
        return ran.Ending;
    }
}
