using Microsoft.AspNetCore.Mvc;
using Palier.App.Staff;
using Palier.Data;
using Palier.Web.Hosting;

namespace Palier.Web.Features.Acting;

/// <summary>The person that was chosen in the head of a page, kept in a cookie; only people of the staff count.</summary>
public sealed class ChosenPerson(IHttpContextAccessor http, Database database, SiteHere site) : IPersonHere
{
    public const string Cookie = "palier-person";

    private readonly Lazy<string?> _name = new(() =>
        http.HttpContext?.Request.Cookies[Cookie] is { Length: > 0 } kept ? site.Kept.Of("people", () => ListStaff.Run(database)).FirstOrDefault(s => s.Name == kept)?.Name : null);

    public string? Name => _name.Value;

    /// <summary>Keeps the choice, or forgets it where nobody is chosen, and goes back to the page it was made on.</summary>
    public static IResult Choose(HttpContext context, Database database, [FromForm] string? person, [FromForm] string? back)
    {
        if (ListStaff.Run(database).Any(s => s.Name == person))
        {
            context.Response.Cookies.Append(Cookie, person!, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, Path = "/" });
        }
        else
        {
            context.Response.Cookies.Delete(Cookie);
        }

        return Results.LocalRedirect(IsOfThisSite(back) ? back! : "/");
    }

    private static bool IsOfThisSite(string? path) => path is ['/'] || (path is ['/', not ('/' or '\\'), ..] && !path.Any(char.IsControl));
}
