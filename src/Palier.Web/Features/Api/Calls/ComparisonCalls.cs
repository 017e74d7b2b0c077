using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Comparing;
using Palier.Core.Definition;
using Palier.Core.Wording;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A text that is to be compared: with another text, or with what is published.</summary>
internal sealed record TextToCompare(string Text, string? Old = null, int? Version = null);

/// <summary>One side of a comparison.</summary>
internal sealed record VersionCompared(int Version, DateOnly From, DateOnly Published);

/// <summary>What changes in a programme from one version to another.</summary>
internal sealed record ProgrammeCompared(string Programme, VersionCompared Old, VersionCompared New, ImmutableArray<ComparedRule> Differences);

/// <summary>What changes in every programme of a text.</summary>
internal sealed record TextCompared(ImmutableArray<ProgrammeCompared> Programmes);

/// <summary>Versions of programmes compared by what they say: two that are published, a text with what is published, or two texts.</summary>
internal static class ComparisonCalls
{
    private const string Part = "programmes";

    public static IEnumerable<Call> All =>
    [
        Call.Read("/programmes/{programme}/differences", "compareVersions", Part, typeof(ProgrammeCompared), Versions, "no_programme", "no_version", "unknown_parameter", "missing_parameter")
            with { Query = [new("old", AskedKind.Number, Required: true), new("new", AskedKind.Number, Required: true)] },
        Call.Read("/programme-comparisons", "compareText", Part, typeof(TextCompared), Texts, "text_refused", "no_programme", "no_version", "not_both_sides")
            with { Method = HttpMethods.Post, Takes = typeof(TextToCompare) },
    ];

    private static Answer Versions(Asked asked) =>
        Answered(asked, CompareProgrammes.Run(asked.Database, asked.Place("programme"), asked.Whole("old")!.Value, asked.Whole("new")!.Value), all => Answer.Of(all[0]));

    private static Answer Texts(Asked asked)
    {
        var body = asked.Body<TextToCompare>();
        if (body.Old is not null && body.Version is not null)
        {
            throw new RefusedException("body_wrong", ("place", "$.version"), ("why", "old_or_version"));
        }

        if (TextCalls.Refused(asked, body.Text, out var now) is { } refused)
        {
            return refused;
        }

        if (body.Old is null)
        {
            return Answered(asked, CompareProgrammes.Run(asked.Database, now, body.Version), all => Answer.Of(new TextCompared(all)));
        }

        return TextCalls.Refused(asked, body.Old, out var old) ?? Answered(asked, CompareProgrammes.Run(old, now), all => Answer.Of(new TextCompared(all)));
    }

    private static Answer Answered(Asked asked, ComparedProgrammes outcome, Func<ImmutableArray<ProgrammeCompared>, Answer> answer) => outcome switch
    {
        ComparedProgrammes.Compared o => answer([.. o.All.Select(c => Shown(c, asked.Words))]) with { Language = asked.Language.Code },
        ComparedProgrammes.NoSuchProgramme o => asked.Refuse("no_programme", o, ("name", o.Name)),
        ComparedProgrammes.NoSuchVersion o => asked.Refuse("no_version", o, ("name", o.Name), ("version", $"{o.Version}")),
        ComparedProgrammes.NotOnBothSides o => asked.Refuse("not_both_sides", o, ("names", string.Join(", ", o.OnlyOld.Concat(o.OnlyNew)))),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    private static ProgrammeCompared Shown(ProgrammeComparison comparison, Core.Wording.Words words) => comparison switch
    {
        ProgrammeComparison.Different d => new ProgrammeCompared(d.Now.Name, Side(d.Old), Side(d.Now), ComparisonText.Of(d, words)),
        ProgrammeComparison.Alike a => new ProgrammeCompared(a.Now.Name, Side(a.Old), Side(a.Now), []),
        _ => throw new InvalidOperationException("only programmes of one name are compared"),
    };

    private static VersionCompared Side(Programme p) => new(p.Version, p.From, p.Published);
}
