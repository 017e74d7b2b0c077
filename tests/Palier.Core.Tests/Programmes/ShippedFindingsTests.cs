using System.Text.RegularExpressions;
using Palier.Core.Checking;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests.Programmes;

/// <summary>What check says of the programmes that ship: nothing, but in an example of that very thing, whose comment says so.</summary>
public sealed partial class ShippedFindingsTests
{
    public static TheoryData<string> Programmes => [.. Repository.Files.Where(f => f.IsIn("programmes") && f.EndsWith("/programme.yaml", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_shipped_programme_has_no_finding_but_those_that_its_comment_names(string path)
    {
        var text = Repository.Read(path);
        var readings = ProgrammeText.ReadEach(text);
        var found = readings.SelectMany(r => r.Mistakes).Concat(readings.Select(r => r.Value).OfType<Programme>().SelectMany(p => ProgrammeCheck.Of(p))).ToList();

        found.ShouldAllBe(m => m.Severity == Severity.Warning);
        found.Select(m => m.Code).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            Comment().Matches(text).SelectMany(c => Code().Matches(c.Value)).Select(c => c.Value), path);
    }

    [GeneratedRegex("^# palier check warns here of .*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"P\d{3}")]
    private static partial Regex Code();
}
