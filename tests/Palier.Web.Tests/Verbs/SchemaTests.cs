namespace Palier.Web.Tests.Verbs;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("programme", "schema")]
    [InlineData("programme", "schema", "programmes", "--json")]
    [InlineData("cases", "schema", "cases")]
    public async Task The_schema_is_printed_as_it_is_shipped(string file, params string[] args)
    {
        var ran = await Ran.Palier(args);

        ran.Ending.ShouldBe(0, ran.Error);
        ran.Output.ShouldBe(await File.ReadAllTextAsync(Path.Combine(Root.Folder, $"schema/palier-{file}.schema.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_schema_of_something_else_ends_with_2()
    {
        var ran = await Ran.Palier("schema", "partners");

        ran.Ending.ShouldBe(2);
        ran.Error.ShouldContain("'palier schema --help' says what is expected.");
    }
}
