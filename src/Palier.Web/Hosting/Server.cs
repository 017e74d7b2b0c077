using Palier.App.Messages;
using Palier.Data;
using Palier.Web.Features.Acting;
using Palier.Web.Features.Api;
using Palier.Web.Features.Ledger;
using Palier.Web.Features.Partners;
using Palier.Web.Features.Payouts;
using Palier.Web.Features.Statements;
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

        // A name of somebody else that leads to this machine would bring their pages past the address.
        builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost";
        builder.WebHost.UseUrls(addresses ?? LocalOnly.Default);
        var (month, wrong) = SampleMonth.Of(builder.Configuration["month"], DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        wrong ??= builder.Configuration["month"] is not null && (builder.Configuration["db"] is not null || args.Contains("--empty"))
            ? "--month chooses the months of the sample, and there is none with --db or --empty. Leave one of them out." : null;
        var (mail, mailWrong) = MailOptions.Of(name => builder.Configuration[name], Environment.GetEnvironmentVariable(MailLogin.Variable));
        if ((wrong ?? mailWrong) is { } said)
        {
            await Console.Error.WriteLineAsync(said);
            return 2;
        }

        Database database;
        try
        {
            database = FirstStart.Open(builder.Configuration["db"], builder.Configuration["anchor"], args.Contains("--empty"), month, TimeProvider.System.GetUtcNow().UtcDateTime, Console.WriteLine);
        }
        catch (DatabaseRefusedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }

        AddSite(builder, database);
        if (mail is not null)
        {
            builder.Services.AddSingleton(mail);
            builder.Services.AddHostedService<SendingInBackground>();
        }

        Keys.Keep(builder, Keys.Folder(builder.Configuration["db"]));
        await using var app = builder.Build();
        UseSite(app);
        await app.StartAsync();
        Console.WriteLine($"Palier answers at {string.Join(' ', app.Urls)}. The first page waits until every partner is evaluated.");
        app.Services.GetRequiredService<SiteWorld>().Warm(Console.WriteLine);
        await app.WaitForShutdownAsync();
        return 0;
    }

    public static void AddSite(WebApplicationBuilder builder, Database database)
    {
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Reader>();
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SiteWorld>();
        builder.Services.AddSingleton<DrawnPartners>();
        builder.Services.AddScoped<SiteHere>();
        builder.Services.AddScoped<IPersonHere, ChosenPerson>();
        builder.Services.AddScoped<Here>();
        builder.Services.AddScoped<Outcome>();
    }

    public static void UseSite(WebApplication app)
    {
        app.UseSecurityHeaders(Headers.Policy);
        app.UseExceptionHandler("/failure", createScopeForErrors: true);
        app.UseWordedStatus();
        app.UseApiProblems();
        app.UseChoices();
        app.UseRouting();
        app.UseAntiforgery();
        app.UseFormsOfThisSite();
        app.MapStaticAssets();
        app.MapPost("/acting", ChosenPerson.Choose);
        app.MapGet("/partners.csv", PartnersCsv.Answer);
        app.MapGet("/partners/{id}/{programme}/{bonus}.csv", ProofCsv.Answer);
        app.MapGet("/statements/{number}.pdf", StatementFiles.Pdf);
        app.MapGet("/statements/{number}.txt", StatementFiles.Text);
        app.MapGet("/statements/{number}.json", StatementFiles.Json);
        app.MapGet("/statements/{number}/logo", StatementFiles.Logo);
        app.MapGet("/payouts/{number:int}.xml", PayoutFile.Answer);
        app.MapGet("/accruals.csv", AccrualsFile.Csv);
        app.MapGet("/accruals.xlsx", AccrualsFile.Xlsx);
        app.MapGet("/accruals.journal", AccrualsFile.Journal);
        app.MapApi();
        app.MapRazorComponents<Document>();
    }
}
