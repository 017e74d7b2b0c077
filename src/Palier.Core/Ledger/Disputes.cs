using System.Collections.Immutable;

namespace Palier.Core.Ledger;

/// <summary>How a disputed line stands.</summary>
public abstract record DisputeState
{
    private DisputeState()
    {
    }

    /// <summary>It waits for the vendor's answer.</summary>
    /// <param name="Since">The day it was raised or, where what was to put it right was rejected, the day of that.</param>
    public sealed record Open(DateOnly Since) : DisputeState;

    /// <summary>The vendor says that the partner is right; the adjustment waits for another person.</summary>
    public sealed record Upheld(DateOnly On, int Adjustment) : DisputeState;

    /// <summary>The vendor says that the line is right, and why: that ends it.</summary>
    public sealed record Refused(DateOnly On) : DisputeState;

    /// <summary>A movement put it right.</summary>
    public sealed record PutRight(DateOnly On, int Adjustment) : DisputeState;

    /// <summary>Whether it ended, so that what waits for it goes on.</summary>
    public bool IsOver => this is Refused or PutRight;
}

/// <summary>What the vendor answered.</summary>
/// <param name="On">The day.</param>
/// <param name="Adjustment">The adjustment that is to put it right; null where the line was found right.</param>
/// <param name="Decided">Whether the adjustment was approved, and on which day; null while it waits.</param>
public sealed record DisputeAnswer(DateOnly On, int? Adjustment, (bool Approved, DateOnly On)? Decided);

/// <summary>Decides how disputes stand. Nothing of it is stored: it follows from the answers and from what became of the adjustments.</summary>
public static class Disputes
{
    /// <param name="raised">The day the line was disputed.</param>
    /// <param name="answers">The answers in their order.</param>
    public static DisputeState Of(DateOnly raised, ImmutableArray<DisputeAnswer> answers) => answers is not [.., var last] ? new DisputeState.Open(raised)
        : last.Adjustment is not { } adjustment ? new DisputeState.Refused(last.On)
        : last.Decided is not { } decided ? new DisputeState.Upheld(last.On, adjustment)
        : decided.Approved ? new DisputeState.PutRight(decided.On, adjustment) : new DisputeState.Open(decided.On);
}
