using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Palier.Web.Shell;

/// <summary>The ways at the side of every page. They differ by language and by where the page lies alone, and are drawn once for each.</summary>
internal static class DrawnWays
{
    private static readonly ConcurrentDictionary<(string Language, string Way, bool Exact), MarkupString> drawn = new();

    public static async Task<MarkupString> OfAsync(Reader reader, IServiceProvider services)
    {
        var (here, end) = (reader.Here, reader.Here.IndexOf('/', Math.Min(1, reader.Here.Length)));
        var way = end <= 1 ? here : here[..end];
        if (drawn.TryGetValue((reader.Language, way, here == way), out var kept))
        {
            return kept;
        }

        kept = await Drawing.OfAsync<Ways>(services, (nameof(Ways.Way), way), (nameof(Ways.Exact), here == way));
        // An address that is none can be any text, and is on no way.
        if (kept.Value.Contains("aria-current", StringComparison.Ordinal))
        {
            drawn[(reader.Language, way, here == way)] = kept;
        }

        return kept;
    }
}
