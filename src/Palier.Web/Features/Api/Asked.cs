using System.Collections.Immutable;
using System.Globalization;
using Palier.App.Ledger;
using Palier.App.Messages;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Features.Acting;
using Palier.Web.Hosting;

namespace Palier.Web.Features.Api;

/// <summary>What is asked in one request, read by the letter: what is not understood is refused and never guessed.</summary>
internal sealed class Asked
{
    private readonly HttpContext _http;
    private object? _body;

    public Asked(HttpContext http, Call call)
    {
        (_http, Call) = (http, call);
        Database = http.RequestServices.GetRequiredService<Database>();
        Language = Language.Find(Preferred(http.Request))!;
        Here = new Here(new PersonNamed(http.Request), Database, Clock, Site);
    }

    public Call Call { get; }

    /// <summary>Where it is read; where something is saved, under the key of the client and beside what was shown.</summary>
    public Database Database { get; private init; }

    public Language Language { get; }

    public Here Here { get; }

    /// <summary>The bytes of the body.</summary>
    public byte[] Bytes { get; set; } = [];

    /// <summary>The files of the body by name, where it has any.</summary>
    public ImmutableSortedDictionary<string, byte[]> Files { get; set; } = ImmutableSortedDictionary<string, byte[]>.Empty;

    /// <summary>What the file of the body is called where it comes from.</summary>
    public string FileName { get; set; } = "";

    /// <summary>The tag that <c>If-Match</c> names; null where none was sent.</summary>
    public string? Match { get; set; }

    /// <summary>The hash of what was shown, to which an approval is bound; the state that follows it in the tag is not part of it.</summary>
    public string? ShownHash => Match?.Split('.')[0];

    /// <summary>Words an outcome of this call as its answer; set by what runs the use case.</summary>
    public Func<object, Answer> Answered { get; set; } = _ => throw new InvalidOperationException("the call does not say how it answers");

    public Doer Doer => Here.Doer;

    public HttpRequest Request => _http.Request;

    public SiteHere Site => _http.RequestServices.GetRequiredService<SiteHere>();

    /// <summary>The sentences as pages write them.</summary>
    public Core.Wording.Words Words => Core.Wording.Words.In(Language).OnPages;

    public Shell.Words SiteWords => Language.Code == "fr" ? Shell.Words.French : Shell.Words.English;

    public MoneyTelling Telling => new(Words, name => Site.Title(name, Language.Code));

    public DateOnly Today => Here.Today;

    /// <summary>The mail server that this server was started with; null where it has none.</summary>
    public MailChoice? Mail => _http.RequestServices.GetService<MailChoice>();

    public string Trace => _http.TraceIdentifier;

    private TimeProvider Clock => _http.RequestServices.GetRequiredService<TimeProvider>();

    /// <summary>The same request on another database.</summary>
    public Asked On(Database database) => new(_http, Call) { Database = database, Bytes = Bytes, Files = Files, FileName = FileName, Match = Match };

    public T Body<T>() => (T)(_body ??= StrictJson.Read(Bytes, typeof(T)));

    /// <summary>What stands in the path under a name.</summary>
    public string Place(string name) => (string)Request.RouteValues[name]!;

    /// <summary>A number in the path; 0, which nothing has, where it is none.</summary>
    public int Number(string name = "number") => int.TryParse(Place(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <exception cref="RefusedException">What stands in the path is no period.</exception>
    public Period PeriodAt(string name = "period") => Period.Find(Place(name)) ?? throw new RefusedException("wrong_parameter", ("name", name), ("value", Place(name)));

    public string? Query(string name) => Request.Query[name] is [{ } value] ? value : null;

    public DateOnly? Day(string name) => Query(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public Period? Span(string name) => Query(name) is { } text ? Period.Find(text) : null;

    public int? Whole(string name) => Query(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool? YesOrNo(string name) => Query(name) is { } text ? text == "true" : null;

    /// <summary>Refuses what the call does not know, what stands twice, and what is not of its kind.</summary>
    /// <exception cref="RefusedException">Something of the query is refused.</exception>
    public void CheckQuery()
    {
        foreach (var (name, values) in Request.Query)
        {
            if (Call.Query.FirstOrDefault(q => q.Name == name) is not { } known)
            {
                throw new RefusedException("unknown_parameter", ("name", name), ("known", string.Join(", ", Call.Query.Select(q => q.Name))));
            }

            if (values is not [{ Length: > 0 and <= 200 } value] || !Is(value, known) || value.Any(char.IsControl))
            {
                throw new RefusedException("wrong_parameter", ("name", name), ("value", values.ToString()));
            }
        }

        if (Call.Query.FirstOrDefault(q => q.Required && !Request.Query.ContainsKey(q.Name)) is { } missing)
        {
            throw new RefusedException("missing_parameter", ("name", missing.Name));
        }
    }

    /// <summary>The words of the site in the language that a request prefers.</summary>
    public static (Shell.Words Words, string Language) WordsFor(HttpRequest request) => Preferred(request) is "fr" ? (Shell.Words.French, "fr") : (Shell.Words.English, "en");

    private static bool Is(string value, AskedFor known) => known.Kind switch
    {
        AskedKind.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (known.Name != "limit" || number is >= 1 and <= Listing.Most),
        AskedKind.Day => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        AskedKind.Span => Period.Find(value) is not null,
        AskedKind.YesOrNo => value is "true" or "false",
        AskedKind.OneOf => known.Values.Contains(value),
        _ => true,
    };

    private static string Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.Value?.Split('-')[0].ToLowerInvariant()).FirstOrDefault(l => Language.Find(l) is not null) ?? "en";

    // The name in the header; letters beyond ASCII may be written as they are in UTF-8, or with percent signs.
    private sealed class PersonNamed(HttpRequest request) : IPersonHere
    {
        public string? Name => request.Headers[Running.Person] is [{ Length: > 0 } name] ? Uri.UnescapeDataString(name).Trim() : null;
    }
}
