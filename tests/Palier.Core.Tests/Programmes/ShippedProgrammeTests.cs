using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Tests.Tidy;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Programmes;

/// <summary>Runs every case of every programme that ships.</summary>
public sealed class ShippedProgrammeTests
{
    // Deal registration and what partners ask for beside it are not part of the language yet.
    private static readonly string[] NotYet = ["D4", "D5", "G1", "G2", "G3", "G4", "G5"];

    private static readonly string[] GoldenCases =
    [
        "S-01", "S-02", "S-03", "S-04", "S-10", "S-16", "S-18", "S-26", "M-05", "M-06", "M-07", "M-08", "M-09", "M-11", "M-12", "M-13", "M-14", "M-15", "M-30", "M-31",
        "M-32", "M-33", "M-34", "M-35", "M-36", "C-21", "C-23", "C-24",
    ];

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

    [Fact]
    public void A_case_computes_every_shape_of_rule_and_every_golden_case()
    {
        var cases = CaseFiles().Select(f => File.ReadAllText(Path.Combine(Repository.Root, f.Data))).SelectMany(t => CaseText.Read(t).Value!.Cases).ToList();
        RuleShapes.All.Length.ShouldBe(87);
        RuleShapes.All.Except(cases.SelectMany(c => c.Shapes)).ShouldBe(NotYet, "a shape counts when a case computes it, and Every_case_holds runs them all");
        GoldenCases.Where(g => !cases.Exists(c => c.It.StartsWith(g, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    internal static Programme[] Read(string path)
    {
        var readings = ProgrammeText.ReadEach(File.ReadAllText(path));
        readings.Where(r => r.IsRefused).SelectMany(r => r.Mistakes).Select(m => $"{path}:{m.Place} {m.Code} {Words.English.Mistake(m)}").ShouldBeEmpty();
        return [.. readings.Select(r => r.Value!)];
    }
}
