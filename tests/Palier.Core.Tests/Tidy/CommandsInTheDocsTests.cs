using System.Text.RegularExpressions;

namespace Palier.Core.Tests.Tidy;

/// <summary>What README and docs tell a reader to type is there to be typed.</summary>
public sealed class CommandsInTheDocsTests
{
    [Fact]
    public void Verbs_of_build_exist()
    {
        var source = Repository.Read("build.cs");

        Commands(@"dotnet run build\.cs ([a-z]+)")
            .Where(c => !source.Contains($"[\"{c.Word}\"", StringComparison.Ordinal))
            .Select(c => $"{c.At}: build.cs has no verb {c.Word}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Projects_that_are_run_exist()
    {
        Commands(@"dotnet (?:run|test|build|publish)[^\n]*? (?:--project )?((?:src|tests|bench)/[A-Za-z.]+)")
            .Where(c => !Directory.Exists(Path.Combine(Repository.Root, c.Word)))
            .Select(c => $"{c.At}: there is no {c.Word}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Verbs_of_palier_exist()
    {
        Commands("^palier ([a-z]+(?:-[a-z]+)*)")
            .Where(c => !Repository.Files.Contains($"src/Palier.Cli/Verbs/{string.Concat(c.Word.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]))}.cs"))
            .Select(c => $"{c.At}: palier has no verb {c.Word}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Options_of_palier_exist()
    {
        var source = string.Concat(Repository.Files.Where(f => f.IsIn("src/Palier.Cli") && f.EndsWith(".cs", StringComparison.Ordinal)).Select(Repository.Read));

        Commands("^palier [^\n]*?(?= --)((?: --[a-z-]+[^\n]*)+)")
            .SelectMany(c => Regex.Matches(c.Word, "--[a-z-]+").Select(o => (c.At, Word: o.Value)))
            .Where(c => c.Word is not "--help" and not "--version" && !source.Contains($"\"{c.Word}\"", StringComparison.Ordinal))
            .Select(c => $"{c.At}: palier has no option {c.Word}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<(string At, string Word)> Commands(string pattern) =>
        Repository.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(f => Regex.Matches(Repository.Read(f), pattern, RegexOptions.Multiline).Select(m => (f, m.Groups[1].Value)));
}
