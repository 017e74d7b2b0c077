using System.Net;
using System.Text.RegularExpressions;
using Palier.App.Ledger;
using Palier.Web.Features.Acting;

namespace Palier.Web.Tests.Browser;

/// <summary>What somebody sends past the pages: without their token, without a person, under another name of this machine.</summary>
[Collection(typeof(OneMoneySite))]
public sealed partial class PostedElsewhereTests(MoneySite site)
{
    [Theory]
    [InlineData("/settlements", "settle")]
    [InlineData("/holds", "hold")]
    [InlineData("/adjustments", "adjust")]
    [InlineData("/audit", "verify")]
    [InlineData("/acting", "")]
    public async Task A_form_without_its_token_is_refused_and_changes_nothing(string path, string form)
    {
        var before = State;
        using var client = Client("ana");
        using var answer = await client.PostAsync(new Uri(site.Address + path), Fields(("_handler", form), ("programme", "changed_afterwards"), ("partner", "P1"), ("reason", "x"), ("period", "2025-01"), ("person", "ben")), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("This form is no longer valid");
        (answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []).ShouldAllBe(c => !c.StartsWith(ChosenPerson.Cookie, StringComparison.Ordinal));
        State.ShouldBe(before);
    }

    [Fact]
    public async Task A_form_that_is_sent_after_the_person_is_gone_is_refused_by_the_server_too()
    {
        var before = State;
        foreach (var (person, why) in new[] { (null, "say who acts"), ("ruth", "ruth may not hold payouts"), ("nobody-of-the-staff", "say who acts") })
        {
            using var client = Client("ana");
            var token = Token().Match(await client.GetStringAsync(new Uri(site.Address + "/holds"), TestContext.Current.CancellationToken)).Groups["token"].Value;
            client.DefaultRequestHeaders.Remove("Cookie");
            if (person is not null)
            {
                client.DefaultRequestHeaders.Add("Cookie", $"{ChosenPerson.Cookie}={person}");
            }

            using var answer = await client.PostAsync(new Uri(site.Address + "/holds"), Fields(("_handler", "hold"), ("__RequestVerificationToken", token), ("programme", "changed_afterwards"), ("partner", "P1"), ("reason", "x")), TestContext.Current.CancellationToken);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(why);
        }

        State.ShouldBe(before);
    }

    [Fact]
    public async Task A_choice_leads_back_to_this_site_only()
    {
        foreach (var (back, to) in new[] { ("/holds?lang=en", "/holds?lang=en"), ("//elsewhere.example/", "/"), ("https://elsewhere.example/", "/"), ("/\\elsewhere.example", "/") })
        {
            using var client = Client(null);
            var token = Token().Match(await client.GetStringAsync(new Uri(site.Address + "/holds"), TestContext.Current.CancellationToken)).Groups["token"].Value;
            using var answer = await client.PostAsync(new Uri(site.Address + "/acting"), Fields(("__RequestVerificationToken", token), ("person", "ana"), ("back", back)), TestContext.Current.CancellationToken);
            answer.Headers.Location?.OriginalString.ShouldBe(to);
        }
    }

    [Fact]
    public async Task Another_name_that_leads_to_this_machine_is_refused()
    {
        using var client = Client(null);
        client.DefaultRequestHeaders.Host = "palier.example";
        (await client.GetAsync(new Uri(site.Address + "/settlements"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private (int, int, int, int) State =>
        (ListDecisions.Settlements(site.Place.Database).Length, ListDecisions.Holds(site.Place.Database).Length, ListDecisions.Adjustments(site.Place.Database).Length, site.Place.Lines().Count);

    private static HttpClient Client(string? person)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");
        if (person is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"{ChosenPerson.Cookie}={person}");
        }

        return client;
    }

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
