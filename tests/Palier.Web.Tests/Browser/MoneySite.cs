using Microsoft.Playwright;
using Palier.App.Ledger;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Browser;

/// <summary>The site over a small programme with three partners, and staff: two of finance, one of compliance, and one who only reads.</summary>
public sealed class MoneySite : SiteInBrowser
{
    private static readonly DateOnly since = new(2024, 1, 1);

    public MoneySite()
        : this(new MoneyPlace(Engine.Sqlite, "changed-afterwards", ["P1", "P2", "P3"]))
    {
    }

    private MoneySite(MoneyPlace place)
        : base(place.ConnectionString["Data Source=".Length..])
    {
        Place = place;
        foreach (var (name, role) in new[] { ("mika", Role.Operator), ("ana", Role.Finance), ("ben", Role.Finance), ("cléo", Role.Compliance), ("ruth", Role.Auditor) })
        {
            NameStaff.Add(place.Database, name, null, [role], since, "mika", MoneyPlace.At("2024-12-02")).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        foreach (var partner in new[] { "P1", "P2", "P3" })
        {
            place.Sale("2025-01-10", 1_000_00, partner: partner);
            place.Sale("2025-02-10", 2_000_00, partner: partner);
            place.Sale("2025-03-10", 3_000_00, partner: partner);
        }

        Decide(place);
    }

    internal MoneyPlace Place { get; }

    /// <summary>A page as somebody of the staff sees it.</summary>
    public Task<IPage> AsAsync(string person, string path, string language = "en-GB") => OpenAsync(path, language, person: Uri.EscapeDataString(person));

    // One of everything, so that each page has something to show.
    private static void Decide(MoneyPlace place)
    {
        var (on, at) = (MoneyPlace.Day("2025-02-20"), MoneyPlace.At("2025-02-20"));
        place.SettleAndPost("2025-01", "2025-02-20");
        place.CloseIt("2025-01", "2025-02-20").ShouldBeOfType<CloseOutcome.Closed>();
        Reopen.Ask(place.Database, place.Programme, MoneyPlace.Of("2025-01"), "An invoice was wrong", "ben", on, at).ShouldBeOfType<ReopenOutcome.Asked>();
        Adjust.Run(place.Database, new AdjustmentAsked(place.Programme, "P3", "cash", 10, "Training in Ghent"), "ben", on, at).ShouldBeOfType<AdjustOutcome.Proposed>();
        Hold.Run(place.Database, place.Programme, "P3", "Bank account in question", "ben", on, at).ShouldBeOfType<HoldOutcome.Placed>();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Place.Dispose();
    }
}
