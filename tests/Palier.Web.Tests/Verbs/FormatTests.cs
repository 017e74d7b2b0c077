namespace Palier.Web.Tests.Verbs;

public sealed class FormatTests : IDisposable
{
    private const string Untidy = "programme:   small\nversion: 1\nfrom: 2024-01-01\npublished: 2023-11-01   # told by letter\ncurrency: EUR\ntime_zone: Europe/Brussels\n";

    private const string Tidy = "programme: small\nversion:   1\nfrom:      2024-01-01\npublished: 2023-11-01   # told by letter\ncurrency:  EUR\ntime_zone: Europe/Brussels\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("palier-format-");

    private string Text => Path.Combine(folder.FullName, "programme.yaml");

    [Fact]
    public async Task A_text_is_laid_out_in_its_place_and_a_second_time_nothing_changes()
    {
        await File.WriteAllTextAsync(Text, Untidy, TestContext.Current.CancellationToken);

        var looked = await Ran.Palier("format", folder.FullName, "--check");
        var untouched = await File.ReadAllTextAsync(Text, TestContext.Current.CancellationToken);
        var ran = await Ran.Palier("format", folder.FullName);

        (looked.Ending, untouched).ShouldBe((1, Untidy));
        looked.Output.ShouldContain("would be laid out otherwise");
        ran.Ending.ShouldBe(0, ran.Error);
        (await File.ReadAllTextAsync(Text, TestContext.Current.CancellationToken)).ShouldBe(Tidy);
        folder.GetFiles().Select(f => f.Name).ShouldBe(["programme.yaml"]);
        (await Ran.Palier("format", Text)).Output.ShouldBe("1 read, 0 changed\n");
        (await Ran.Palier("format", Text, "--check")).Ending.ShouldBe(0);
        (await Ran.Palier("format", Text, "--json")).Output.ShouldContain("\"state\": \"as it was\"");
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_refused_with_its_findings_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(Text, Untidy.Replace("version", "verson", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var ran = await Ran.Palier("format", Text);

        ran.Ending.ShouldBe(1);
        ran.Error.ShouldContain($"{Text} cannot be read and is left as it is:");
        ran.Error.ShouldContain($"{Text}:2:1: P103");
        (await File.ReadAllTextAsync(Text, TestContext.Current.CancellationToken)).ShouldStartWith("programme:   small\nverson: 1\n");
    }

    [Fact]
    public async Task What_is_no_text_and_what_is_not_there_are_named()
    {
        await File.WriteAllBytesAsync(Text, [0xff, 0xfe, 0x00], TestContext.Current.CancellationToken);

        (await Ran.Palier("format", Text)).Error.ShouldContain($"{Text} is not a text in UTF-8.");
        (await Ran.Palier("format", "nowhere")).Error.ShouldContain("There is nothing at nowhere.");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
