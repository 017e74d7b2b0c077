using System.Collections.Immutable;
using Palier.Core.Definition;

namespace Palier.Core.Benefits;

/// <summary>A benefit that a level has, with what it gives there; null where it is simply had.</summary>
public sealed record Entitlement(Benefit Benefit, LocalText? Gives);

/// <summary>Decides who has which benefits.</summary>
public static class Entitlements
{
    /// <summary>The benefits of a level, in the order of the text. A level that a benefit does not name has what the one below it has.</summary>
    public static ImmutableArray<Entitlement> Of(Programme programme, string level)
    {
        if (programme.Ladder is not { } ladder)
        {
            return [];
        }

        var rank = ladder.RankOf(level);
        var all = ImmutableArray.CreateBuilder<Entitlement>();
        foreach (var benefit in programme.Benefits.Where(b => b.For.Covers(level, ladder)))
        {
            var given = benefit.Gives.Where(g => ladder.RankOf(g.Level) <= rank).ToList();
            if (benefit.Gives.IsEmpty || given.Count > 0)
            {
                all.Add(new Entitlement(benefit, given.Count == 0 ? null : given.MaxBy(g => ladder.RankOf(g.Level)).Gives));
            }
        }

        return all.ToImmutable();
    }
}
