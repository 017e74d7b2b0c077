using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.App;

/// <summary>Everything the pages read: the published programmes, the facts of every partner, and the day to look from.</summary>
/// <param name="Programmes">In the order they are shown; the first with a ladder is the one partners are listed by.</param>
/// <param name="Partners">All partners with their facts.</param>
/// <param name="Today">The first day that has no facts yet: periods that ended before it are whole.</param>
public sealed record World(ImmutableArray<Programme> Programmes, ImmutableArray<PartnerFacts> Partners, DateOnly Today)
{
    /// <summary>Every published version of every programme; those in force where no others are known.</summary>
    public ImmutableArray<Programme> Texts { get; init; } = Programmes;

    /// <summary>The sales lines of the partners as columns, laid out when they are first asked for.</summary>
    public ColumnStore Columns { get; init; } = new(Partners);

    public Programme? Main => Programmes.FirstOrDefault(p => p.Ladder is not null);
}
