using Palier.Web.Shell;

namespace Palier.Web.Hosting;

/// <summary>Puts the site together and runs it.</summary>
public static class Server
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder([.. args.Where(a => a != "--empty")]);
        var addresses = builder.Configuration["urls"];
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? e.Key);
        if (LocalOnly.Refusal(string.Join(';', endpoints.Prepend(addresses ?? LocalOnly.Default))) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 2;
        }

        builder.WebHost.UseUrls(addresses ?? LocalOnly.Default);
        if (builder.Configuration["db"] is { } db)
        {
            await Console.Error.WriteLineAsync($"--db {db} is refused: this server shows the sample world and does not read a database yet.");
            return 2;
        }

        AddSite(builder, empty: args.Contains("--empty"));
        await using var app = builder.Build();
        UseSite(app);
        await app.StartAsync();
        Console.WriteLine($"Palier answers at {string.Join(' ', app.Urls)}. The first page waits until every partner is evaluated.");
        app.Services.GetRequiredService<SiteWorld>().Warm();
        await app.WaitForShutdownAsync();
        return 0;
    }

    public static void AddSite(WebApplicationBuilder builder, bool empty)
    {
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Reader>();
        var programmes = SiteWorld.FindProgrammes(builder.Environment.ContentRootPath) ?? SiteWorld.FindProgrammes(AppContext.BaseDirectory);
        builder.Services.AddSingleton(SiteWorld.Sample(programmes, empty, Today(), Console.WriteLine));
    }

    // The world of the sample ends with the last whole month, so that its quarters are whole too.
    private static DateOnly Today()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DateOnly(now.Year, now.Month, 1);
    }

    public static void UseSite(WebApplication app)
    {
        app.UseSecurityHeaders(Headers.Policy);
        app.UseExceptionHandler("/failure", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseChoices();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<Document>();
    }
}
