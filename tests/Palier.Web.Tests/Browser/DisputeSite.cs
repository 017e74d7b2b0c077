using Microsoft.Playwright;
using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Values;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Disputes;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Browser;

/// <summary>The site over January 2025 of two partners, with a disputed line, a limit, and an adjustment above it that one person has approved.</summary>
public sealed class DisputeSite : SiteInBrowser
{
    public DisputeSite()
        : this(new DisputePlace(Engine.Sqlite))
    {
    }

    private DisputeSite(DisputePlace place)
        : base(place.Place.ConnectionString["Data Source=".Length..])
    {
        Place = place;
        var (on, at) = (MoneyPlace.Day("2025-02-10"), MoneyPlace.At("2025-02-10"));
        place.Raise("rebate", "2025-02-10", amount: 65m);
        Limits.Propose(place.Database, Subject.Adjustment, Currency.Eur, 100m, "ana", on, at);
        Limits.Decide(place.Database, 1, true, "cleo", on, at).ShouldBeOfType<LimitOutcome.InForce>();
        Adjust.Run(place.Database, new AdjustmentAsked("disputes", "P2", "cash", 250m, "Training in Ghent"), "ana", on, at).ShouldBeOfType<AdjustOutcome.Proposed>();
        place.Decide(1, "2025-02-10").ShouldBeOfType<AdjustOutcome.ThirdNeeded>();
    }

    internal DisputePlace Place { get; }

    /// <summary>A page as somebody sees it.</summary>
    public Task<IPage> AsAsync(string person, string path, string language = "en-GB") => OpenAsync(path, language, person: Uri.EscapeDataString(person));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Place.Dispose();
    }
}
