using System.Text.RegularExpressions;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Imports;

/// <summary>The files and commands of the guide to imports, laid out in a folder as a reader would.</summary>
internal sealed partial class ImportGuide : IDisposable
{
    private static readonly string text = File.ReadAllText(Path.Combine(Root.Folder, "docs", "guide", "import.md"));
    private readonly string folder = Directory.CreateTempSubdirectory("palier-guide-").FullName;

    public ImportGuide()
    {
        foreach (Match file in Files().Matches(text))
        {
            File.WriteAllText(At(file.Groups["name"].Value), file.Groups["text"].Value);
        }
    }

    /// <summary>The commands in their order, with the files in this folder.</summary>
    public IReadOnlyList<string[]> Commands =>
        [.. Typed().Matches(text).Select(m => m.Groups["typed"].Value.Split(' ').Select(w => File.Exists(At(w)) ? At(w) : w).ToArray())];

    /// <summary>What the guide says that rejected lines are told with.</summary>
    public static string Rejected => Listed().Match(text).Groups["listed"].Value;

    public string At(string file) => Path.Combine(folder, file);

    /// <summary>Takes in every file of the guide that is right.</summary>
    public async Task TakeIn(string database)
    {
        foreach (var command in Commands.Where(c => !c.Contains("--accept-good")))
        {
            (await Ran.Palier([.. command, "--db", database])).ShouldSatisfyAllConditions(r => r.Ending.ShouldBe(0, r.Output + r.Error));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [GeneratedRegex("^`(?<name>[a-z.]+)`:\n\n```[a-z]+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Files();

    [GeneratedRegex("^palier (?<typed>import .+)$", RegexOptions.Multiline)]
    private static partial Regex Typed();

    [GeneratedRegex("^```text\n(?<listed>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Listed();
}
