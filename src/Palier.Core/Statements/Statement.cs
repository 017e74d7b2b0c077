using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>
/// What a partner is told of one programme and one period, as it was issued: every amount with its clause, its steps and its
/// sales lines. It is in no language and names nothing that has to be looked up, so it reads the same for ever.
/// </summary>
public sealed record Statement
{
    /// <summary>The number by which people speak of it: <c>S-2026-000017</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The day it was issued.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day whose facts were known when its amounts were computed.</summary>
    public required DateOnly KnownOn { get; init; }

    public required Vendor Vendor { get; init; }

    public required StatedPartner Partner { get; init; }

    public required StatedProgramme Programme { get; init; }

    public required Period Period { get; init; }

    /// <summary>The level held on the first day of the period; null without one.</summary>
    public LocalText? Level { get; init; }

    public ImmutableArray<StatedBonus> Bonuses { get; init; } = [];

    /// <summary>What earlier periods came to anew and was posted with this one, each with what made the difference.</summary>
    public ImmutableArray<StatedRevision> Revised { get; init; } = [];

    public ImmutableArray<StatedAccount> Accounts { get; init; } = [];

    public ImmutableArray<StatedPayout> Payouts { get; init; } = [];

    /// <summary>The rates at which amounts of the period were converted.</summary>
    public ImmutableArray<StatedRate> Rates { get; init; } = [];

    /// <summary>Whether a converted line is rounded by itself or lines are added exactly; null where the text does not say.</summary>
    public LineRounding? Rounds { get; init; }

    /// <summary>The statement that this one corrects; null where it is the first of its period.</summary>
    public Correction? Corrects { get; init; }
}

/// <summary>Who runs the programme, as it stands at the head of a statement.</summary>
/// <param name="Address">Lines of an address, in their order; may be empty.</param>
/// <param name="Logo">The picture, PNG or JPEG in base64, so that it stays as it was; null without one.</param>
public sealed record Vendor(string Name, ImmutableArray<string> Address, string? Logo);

/// <summary>The partner as it was called on the day of issue.</summary>
public sealed record StatedPartner(string Id, string Name, string Country, string? City);

/// <summary>The programme, with the versions that the amounts follow from.</summary>
public sealed record StatedProgramme(string Name, LocalText Title, Currency Currency, ImmutableArray<StatedVersion> Versions);

/// <summary>A version, and the day partners were told of it.</summary>
public sealed record StatedVersion(int Version, DateOnly Published);

/// <summary>What one bonus earned in the period, with every line that led to it.</summary>
/// <param name="Lines">The steps in their order, named in words; the last is the amount itself.</param>
public sealed record StatedBonus(string Name, LocalText Title, string Ref, Money Earned, ImmutableArray<Reason> Lines);

/// <summary>What a bonus of an earlier period comes to now, where that is not what was posted before.</summary>
/// <param name="Period">The period it was earned in.</param>
/// <param name="Before">What was posted for it before.</param>
/// <param name="Now">What is posted for it now.</param>
/// <param name="Differences">Every line that came, went or comes to something else; empty where nothing was posted before.</param>
/// <param name="Lines">All steps, where nothing was posted before.</param>
public sealed record StatedRevision(string Name, LocalText Title, string? Ref, Period Period, Money Before, Money Now, ImmutableArray<Difference> Differences, ImmutableArray<Reason> Lines);

/// <summary>An account of the partner between two closings.</summary>
/// <param name="Name">The wallet.</param>
/// <param name="Title">What the programme calls it; null where it does not name it.</param>
/// <param name="Before">What it held when the period before had closed.</param>
/// <param name="After">What it holds when this period has closed: what it held before and all movements.</param>
public sealed record StatedAccount(string Name, LocalText? Title, Money Before, ImmutableArray<StatedMovement> Movements, Money After);

/// <summary>One movement of an account, as the account sees it.</summary>
/// <param name="Name">What it is of: the bonus, or the wallet that is paid out.</param>
/// <param name="Title">What the programme calls that; null where it does not name it.</param>
/// <param name="Period">The period it was earned in or is paid for.</param>
/// <param name="Number">1 for the first movement of this; each further one is a difference to what was posted before.</param>
/// <param name="Amount">Above zero where the account is given something.</param>
/// <param name="After">What the account held then.</param>
/// <param name="Key">The movement's key in the books.</param>
public sealed record StatedMovement(DateOnly On, Purpose Purpose, string Name, LocalText? Title, Period Period, int Number, string? Ref, Money Amount, Money After, string Key);

/// <summary>How a payout stands on the day of issue: to be paid, held, carried forward.</summary>
/// <param name="State">The line that says so, with what holds it below.</param>
/// <param name="Due">By when it has to be paid; null where the text does not say or nothing is to be paid.</param>
/// <param name="Pays">What is to be paid, or was; zero where it is held, carried forward or lost.</param>
public sealed record StatedPayout(string Wallet, LocalText? Title, Period Period, Money Amount, Reason State, DateOnly? Due, Money Pays)
{
    /// <summary>Whether the amount is still on the account.</summary>
    public bool IsThere => Pays.Minor == 0 && State.Kind is not ("payout_unconfirmed" or "payout_missing");
}

/// <summary>A rate that amounts were converted at.</summary>
/// <param name="Rate">Units of the programme's currency for one unit.</param>
/// <param name="Of">The day the rate is of: the day it was published, or the day from which the programme's own holds.</param>
public sealed record StatedRate(string Currency, Rational Rate, DateOnly Of, RateSource Source);

/// <summary>The statement that is corrected, and what differs, line by line.</summary>
/// <param name="Hash">The seal of the old statement: the SHA-256 of its content.</param>
/// <param name="Less">What is earned now less what was stated, in the currency of the programme.</param>
public sealed record Correction(string Number, DateOnly IssuedOn, string Hash, ImmutableArray<Difference> Differences, Money Less);

/// <summary>A line that differs from the statement before.</summary>
/// <param name="Bonus">The bonus it belongs to.</param>
/// <param name="Line">The line as it is now; as it was, where it is no longer there.</param>
/// <param name="Before">What it came to before; null where it was not there.</param>
/// <param name="Now">What it comes to now; null where it is no longer there.</param>
public sealed record Difference(LocalText Bonus, Reason Line, Arg? Before, Arg? Now)
{
    /// <summary>Now less before, where both are amounts or figures of one unit; a line that is not there counts as nothing.</summary>
    public Arg? Less => (Before ?? Zero(Now), Now ?? Zero(Before)) switch
    {
        (Arg.Amount b, Arg.Amount n) when b.Value.Currency == n.Value.Currency => new Arg.Amount(n.Value - b.Value),
        (Arg.Figure b, Arg.Figure n) when b.Unit == n.Unit && b.Currency == n.Currency => n with { Value = n.Value - b.Value },
        (Arg.Number b, Arg.Number n) => new Arg.Number(n.Value - b.Value),
        _ => null,
    };

    private static Arg? Zero(Arg? like) => like switch
    {
        Arg.Amount a => new Arg.Amount(Money.Zero(a.Value.Currency)),
        Arg.Figure f => f with { Value = Rational.Zero },
        Arg.Number => new Arg.Number(Rational.Zero),
        _ => null,
    };
}
