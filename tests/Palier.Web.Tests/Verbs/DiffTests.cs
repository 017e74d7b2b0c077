namespace Palier.Web.Tests.Verbs;

public sealed class DiffTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("palier-diff-");

    private static string Old => Path.Combine(Root.Folder, "programmes", "examples", "changed-afterwards", "programme.yaml");

    private static string New => Path.Combine(Root.Folder, "programmes", "examples", "changed-afterwards", "version-2.yaml");

    [Fact]
    public async Task Two_texts_and_the_same_two_published_are_told_alike_in_both_languages()
    {
        var db = Path.Combine(folder.FullName, "palier.db");
        await PublishedByTwo.At(Old, db);
        await PublishedByTwo.At(New, db);

        var texts = await Ran.Palier("diff", Old, New);
        var published = await Ran.Palier("diff", "changed_afterwards", "--from", "1", "--to", "2", "--db", db);
        var french = await Ran.Palier("diff", Old, New, "--lang", "fr");

        texts.Output.ShouldContain("From 1 July 2025\n  Bonus Rebate: pays less. Was: Every month, for all levels. Pays 5% of");
        published.ShouldBe(texts);
        french.Output.ShouldContain("À partir du 1er juillet 2025\n  Prime Rebate : paie moins. Avant :");
        (await Ran.Palier("diff", Old, New, "--json")).Output.ShouldContain("\"effect\": \"pays-less\"");
        (await Ran.Palier("diff", Old, Old)).Output.ShouldContain("No difference in effect.");
    }

    [Fact]
    public async Task What_cannot_be_compared_is_named_with_what_to_do()
    {
        var db = Path.Combine(folder.FullName, "palier.db");
        await PublishedByTwo.At(Old, db);
        var other = Path.Combine(Root.Folder, "programmes", "enterprise");

        (await Ran.Palier("diff", Old, other)).ShouldBe(new Ran(1, "", $"{Old} is the programme changed_afterwards and {other} the programme enterprise. Give two versions of one programme.\n"));
        (await Ran.Palier("diff", Old, "nowhere.yaml")).Error.ShouldBe("There is nothing at nowhere.yaml. Give the path of a programme's file or folder.\n");
        (await Ran.Palier("diff", "changed_afterwards", "--from", "1", "--to", "3", "--db", db)).Error.ShouldBe("changed_afterwards has no version 3 in this database. Published are 1.\n");
        (await Ran.Palier("diff", "nothing", "--from", "1", "--to", "2", "--db", db)).Error.ShouldContain("There is no programme nothing");
        (await Ran.Palier("diff", Old)).Ending.ShouldBe(2);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
