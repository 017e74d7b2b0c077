using System.Collections.Immutable;
using Palier.Core.Comparing;
using Palier.Core.Definition;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>What comparing programmes came to.</summary>
public abstract record ComparedProgrammes
{
    public sealed record Compared(ImmutableArray<ProgrammeComparison> All) : ComparedProgrammes;

    /// <summary>A text has mistakes and says no programme.</summary>
    public sealed record Refused(string Path) : ComparedProgrammes;

    /// <summary>One side has programmes that the other has not.</summary>
    public sealed record NotOnBothSides(ImmutableArray<string> OnlyOld, ImmutableArray<string> OnlyNew) : ComparedProgrammes;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : ComparedProgrammes;

    public sealed record NoSuchVersion(string Name, int Version, ImmutableArray<int> Published) : ComparedProgrammes;
}

/// <summary>Compares two versions of programmes by their definitions: of texts, or as they are published.</summary>
public static class CompareProgrammes
{
    /// <summary>The programmes of two paths, each with the one of the same name.</summary>
    public static ComparedProgrammes Run(ImmutableArray<ProgrammeFile> old, ImmutableArray<ProgrammeFile> now)
    {
        if (old.Concat(now).FirstOrDefault(f => f.Reading.Value is null) is { } refused)
        {
            return new ComparedProgrammes.Refused(refused.Path);
        }

        var (before, after) = (ByName(old), ByName(now));
        ImmutableArray<string> onlyOld = [.. before.Keys.Except(after.Keys)];
        ImmutableArray<string> onlyNew = [.. after.Keys.Except(before.Keys)];
        return onlyOld.IsEmpty && onlyNew.IsEmpty
            ? new ComparedProgrammes.Compared([.. before.Select(p => ProgrammeComparison.Of(p.Value, after[p.Key]))])
            : new ComparedProgrammes.NotOnBothSides(onlyOld, onlyNew);
    }

    /// <summary>Two published versions of one programme.</summary>
    public static ComparedProgrammes Run(Database database, string name, int old, int now)
    {
        var all = PublishedProgrammes.All(database);
        var versions = all.Where(p => p.Name == name).ToList();
        if (versions.Count == 0)
        {
            return new ComparedProgrammes.NoSuchProgramme(name, [.. all.Select(p => p.Name).Distinct()]);
        }

        var (before, after) = (versions.Find(v => v.Version == old), versions.Find(v => v.Version == now));
        return before is null || after is null
            ? new ComparedProgrammes.NoSuchVersion(name, before is null ? old : now, [.. versions.Select(v => v.Version)])
            : new ComparedProgrammes.Compared([ProgrammeComparison.Of(before, after)]);
    }

    private static SortedDictionary<string, Programme> ByName(ImmutableArray<ProgrammeFile> files) =>
        new(files.Select(f => f.Reading.Value!).DistinctBy(p => p.Name).ToDictionary(p => p.Name), StringComparer.Ordinal);
}
