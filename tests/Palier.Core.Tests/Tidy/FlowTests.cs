using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Palier.Core.Tests.Tidy;

/// <summary>The way of the data has one direction, between the projects and between the folders of the core.</summary>
public sealed class FlowTests
{
    private const string Core = "Palier.Core";

    /// <summary>A folder knows itself and those before it. Checking tries out a text with the arithmetic before it; Wording is the edge; Cases runs a programme's examples through all of it; Editors helps those who write texts.</summary>
    private static readonly string[] wayOfTheData =
        ["Values", "Acting", "Identifiers", "Definition", "Facts", "Metrics", "Standing", "Benefits", "Incentives", "Columns", "Trying", "Ways", "Checking", "Ledger", "Payments", "Statements", "Comparing", "Wording", "Cases", "Editors"];

    private static readonly Dictionary<string, string[]> projectsKnown = new(StringComparer.Ordinal)
    {
        ["Palier.Core"] = [],
        ["Palier.Data"] = ["Palier.Core"],
        ["Palier.App"] = ["Palier.Core", "Palier.Data"],
        ["Palier.Web"] = ["Palier.App"],
        ["Palier.Cli"] = ["Palier.App"],
    };

    [Fact]
    public void A_folder_of_the_core_knows_only_those_before_it()
    {
        var uses = UsesBetweenFolders().ToHashSet();

        uses.ShouldContain(u => u.From == "Definition" && u.To == "Values", "the folders are seen at all");
        uses.Where(u => Array.IndexOf(wayOfTheData, u.To) > Array.IndexOf(wayOfTheData, u.From))
            .Select(u => $"{u.File}: {u.From} knows {u.To}, which comes later")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_of_the_core_has_its_place_in_the_way_of_the_data()
    {
        Repository.Code.Where(f => f.IsIn("src/" + Core))
            .Select(FolderOf)
            .Distinct()
            .Except(wayOfTheData)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_project_knows_only_those_below_it()
    {
        var projects = ProjectFiles("src").ToDictionary(p => Path.GetFileNameWithoutExtension(p), p => p);

        projects.Keys.ShouldBe(projectsKnown.Keys, ignoreOrder: true);
        projects.SelectMany(p => Named(p.Value, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(projectsKnown[p.Key]).Select(r => $"{p.Key} references {r}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_core_references_no_package_that_reads_or_writes()
    {
        Named($"src/{Core}/{Core}.csproj", "PackageReference").ShouldBe(["YamlDotNet"]);
    }

    [Fact]
    public void Only_the_data_project_references_a_database()
    {
        ProjectFiles("src").Where(p => !p.IsIn("src/Palier.Data"))
            .SelectMany(p => Named(p, "PackageReference"))
            .Where(r => r.Contains("EntityFramework", StringComparison.Ordinal) || r.Contains("Npgsql", StringComparison.Ordinal) || r.Contains("Sqlite", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_has_its_lock_file()
    {
        ProjectFiles("src").Concat(ProjectFiles("tests")).Concat(ProjectFiles("bench"))
            .Select(p => Path.GetDirectoryName(p) + "/packages.lock.json")
            .Except(Repository.Files)
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> ProjectFiles(string folder) => Repository.Files.Where(f => f.IsIn(folder) && f.EndsWith(".csproj", StringComparison.Ordinal));

    private static IEnumerable<string> Named(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind).Select(r => (string)r.Attribute("Include")!);

    private static string FolderOf(string file) => file.Split('/')[2];

    /// <summary>Every name in the core that means something of the core, with the folder it is written in and the one it comes from.</summary>
    private static IEnumerable<(string File, string From, string To)> UsesBetweenFolders()
    {
        var trees = Repository.Code.Where(f => f.IsIn("src/" + Core)).Select(Repository.Parse).ToList();
        var implicitUsings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;",
            new CSharpParseOptions(LanguageVersion.Preview));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(a => !Path.GetFileName(a).StartsWith("Palier.", StringComparison.Ordinal))
            .Select(a => MetadataReference.CreateFromFile(a));
        var compilation = CSharpCompilation.Create(Core, [.. trees, implicitUsings], references);
        foreach (var tree in trees)
        {
            var meaning = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = meaning.GetSymbolInfo(name).Symbol;
                var space = (symbol as INamespaceSymbol ?? symbol?.ContainingNamespace)?.ToDisplayString() ?? "";
                if (space.StartsWith(Core + ".", StringComparison.Ordinal))
                {
                    yield return (tree.FilePath, FolderOf(tree.FilePath), space.Split('.')[2]);
                }
            }
        }
    }
}
