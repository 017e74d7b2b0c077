using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Palier.App;
using Palier.App.Partners;
using Palier.Web.Shell;

namespace Palier.Web.Features.Partners;

/// <summary>The page of a partner as it is sent, without what depends on who looks and on what is saved about money.</summary>
internal sealed record DrawnPartner(string Name, MarkupString Head, MarkupString Cards);

/// <summary>
/// Partners' pages of one world. Finding every way to the next level and drawing the proof of every bonus takes a hundred times as long as
/// sending them, and gives the same until a fact, a text or the day is another: then there is another world, and nothing is kept of the last.
/// </summary>
internal sealed class DrawnPartners
{
    // About as many characters as the pages of fifteen hundred partners have.
    private const long Most = 50_000_000;

    private OfWorld? _last;

    /// <summary>The page of a partner in a language; null where there is no such partner.</summary>
    /// <param name="world">The world that is looked at.</param>
    /// <param name="id">The number of the partner.</param>
    /// <param name="language">The language of the reader among the services.</param>
    /// <param name="services">What draws it takes its words from.</param>
    public async Task<DrawnPartner?> OfAsync(World world, string id, string language, IServiceProvider services)
    {
        var pages = _last is { } last && last.IsOf(world) ? last : _last = new OfWorld(world);
        if (pages.Drawn.TryGetValue((id, language), out var drawn))
        {
            return drawn;
        }

        if (ShowPartner.Of(world, id) is not { } opened)
        {
            return null;
        }

        drawn = new DrawnPartner(
            opened.Partner.Name, await Drawing.OfAsync<PartnerHead>(services, (nameof(PartnerHead.World), world), (nameof(PartnerHead.It), opened)),
            await Drawing.OfAsync<PartnerCards>(services, (nameof(PartnerCards.World), world), (nameof(PartnerCards.It), opened)));
        if (pages.Keep((id, language), drawn) > Most)
        {
            _last = null;
        }

        return drawn;
    }

    private sealed class OfWorld(World world)
    {
        private long _length;

        // A world that is over has the facts of everybody: it is not kept for its pages.
        private readonly WeakReference<World> _world = new(world);

        public bool IsOf(World other) => _world.TryGetTarget(out var known) && ReferenceEquals(known, other);

        public ConcurrentDictionary<(string Id, string Language), DrawnPartner> Drawn { get; } = new();

        public long Keep((string Id, string Language) key, DrawnPartner drawn)
        {
            Drawn[key] = drawn;
            return Interlocked.Add(ref _length, drawn.Head.Value.Length + drawn.Cards.Value.Length);
        }
    }
}
