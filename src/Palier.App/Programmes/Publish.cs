using System.Collections.Immutable;
using System.Security.Cryptography;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Programmes;

/// <summary>What came of publishing.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    public sealed record Published(string Name, int Version, string Hash) : PublishOutcome;

    public sealed record AlreadyPublished(string Name, int Version, string Hash) : PublishOutcome;

    /// <summary>The version stands with other bytes; a change needs a new version number.</summary>
    public sealed record VersionTaken(string Name, int Version, string Hash) : PublishOutcome;

    /// <summary>The version changes what an earlier one promised to keep.</summary>
    public sealed record PromiseBroken(string Name, int Version, ImmutableArray<BrokenPromise> Broken) : PublishOutcome;

    /// <summary>Together with the programmes that are published it asks for a level that is not there, or for levels in a ring.</summary>
    public sealed record DoesNotFit(string Name, int Version, ImmutableArray<Mistake> Mistakes) : PublishOutcome;
}

/// <summary>
/// Stores a version of a programme as its bytes and their hash. A stored version never changes. People reach it through <see cref="ProposePublication"/>
/// and <see cref="DecidePublication"/> alone; by itself it is for what the program brings along.
/// </summary>
public static class Publish
{
    public static PublishOutcome Run(Database database, string name, int version, DateOnly from, DateOnly published, byte[] bytes, DateTime now, string by = AuditNote.Program)
    {
        using var saving = database.Begin(now, $"publish {name} {version}");
        var row = new ProgrammeVersionRow { Name = name, Version = version, Bytes = bytes, Hash = HashOf(bytes), ValidFrom = from, PublishedOn = published };
        if (Refusal(saving.Context, row) is { } refused)
        {
            return refused;
        }

        saving.AddRows([row]);
        saving.Commit(new AuditNote(by, "publish", $"{name} {version}").With("hash", row.Hash).With("valid_from", from).With("published_on", published));
        return new PublishOutcome.Published(name, version, row.Hash);
    }

    /// <summary>SHA-256 of a text in small hexadecimal letters.</summary>
    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Why a version cannot be stored beside what is published; null where it can.</summary>
    internal static PublishOutcome? Refusal(PalierContext context, ProgrammeVersionRow row)
    {
        if (context.ProgrammeVersions.FirstOrDefault(v => v.Name == row.Name && v.Version == row.Version) is { } known)
        {
            return known.Hash == row.Hash ? new PublishOutcome.AlreadyPublished(row.Name, row.Version, row.Hash) : new PublishOutcome.VersionTaken(row.Name, row.Version, known.Hash);
        }

        return PublishedProgrammes.Find(row.Bytes, row.Name) is { } programme ? Refused(programme, PublishedProgrammes.All(context)) : null;
    }

    private static PublishOutcome? Refused(Programme programme, ImmutableArray<Programme> published)
    {
        var earlier = published.Where(p => p.Name == programme.Name && p.Version < programme.Version);
        ImmutableArray<BrokenPromise> broken = [.. earlier.SelectMany(p => Promises.Broken(p, programme))];
        if (!broken.IsEmpty)
        {
            return new PublishOutcome.PromiseBroken(programme.Name, programme.Version, broken);
        }

        ImmutableArray<Mistake> mistakes = [.. ProgrammesTogether.Mistakes(published.Add(programme)).Select(m => m.Mistake)];
        return mistakes.IsEmpty ? null : new PublishOutcome.DoesNotFit(programme.Name, programme.Version, mistakes);
    }

    /// <summary>The version of a programme that is valid on a day: the latest that began by then; null when none did.</summary>
    public static ProgrammeVersionRow? ValidOn(Database database, string name, DateOnly on)
    {
        using var context = database.Context();
        return context.ProgrammeVersions.Where(v => v.Name == name && v.ValidFrom <= on)
            .OrderByDescending(v => v.ValidFrom).ThenByDescending(v => v.Version).FirstOrDefault();
    }

    /// <summary>The names of all programmes that have a published version.</summary>
    public static IReadOnlyList<string> Names(Database database)
    {
        using var context = database.Context();
        return [.. context.ProgrammeVersions.Select(v => v.Name).Distinct().OrderBy(n => n)];
    }
}
