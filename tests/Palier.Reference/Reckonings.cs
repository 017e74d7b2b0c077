using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Reference;

/// <summary>Begins a reckoning from plain facts.</summary>
public static class Reckonings
{
    /// <param name="text">The text.</param>
    /// <param name="others">Other texts and other versions.</param>
    /// <param name="partner">Whose figures are asked.</param>
    /// <param name="partners">Everyone, this partner among them.</param>
    /// <param name="belongings">Who belongs to whom from which day on.</param>
    /// <param name="takeovers">Who took over whom.</param>
    /// <param name="on">The day that says what is below the partner and what it took over.</param>
    /// <param name="said">What a case gives.</param>
    public static Reckoning Of(
        Programme text, ImmutableArray<Programme> others, string partner, ImmutableArray<PartnerFacts> partners, ImmutableArray<Belonging> belongings,
        ImmutableArray<Takeover> takeovers, DateOnly on, Said? said = null)
    {
        var all = new Everyone(partners, belongings, takeovers, [text, .. others.Where(o => !ReferenceEquals(o, text))]);
        var member = all.Member(partner, text, on);
        var standings = new Standings(all, member, said ?? Said.Nothing) { Given = said is null ? null : text.Name };
        return new Reckoning(all, text, member, standings, said ?? Said.Nothing);
    }
}
