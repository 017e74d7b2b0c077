using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using Palier.App.Sample;
using Palier.Data;
using Palier.Web.Features.Acting;
using Palier.Web.Hosting;

namespace Palier.Web.Tests.Browser;

/// <summary>The site with the sample world.</summary>
public sealed class RunningSite() : SiteInBrowser(Sample.Value)
{
    // The world of one pinned month in a file of its own, made once for all tests that look at pages.
    private static Lazy<string> Sample { get; } = new(() =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("palier-site-").FullName, "sample.db");
        InstallSample.Run(Database.Open(file), new DateOnly(2026, 10, 1), new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        return file;
    });
}

/// <summary>The site on a free port of this machine, and a browser of the system to look at it.</summary>
/// <param name="database">The SQLite file.</param>
public abstract class SiteInBrowser(string database) : IAsyncLifetime
{
    private readonly Factory _factory = new(database);
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _factory.UseKestrel();
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress.ToString().TrimEnd('/').Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
        // The first page waits until every partner is evaluated, which a busy machine takes longer over than a browser waits.
        using (var first = new HttpClient { Timeout = TimeSpan.FromMinutes(5) })
        {
            await first.GetStringAsync(new Uri(Address));
        }

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PALIER_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
    }

    public async Task<IPage> OpenAsync(string path, string language = "en-GB", ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 900, string? person = null)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language, ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        if (person is not null)
        {
            await context.AddCookiesAsync([new Cookie { Name = ChosenPerson.Cookie, Value = person, Url = Address }]);
        }

        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + path);
        return page;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _factory.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class Factory(string database) : WebApplicationFactory<SiteWorld>
    {
        // The free port is asked for as a person would: a busy machine may have started the server before the factory names one.
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("db", database).UseSetting("urls", "http://127.0.0.1:0");
    }
}
