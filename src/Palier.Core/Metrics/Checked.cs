using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Whether a condition holds, what is missing where it does not, and the lines that say so.</summary>
/// <param name="Missing">What is missing, by the nearest way where there are several; empty when it holds. Filled only when reasons are recorded.</param>
public readonly record struct Checked(bool Holds, ImmutableArray<Shortfall> Missing, ImmutableArray<Reason> Lines);

/// <summary>One thing that is missing.</summary>
/// <param name="Name">The figure or fact.</param>
/// <param name="Have">What there is; null for no figure.</param>
/// <param name="Need">What is asked; null where a fact must be met or a word must be.</param>
/// <param name="Gap">How much is missing; null where that is not a matter of more.</param>
/// <param name="Word">The level or word that is asked, where it is not a figure.</param>
public sealed record Shortfall(string Name, Quantity? Have, Quantity? Need, Quantity? Gap, string? Word, string? Ref)
{
    /// <summary>The gap as a part of what is asked, to compare ways; 1 where it is not a matter of more.</summary>
    public Rational PartMissing => Gap is { } s && Need is { Value.Sign: not 0 } n ? s.Value / n.Value.Abs() : Rational.One;
}

/// <summary>A level held in some programme, with that programme's ladder.</summary>
public sealed record HeldLevel(string Level, Ladder Ladder);
