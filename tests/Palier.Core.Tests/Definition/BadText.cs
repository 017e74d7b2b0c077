using System.Collections.Immutable;
using Palier.Core.Checking;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests.Definition;

/// <summary>A text with something wrong, from the folder BadTexts; its file begins with the code that it is there for.</summary>
/// <param name="Name">The file without its ending: <c>P401-bands-descend</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="Also">The text of a programme beside it, which it does not fit; null where it stands alone.</param>
internal sealed record BadText(string Name, string Text, string? Also)
{
    public static readonly string Folder = Path.Combine(Repository.Root, "tests", "Palier.Core.Tests", "Definition", "BadTexts");

    public static ImmutableArray<BadText> All { get; } =
        [.. Directory.GetFiles(Folder, "*.yaml").Where(f => !f.EndsWith(".also.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => (Name: Path.GetFileNameWithoutExtension(f), Beside: f[..^".yaml".Length] + ".also.yaml", Text: File.ReadAllText(f)))
            .Select(f => new BadText(f.Name, f.Text, File.Exists(f.Beside) ? File.ReadAllText(f.Beside) : null))];

    public string Code => Name[..4];

    /// <summary>Everything that is found in it, alone and together with the text beside it.</summary>
    public ImmutableArray<Mistake> Found()
    {
        var each = ProgrammeText.ReadEach(Text);
        ImmutableArray<Programme> own = [.. each.Select(r => r.Value).OfType<Programme>()];
        if (own.Length > 1 && each.All(r => r.Mistakes.IsEmpty))
        {
            return ProgrammeText.Read(Text).Mistakes;
        }

        var beside = Also is null ? [] : ProgrammeText.ReadEach(Also).Select(r => r.Value!);
        return [.. each.SelectMany(r => r.Mistakes), .. own.SelectMany(p => ProgrammeCheck.Of(p)), .. ProgrammesTogether.Mistakes([.. own, .. beside]).Where(f => own.Contains(f.Programme)).Select(f => f.Mistake)];
    }
}
