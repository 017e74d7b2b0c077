using System.Collections.Immutable;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;

namespace Palier.Web.Features.Api;

/// <summary>Reads the body of a request whole, in the one type that the call takes, up to the size that it takes.</summary>
internal static class BodyOf
{
    /// <summary>The largest body of JSON; texts of programmes fit many times.</summary>
    public const int LargestJson = 1_000_000;

    /// <summary>The largest upload.</summary>
    public const int LargestUpload = 64_000_000;

    public const string Upload = "multipart/form-data";

    public static async Task ReadAsync(Asked asked)
    {
        var (request, call) = (asked.Request, asked.Call);
        var most = call.TakesFile is null ? LargestJson : LargestUpload;
        // Said before the limit is set: the server then reads the rest away, and the client reads the answer instead of a broken line.
        if (request.ContentLength > most)
        {
            throw new RefusedException("body_too_large", ("most", $"{most}"));
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        if (call.TakesFile is null && call.Takes is null)
        {
            await WithoutAsync(asked);
        }
        else if (TypeOf(request) != (call.TakesFile ?? "application/json"))
        {
            throw new RefusedException("body_type", ("type", call.TakesFile ?? "application/json"));
        }
        else if (call.TakesFile is null)
        {
            asked.Bytes = await BytesAsync(request, most);
        }
        else
        {
            asked.Files = await FilesAsync(asked);
        }
    }

    // A call that takes nothing takes an empty body, or an empty object.
    private static async Task WithoutAsync(Asked asked)
    {
        asked.Bytes = await BytesAsync(asked.Request, LargestJson);
        if (asked.Bytes.Length > 0)
        {
            StrictJson.Read(asked.Bytes, typeof(Nothing));
        }
    }

    private static async Task<byte[]> BytesAsync(HttpRequest request, int most)
    {
        using var read = new MemoryStream();
        await request.Body.CopyToAsync(read, request.HttpContext.RequestAborted);
        return read.Length > most ? throw new RefusedException("body_too_large", ("most", $"{most}")) : read.ToArray();
    }

    private static async Task<ImmutableSortedDictionary<string, byte[]>> FilesAsync(Asked asked)
    {
        var request = asked.Request;
        try
        {
            var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestUpload }, request.HttpContext.RequestAborted);
            if (form.Count > 0 || form.Files.Any(f => f.Name != "file" && !(f.Name is "mapping" or "lookup" && asked.Call.TakesMapping)) || form.Files.Select(f => f.Name).Distinct().Count() != form.Files.Count || form.Files["file"] is null)
            {
                throw new RefusedException("upload_parts");
            }

            asked.FileName = form.Files["file"]!.FileName;
            return form.Files.ToImmutableSortedDictionary(f => f.Name, Bytes, StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException("upload_parts");
        }
    }

    private static byte[] Bytes(IFormFile file)
    {
        using var read = new MemoryStream();
        file.CopyTo(read);
        return read.ToArray();
    }

    private static string? TypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)) ? type.MediaType?.ToLowerInvariant() : null;

    private sealed record Nothing;
}
