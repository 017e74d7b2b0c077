using Microsoft.AspNetCore.Diagnostics;

namespace Palier.Web.Shell;

/// <summary>Who reads the page: the language and the colour scheme, with the words and figures that follow from them.</summary>
public sealed class Reader
{
    public const string LanguageCookie = "palier-language";
    public const string SchemeCookie = "palier-scheme";

    public Reader(IHttpContextAccessor http)
    {
        var request = http.HttpContext?.Request;
        Language = request is null ? "en" : LanguageOf(request);
        Scheme = request is null ? null : SchemeOf(request);
        // A page that stands in place of another one leads back to that one.
        Here = http.HttpContext?.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? request?.Path.Value ?? "/";
        Query = request?.QueryString.Value ?? "";
    }

    /// <summary><c>en</c> or <c>fr</c>, as programmes' texts use it.</summary>
    public string Language { get; }

    public string Tag => Language == "fr" ? "fr-FR" : "en-GB";

    /// <summary><c>light</c> or <c>dark</c> where the person chose; null follows the system.</summary>
    public string? Scheme { get; }

    public string Here { get; }

    public string Query { get; }

    public Words Words => Language == "fr" ? Words.French : Words.English;

    /// <summary>The sentences of the core, for reasons and guides, as pages write them.</summary>
    public Palier.Core.Wording.Words Reasons => Palier.Core.Wording.Words.In(Palier.Core.Wording.Language.Find(Language)!).OnPages;

    public Figures Figures => Language == "fr" ? Figures.French : Figures.English;

    public string this[string key] => Words[key];

    public string Say(string key, params ReadOnlySpan<(string Name, string Text)> with) => Words.Say(key, with);

    public string Count(string key, long count) => Words.Count(key, count, Figures.Number(count));

    /// <summary>This very address with one thing of it changed; null takes it away.</summary>
    public string With(string name, string? value, string? without = null)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Query);
        query.Remove(name);
        if (without is not null)
        {
            query.Remove(without);
        }

        if (value is not null)
        {
            query[name] = value;
        }

        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(Here, query);
    }

    /// <summary>The choice in the address, else the one kept in the cookie, else the first language of the browser that the site speaks.</summary>
    private static string LanguageOf(HttpRequest request)
    {
        var chosen = Known(request.Query["lang"].ToString(), "en", "fr") ?? Known(request.Cookies[LanguageCookie], "en", "fr");
        if (chosen is not null)
        {
            return chosen;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Known(l.Value.Value?.Split('-')[0].ToLowerInvariant(), "en", "fr"))
            .FirstOrDefault(l => l is not null) ?? "en";
    }

    private static string? SchemeOf(HttpRequest request) =>
        Known(request.Query["scheme"].ToString(), "light", "dark") ?? Known(request.Cookies[SchemeCookie], "light", "dark");

    private static string? Known(string? value, params ReadOnlySpan<string> known)
    {
        foreach (var word in known)
        {
            if (word == value)
            {
                return word;
            }
        }

        return null;
    }
}
