using System.Collections.Immutable;
using System.Globalization;
using Palier.App.Ledger;
using Palier.App.Verification;
using Palier.Core.Acting;

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
        Call.Do("/balance-rebuilds", "rebuildBalances", Part, Act.Rebuild, null, [typeof(BalancesRebuilt)], Rebuild, "rebuild_loses_traces"),
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

    // What is wrong is looked at before anything is made anew.
    private static Answer Rebuild(Asked asked)
    {
        var verified = Verify.Run(asked.Database);
        if (!RebuildBalances.LosesNothing(verified))
        {
            return asked.Refuse("rebuild_loses_traces", figures: ("findings", $"{verified.Findings.Count(f => !f.IsRemark)}"));
        }

        var doer = asked.Doer;
        return asked.Do(o => new MoneyTold(true, "balances_rebuilt", asked.Words.Say("verify.rebuilt", ("accounts", $"{o.Accounts}"), ("differences", $"{o.Differences}")), new { }),
            () => RebuildBalances.Run(asked.Database, doer.Name, doer.Now));
    }

    private static TrailShown Shown(TrailListed t) => new(t.Number, t.At, t.By, t.What, t.Of, t.Figures.ToImmutableSortedDictionary(StringComparer.Ordinal), t.Hash);
}
