using System.Text;
using System.Text.Json;

namespace Palier.Web.Features.Api;

/// <summary>
/// Reads the body of a request. It is looked at twice: first every letter of it, whatever it says, then what it says. What is
/// refused is named by its place.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonReaderOptions byTheLetter = new() { AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow, MaxDepth = ApiJson.Deepest };

    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="RefusedException">The body is no JSON, or not what is asked for.</exception>
    public static object Read(byte[] body, Type type)
    {
        try
        {
            Look(body);
            return JsonSerializer.Deserialize(body, type, ApiJson.Reading) ?? throw Wrong("$", "null");
        }
        catch (JsonException e)
        {
            throw Wrong(Place(e), e.Path is null ? "no_json" : "other_value");
        }
    }

    private static void Look(byte[] body)
    {
        if (body.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            throw Wrong("1:1", "bom");
        }

        try
        {
            strict.GetCharCount(body);
        }
        catch (DecoderFallbackException e)
        {
            throw Wrong(LineAndColumn(body, Math.Max(0, e.Index)), "no_utf8");
        }

        var reader = new Utf8JsonReader(body, byTheLetter);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                Text(ref reader, body);
            }
            else if (reader.TokenType == JsonTokenType.Number && !(reader.TryGetDouble(out var value) && double.IsFinite(value)))
            {
                throw Wrong(LineAndColumn(body, (int)reader.TokenStartIndex), "number");
            }
        }
    }

    // A half of a pair of surrogates is no character, and a text with a zero in it ends early wherever C reads it.
    private static void Text(ref Utf8JsonReader reader, byte[] body)
    {
        try
        {
            if (!reader.GetString()!.Contains('\0', StringComparison.Ordinal))
            {
                return;
            }
        }
        catch (InvalidOperationException)
        {
            throw Wrong(LineAndColumn(body, (int)reader.TokenStartIndex), "surrogate");
        }

        throw Wrong(LineAndColumn(body, (int)reader.TokenStartIndex), "nul");
    }

    private static string Place(JsonException e) => e.Path is { Length: > 0 } path && path != "$" ? path
        : e.LineNumber is { } line ? $"{line + 1}:{(e.BytePositionInLine ?? 0) + 1}" : "$";

    private static string LineAndColumn(byte[] body, int index)
    {
        var before = body.AsSpan(0, Math.Min(index, body.Length));
        var line = before.Count((byte)'\n') + 1;
        return $"{line}:{before.Length - before.LastIndexOf((byte)'\n')}";
    }

    private static RefusedException Wrong(string place, string why) => new("body_wrong", ("place", place), ("why", why));
}
