using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>One step of an amount. The first three and the two after add to the running amount; the others change it.</summary>
public abstract record Step(Place Place)
{
    /// <summary>The day that picks the entry of a figure with a history, where it is not that of the programme.</summary>
    public When? ValueAt { get; init; }

    /// <summary>A percentage of a base.</summary>
    public sealed record Rate(Place Place, Figure Value, string Of) : Step(Place);

    /// <summary>So much for each unit of a base, or for every so many.</summary>
    public sealed record Each(Place Place, Figure Value, string Of, Rational Per, bool Full) : Step(Place);

    public sealed record Fixed(Place Place, Figure Value) : Step(Place);

    /// <summary>Other bonuses or figures, added.</summary>
    public sealed record Sum(Place Place, ImmutableArray<string> Of) : Step(Place);

    public sealed record Extreme(Place Place, ImmutableArray<string> Of, bool Highest) : Step(Place);

    public sealed record Times(Place Place, Figure Value) : Step(Place);

    public sealed record Less(Place Place, ImmutableArray<string> Of) : Step(Place);

    public sealed record Cap(Place Place, Figure Value, bool AtMost) : Step(Place)
    {
        /// <summary>The fields whose values each have a cap of their own: a subscription, a customer; empty for the amount itself.</summary>
        public ImmutableArray<string> Per { get; init; } = [];

        /// <summary>How often it begins anew; null where it never does, or where it caps the single amount.</summary>
        public Cadence? Every { get; init; }

        /// <summary>How partners share it where it is a budget of the whole programme; null where it is not.</summary>
        public Shared? Shared { get; init; }
    }

    public sealed record Round(Place Place, Rational To, RoundingMode Mode) : Step(Place);

    /// <summary>Shares the amount out to wallets; the last step.</summary>
    public sealed record Split(Place Place, ImmutableArray<SplitRow> Rows, Remainder Remainder) : Step(Place)
    {
        /// <summary>The shares that hold for a level.</summary>
        public ImmutableArray<(string Wallet, Rational Share)> For(string? level) =>
            (Rows.FirstOrDefault(r => r.Level == level) ?? Rows[0]).Shares;
    }
}

/// <summary>Shares of wallets, 100 % together, for one level or for all.</summary>
/// <param name="Level">The level; null for all.</param>
public sealed record SplitRow(string? Level, ImmutableArray<(string Wallet, Rational Share)> Shares);

/// <summary>How partners share a budget that is not enough for all.</summary>
public enum Shared
{
    ProRata = 0,
    FirstCome = 1,
}
