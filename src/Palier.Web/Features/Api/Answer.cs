using System.Security.Cryptography;
using System.Text.Json;

namespace Palier.Web.Features.Api;

/// <summary>What is sent back: kept and sent again as the same bytes where a command carries a key.</summary>
/// <param name="Status">The status.</param>
/// <param name="Type">The media type.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Answer(int Status, string Type, byte[] Body)
{
    public const string Json = "application/json; charset=utf-8";

    /// <summary>Where what is new can be read.</summary>
    public string? Location { get; init; }

    /// <summary>The tag of what is shown; the hash of the body where nothing else is said.</summary>
    public string? Tag { get; init; }

    /// <summary>The language it is in; null where it is in none.</summary>
    public string? Language { get; init; }

    /// <summary>The problem it is, by its key; null where it is none.</summary>
    public string? Problem { get; init; }

    /// <summary>The address of the next page of a list.</summary>
    public string? Next { get; init; }

    public static Answer Of<T>(T value, int status = StatusCodes.Status200OK) => new(status, Json, JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Writing));

    public static Answer File(byte[] bytes, string type) => new(StatusCodes.Status200OK, type, bytes);

    /// <summary>The answer as it is kept beside the key of a command.</summary>
    public string Kept() => JsonSerializer.Serialize(this, ApiJson.Writing);

    public static Answer Again(string kept) => JsonSerializer.Deserialize<Answer>(kept, ApiJson.Writing) ?? throw new InvalidOperationException("a kept answer is empty");

    public async Task SendAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        if (Status == StatusCodes.Status200OK && HttpMethods.IsGet(request.Method))
        {
            var tag = $"\"{Tag ?? Convert.ToHexStringLower(SHA256.HashData(Body))}\"";
            response.Headers.ETag = tag;
            response.Headers.CacheControl = "private, no-cache";
            if (request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Tag == "*" || k.Tag == tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        else
        {
            response.Headers.CacheControl = "no-store";
        }

        response.StatusCode = Status;
        response.ContentType = Type;
        response.ContentLength = Body.Length;
        response.Headers.Location = Location;
        response.Headers.ContentLanguage = Language;
        response.Headers.Vary = $"Accept-Language, {Running.Person}";
        if (Next is not null)
        {
            response.Headers.Link = $"<{Next}>; rel=\"next\"";
        }

        await response.Body.WriteAsync(Body, http.RequestAborted);
    }
}
