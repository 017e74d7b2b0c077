using Microsoft.Playwright;
using Palier.Web.Tests.BankAccounts;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Browser;

/// <summary>One server over partners with bank accounts for all tests that look at them.</summary>
[CollectionDefinition]
public sealed class OneAccountSite : ICollectionFixture<AccountSite>;

/// <summary>The site over partners of which one has an account, one a change that waits, and one an account that nobody decided yet.</summary>
public sealed class AccountSite : SiteInBrowser
{
    public AccountSite()
        : this(new AccountsPlace(Engine.Sqlite))
    {
    }

    private AccountSite(AccountsPlace place)
        : base(place.Place.ConnectionString["Data Source=".Length..])
    {
        Place = place;
        var today = DateOnly.FromDateTime(DateTime.UtcNow).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        place.Place.Sale("2025-01-10", 10_000_00);
        place.Place.SettleAndPost("2025-01", "2025-02-14");
        place.Place.SettleAndPost("2025-03", "2025-04-14");
        place.Names(AccountsPlace.Belgian, on: "2025-04-15");
        place.Names(AccountsPlace.Belgian with { Holder = "Delta Süd", Contact = "south@delta.example" }, "P2", "2025-04-15");
        place.Names(AccountsPlace.Other, "P2", today);
        place.Propose(AccountsPlace.Belgian with { Holder = "Delta <b>Holding</b>", Iban = "FR14 2004 1010 0505 0001 3M02 606", Reason = "Treasury of the group" }, on: today);
    }

    internal AccountsPlace Place { get; }

    public Task<IPage> AsAsync(string? person, string path, string language = "en-GB", ColorScheme scheme = ColorScheme.Light, int width = 1440) =>
        OpenAsync(path, language, scheme, width, person: person is null ? null : Uri.EscapeDataString(person));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Place.Dispose();
    }
}
