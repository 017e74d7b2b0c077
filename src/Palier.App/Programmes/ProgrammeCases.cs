using System.Collections.Immutable;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;

namespace Palier.App.Programmes;

/// <summary>What came of one file of cases.</summary>
public abstract record CasesOfFile(string Path)
{
    public sealed record Ran(string Path, Programme Programme, ImmutableArray<CaseResult> Results) : CasesOfFile(Path);

    /// <summary>The file of cases, or a programme it names, is refused.</summary>
    public sealed record Refused(string Path, string RefusedPath, ImmutableArray<Mistake> Mistakes) : CasesOfFile(Path);

    /// <summary>A programme that the file names is not there.</summary>
    public sealed record ProgrammeMissing(string Path, string Missing) : CasesOfFile(Path);
}

/// <summary>Runs the YAML cases that lie beside programmes, in their folders called tests.</summary>
public static class ProgrammeCases
{
    /// <summary>Every file of cases at a path: the file itself, or what lies in a folder of tests below it.</summary>
    public static ImmutableArray<string> Find(string path) =>
        File.Exists(path) && !IsProgramme(path) ? [path]
        : [.. Directory.EnumerateFiles(IsProgramme(path) ? FolderOf(path) : path, "*.yaml", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(FolderOf(f)) == "tests")
            .Select(f => f.Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>The cases that lie in the folder of tests beside a text and are about it.</summary>
    public static ImmutableArray<string> Beside(string text)
    {
        var folder = Path.Combine(FolderOf(text), "tests");
        return !Directory.Exists(folder) ? []
            : [.. Directory.EnumerateFiles(folder, "*.yaml").Where(f => IsAbout(f, text)).Select(f => f.Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    public static CasesOfFile Run(string path) => Of(path, File.ReadAllText(path), named =>
    {
        var at = Path.GetRelativePath(".", Path.Combine(FolderOf(path), named)).Replace('\\', '/');
        return (at, File.Exists(at) ? File.ReadAllText(at) : null);
    });

    /// <summary>Runs the cases of a text, with the texts of programmes as somebody has them.</summary>
    /// <param name="path">What the file of cases is called.</param>
    /// <param name="text">The cases.</param>
    /// <param name="textOf">Where a programme lies that the cases name, and its text; null where there is none.</param>
    /// <param name="before">Told before each case.</param>
    /// <param name="step">Called at each step of a case; what it throws ends the run.</param>
    public static CasesOfFile Of(string path, string text, Func<string, (string At, string? Text)> textOf, Action? before = null, Action? step = null)
    {
        var reading = CaseText.Read(text);
        if (reading.Value is not { } cases)
        {
            return new CasesOfFile.Refused(path, path, reading.Mistakes);
        }

        var programmes = ImmutableArray.CreateBuilder<Programme>();
        foreach (var named in cases.Also.Prepend(cases.Programme))
        {
            if (textOf(named) is not (var at, { } programme))
            {
                return new CasesOfFile.ProgrammeMissing(path, textOf(named).At);
            }

            var readings = ProgrammeText.ReadEach(programme);
            if (readings.FirstOrDefault(r => r.IsRefused) is { } refused)
            {
                return new CasesOfFile.Refused(path, at, refused.Mistakes);
            }

            // Of a text for several words the one that the cases name comes first.
            programmes.AddRange(readings.Select(r => r.Value!).OrderByDescending(p => named == cases.Programme && p.Area is not null && p.Area == cases.Area));
        }

        var others = programmes.Skip(1).ToImmutableArray();
        return new CasesOfFile.Ran(path, programmes[0], [.. cases.Cases.Select(c =>
        {
            before?.Invoke();
            return CaseRun.Of(c, programmes[0], others, step);
        })]);
    }

    /// <summary>The shapes of rules that passed cases compute, each with those cases.</summary>
    public static IEnumerable<(string Shape, ImmutableArray<string> Cases)> Shapes(IEnumerable<CasesOfFile> files)
    {
        var cases = files.OfType<CasesOfFile.Ran>().SelectMany(f => f.Results.Where(r => r.Passed).SelectMany(r => r.Case.Shapes.Select(s => (Shape: s, Case: $"{f.Programme.Name}: {r.Case.It}"))))
            .ToLookup(s => s.Shape, s => s.Case, StringComparer.Ordinal);
        return RuleShapes.All.Where(cases.Contains).Select(s => (s, cases[s].ToImmutableArray()));
    }

    // A file that cannot be read as cases says of no text that it is about it, so every text beside it shows it.
    private static bool IsAbout(string file, string text) =>
        CaseText.Read(File.ReadAllText(file)).Value is not { } cases || Path.GetFullPath(Path.Combine(FolderOf(file), cases.Programme)) == Path.GetFullPath(text);

    private static bool IsProgramme(string path) => Path.GetFileName(path) == ProgrammeFiles.FileName;

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}
