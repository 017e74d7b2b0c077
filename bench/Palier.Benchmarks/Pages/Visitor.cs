using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Palier.Benchmarks.Pages;

/// <summary>What is asked for, by whom, and what stands in the answer if it is the right one.</summary>
internal sealed record Asked(Visitor By, string Path, byte[] Mark);

/// <summary>Somebody with a browser, who chose at the head of a page who they are.</summary>
internal sealed partial class Visitor
{
    private readonly HttpClient _client;
    private readonly string _cookies;

    private Visitor(HttpClient client, string person, string cookies) => (_client, Person, _cookies) = (client, person, cookies);

    public string Person { get; }

    /// <summary>A client with connections that are kept, which takes pages as they come.</summary>
    public static HttpClient Client(Uri address, int connections) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxConnectionsPerServer = connections,
    })
    { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Chooses a person by the form of the page, as a browser does.</summary>
    public static async Task<Visitor> SignInAsync(HttpClient client, string person)
    {
        using var page = await client.GetAsync(new Uri("/programmes", UriKind.Relative));
        var given = Cookies(page);
        using var form = new FormUrlEncodedContent([new("person", person), new("back", "/"), new("__RequestVerificationToken", Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value)]);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/acting") { Content = form, Headers = { { "Cookie", given } } };
        using var answer = await client.SendAsync(post);
        var kept = Cookies(answer);
        return answer.StatusCode == HttpStatusCode.Redirect && kept.Length > 0 ? new Visitor(client, person, $"{given}; {kept}")
            : throw new InvalidOperationException($"{person} could not be chosen: {answer.StatusCode}");
    }

    /// <summary>The same person at another client.</summary>
    public Visitor At(HttpClient client) => new(client, Person, _cookies);

    public async Task<int> GetAsync(string path, byte[] mark)
    {
        using var get = new HttpRequestMessage(HttpMethod.Get, path);
        get.Headers.TryAddWithoutValidation("Cookie", _cookies);
        using var answer = await _client.SendAsync(get);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK && body.AsSpan().IndexOf(mark) >= 0 ? body.Length
            : throw new InvalidOperationException($"{path} for {Person} answers {(int)answer.StatusCode} and not {Encoding.UTF8.GetString(mark)}");
    }

    private static string Cookies(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.TryGetValues("Set-Cookie", out var all) ? all.Select(c => c.Split(';')[0]) : []);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
