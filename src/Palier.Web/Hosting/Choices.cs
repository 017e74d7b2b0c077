using Palier.Web.Shell;

namespace Palier.Web.Hosting;

/// <summary>Keeps the language and the colour scheme that a link chose, so that the next page's first paint is right.</summary>
internal static class Choices
{
    public static void UseChoices(this WebApplication app) => app.Use((context, next) =>
    {
        Keep(context, "lang", Reader.LanguageCookie, ["en", "fr"]);
        Keep(context, "scheme", Reader.SchemeCookie, ["light", "dark"]);
        return next(context);
    });

    private static void Keep(HttpContext context, string name, string cookie, ReadOnlySpan<string> known)
    {
        var value = context.Request.Query[name].ToString();
        if (known.Contains(value))
        {
            context.Response.Cookies.Append(cookie, value, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true, Path = "/",
            });
        }
    }
}
