using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>What a statement is composed of.</summary>
public sealed record ToBeStated
{
    /// <summary>The version of the programme that holds for the period.</summary>
    public required Programme Programme { get; init; }

    public required Partner Partner { get; init; }

    public required Period Period { get; init; }

    public required Vendor Vendor { get; init; }

    /// <summary>The level held on the first day of the period.</summary>
    public Level? Level { get; init; }

    /// <summary>What was earned in the period, with its lines.</summary>
    public ImmutableArray<Earning> Earned { get; init; } = [];

    /// <summary>Earlier periods for which something else is posted now than before.</summary>
    public ImmutableArray<Revised> Revised { get; init; } = [];

    /// <summary>The partner's books.</summary>
    public Journal Journal { get; init; } = Journal.Empty;

    /// <summary>The day on which the period before closed: its movements belong to the statement before. Null where there is none.</summary>
    public DateOnly? After { get; init; }

    /// <summary>The day on which the period closes.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The last day to which the period itself was posted: later than its closing where it stayed open or was opened again.</summary>
    public DateOnly? PostedUntil { get; init; }

    /// <summary>The last day whose facts are known.</summary>
    public required DateOnly KnownOn { get; init; }

    /// <summary>The payouts as they stand on the day the period closes.</summary>
    public ImmutableArray<PayoutStanding> Payouts { get; init; } = [];

    /// <summary>Whether a movement is of the period: until it closes, and what is posted later for what was earned in it.</summary>
    public bool IsStated(Movement movement) => movement.On <= Until
        ? !IsOfLater(movement)
        : movement.On <= PostedUntil && movement.Of.Purpose == Purpose.Earned && Period.From <= movement.Of.Period.From && movement.Of.Period.Until <= Period.Until;

    // A statement that is issued anew later says nothing of what later periods earned and paid.
    private bool IsOfLater(Movement movement) => movement.Of.Purpose is Purpose.Earned or Purpose.Paid && movement.Of.Period.From >= Period.Until;
}

/// <summary>A bonus of an earlier period that comes to something else now.</summary>
/// <param name="Before">What was posted for it before.</param>
/// <param name="Now">What is posted for it now.</param>
/// <param name="Then">How it came to that before; null where nothing was posted.</param>
/// <param name="Earned">How it comes to what it is now; null where that is not known any more.</param>
public sealed record Revised(Bonus Bonus, Period Period, Money Before, Money Now, Earning? Then, Earning? Earned);
