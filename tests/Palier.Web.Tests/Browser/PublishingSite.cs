using System.Text;
using Microsoft.Playwright;
using Palier.App.Programmes;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Facts;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Browser;

/// <summary>The site over a programme with two levels, four partners around the limit between them, and staff who may propose, publish, or only read.</summary>
public sealed class PublishingSite : SiteInBrowser
{
    private static readonly DateOnly since = new(2024, 1, 1);
    private static readonly string[] partners = ["P1", "P2", "P3", "P4"];

    public PublishingSite()
        : this(new MoneyPlace(Engine.Sqlite, "changed-afterwards", partners))
    {
    }

    private PublishingSite(MoneyPlace place)
        : base(place.ConnectionString["Data Source=".Length..])
    {
        Place = place;
        foreach (var (name, role) in new[] { ("mika", Role.Operator), ("ana", Role.ProgrammeManager), ("ben", Role.Finance), ("cléo", Role.ProgrammeManager), ("ruth", Role.Auditor) })
        {
            NameStaff.Add(place.Database, name, null, [role], since, "mika", MoneyPlace.At("2024-12-02")).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        Publish.Run(place.Database, "steps", 1, since, new DateOnly(2023, 11, 15), Encoding.UTF8.GetBytes(Text(1)), MoneyPlace.At("2024-12-03")).ShouldBeOfType<PublishOutcome.Published>();
        using (var saving = place.Database.Begin(MoneyPlace.At("2024-12-04"), "test"))
        {
            saving.Add(partners.Select(p => new Enrolment { Partner = p, Programme = "steps", AcceptedOn = since, From = since }));
            saving.Commit();
        }

        // Reviews go by what was known on their day, so January comes before February.
        foreach (var day in new[] { "2025-01-10", "2025-02-10" })
        {
            place.Sale(day, 500_00, partner: "P1");
            place.Sale(day, 850_00, partner: "P2");
            place.Sale(day, 1_050_00, partner: "P3");
            place.Sale(day, 9_000_00, partner: "P4");
        }

        // One that waits, for the pages that show it.
        var text = ProposedText.Read(place.Database, Encoding.UTF8.GetBytes(Text(2, star: "1_100")), [("limits.yaml", Encoding.UTF8.GetBytes(Cases))]).ShouldBeOfType<ReadText.Readable>().Texts.Single();
        ProposePublication.Run(place.Database, text, "ana", MoneyPlace.Day("2025-03-05"), MoneyPlace.At("2025-03-05")).ShouldBeOfType<PublicationOutcome.Proposed>().Number.ShouldBe(1);
    }

    internal static string Cases =>
        """
        programme: programme.yaml
        given: { period: 2025-02 }
        cases:
        - it: is a star at exactly one thousand
          ref: §2
          given: { revenue: 1000 }
          expect: { level.reached: star }
        - it: pays five percent
          given: { level: star, sold: 1000 }
          expect: { rebate: 50.00 }
        """;

    internal MoneyPlace Place { get; }

    /// <summary>A version of the programme: what a star needs in a month and what it is paid.</summary>
    internal static string Text(int version, string star = "1_000", string rate = "5%") =>
        $$"""
        programme: steps
        title:     { en: Steps, fr: Marches }
        about:     { en: A test., fr: Un essai. }
        version:   {{version}}
        from:      {{2023 + version}}-01-01
        published: 2023-11-15
        currency:  EUR
        time_zone: Europe/Brussels
        answers:   { counts_on: invoiced_on, line_rounding: in total, value_at: start of period, level_at: end of period, returns: when returned, converts_at: own currency only, mergers: history stays }
        metrics:   { revenue: { title: { en: Revenue, fr: Chiffre d’affaires }, ref: §1, sum: sale.net, over: 1 closed month }, sold: { ref: §1, sum: sale.net } }
        levels:
          ref:  §2
          up:   { every: month, starts: at once }
          down: { every: month, starts: at once }
          ladder:
            starter: { title: { en: Starter, fr: Débutant } }
            star:    { title: { en: Star, fr: Étoile }, revenue: {{star}} }
        bonuses:
          rebate:
            title:  { en: Rebate, fr: Remise }
            ref:    §3
            every:  month
            for:    [star]
            amount: [ { rate: {{rate}}, of: sold }, { round: { to: 0.01, half: up } } ]
        """;

    /// <summary>A page as somebody of the staff sees it.</summary>
    public Task<IPage> AsAsync(string person, string path, string language = "en-GB") => OpenAsync(path, language, person: Uri.EscapeDataString(person));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Place.Dispose();
    }
}
