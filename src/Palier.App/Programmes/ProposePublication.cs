using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Comparing;
using Palier.Core.Definition;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Programmes;

/// <summary>What came of proposing a version, or of deciding one that is proposed.</summary>
public abstract record PublicationOutcome
{
    private PublicationOutcome()
    {
    }

    /// <summary>It waits for a second person.</summary>
    public sealed record Proposed(int Number, Publication Shown) : PublicationOutcome;

    /// <summary>The very same waits already: text, tests and impact.</summary>
    public sealed record ProposedBefore(int Number, Publication Shown) : PublicationOutcome;

    /// <summary>It cannot be published: as it stands, or no longer.</summary>
    public sealed record Refused(PublishOutcome Why) : PublicationOutcome;

    /// <summary>Another person published it, and it is a version of its programme.</summary>
    public sealed record Published(int Number, Publication Shown) : PublicationOutcome;

    public sealed record Rejected(int Number, string Programme, int Version) : PublicationOutcome;

    public sealed record NoSuchPublication(int Number) : PublicationOutcome;

    public sealed record DecidedBefore(int Number, bool WasPublished, string By) : PublicationOutcome;

    /// <summary>Another proposal of the same version came after it.</summary>
    public sealed record Replaced(int Number, int By) : PublicationOutcome;

    /// <summary>Another version of the programme was published since; what was shown compares with one that is no longer the latest.</summary>
    public sealed record Overtaken(int Number, string Programme, int Version, int Latest) : PublicationOutcome;

    /// <summary>This person's approval does not count.</summary>
    public sealed record NotApproved(Core.Acting.Approval Why) : PublicationOutcome;
}

/// <summary>Proposes a version of a programme with what it changes, what its tests say and what it would have cost; <see cref="DecidePublication"/> publishes it.</summary>
public static class ProposePublication
{
    /// <summary>How long computing the impact may take, so that proposing stays bearable.</summary>
    public static TimeSpan AtMost { get; } = TimeSpan.FromMinutes(1);

    /// <param name="database">Where the programmes are published.</param>
    /// <param name="text">The text with its cases.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="atMost">How long computing the impact may take; <see cref="AtMost"/> when null.</param>
    /// <param name="progress">Told how many evaluations are done, and of how many.</param>
    public static PublicationOutcome Run(Database database, ProposedText text, string by, DateOnly on, DateTime now, TimeSpan? atMost = null, Action<int, int>? progress = null)
    {
        var (programme, bytes) = (text.Programme, text.Bytes.ToArray());
        var version = VersionOf(programme, bytes);
        using (var context = database.Context())
        {
            if (Publish.Refusal(context, version) is { } refused)
            {
                return new PublicationOutcome.Refused(refused);
            }
        }

        // Computing takes its time, so others save meanwhile; what is compared with is looked at again below.
        var (impact, missing) = Impact(database, programme, on, atMost ?? AtMost, progress);
        using var saving = database.Begin(now, $"propose {programme.Name} {programme.Version}");
        if (Publish.Refusal(saving.Context, version) is { } late)
        {
            return new PublicationOutcome.Refused(late);
        }

        var shown = Compared(saving.Context, version, programme) with { On = on, Cases = text.Cases, Impact = impact, NoImpact = missing };
        if (Waiting(saving.Context, version).FirstOrDefault() is { } waits && waits.Hash == shown.Hash)
        {
            return new PublicationOutcome.ProposedBefore(waits.Number, shown);
        }

        var number = (saving.Context.Publications.Max(p => (int?)p.Number) ?? 0) + 1;
        saving.AddRows([new PublicationRow
        {
            Number = number, Name = version.Name, Version = version.Version, Bytes = bytes, TextHash = version.Hash, ValidFrom = version.ValidFrom, PublishedOn = version.PublishedOn,
            Content = shown.Content, Hash = shown.Hash, By = by, Day = on,
        }]);
        return Deeds.Commit(saving, new Deed("propose to publish", by, on, $"publication {number}", shown.Hash), new PublicationOutcome.Proposed(number, shown));
    }

    /// <summary>The proposals of a version that nobody decided, the latest first: that one alone can be published.</summary>
    internal static IQueryable<PublicationRow> Waiting(PalierContext context, ProgrammeVersionRow of) => context.Publications
        .Where(p => p.Name == of.Name && p.Version == of.Version && !context.PublicationDecisions.Any(d => d.Publication == p.Number)).OrderByDescending(p => p.Number);

    /// <summary>The versions of a programme that are published.</summary>
    internal static ImmutableArray<int> Published(PalierContext context, string name) => [.. context.ProgrammeVersions.Where(v => v.Name == name).Select(v => v.Version).OrderBy(v => v)];

    private static ProgrammeVersionRow VersionOf(Programme p, byte[] bytes) =>
        new() { Name = p.Name, Version = p.Version, Bytes = bytes, Hash = Publish.HashOf(bytes), ValidFrom = p.From, PublishedOn = p.Published };

    private static Publication Compared(PalierContext context, ProgrammeVersionRow version, Programme programme)
    {
        var before = context.ProgrammeVersions.Where(v => v.Name == version.Name && v.Version < version.Version).OrderByDescending(v => v.Version).FirstOrDefault();
        var differences = before is not null && ProgrammeComparison.Of(PublishedProgrammes.Find(before.Bytes, before.Name)!, programme) is ProgrammeComparison.Different different ? different.All : [];
        return new Publication
        {
            Programme = version.Name, Version = version.Version, Text = version.Hash, ValidFrom = version.ValidFrom, PublishedOn = version.PublishedOn, On = default,
            Follows = before is null ? null : new FollowedVersion(before.Version, before.Hash), Published = Published(context, version.Name),
            Differences = [.. differences.Select(d => new StatedDifference(d.On, d.Kind, d.Name, d.What, d.Effect))], Cases = [],
        };
    }

    private static (PublicationImpact? Impact, ImpactMissing? Missing) Impact(Database database, Programme programme, DateOnly on, TimeSpan atMost, Action<int, int>? progress)
    {
        var span = PublicationImpact.SpanOf(database, programme, on);
        return Simulate.Run(database, programme, span, since: null, new TriedOn([], [], []), atMost, progress) switch
        {
            SimulateOutcome.Tried tried => (PublicationImpact.Of(tried.Report), null),
            SimulateOutcome.Stopped stopped => (null, new ImpactMissing(ImpactReason.TookTooLong, span.From, span.Until, stopped.Done, stopped.All)),
            SimulateOutcome.NobodyThere => (null, new ImpactMissing(ImpactReason.NobodyThere, span.From, span.Until, 0, 0)),
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
    }
}
