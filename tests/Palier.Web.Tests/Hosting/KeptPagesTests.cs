using System.Text.RegularExpressions;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Web.Tests.Api;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Hosting;

/// <summary>What is kept of pages: the same for who looks again, and never what is no longer so.</summary>
public sealed partial class KeptPagesTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_partners_page_is_the_same_until_a_sale_comes_and_in_the_language_of_who_looks(Engine engine)
    {
        var place = new MoneyPlace(engine, "clocks");
        using var site = new ApiSite(place);
        place.Sale("2025-02-03", 100_00);

        var first = await PageAsync(site, "/partners/P1");
        (await PageAsync(site, "/partners/P1")).ShouldBe(first);
        (await PageAsync(site, "/partners/P1", "fr")).ShouldContain("Enregistr&#xE9;");
        (await PageAsync(site, "/partners/P1")).ShouldBe(first);

        place.Sale("2025-02-10", 50_000_00);
        (await PageAsync(site, "/partners/P1")).ShouldNotBe(first);
        (await site.GetAsync("/partners/P9")).Status.ShouldBe(404);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_is_named_and_what_they_may_is_on_the_next_page(Engine engine)
    {
        using var site = new ApiSite(engine);
        var before = await PageAsync(site, "/programmes");

        NameStaff.Add(site.Place.Database, "zo\u00eb <3", "P2", [Role.Partner], new(2024, 1, 1), "mika", At("2025-03-02")).ShouldBeOfType<NameStaffOutcome.Named>();
        NameStaff.Give(site.Place.Database, "ruth", Role.Finance, new(2024, 1, 1), null, "mika", At("2025-03-02")).ShouldBeOfType<NameStaffOutcome.RoleGiven>();

        var after = await PageAsync(site, "/programmes");
        before.ShouldNotContain("zo&#xEB;");
        after.ShouldContain("""<option value="zo&#xEB; &lt;3">zo&#xEB; &lt;3, """);
        Ruth(after).ShouldNotBe(Ruth(before));
    }

    [Theory]
    [InlineData("/", "/", "page")]
    [InlineData("/partners", "/partners", "page")]
    [InlineData("/partners/P1", "/partners", "true")]
    [InlineData("/publications", "/programmes", "true")]
    [InlineData("/partnersandmore", null, null)]
    public async Task The_way_that_a_page_lies_on_is_marked_and_no_other(string path, string? way, string? mark)
    {
        using var site = new ApiSite(Engine.Sqlite);
        for (var time = 0; time < 2; time++)
        {
            var marked = Marked().Matches((await site.GetAsync(path)).Text).Select(m => (m.Groups["way"].Value, m.Groups["mark"].Value));
            marked.ShouldBe(way is null ? [] : [(way, mark!)]);
        }
    }

    private static string Ruth(string page) => page[page.IndexOf("<option value=\"ruth\"", StringComparison.Ordinal)..].Split("</option>")[0];

    // The token against forms of others is another one on every page.
    private static async Task<string> PageAsync(ApiSite site, string path, string language = "en") => Token().Replace((await site.GetAsync(path, language)).ShouldBe(200).Text, "");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"")]
    private static partial Regex Token();

    [GeneratedRegex("<a href=\"(?<way>[^\"]+)\" aria-current=\"(?<mark>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();
}
