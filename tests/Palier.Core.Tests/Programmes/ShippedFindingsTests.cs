using Palier.Core.Checking;
using Palier.Core.Definition;
using Palier.Core.Tests.Tidy;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Programmes;

/// <summary>What check says of the programmes that ship: nothing, but in an example of that very thing.</summary>
public sealed class ShippedFindingsTests
{
    [Fact]
    public void A_shipped_programme_has_no_finding_but_those_its_first_lines_name()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "programmes"), "programme.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var reading in ProgrammeText.ReadEach(File.ReadAllText(path)))
            {
                foreach (var m in reading.Mistakes.Concat(reading.Value is { } p ? ProgrammeCheck.Of(p) : []))
                {
                    Console.WriteLine(Path.GetRelativePath(Repository.Root, path) + ":" + Words.English.Finding(m));
                }
            }
        }
    }
}
