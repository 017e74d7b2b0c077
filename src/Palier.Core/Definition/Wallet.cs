using Palier.Core.Definition.Yaml;
using Palier.Core.Values;
using System.Collections.Immutable;

namespace Palier.Core.Definition;

/// <summary>Where earnings go: money to be paid out, funds to be claimed, credits, points. They differ in the words used, not in kind.</summary>
public sealed record Wallet(string Name, Place Place, LocalText Title, string Ref)
{
    /// <summary>The wallet of bonuses that do not say where they go.</summary>
    public const string Cash = "cash";

    /// <summary>The field that names whose it is, <c>deal.seller</c>; null for the partner.</summary>
    public string? Owner { get; init; }

    /// <summary>What it holds where that is not money: points, vouchers, credits. They are whole.</summary>
    public string? Unit { get; init; }

    /// <summary>How often it is paid out, when the period closes; null where it is not paid out but used.</summary>
    public Cadence? Pays { get; init; }

    /// <summary>By when what is paid out must have been paid.</summary>
    public When? Due { get; init; }

    /// <summary>The least that is paid out; less is carried forward.</summary>
    public Rational? AtLeast { get; init; }

    public Confirm? Confirm { get; init; }

    /// <summary>The last moment to dispute what was paid.</summary>
    public When? Dispute { get; init; }

    public Missing? Missing { get; init; }

    /// <summary>How long after the period it was earned in each entry can be used; null for always.</summary>
    public Duration? Lasts { get; init; }

    public Unused? Unused { get; init; }
}

/// <summary>That the partner confirms what it is paid, and what happens when it says nothing within the time.</summary>
public sealed record Confirm(Duration Within, Silence Otherwise);

/// <summary>What silence means.</summary>
public enum Silence
{
    Confirmed = 0,
    Forfeited = 1,
}

/// <summary>What must be known before anything is paid out: asserted facts; what is kept for want of them is lost after a time.</summary>
public sealed record Missing(ImmutableArray<string> Needs, Duration Wait);

/// <summary>What becomes of what was not used in time.</summary>
public enum Unused
{
    /// <summary>It is lost: of a wallet.</summary>
    Forfeited = 0,

    /// <summary>It is lost: of a quota.</summary>
    Lapses = 1,

    /// <summary>It can be used for as long again.</summary>
    CarriesOver = 2,
}
