using Palier.Web.Shell;

namespace Palier.Web.Hosting;

/// <summary>Puts the site together and runs it.</summary>
public static class Server
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var addresses = builder.Configuration["urls"];
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? e.Key);
        if (LocalOnly.Refusal(string.Join(';', endpoints.Prepend(addresses ?? LocalOnly.Default))) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 2;
        }

        builder.WebHost.UseUrls(addresses ?? LocalOnly.Default);
        AddSite(builder);
        await using var app = builder.Build();
        UseSite(app);
        await app.RunAsync();
        return 0;
    }

    public static void AddSite(WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Reader>();
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
