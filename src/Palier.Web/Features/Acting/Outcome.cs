using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Palier.Web.Features.Acting;

/// <summary>Carries the sentence of what was done over the redirect to the next page, which shows it once. Nobody else can write one.</summary>
public sealed class Outcome(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private const string Cookie = "palier-outcome";

    private readonly IDataProtector _protector = protection.CreateProtector("outcome");

    /// <param name="sentence">What is told.</param>
    /// <param name="changed">Whether anything was changed; false where it was so before.</param>
    public void Keep(string sentence, bool changed) => http.HttpContext!.Response.Cookies.Append(Cookie, _protector.Protect((changed ? "+" : "=") + sentence), new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, Path = "/", MaxAge = TimeSpan.FromMinutes(1),
    });

    /// <summary>What the page before this one has to tell, once; null where it has nothing.</summary>
    public (string Sentence, bool Changed)? Take()
    {
        var context = http.HttpContext!;
        if (!HttpMethods.IsGet(context.Request.Method) || context.Response.HasStarted || context.Request.Cookies[Cookie] is not { Length: > 0 } kept)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie);
        try
        {
            var told = _protector.Unprotect(kept);
            return (told[1..], told[0] == '+');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
