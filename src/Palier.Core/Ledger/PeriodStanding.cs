using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>Whether what was earned in a period may still be posted.</summary>
public enum PeriodState
{
    /// <summary>Nobody closes periods by hand: it is closed on its day, and what becomes known later is late.</summary>
    ByCalendar = 0,

    /// <summary>Not closed yet, or opened again by two persons: everything that is known counts in it.</summary>
    Open = 1,

    /// <summary>Somebody closed it: what comes late goes with the next one, or asks for it to be opened again.</summary>
    Closed = 2,
}

/// <summary>A period that somebody closed or opened again; of several for the same period the last counts.</summary>
public sealed record PeriodStanding(Period Period, PeriodState State)
{
    /// <summary>The day on which that was said.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The day on which somebody closed a period; null where it is open, or closed by the calendar alone.</summary>
    public static DateOnly? ClosedOn(ImmutableArray<PeriodStanding> said, Period period) => Last(said, period) is { State: PeriodState.Closed } closed ? closed.On : null;

    /// <summary>How a period stands: the last that was said of it, or of a longer one that it lies in.</summary>
    public static PeriodState Of(ImmutableArray<PeriodStanding> said, Period period) =>
        Last(said, period)?.State ?? PeriodState.Open;

    private static PeriodStanding? Last(ImmutableArray<PeriodStanding> said, Period period) =>
        said.LastOrDefault(s => s.Period.From <= period.From && period.Until <= s.Period.Until);
}
