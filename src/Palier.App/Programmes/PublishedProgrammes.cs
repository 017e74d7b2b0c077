using System.Collections.Immutable;
using System.Text;
using Palier.Core.Definition;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>The programmes in a database, as their published texts say.</summary>
public static class PublishedProgrammes
{
    /// <summary>Every version of every programme, by name and version.</summary>
    public static ImmutableArray<Programme> All(Database database)
    {
        using var context = database.Context();
        return All(context);
    }

    /// <summary>How many versions are published: they only become more.</summary>
    public static int Count(Database database)
    {
        using var context = database.Context();
        return context.ProgrammeVersions.Count();
    }

    /// <summary>The text of a version as it was published, byte for byte; null where there is none.</summary>
    public static byte[]? Text(Database database, string name, int version)
    {
        using var context = database.Context();
        return context.ProgrammeVersions.FirstOrDefault(v => v.Name == name && v.Version == version)?.Bytes;
    }

    /// <summary>The programme of a name that a text says; null where it says none of that name or is refused.</summary>
    public static Programme? Find(byte[] bytes, string name) =>
        ProgrammeText.ReadEach(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')).FirstOrDefault(r => r.Value?.Name == name)?.Value;

    internal static ImmutableArray<Programme> All(PalierContext context, long upTo = long.MaxValue) =>
        [.. context.ProgrammeVersions.Where(v => v.Sequence <= upTo).OrderBy(v => v.Name).ThenBy(v => v.Version).AsEnumerable().Select(v => Read(v.Bytes, v.Name))];

    /// <summary>Of every programme the version in force on a day: the latest that began by then; by name.</summary>
    public static ImmutableArray<Programme> InForce(ImmutableArray<Programme> all, DateOnly on) =>
        [.. all.Where(v => v.From <= on)
            .GroupBy(v => v.Name, StringComparer.Ordinal)
            .Select(versions => versions.OrderBy(v => v.From).ThenBy(v => v.Version).Last())
            .OrderBy(v => v.Name, StringComparer.Ordinal)];

    private static Programme Read(byte[] bytes, string name) =>
        Find(bytes, name)
            ?? throw new InvalidOperationException($"the published text of {name} is refused, although it was accepted when it was published");
}
