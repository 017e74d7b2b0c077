using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Tests.Tidy;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Programmes;

/// <summary>Runs every case of every programme that ships.</summary>
public sealed class ShippedProgrammeTests
{
    public static TheoryData<string> CaseFiles()
    {
        var files = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "programmes"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(Path.GetDirectoryName(file)) == "tests")
            {
                files.Add(Path.GetRelativePath(Repository.Root, file));
            }
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void Every_case_holds(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        var file = CaseText.Read(File.ReadAllText(full));
        file.Mistakes.Select(m => $"{path}:{m.Place} {Words.English.Mistake(m)}").ShouldBeEmpty();
        var folder = Path.GetDirectoryName(full)!;
        var said = Read(Path.Combine(folder, file.Value!.Programme));
        var programme = said.FirstOrDefault(p => p.Area is not null && p.Area == file.Value.Area) ?? said[0];
        var others = said.Where(p => p != programme).Concat(file.Value.Also.SelectMany(a => Read(Path.Combine(folder, a)))).ToArray();
        foreach (var test in file.Value.Cases)
        {
            var result = CaseRun.Of(test, programme, [.. others]);
            result.Failures.Select(f => $"{path}:{f.Place} {test.It}: {f.Name}: expected {f.Expected}, got {f.Got}\n{ExplanationText.Of(f.Lines, Words.English, programme)}").ShouldBeEmpty();
        }
    }

    private static Programme[] Read(string path)
    {
        var readings = ProgrammeText.ReadEach(File.ReadAllText(path));
        readings.SelectMany(r => r.Mistakes).Select(m => $"{path}:{m.Place} {m.Code} {Words.English.Mistake(m)}").ShouldBeEmpty();
        return [.. readings.Select(r => r.Value!)];
    }
}
