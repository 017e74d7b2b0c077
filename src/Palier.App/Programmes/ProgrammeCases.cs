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

    public static CasesOfFile Run(string path)
    {
        var reading = CaseText.Read(File.ReadAllText(path));
        if (reading.Value is not { } cases)
        {
            return new CasesOfFile.Refused(path, path, reading.Mistakes);
        }

        var programmes = ImmutableArray.CreateBuilder<Programme>();
        foreach (var named in cases.Also.Prepend(cases.Programme))
        {
            var at = Path.GetRelativePath(".", Path.Combine(FolderOf(path), named)).Replace('\\', '/');
            if (!File.Exists(at))
            {
                return new CasesOfFile.ProgrammeMissing(path, at);
            }

            var readings = ProgrammeText.ReadEach(File.ReadAllText(at));
            if (readings.FirstOrDefault(r => r.IsRefused) is { } refused)
            {
                return new CasesOfFile.Refused(path, at, refused.Mistakes);
            }

            // Of a text for several words the one that the cases name comes first.
            programmes.AddRange(readings.Select(r => r.Value!).OrderByDescending(p => named == cases.Programme && p.Area is not null && p.Area == cases.Area));
        }

        var others = programmes.Skip(1).ToImmutableArray();
        return new CasesOfFile.Ran(path, programmes[0], [.. cases.Cases.Select(c => CaseRun.Of(c, programmes[0], others))]);
    }

    private static bool IsProgramme(string path) => Path.GetFileName(path) == ProgrammeFiles.FileName;

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}
