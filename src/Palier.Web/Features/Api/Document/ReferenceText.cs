using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Palier.Web.Features.Api.Document;

/// <summary>A parameter as the reference shows it.</summary>
internal sealed record ReferenceParameter(string Name, string Where, bool Required, string Meaning, string? Example);

/// <summary>A call as the reference shows it: the operation of the document, laid out for reading.</summary>
internal sealed record ReferenceCall(
    Call Call, string Summary, string Description, IReadOnlyList<ReferenceParameter> Parameters, string? Body, IReadOnlyList<(string Name, string Meaning, string Kind)> Fields, string? Answer);

/// <summary>The document laid out for reading: the pages of the reference show nothing that it does not say.</summary>
internal static class ReferenceText
{
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ConcurrentDictionary<string, JsonObject> documents = new(StringComparer.Ordinal);

    public static IEnumerable<ReferenceCall> Of(string part, string language) => Routes.All.Where(c => c.Part == part).Select(c => Of(c, language));

    private static ReferenceCall Of(Call call, string language)
    {
        var document = documents.GetOrAdd(language, l => DocumentFile.Of(l == "fr" ? Shell.Words.French : Shell.Words.English));
        var operation = document["paths"]![call.Path]![call.Method.ToLowerInvariant()]!;
        var content = operation["requestBody"]?["content"]?.AsObject().First().Value;
        return new ReferenceCall(
            call, operation["summary"]!.GetValue<string>(), operation["description"]!.GetValue<string>(),
            [.. Person(operation, document), .. operation["parameters"]?.AsArray().Select(p => Parameter(p!)) ?? []], Written(content?["example"]),
            [.. Fields(content?["schema"], document)], Written(operation["responses"]![$"{call.Status}"]!["content"]?["application/json"]?["example"]));
    }

    // Who acts is named by a scheme of security in the document, and in the head of the request.
    private static IEnumerable<ReferenceParameter> Person(JsonNode operation, JsonObject document)
    {
        if (operation["security"] is JsonArray ways)
        {
            var person = document["components"]!["securitySchemes"]!["person"]!;
            yield return new ReferenceParameter(
                person["name"]!.GetValue<string>(), person["in"]!.GetValue<string>(), ways.All(w => w!.AsObject().Count > 0), person["description"]!.GetValue<string>(), Examples.Person);
        }
    }

    private static ReferenceParameter Parameter(JsonNode p) => new(
        p["name"]!.GetValue<string>(), p["in"]!.GetValue<string>(), p["required"]!.GetValue<bool>(), p["description"]!.GetValue<string>(),
        p["schema"]!["enum"] is JsonArray values ? string.Join(", ", values.Select(v => v!.GetValue<string>())) : p["schema"]!["examples"]?[0]?.ToString());

    // The properties of the body, one level deep: what lies below is seen in the example.
    private static IEnumerable<(string, string, string)> Fields(JsonNode? schema, JsonObject document)
    {
        schema = schema?["$ref"] is { } reference ? document["components"]!["schemas"]![reference.GetValue<string>().Split('/')[^1]] : schema;
        var needed = schema?["required"]?.AsArray().Select(n => n!.GetValue<string>()).ToHashSet(StringComparer.Ordinal) ?? [];
        return schema?["properties"]?.AsObject().Select(p => (p.Key, p.Value?["description"]?.GetValue<string>() ?? "", needed.Contains(p.Key) ? "required" : "optional")) ?? [];
    }

    private static string? Written(JsonNode? example) => example is null ? null : JsonSerializer.Serialize(example, readable);
}
