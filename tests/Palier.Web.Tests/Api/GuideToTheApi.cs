using System.Text;
using System.Text.RegularExpressions;
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
        using var site = new ApiSite(engine);
        var (tag, sent) = ("", 0);
        foreach (Match match in Exchanges().Matches(await File.ReadAllTextAsync(Path.Combine(Root.Folder, "docs", "guide", "api.md"), TestContext.Current.CancellationToken)))
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
        site.Place.Balance("cash", "P2").ShouldBe(1_250_50);
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
}
