using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Palier.Web.Features.Api.Document;

/// <summary>The OpenAPI document of the server, made of the very declarations that answer, in the language that is preferred.</summary>
internal static class DocumentFile
{
    private static readonly string[] manners = ["who", "key", "match", "problem", "money", "json", "page", "language"];

    private static readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task Answer(HttpContext http)
    {
        var (words, language) = Asked.WordsFor(http.Request);
        var bytes = files.GetOrAdd(language, _ => JsonSerializer.SerializeToUtf8Bytes(Of(words), written));
        return (new Answer(StatusCodes.Status200OK, Api.Answer.Json, bytes) with { Language = language }).SendAsync(http);
    }

    /// <summary>The document in the words of a language.</summary>
    public static JsonObject Of(Shell.Words words)
    {
        var schemas = new Schemas(words);
        var (paths, operations) = (new JsonObject(), new Operations(words, schemas));
        foreach (var calls in Routes.All.GroupBy(c => c.Path))
        {
            paths[calls.Key] = new JsonObject(calls.Select(c => KeyValuePair.Create(c.Method.ToLowerInvariant(), (JsonNode?)operations.Of(c))));
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Palier", ["version"] = "1", ["summary"] = words["api.lead"], ["description"] = string.Join("\n\n", Manners(words).Select(m => $"**{m.Title}** {m.Text}")),
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" }, ["contact"] = new JsonObject { ["name"] = "Palier" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api", ["description"] = words["api.server"] }),
            ["tags"] = new JsonArray([.. Routes.Parts.Order(StringComparer.Ordinal).Select(p => (JsonNode)new JsonObject { ["name"] = p, ["description"] = words[$"api.part.{p}.what"] })]),
            ["security"] = new JsonArray(new JsonObject()),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["person"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = Running.Person, ["description"] = words["api.header.person"] } },
                ["schemas"] = schemas.Components,
            },
        };
    }

    /// <summary>What holds for every call: each a title and a text.</summary>
    public static IEnumerable<(string Title, string Text)> Manners(Shell.Words words) =>
        manners.Select(m => (words[$"api.manner.{m}.title"], words[$"api.manner.{m}"]));
}
