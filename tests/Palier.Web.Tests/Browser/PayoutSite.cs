using System.Globalization;
using Microsoft.Playwright;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Values;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using Palier.Web.Tests.Payouts;

namespace Palier.Web.Tests.Browser;

/// <summary>The site over books in which partners are paid: one batch approved, one that waits, some who can be paid and some who cannot, each for another reason.</summary>
public sealed class PayoutSite : SiteInBrowser
{
    private static readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public PayoutSite()
        : this(new PayoutPlace(Engine.Sqlite, ("P1", 1_250_00), ("P2", 840_50), ("P3", 2_400_00), ("P4", 96_00), ("P5", 310_00), ("P6", 75_25), ("P7", 500_00), ("P8", 125_00)))
    {
    }

    private PayoutSite(PayoutPlace place)
        : base(place.Money.ConnectionString["Data Source=".Length..])
    {
        Place = place;
        foreach (var (name, role) in new[] { ("mika", Role.Operator), ("ana", Role.Finance), ("ben", Role.Finance), ("cléo", Role.Compliance), ("ruth", Role.Auditor) })
        {
            NameStaff.Add(place.Database, name, null, [role], new(2024, 1, 1), "mika", MoneyPlace.At("2025-02-05")).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        NameStaff.Add(place.Database, "pia", "P1", [Role.Finance], new(2024, 1, 1), "mika", MoneyPlace.At("2025-02-05")).ShouldBeOfType<NameStaffOutcome.Named>();
        place.Rates(Iso(today), ("USD", "1.0402"));
        place.AnotherProgramme("growth", "EUR", ("P2", 60m), ("P3", 150.40m));
        place.Account("vendor", "USD", null, "111222333", country: "US");
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        place.Account("P2", "EUR", PayoutPlace.Iban(2));
        place.Account("P7", "EUR", PayoutPlace.Iban(7));
        place.Account("P8", "EUR", PayoutPlace.Iban(8));
        place.Account("P3", "USD", null, "987654321", country: "US");
        place.Account("P5", "EUR", PayoutPlace.Iban(5), decided: false);
        place.Account("P6", "EUR", PayoutPlace.Iban(6));
        Hold.Run(place.Database, place.Money.Programme, "P6", "Audit of invoices", "ben", today, MoneyPlace.At(Iso(today))).ShouldBeOfType<HoldOutcome.Placed>();
        var asked = Adjust.Run(place.Database, new AdjustmentAsked(place.Money.Programme, "P4", "cash", 12m, "goodwill"), "ana", today, MoneyPlace.At(Iso(today))).ShouldBeOfType<AdjustOutcome.Proposed>();
        DecideAdjustment.Run(place.Database, asked.Number, true, "ben", today, MoneyPlace.At(Iso(today))).ShouldBeOfType<AdjustOutcome.Posted>();
        place.Decide(Proposed("P1"), on: Iso(today)).ShouldBeOfType<DecideBatchOutcome.Approved>();
        Proposed("P2");
    }

    internal PayoutPlace Place { get; }

    /// <summary>The next day on which banks work.</summary>
    public static string NextDay => Iso(WorkingDays.WeekendsOnly.Add(today, 1));

    /// <summary>A page as somebody of the staff sees it.</summary>
    public Task<IPage> AsAsync(string person, string path, string language = "en-GB") => OpenAsync(path, language, person: Uri.EscapeDataString(person));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Place.Dispose();
    }

    private int Proposed(string payee) => Place.Propose(on: Iso(today), execute: NextDay, payees: payee).ShouldBeOfType<ProposeBatchOutcome.Proposed>().Batch.Number;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
