using System.Collections.Immutable;
using Palier.Core.Comparing;
using Palier.Core.Definition;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Programmes;

/// <summary>What became of a proposal.</summary>
public enum PublicationState
{
    Waits = 0,
    Published = 1,
    Rejected = 2,

    /// <summary>Another proposal of the same version came after it.</summary>
    Replaced = 3,

    /// <summary>It cannot be published beside what was published since; it must be proposed anew.</summary>
    Overtaken = 4,
}

/// <summary>A proposal as lists show it.</summary>
/// <param name="Hash">The hash of what is shown of it.</param>
public sealed record PublicationListed(int Number, Publication Shown, string Hash, string By, DateOnly Day, PublicationState State, string? DecidedBy, DateOnly? DecidedOn);

/// <summary>A proposal with the two texts, which say how its differences read.</summary>
/// <param name="Programme">The programme as it is proposed.</param>
/// <param name="Old">The version it follows; null for the first.</param>
public sealed record PublicationOpened(PublicationListed Listed, Programme Programme, Programme? Old)
{
    /// <summary>The differences with how each rule read and reads; null where there are none.</summary>
    public ProgrammeComparison.Different? Compared => Old is null ? null : ProgrammeComparison.Of(Old, Programme) as ProgrammeComparison.Different;
}

/// <summary>The versions that were proposed, and what became of them.</summary>
public static class ListPublications
{
    /// <summary>All of them, the latest first.</summary>
    public static ImmutableArray<PublicationListed> Run(Database database)
    {
        using var context = database.Context();
        var decisions = context.PublicationDecisions.ToDictionary(d => d.Publication);
        return [.. context.Publications.OrderByDescending(p => p.Number).ToList().Select(p => Listed(context, p, decisions.GetValueOrDefault(p.Number)))];
    }

    /// <summary>One with its texts; null where there is none of that number.</summary>
    public static PublicationOpened? Open(Database database, int number)
    {
        using var context = database.Context();
        if (context.Publications.FirstOrDefault(p => p.Number == number) is not { } row)
        {
            return null;
        }

        var listed = Listed(context, row, context.PublicationDecisions.FirstOrDefault(d => d.Publication == number));
        var old = listed.Shown.Follows is { } follows ? context.ProgrammeVersions.FirstOrDefault(v => v.Name == row.Name && v.Version == follows.Version) : null;
        return new PublicationOpened(listed, Said(row.Bytes, row.Name), old is null ? null : Said(old.Bytes, old.Name));
    }

    private static PublicationListed Listed(PalierContext context, PublicationRow row, PublicationDecisionRow? decided)
    {
        var shown = Publication.Read(row.Content);
        var state = decided is not null ? (decided.Published ? PublicationState.Published : PublicationState.Rejected)
            : DecidePublication.NoLonger(context, row, shown, DecidePublication.VersionOf(row)) switch
            {
                null => PublicationState.Waits,
                PublicationOutcome.Replaced => PublicationState.Replaced,
                _ => PublicationState.Overtaken,
            };
        return new PublicationListed(row.Number, shown, row.Hash, row.By, row.Day, state, decided?.By, decided?.Day);
    }

    private static Programme Said(byte[] bytes, string name) =>
        PublishedProgrammes.Find(bytes, name) ?? throw new InvalidOperationException($"the proposed text of {name} is refused, although it was read when it was proposed");
}
