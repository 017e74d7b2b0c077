using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Palier.Core.Tests.Tidy;

/// <summary>The files of this repository: those in version control and those about to be.</summary>
internal static class Repository
{
    private static readonly string[] textEndings = [".cs", ".razor", ".md", ".yaml", ".yml", ".json", ".csproj", ".props", ".slnx", ".css", ".js", ".txt", ".csv", ".editorconfig", ".gitignore", "run"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes, in order.</summary>
    public static ImmutableArray<string> Files { get; } = [.. ListFiles().Where(f => File.Exists(Path.Combine(Root, f))).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Texts => Files.Where(f => textEndings.Any(f.EndsWith) && !f.Contains("/third-party/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    /// <summary>The C# written by hand: not the migrations, which a tool writes.</summary>
    public static IEnumerable<string> Code => Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static SyntaxTree Parse(string file) => CSharpSyntaxTree.ParseText(Read(file), new CSharpParseOptions(LanguageVersion.Preview), file);

    public static bool IsIn(this string file, string folder) => file.StartsWith(folder + "/", StringComparison.Ordinal);

    private static string[] ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]) { WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false };
        using var git = Process.Start(start)!;
        var listed = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 && listed.Length > 0
            ? listed
            : throw new InvalidOperationException($"git lists no files in {Root}: the tests of style need the repository, not an archive of it.");
    }

    private static string FindRoot([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
