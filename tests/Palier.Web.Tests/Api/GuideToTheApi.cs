using System.Text;
using System.Text.RegularExpressions;
using Palier.App.Ledger;
using Palier.App.Sample;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Api;

/// <summary>The session of the guide, sent to the server as it stands there.</summary>
public sealed partial class GuideToTheApi
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_request_is_answered_as_the_guide_says(Engine engine)
    {
        using var sample = TestDatabase.CopyOf("sample until October 2026", engine, c => InstallSample.Run(Database.Open(c), new DateOnly(2026, 10, 1), new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc)));
        var database = Database.Open(sample.ConnectionString);
        using var site = new ApiSite.Other(database);
        var (tag, sent) = ("", 0);
        var guide = await File.ReadAllTextAsync(Path.Combine(Root.Folder, "docs", "guide", "api.md"), TestContext.Current.CancellationToken);
        foreach (Match match in Exchanges().Matches(guide))
        {
            using var request = Request(match.Groups["asked"].Value.Replace("*tag*", tag, StringComparison.Ordinal));
            using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            (tag, sent) = (answer.Headers.ETag?.Tag ?? tag, sent + 1);

            foreach (var line in match.Groups["told"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.StartsWith("ETag", StringComparison.Ordinal))
                {
                    answer.Headers.ETag.ShouldNotBeNull();
                }
                else if (line.StartsWith("Location: ", StringComparison.Ordinal))
                {
                    answer.Headers.Location!.OriginalString.ShouldBe(line["Location: ".Length..]);
                }
                else if (line.StartsWith('{'))
                {
                    text.Replace("\\u00A0", " ", StringComparison.Ordinal).ShouldStartWith(line, Case.Sensitive, match.Value);
                }
                else
                {
                    $"{(int)answer.StatusCode}".ShouldBe(line, text);
                }
            }
        }

        sent.ShouldBe(7);
        using var curl = Curl(guide);
        using var again = await site.Client.SendAsync(curl, TestContext.Current.CancellationToken);
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Adjustment 1 is proposed");
        ListDecisions.Adjustments(database).Length.ShouldBe(1);
        ListLedger.Balances(database, "enterprise", "P-0001").Single().Amount.Minor.ShouldBe(1_250_50);
    }

    // The command as a shell would read it: what stands in quotes, and the address at its end.
    private static HttpRequestMessage Curl(string guide)
    {
        var command = CurlCommands().Matches(guide).Single().Value;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(command.Split(' ', '\n')[^2]).PathAndQuery, UriKind.Relative))
        {
            Content = new StringContent(Quoted().Matches(command).Single(m => m.Groups["option"].Value == "d").Groups["value"].Value, Encoding.UTF8, "application/json"),
        };
        foreach (var header in Quoted().Matches(command).Where(m => m.Groups["option"].Value == "H").Select(m => m.Groups["value"].Value.Split(": ", 2)).Where(h => h[0] != "Content-Type"))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return request;
    }

    private static HttpRequestMessage Request(string written)
    {
        var parts = written.Split("\n\n", 2);
        var head = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (method, path) = (head[0].Split(' ')[0], head[0].Split(' ')[1]);
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (parts.Length == 2)
        {
            request.Content = new StringContent(parts[1], Encoding.UTF8, "application/json");
        }

        foreach (var header in head[1..].Select(h => h.Split(": ", 2)).Where(h => h[0] != "Content-Type"))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return request;
    }

    [GeneratedRegex("```http\n(?<asked>.*?)\n```\n\n```http-answer\n(?<told>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Exchanges();

    [GeneratedRegex("curl .*?\n(?=```)", RegexOptions.Singleline)]
    private static partial Regex CurlCommands();

    [GeneratedRegex("-(?<option>[Hd]) '(?<value>[^']*)'")]
    private static partial Regex Quoted();
}
