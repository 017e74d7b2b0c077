using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Palier.Web.Hosting;

/// <summary>Answers what cannot be answered with a page in words: what is not there, what is kept from who asks, and a form whose token this site did not give.</summary>
internal static class WordedStatus
{
    /// <summary>The largest form that the server reads, in bytes: that of its own default.</summary>
    private const long MostOfAForm = 30_000_000;

    public static void UseWordedStatus(this WebApplication app) => app.UseStatusCodePages(async status =>
    {
        var context = status.HttpContext;
        var (method, path, services) = (context.Request.Method, context.Request.Path, context.RequestServices);
        using var scope = services.CreateScope();
        try
        {
            context.SetEndpoint(null);
            context.Request.RouteValues.Clear();
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            // Without it a page that answers a 404 takes itself for the page that is not there.
            context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
            {
                OriginalPathBase = context.Request.PathBase.Value ?? "", OriginalPath = path.Value ?? "", OriginalQueryString = context.Request.QueryString.Value,
            });
            (context.Request.Method, context.Request.Path, context.RequestServices) =
                (HttpMethods.Get, PageOf(context.Response.StatusCode), scope.ServiceProvider);
            await status.Next(context);
        }
        finally
        {
            (context.Request.Method, context.Request.Path, context.RequestServices) = (method, path, services);
        }
    });

    /// <summary>Ends a form that somebody else may have sent before anything of it is looked at.</summary>
    public static void UseFormsOfThisSite(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        // What is beyond what the server reads at all has no token that could be looked at.
        context.Response.StatusCode = context.Request.ContentLength > MostOfAForm ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static string PageOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "/old-form",
        StatusCodes.Status403Forbidden => "/kept",
        StatusCodes.Status413PayloadTooLarge => "/too-large",
        _ => "/not-found",
    };
}
