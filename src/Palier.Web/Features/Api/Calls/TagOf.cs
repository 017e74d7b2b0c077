using System.Security.Cryptography;
using System.Text.Json;

namespace Palier.Web.Features.Api.Calls;

/// <summary>The tag of what is shown, where nothing about it has a hash of its own: of its values by their names.</summary>
internal static class TagOf
{
    public static string Shown(params IEnumerable<(string Name, object? Value)> shown) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown.Select(s => new[] { s.Name, s.Value?.ToString() }))));
}
