using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Palier.App.Messages;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Data;
using Palier.Web.Hosting;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;

namespace Palier.Web.Tests.Api;

/// <summary>What was answered.</summary>
internal sealed record ApiAnswer(int Status, byte[] Bytes, HttpResponseMessage Message)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public string Tag => Message.Headers.ETag?.Tag ?? throw new InvalidOperationException($"no tag: {Status} {Text}");

    /// <summary>The last part of the type of a problem.</summary>
    public string? Problem => Message.Content.Headers.ContentType?.MediaType == "application/problem+json" ? Json["type"]!.GetValue<string>()["/api/problems/".Length..] : null;

    public ApiAnswer ShouldBe(int status, string? problem = null)
    {
        (Status, Problem).ShouldBe((status, problem), Text);
        return this;
    }
}

/// <summary>The server on a port of this machine over a small programme with three partners and its staff, and a client that holds every answer against the document.</summary>
internal sealed class ApiSite : IDisposable
{
    private readonly Other _server;
    private JsonObject? _document;

    public ApiSite(Engine engine, Func<Database, Database>? database = null, string[]? partners = null, MailChoice? mail = null)
        : this(new MoneyPlace(engine, "changed-afterwards", partners ?? ["P1", "P2", "P3"]), database, mail)
    {
        foreach (var partner in partners ?? ["P1", "P2", "P3"])
        {
            Place.Sale("2025-01-10", 1_000_00, partner: partner);
            Place.Sale("2025-02-10", 2_000_00, partner: partner);
        }
    }

    /// <summary>The server over another place, which it lets go of in the end.</summary>
    public ApiSite(MoneyPlace place, Func<Database, Database>? database = null, MailChoice? mail = null)
    {
        Place = place;
        foreach (var (name, role) in new[] { ("mika", Role.Operator), ("ana", Role.Finance), ("ben", Role.Finance), ("cléo", Role.Compliance), ("ruth", Role.Auditor), ("pia", Role.ProgrammeManager) })
        {
            NameStaff.Add(Place.Database, name, null, [role], new(2024, 1, 1), "mika", MoneyPlace.At("2024-12-02")).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        var opened = FirstStart.Open(Place.ConnectionString, null, empty: true, default, MoneyPlace.At("2025-03-01"), _ => { });
        _server = new Other(database is null ? opened : database(opened), mail);
    }

    public MoneyPlace Place { get; }

    public HttpClient Client => _server.Client;

    public IServiceProvider Services => _server.App.Services;

    /// <summary>Everything that the server wrote into its log.</summary>
    public string Log => _server.Log.Text;

    public string Address => _server.App.Urls.First();

    /// <summary>The same database under a server that was started anew.</summary>
    public Other Restarted() => new(Database.Open(Place.ConnectionString));

    /// <summary>What the document says of a request; null where it knows no such call.</summary>
    public JsonObject? Operation(string method, string path)
    {
        _document ??= JsonNode.Parse(Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)).GetAwaiter().GetResult())!.AsObject();
        var parts = path.Split('?')[0]["/api".Length..].Split('/');
        return _document["paths"]!.AsObject().Select(p => (Parts: p.Key.Split('/'), p.Value)).Where(p => p.Parts.Length == parts.Length)
            .OrderBy(p => p.Parts.Count(x => x.StartsWith('{')))
            .FirstOrDefault(p => p.Parts.Zip(parts).All(x => x.First.StartsWith('{') || x.First == x.Second)).Value?[method.ToLowerInvariant()]?.AsObject();
    }

    public Task<ApiAnswer> GetAsync(string path, string language = "en", string? none = null) => SendAsync("GET", path, language: language, none: none);

    public Task<ApiAnswer> PostAsync(string path, object? body = null, string? person = "ana", string? key = "", string? match = null, string language = "en") =>
        SendAsync("POST", path, body is null ? null : new StringContent(body as string ?? System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), person, key, match, language);

    public async Task<ApiAnswer> SendAsync(
        string method, string path, HttpContent? body = null, string? person = null, string? key = null, string? match = null, string language = "en", string? none = null, (string Name, string Value)? header = null)
    {
        using var request = Request(method, path, body, person, key, match, language, none);
        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var message = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = new ApiAnswer((int)message.StatusCode, await message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), message);
        if (path.StartsWith("/api", StringComparison.Ordinal) && Operation(method, path) is { } operation)
        {
            var told = operation["responses"]![$"{answer.Status}"].ShouldNotBeNull($"{method} {path} is not said to answer {answer.Status}: {answer.Text}");
            if (answer.Problem is { } problem)
            {
                told["content"]!["application/problem+json"]!["schema"]!["properties"]!["type"]!["enum"]!.AsArray().Select(t => t!.GetValue<string>()).ShouldContain($"/api/problems/{problem}", $"{method} {path}");
            }
        }

        return answer;
    }

    /// <summary>Reads the tag of what is at a path.</summary>
    public async Task<string> TagAsync(string path) => (await GetAsync(path)).ShouldBe(200).Tag;

    public void Dispose()
    {
        _server.Dispose();
        Place.Dispose();
    }

    private static HttpRequestMessage Request(string method, string path, HttpContent? body, string? person, string? key, string? match, string language, string? none)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        foreach (var (name, value) in new[] { ("Palier-Person", person is null ? null : Uri.EscapeDataString(person)), ("Idempotency-Key", key is "" ? Guid.NewGuid().ToString() : key), ("If-Match", match), ("If-None-Match", none) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    /// <summary>A server over a database, on a free port of this machine.</summary>
    internal sealed class Other : IDisposable
    {
        public Other(Database database, MailChoice? mail = null)
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Palier.Web", ContentRootPath = AppContext.BaseDirectory });
            builder.WebHost.UseStaticWebAssets();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            Log = new Written();
            builder.Logging.AddProvider(Log);
            Server.AddSite(builder, database);
            if (mail is not null)
            {
                builder.Services.AddSingleton(mail);
            }

            builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            App = builder.Build();
            Server.UseSite(App);
            App.StartAsync().GetAwaiter().GetResult();
            Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(App.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        }

        public WebApplication App { get; }

        public Written Log { get; }

        public HttpClient Client { get; }

        public void Dispose()
        {
            Client.Dispose();
            App.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
