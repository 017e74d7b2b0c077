using Palier.Core.Definition;

namespace Palier.Web.Features.Api.Calls;

/// <summary>Filters that lists share.</summary>
internal static class Fits
{
    public static readonly AskedFor Partner = new("partner");
    public static readonly AskedFor Programme = new("programme");
    public static readonly AskedFor Span = new("period", AskedKind.Span);

    public static AskedFor State(params string[] states) => new("state", AskedKind.OneOf, Values: [.. states]);

    /// <summary>Whether a row is among those asked for: nothing was asked, or it has what was.</summary>
    public static bool Fit(this Asked asked, string name, string? value) => asked.Query(name) is not { } wanted || wanted == value;

    /// <summary>The call of a list, which pages and takes these filters.</summary>
    public static Call List(string path, string id, string part, Type gives, Func<Asked, Answer> run, params AskedFor[] filters) =>
        Call.Read(path, id, part, gives, run, "unknown_parameter", "wrong_cursor") with { IsList = true, Query = [.. filters, .. Listing.Paging] };

    /// <summary>The title of something in the language of who asks.</summary>
    public static string In(this Asked asked, LocalText text) => text.In(asked.Language.Code);

    /// <summary>A problem whose sentence the site has, or else the wording of what is done with money.</summary>
    public static Answer Refuse(this Asked asked, string key, object? outcome = null, params ReadOnlySpan<(string, string)> figures) => Problem.Of(
        key, asked.SiteWords.Sentences.ContainsKey($"api.said.{key}") ? asked.SiteWords.Say($"api.said.{key}", figures) : asked.Words.Say($"money.{key}", figures), asked, outcome);
}
