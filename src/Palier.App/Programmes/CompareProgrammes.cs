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

        return Run([.. old.Select(f => f.Reading.Value!)], [.. now.Select(f => f.Reading.Value!)]);
    }

    /// <summary>Programmes of two texts, each with the one of the same name.</summary>
    public static ComparedProgrammes Run(ImmutableArray<Programme> old, ImmutableArray<Programme> now)
    {
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

    /// <summary>Programmes of a text, each with its published version of a number; where none is given, with the latest that is not above its own.</summary>
    public static ComparedProgrammes Run(Database database, ImmutableArray<Programme> now, int? old)
    {
        var all = PublishedProgrammes.All(database);
        var compared = ImmutableArray.CreateBuilder<ProgrammeComparison>();
        foreach (var programme in now)
        {
            var versions = all.Where(p => p.Name == programme.Name).ToList();
            if (versions.Count == 0)
            {
                return new ComparedProgrammes.NoSuchProgramme(programme.Name, [.. all.Select(p => p.Name).Distinct()]);
            }

            if ((old is null ? versions.FindLast(v => v.Version <= programme.Version) ?? versions[^1] : versions.Find(v => v.Version == old)) is not { } before)
            {
                return new ComparedProgrammes.NoSuchVersion(programme.Name, old!.Value, [.. versions.Select(v => v.Version)]);
            }

            compared.Add(ProgrammeComparison.Of(before, programme));
        }

        return new ComparedProgrammes.Compared(compared.ToImmutable());
    }

    private static SortedDictionary<string, Programme> ByName(ImmutableArray<Programme> programmes) =>
        new(programmes.DistinctBy(p => p.Name).ToDictionary(p => p.Name), StringComparer.Ordinal);
}
