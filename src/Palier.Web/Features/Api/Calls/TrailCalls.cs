using System.Collections.Immutable;
using System.Globalization;
using Palier.App.Verification;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A row of the audit trail.</summary>
internal sealed record TrailShown(long Number, DateTime At, string By, string What, string Of, ImmutableSortedDictionary<string, string> Figures, string Hash);

/// <summary>Something that verifying found.</summary>
internal sealed record VerificationFinding(FindingKind Kind, long Row, string Table, bool IsRemark, string Message);

/// <summary>What verifying found.</summary>
internal sealed record VerificationShown(bool IsClean, long Rows, string Head, ImmutableArray<VerificationFinding> Findings);

/// <summary>The audit trail, and whether everything is as it was recorded.</summary>
internal static class TrailCalls
{
    private const string Part = "audit";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/audit", "listTrail", Part, typeof(TrailShown), List, new AskedFor("by")),
        Call.Read("/verification", "verify", Part, typeof(VerificationShown), Check),
    ];

    private static Answer List(Asked asked)
    {
        long? before = Listing.After(asked) is { } place ? long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new RefusedException("wrong_cursor", ("value", asked.Query("after")!)) : null;
        var trail = ListTrail.Run(asked.Database, new TrailAsked(before, asked.Query("by"), asked.Limit()));
        return asked.Page([.. trail.Rows.Select(Shown)], trail.IsEnd ? null : $"{trail.Rows[^1].Number}");
    }

    private static Answer Check(Asked asked)
    {
        var verified = Verify.Run(asked.Database);
        return Answer.Of(new VerificationShown(verified.IsClean, verified.Rows, verified.Head,
            [.. verified.Findings.Select(f => new VerificationFinding(f.Kind, f.Row, f.Table, f.IsRemark, asked.Words.Say($"verify.{f.Kind}", ("row", $"{f.Row}"), ("table", f.Table), ("detail", f.Detail))))]))
            with { Language = asked.Language.Code };
    }

    private static TrailShown Shown(TrailListed t) => new(t.Number, t.At, t.By, t.What, t.Of, t.Figures.ToImmutableSortedDictionary(StringComparer.Ordinal), t.Hash);
}
