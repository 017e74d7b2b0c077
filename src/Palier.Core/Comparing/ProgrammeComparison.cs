using System.Collections.Immutable;
using Palier.Core.Definition;

namespace Palier.Core.Comparing;

/// <summary>What comparing two versions of a programme gives.</summary>
public abstract record ProgrammeComparison
{
    /// <summary>They are two programmes, not two versions of one.</summary>
    public sealed record OtherProgramme(Programme Old, Programme Now) : ProgrammeComparison;

    /// <summary>No difference in effect or in wording.</summary>
    public sealed record Alike(Programme Old, Programme Now) : ProgrammeComparison;

    /// <summary>The differences by day, then by effect, then by name.</summary>
    public sealed record Different(Programme Old, Programme Now, ImmutableArray<Difference> All) : ProgrammeComparison;

    /// <summary>
    /// What changes from one version to another: each difference stands under the day on which it takes effect, which is the
    /// first day of the new version or a later day on which a dated value begins.
    /// </summary>
    public static ProgrammeComparison Of(Programme old, Programme now) =>
        old.Name != now.Name ? new OtherProgramme(old, now)
        : new VersionsCompared(old, now).Differences() is { IsEmpty: false } all ? new Different(old, now, all)
        : new Alike(old, now);
}
