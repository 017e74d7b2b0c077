using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>Whether what was earned in a period may still be posted.</summary>
public enum PeriodState
{
    /// <summary>Nobody has closed it yet.</summary>
    Open = 0,

    /// <summary>It is closed: what comes late goes with the next one, or asks for it to be opened again.</summary>
    Closed = 1,

    /// <summary>Two persons opened it again: what came late counts in it.</summary>
    OpenAgain = 2,
}

/// <summary>A period that somebody closed or opened again; of several for the same period the last counts.</summary>
public sealed record PeriodStanding(Period Period, PeriodState State)
{
    /// <summary>How a period stands: the last that was said of it, or of a longer one that it lies in.</summary>
    public static PeriodState Of(ImmutableArray<PeriodStanding> said, Period period) =>
        said.LastOrDefault(s => s.Period.From <= period.From && period.Until <= s.Period.Until)?.State ?? PeriodState.Open;
}
