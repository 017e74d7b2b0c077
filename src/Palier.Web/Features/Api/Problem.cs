using System.Text.Json.Nodes;
using System.Text.Json;

namespace Palier.Web.Features.Api;

/// <summary>A problem as RFC 9457 writes it: its type leads to a page that explains it, its detail is the sentence that pages say.</summary>
internal static class Problem
{
    public const string Json = "application/problem+json; charset=utf-8";

    /// <summary>The address of the page that explains a problem.</summary>
    public static string TypeOf(string key) => $"/api/problems/{Slug(key)}";

    public static string Slug(string key) => key.Replace('_', '-').ToLowerInvariant();

    /// <param name="key">Which problem it is.</param>
    /// <param name="detail">What is so, in the reader's language.</param>
    /// <param name="words">The words of the titles.</param>
    /// <param name="language">The language of both.</param>
    /// <param name="figures">What the sentence speaks of, by name.</param>
    public static Answer Of(string key, string detail, Shell.Words words, string language, IEnumerable<KeyValuePair<string, object>> figures)
    {
        var status = ProblemKinds.All[key];
        var body = new JsonObject { ["type"] = TypeOf(key), ["title"] = words[$"api.problem.{key}"], ["status"] = status, ["detail"] = detail };
        foreach (var (name, value) in figures)
        {
            body.TryAdd(name, JsonSerializer.SerializeToNode(value, value.GetType(), ApiJson.Writing));
        }

        return new Answer(status, Json, JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Writing)) { Problem = key, Language = language };
    }

    /// <summary>A problem of the request itself, worded by the site.</summary>
    public static Answer Of(RefusedException refused, Asked asked) => Of(refused.Problem, Sentence(refused, asked), asked);

    public static Answer Of(string key, string detail, Asked asked, object? outcome = null) =>
        Of(key, detail, asked.SiteWords, asked.Language.Code, outcome is null ? [] : Figures.Of(outcome));

    private static string Sentence(RefusedException refused, Asked asked)
    {
        var words = asked.SiteWords;
        return refused.Problem == "body_wrong"
            ? words.Say("api.said.body_wrong", ("place", refused.Figures[0].Value), ("why", words[$"api.json.{refused.Figures[1].Value}"]))
            : words.Say($"api.said.{refused.Problem}", refused.Figures);
    }

    /// <summary>A problem that comes before any call: no such address, no such method.</summary>
    public static Answer Of(string key, HttpContext http, Shell.Words words, string language, params ReadOnlySpan<(string, string)> figures) =>
        Of(key, words.Say($"api.said.{key}", figures), words, language, key == "failure" ? [KeyValuePair.Create<string, object>("trace", http.TraceIdentifier)] : []);
}
