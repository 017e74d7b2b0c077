using Palier.Data;
using Palier.Web.Shell;

namespace Palier.Web.Hosting;

/// <summary>Puts the site together and runs it.</summary>
public static class Server
{
    public static async Task<int> RunAsync(string[] args)
    {
        // The files of the pages lie beside the program, wherever it is started from; a build lists them in a manifest instead.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args.Where(a => a != "--empty")], ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        var addresses = builder.Configuration["urls"];
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? e.Key);
        if (LocalOnly.Refusal(string.Join(';', endpoints.Prepend(addresses ?? LocalOnly.Default))) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 2;
        }

        builder.WebHost.UseUrls(addresses ?? LocalOnly.Default);
        Database database;
        try
        {
            database = FirstStart.Open(builder.Configuration["db"], args.Contains("--empty"), Month(), TimeProvider.System.GetUtcNow().UtcDateTime, Console.WriteLine);
        }
        catch (DatabaseRefusedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }

        AddSite(builder, database);
        await using var app = builder.Build();
        UseSite(app);
        await app.StartAsync();
        Console.WriteLine($"Palier answers at {string.Join(' ', app.Urls)}. The first page waits until every partner is evaluated.");
        app.Services.GetRequiredService<SiteWorld>().Warm();
        await app.WaitForShutdownAsync();
        return 0;
    }

    public static void AddSite(WebApplicationBuilder builder, Database database)
    {
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Reader>();
        builder.Services.AddSingleton(new SiteWorld(database, TimeProvider.System));
    }

    // The sample ends with the last whole month, so that its quarters are whole too.
    private static DateOnly Month() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(-1);

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
