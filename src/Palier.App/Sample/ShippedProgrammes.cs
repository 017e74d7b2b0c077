using System.Collections.Immutable;
using System.Text;
using Palier.Core.Definition;

namespace Palier.App.Sample;

/// <summary>A programme that comes with the product: its text, byte for byte, and what it says.</summary>
public sealed record ShippedProgramme(string Name, ImmutableArray<byte> Text, Programme Programme);

/// <summary>The programmes of Meridian Systems, carried inside the program so that it runs from any folder.</summary>
public static class ShippedProgrammes
{
    private static readonly string[] Names = ["enterprise", "gocloud", "growcloud"];

    /// <summary>All of them; one that others ask for comes before them.</summary>
    public static ImmutableArray<ShippedProgramme> All { get; } = [.. Names.Select(Read)];

    private static ShippedProgramme Read(string name)
    {
        using var resource = typeof(ShippedProgrammes).Assembly.GetManifestResourceStream($"programmes/{name}.yaml")
            ?? throw new InvalidOperationException($"the programme {name} is not built in");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        var text = bytes.ToArray();
        var reading = ProgrammeText.Read(Encoding.UTF8.GetString(text));
        var mistakes = string.Join("; ", reading.Mistakes.Select(m =>
            $"{m.Place.Line}:{m.Place.Column} {m.Code} {string.Join(", ", m.Figures.Select(f => $"{f.Key} {f.Value}"))}"));
        return new ShippedProgramme(name, [.. text], reading.Value ?? throw new InvalidOperationException($"the programme {name} is refused: {mistakes}"));
    }
}
