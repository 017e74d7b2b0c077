using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What keeping the books of a partner asks: what was earned as it was known by a day, and what happened when.</summary>
public interface IBooked
{
    ImmutableArray<Programme> Versions { get; }

    /// <summary>The version of the programme that holds for a day, as it was published by another; null before the first.</summary>
    Programme? Version(DateOnly day, DateOnly publishedBy);

    /// <summary>The day a period closes under a version.</summary>
    DateOnly Closes(Programme version, Period period);

    /// <summary>What a bonus earned, with what was known. A bonus that the version does not have earned nothing.</summary>
    Claim Earned(Closing closing, KnownBy known);

    /// <summary>Whether somebody closed the period of a closing.</summary>
    PeriodState StateOf(Closing closing) => PeriodState.ByCalendar;

    /// <summary>The day on which somebody closed the period of a closing; null where nobody did.</summary>
    DateOnly? ClosedOn(Closing closing) => null;

    /// <summary>The days on which facts became known.</summary>
    ImmutableArray<DateOnly> FactsCame { get; }

    /// <summary>The days on which versions were published.</summary>
    ImmutableArray<DateOnly> RulesCame { get; }

    /// <summary>What payouts ask about an owner.</summary>
    IPayoutFacts Payouts(string owner);
}
