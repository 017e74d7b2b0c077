using System.Collections.Immutable;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Tests.Programmes;
using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests.Reference;

/// <summary>The product and the reference on the facts of every case of every programme that ships.</summary>
public sealed class ReferenceOnCasesTests
{
    public static TheoryData<string> CaseFiles() => ShippedProgrammeTests.CaseFiles();

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void Product_and_reference_agree_on_every_case(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        var folder = Path.GetDirectoryName(full)!;
        var file = CaseText.Read(File.ReadAllText(full)).Value!;
        var said = ShippedProgrammeTests.Read(Path.Combine(folder, file.Programme));
        var programme = said.FirstOrDefault(p => p.Area is not null && p.Area == file.Area) ?? said[0];
        ImmutableArray<Programme> others = [.. said.Where(p => p != programme), .. file.Also.SelectMany(a => ShippedProgrammeTests.Read(Path.Combine(folder, a)))];
        foreach (var test in file.Cases)
        {
            var world = CaseRun.WorldOf(test, programme)!;
            var both = new SideBySide(programme, others, "partner", world.Everyone, world.Day, world.Given, world.Standing);
            both.Differences([world.Period], [world.Day]).Take(3).ShouldBeEmpty($"{path}: {test.It}");
        }
    }
}
