using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Palier.Core.Statements;
using SkiaSharp;

namespace Palier.App.Statements;

/// <summary>Who issues statements, read from a file: <c>{ "name": "…", "address": ["…"], "logo": "logo.png" }</c>.</summary>
public static class VendorFile
{
    private const int LargestLogo = 200_000;

    private static readonly JsonSerializerOptions strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private sealed record Said(string? Name, ImmutableArray<string>? Address, string? Logo);

    /// <summary>The vendor, or what is wrong with the file.</summary>
    public static (Vendor? Vendor, string? Problem) Read(string path)
    {
        try
        {
            var said = JsonSerializer.Deserialize<Said>(File.ReadAllText(path), strict);
            return string.IsNullOrWhiteSpace(said?.Name) ? (null, $"{path} does not say \"name\": who issues the statements.")
                : said.Logo is null ? (new Vendor(said.Name.Trim(), said.Address ?? [], null), null)
                : Logo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, said.Logo)) is var (logo, problem) && problem is not null ? (null, problem)
                : (new Vendor(said.Name.Trim(), said.Address ?? [], logo), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, $"{path} cannot be read as a vendor with name, address and logo: {e.Message}");
        }
    }

    private static (string? Logo, string? Problem) Logo(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length > LargestLogo)
        {
            return (null, $"{path} has {bytes.Length} bytes. The logo stands in every statement: at most {LargestLogo} bytes.");
        }

        using var image = SKImage.FromEncodedData(bytes);
        return image is null ? (null, $"{path} is no picture. Give a PNG or JPEG.") : (Convert.ToBase64String(bytes), null);
    }
}
